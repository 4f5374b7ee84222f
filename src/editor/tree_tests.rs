use serde_json::Value;
use uuid::Uuid;

use super::*;

/// The fixture names nodes by letters.
fn id(name: &str) -> FileId {
    let mut bytes = [0; 16];
    for (to, from) in bytes.iter_mut().zip(name.bytes()) {
        *to = from;
    }
    FileId(Uuid::from_bytes(bytes))
}

fn register<T>(value: &Value, read: impl Fn(&Value) -> T) -> Register<T> {
    let number = |value: &Value| value.as_i64().unwrap();
    Register(
        read(&value[0]),
        Stamp(number(&value[1][0]), number(&value[1][1])),
    )
}

fn node(value: &Value) -> Node {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let by = UserId(Uuid::nil());
    Node {
        id: id(value["id"].as_str().unwrap()),
        kind: serde_json::from_value(value["kind"].clone()).unwrap(),
        created: Timestamp(value["created"].as_i64().unwrap()),
        by,
        name: register(&value["name"], |v| v.as_str().unwrap().to_owned()),
        parent: register(&value["parent"], |v| v.as_str().map(id)),
        language: register(&value["language"], text),
        deleted: register(&value["deleted"], |v| {
            v["at"].as_i64().map(|at| Deleted {
                at: Timestamp(at),
                by,
            })
        }),
    }
}

#[test]
fn everyone_shows_the_same_tree() {
    let file = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/assets/src/tree/resolve-cases.json"
    );
    let cases: Vec<Value> = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    assert!(cases.len() > 20);
    for case in cases {
        let nodes: Vec<_> = case["nodes"].as_array().unwrap().iter().map(node).collect();
        let shown: BTreeMap<_, _> = resolve(&nodes)
            .into_iter()
            .map(|e| (e.id, e.path))
            .collect();
        let paths = case["paths"].as_object().unwrap();
        let wanted = paths
            .iter()
            .map(|(name, path)| (id(name), path.as_str().unwrap().to_owned()))
            .collect();
        assert_eq!(shown, wanted, "{}", case["case"]);
    }
}

#[test]
fn a_node_is_the_same_whatever_order_its_changes_come_in() {
    let base = node(&serde_json::json!({
        "id": "a", "kind": "file", "created": 1, "name": ["x", [1, 1]], "parent": [null, [1, 1]],
        "language": [null, [1, 1]], "deleted": [null, [1, 1]],
    }));
    let renamed = |name: &str, stamp| Node {
        name: Register(name.into(), stamp),
        ..base.clone()
    };
    let changes = [
        renamed("b", Stamp(5, 2)),
        renamed("c", Stamp(5, 3)),
        renamed("d", Stamp(4, 9)),
    ];
    for order in [[0, 1, 2], [2, 1, 0], [1, 0, 2], [1, 2, 0]] {
        let mut node = base.clone();
        for change in order {
            node.merge(changes[change].clone());
        }
        assert_eq!(node.name.0, "c");
    }
}

#[test]
fn a_full_tree_resolves_however_it_is_linked() {
    // 5,000 nodes in one chain, the last of which hangs in the first.
    let nodes: Vec<_> = (0..5_000u128)
        .map(|n| {
            let mut node = node(&serde_json::json!({
                "id": "a", "kind": "folder", "created": 1, "name": ["x", [1, 1]], "parent": [null, [1, 1]],
                "language": [null, [1, 1]], "deleted": [null, [1, 1]],
            }));
            node.id = FileId(Uuid::from_u128(n));
            node.parent = Register(Some(FileId(Uuid::from_u128((n + 1) % 5_000))), Stamp(n as i64, 1));
            node
        })
        .collect();
    assert_eq!(resolve(&nodes).len(), 5_000);
}
