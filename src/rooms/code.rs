//! The address of a room: short, readable, and not to be guessed.
//!
//! `otter-7kq2x-lamp`: one of 128 animals, five characters of 32, one of 128 things, that
//! is 7 + 25 + 7 = 39 bits. Knowing a code opens nothing by itself: a private room answers
//! 404 to everyone who was not let in.

use crate::base::random_bytes;

/// Digits and letters that cannot be taken for one another.
const ALPHABET: &[u8; 32] = b"23456789abcdefghjkmnopqrstuvwxyz";

const ANIMALS: [&str; 128] = [
    "adder", "alpaca", "auk", "badger", "bat", "bear", "beaver", "bee", "bison", "boar", "bream",
    "bunny", "camel", "carp", "cat", "cod", "colt", "condor", "coot", "coyote", "crab", "crane",
    "cricket", "crow", "cuckoo", "deer", "dingo", "dog", "dove", "duck", "eagle", "eel", "egret",
    "eider", "elk", "emu", "ermine", "falcon", "fawn", "ferret", "finch", "fox", "frog", "gannet",
    "gecko", "gibbon", "gnu", "goat", "goose", "grebe", "grouse", "gull", "hare", "hawk",
    "hedgehog", "heron", "hippo", "hoopoe", "horse", "ibex", "ibis", "impala", "jackal", "jaguar",
    "jay", "kestrel", "kite", "kiwi", "koala", "koi", "lark", "lemur", "leopard", "linnet", "lion",
    "lizard", "llama", "lobster", "loon", "lynx", "magpie", "marmot", "marten", "merlin", "mink",
    "mole", "moose", "moth", "mouse", "mule", "newt", "ocelot", "orca", "oriole", "osprey",
    "otter", "owl", "ox", "panda", "perch", "pigeon", "pike", "plover", "pony", "puffin", "puma",
    "quail", "rabbit", "raven", "robin", "rook", "salmon", "seal", "shrew", "snail", "sparrow",
    "squid", "stag", "stoat", "stork", "swan", "swift", "tapir", "tern", "toad", "trout", "vole",
    "wren",
];

const THINGS: [&str; 128] = [
    "anvil", "apron", "arch", "attic", "awning", "axe", "barn", "barrel", "basin", "basket",
    "beam", "bell", "bellows", "bench", "blanket", "bolt", "book", "boot", "bottle", "bowl", "box",
    "brick", "bridge", "broom", "brush", "bucket", "button", "cabin", "candle", "canoe", "cart",
    "chair", "chalk", "chest", "chimney", "chisel", "clock", "coat", "cork", "cradle", "crate",
    "cup", "cupboard", "curtain", "desk", "dish", "door", "drawer", "drum", "easel", "fence",
    "fiddle", "flask", "floor", "flute", "fork", "gable", "garden", "gate", "glove", "hall",
    "hammer", "handle", "harp", "hat", "hearth", "hinge", "hook", "jar", "jug", "kettle", "key",
    "kiln", "ladder", "ladle", "lamp", "lantern", "latch", "loft", "loom", "mallet", "map", "mast",
    "mat", "mill", "mirror", "mitten", "mug", "nail", "needle", "oar", "oven", "paddle", "pan",
    "pantry", "peg", "pencil", "pillow", "pipe", "plank", "plate", "porch", "pot", "pump", "quilt",
    "rack", "rafter", "rake", "rope", "rug", "saddle", "sail", "saw", "scarf", "shelf", "shovel",
    "sledge", "spade", "spoon", "stair", "stool", "stove", "table", "tile", "tray", "wheel",
    "window", "yarn",
];

/// A code for a new room. Whether another room has it already is for the database to say.
pub fn fresh() -> String {
    let random = random_bytes::<7>();
    let word = |words: &[&'static str; 128], byte: u8| words[usize::from(byte % 128)];
    let middle = random[2..]
        .iter()
        .map(|byte| char::from(ALPHABET[usize::from(byte % 32)]));
    format!(
        "{}-{}-{}",
        word(&ANIMALS, random[0]),
        middle.collect::<String>(),
        word(&THINGS, random[1])
    )
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_word_stands_twice_and_all_fit_a_url() {
        let words: BTreeSet<_> = ANIMALS.iter().chain(&THINGS).collect();
        assert_eq!(words.len(), 256);
        assert!(
            words
                .iter()
                .all(|word| word.bytes().all(|byte| byte.is_ascii_lowercase()))
        );
        assert_eq!(ALPHABET.iter().collect::<BTreeSet<_>>().len(), 32);
    }

    #[test]
    fn codes_differ() {
        let codes: BTreeSet<_> = (0..1_000).map(|_| fresh()).collect();
        assert_eq!(codes.len(), 1_000);
        assert!(codes.iter().all(|code| code.split('-').count() == 3));
    }
}
