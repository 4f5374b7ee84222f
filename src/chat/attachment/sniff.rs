//! What a file is, by its first bytes.

/// How many of the first bytes are looked at.
pub(super) const HEAD: usize = 4 * 1024;

/// What nothing is known about.
pub(super) const UNKNOWN: &str = "application/octet-stream";
/// Text. HTML and SVG are text as well: nothing that could be executed has a type of its own.
pub(super) const TEXT: &str = "text/plain";

/// The type of a file that begins with `head`, unless it is text or unknown.
pub(super) fn sniff(head: &[u8]) -> Option<&'static str> {
    let at = |offset: usize, sign: &[u8]| {
        head.get(offset..)
            .is_some_and(|rest| rest.starts_with(sign))
    };
    let kind = match head {
        _ if at(0, b"\x89PNG\r\n\x1a\n") => "image/png",
        _ if at(0, b"\xff\xd8\xff") => "image/jpeg",
        _ if at(0, b"GIF87a") || at(0, b"GIF89a") => "image/gif",
        _ if at(0, b"RIFF") && at(8, b"WEBP") => "image/webp",
        _ if at(0, b"RIFF") && at(8, b"WAVE") => "audio/wav",
        _ if at(0, b"BM") && at(6, &[0; 4]) && at(15, &[0; 3]) => "image/bmp",
        _ if at(0, b"%PDF-") => "application/pdf",
        _ if at(0, b"PK\x03\x04") || at(0, b"PK\x05\x06") => "application/zip",
        _ if at(4, b"ftyp") => by_brand(head.get(8..12).unwrap_or_default()),
        _ if at(0, b"\x1a\x45\xdf\xa3") && has(head, b"webm") => film_or_sound(head),
        _ if at(0, b"OggS") && has(head, b"theora") => "video/ogg",
        _ if at(0, b"OggS") => "audio/ogg",
        _ if at(0, b"ID3") => "audio/mpeg",
        // Layer III of MPEG 1 or 2, with a bit rate and a sampling rate that there are.
        [0xff, 0xfb | 0xfa | 0xf3 | 0xf2, rates, ..]
            if (0x10..0xf0).contains(rates) && rates & 0x0c != 0x0c =>
        {
            "audio/mpeg"
        }
        _ => return None,
    };
    Some(kind)
}

fn by_brand(brand: &[u8]) -> &'static str {
    match brand {
        b"avif" | b"avis" => "image/avif",
        b"M4A " | b"M4B " => "audio/mp4",
        b"isom" | b"iso2" | b"iso4" | b"iso5" | b"iso6" | b"mp41" | b"mp42" | b"avc1" | b"M4V "
        | b"MSNV" | b"dash" | b"mmp4" => "video/mp4",
        _ => UNKNOWN,
    }
}

/// What microphones make is in the same container as films, without a track of pictures.
fn film_or_sound(head: &[u8]) -> &'static str {
    let sounds = has(head, b"A_OPUS") || has(head, b"A_VORBIS");
    match sounds && !has(head, b"V_") {
        true => "audio/webm",
        false => "video/webm",
    }
}

fn has(head: &[u8], sign: &[u8]) -> bool {
    memchr::memmem::find(head, sign).is_some()
}

/// Whether a browser shows it in place: pictures made of points, sound, film, and plain text.
pub(super) fn is_shown(media_type: &str) -> bool {
    media_type == TEXT
        || ["image/", "audio/", "video/"]
            .iter()
            .any(|kind| media_type.starts_with(kind))
}

/// Tells, piece by piece, whether all of a file is UTF-8 without what no text has.
#[derive(Debug, Default)]
pub(super) struct TextOrNot {
    is_no_text: bool,
    /// The beginning of a character whose end is in the next piece.
    begun: Vec<u8>,
}

impl TextOrNot {
    /// Takes the next piece.
    pub fn see(&mut self, piece: &[u8]) {
        if self.is_no_text {
            return;
        }
        let joined;
        let bytes = match self.begun.is_empty() {
            true => piece,
            false => {
                joined = [&self.begun[..], piece].concat();
                &joined[..]
            }
        };
        let (valid, rest) = match std::str::from_utf8(bytes) {
            Ok(_) => (bytes, &[][..]),
            Err(error) if error.error_len().is_none() => bytes.split_at(error.valid_up_to()),
            Err(_) => return self.is_no_text = true,
        };
        self.is_no_text = valid.iter().any(|byte| is_binary(*byte));
        self.begun = rest.to_vec();
    }

    /// Whether it was text.
    pub fn is_text(&self) -> bool {
        !self.is_no_text && self.begun.is_empty()
    }
}

/// Control characters but for tab, line feed, form feed, carriage return and escape.
fn is_binary(byte: u8) -> bool {
    byte < 0x20 && !matches!(byte, b'\t' | b'\n' | 0x0c | b'\r' | 0x1b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_it_begins_with() {
        for (head, kind) in [
            (&b"\x89PNG\r\n\x1a\n\0\0"[..], "image/png"),
            (b"\xff\xd8\xff\xe0", "image/jpeg"),
            (b"GIF89a", "image/gif"),
            (b"RIFF\x01\x02\x03\x04WEBPVP8 ", "image/webp"),
            (b"RIFF\x01\x02\x03\x04WAVEfmt ", "audio/wav"),
            (b"\0\0\0\x1cftypavif", "image/avif"),
            (b"\0\0\0\x1cftypisom", "video/mp4"),
            (b"\0\0\0\x1cftypM4A ", "audio/mp4"),
            (b"%PDF-1.7", "application/pdf"),
            (b"PK\x03\x04", "application/zip"),
            (b"\x1a\x45\xdf\xa3....webm....V_VP9..A_OPUS", "video/webm"),
            (b"\x1a\x45\xdf\xa3....webm....A_OPUS", "audio/webm"),
            (b"OggS", "audio/ogg"),
            (b"ID3\x04", "audio/mpeg"),
            (b"\xff\xfb\x90\x00", "audio/mpeg"),
        ] {
            assert_eq!(sniff(head), Some(kind), "{head:?}");
        }
    }

    #[test]
    fn what_browsers_could_execute_has_no_type_of_its_own() {
        for head in [
            &b"<!doctype html><script>alert(1)</script>"[..],
            b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
            b"<?xml version='1.0'?>",
            b"#!/bin/sh",
            b"BM is how this sentence begins",
            b"",
        ] {
            assert_eq!(sniff(head), None, "{head:?}");
            let mut text = TextOrNot::default();
            text.see(head);
            assert!(text.is_text());
        }
        assert_eq!(sniff(b"\x7fELF\x02"), None);
        assert!(is_shown(TEXT) && is_shown("image/png") && !is_shown("application/pdf"));
    }

    #[test]
    fn text_is_text_wherever_it_is_cut() {
        let bytes = "Grüße, 世界 🛖\n".as_bytes();
        for at in 0..bytes.len() {
            let mut text = TextOrNot::default();
            text.see(&bytes[..at]);
            text.see(&bytes[at..]);
            assert!(text.is_text(), "{at}");
        }
        for no_text in [&b"a\0b"[..], b"\xff\xfe", b"abc\xc3", b"\xed\xa0\x80"] {
            let mut text = TextOrNot::default();
            no_text.chunks(1).for_each(|piece| text.see(piece));
            assert!(!text.is_text(), "{no_text:?}");
        }
    }
}
