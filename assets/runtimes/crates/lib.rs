//! Empty: this package only names its dependency.
