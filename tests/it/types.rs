//! The browser's types of the live protocol come from the server's.

use std::any::TypeId;
use std::collections::{BTreeMap, HashSet};
use std::path::Path;

use longhouse::live::{ClientFrame, ServerFrame};
use ts_rs::{Config, TS, TypeVisitor};

const HEAD: &str = "// The frames of the live protocol (src/live/PROTOCOL.md), generated from the server's types.\n\
                    // `UPDATE=1 cargo test --release types` writes this file; a test fails when it is out of date.\n";

#[test]
fn the_browser_has_the_servers_types() {
    let generated = generate();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/src/wire/generated.ts");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &generated).unwrap();
    }
    let present = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        present == generated,
        "assets/src/wire/generated.ts is out of date; run `UPDATE=1 cargo test --release types`"
    );
}

struct Types {
    config: Config,
    seen: HashSet<TypeId>,
    decls: BTreeMap<String, String>,
}

impl TypeVisitor for Types {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        if T::output_path().is_some() {
            let (name, decl) = (T::ident(&self.config), T::decl(&self.config));
            let clash = self.decls.insert(name.clone(), decl.clone());
            assert!(
                clash.is_none_or(|other| other == decl),
                "two types are called {name}"
            );
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

fn generate() -> String {
    let mut types = Types {
        config: Config::new().with_large_int("number"),
        seen: HashSet::new(),
        decls: BTreeMap::new(),
    };
    types.visit::<ClientFrame>();
    types.visit::<ServerFrame>();
    let decls = types
        .decls
        .values()
        .map(|decl| format!("\nexport {decl}\n"));
    HEAD.to_owned() + &decls.collect::<String>()
}
