//! Unsigned LEB128, as Yjs' `lib0` writes numbers.

/// Appends `value`.
pub fn write_varint(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// Takes a number off the front of `bytes`; `None` if there is none that fits in 53 bits,
/// the most a JavaScript client can count to.
pub fn read_varint(bytes: &mut &[u8]) -> Option<u64> {
    let mut value = 0u64;
    for shift in (0..56).step_by(7) {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        value |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return (value < 1 << 53).then_some(value);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_survive_the_trip() {
        for value in [0, 1, 127, 128, 300, 1 << 32, (1 << 53) - 1] {
            let mut bytes = Vec::new();
            write_varint(&mut bytes, value);
            let mut rest = bytes.as_slice();
            assert_eq!(read_varint(&mut rest), Some(value));
            assert!(rest.is_empty());
        }
    }

    #[test]
    fn endless_and_truncated_numbers_are_refused() {
        assert_eq!(read_varint(&mut &[0x80u8, 0x80][..]), None);
        assert_eq!(read_varint(&mut &[0xffu8; 12][..]), None);
        assert_eq!(read_varint(&mut &[][..]), None);
    }
}
