#define HIDDEN "hidden"
