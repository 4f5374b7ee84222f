//! What an empty room starts with, one file per language.

/// The name and text of a language's starter.
pub fn starter(language: &str) -> Option<(&'static str, &'static str)> {
    match language {
        "python" => Some(("main.py", PYTHON)),
        "javascript" => Some(("main.js", JAVASCRIPT)),
        _ => None,
    }
}

const PYTHON: &str = r#"# Everyone in the room sees what you write, and can run it: press Run.


def greet(name: str) -> str:
    return f"Hello, {name}!"


if __name__ == "__main__":
    name = input("Who is there? ")
    print(greet(name or "world"))
"#;

const JAVASCRIPT: &str = r#"// Everyone in the room sees what you write, and can run it: press Run.

function greet(name) {
  return `Hello, ${name}!`;
}

const names = ["Ada", "Grace", "world"];
for (const name of names) {
  console.log(greet(name));
}
"#;
