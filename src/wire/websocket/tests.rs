use super::*;

const LIMITS: Limits = Limits {
    text: 64,
    binary: 1024,
};

fn client(first: u8, payload: &[u8]) -> Vec<u8> {
    let mask = [0x12, 0x34, 0x56, 0x78];
    let mut frame = vec![first, 0x80 | payload.len() as u8];
    frame.extend(mask);
    frame.extend(payload.iter().zip(mask.iter().cycle()).map(|(a, b)| a ^ b));
    frame
}

fn feed(parser: &mut Parser, bytes: &[u8]) -> Result<Vec<String>, Close> {
    let mut seen = Vec::new();
    parser.feed(&mut bytes.to_vec(), |message| {
        seen.push(format!("{message:?}"));
        Ok(())
    })?;
    Ok(seen)
}

#[test]
fn the_handshake_answers_as_the_rfc_says() {
    assert_eq!(
        accept_key("dGhlIHNhbXBsZSBub25jZQ=="),
        "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="
    );
}

#[test]
fn a_message_may_come_byte_by_byte() {
    let mut parser = Parser::new(LIMITS);
    let mut seen = Vec::new();
    let mut bytes = client(0x81, "grüß dich".as_bytes());
    bytes.extend(client(0x82, &[1, 2, 3]));
    for byte in bytes {
        seen.extend(feed(&mut parser, &[byte]).unwrap());
    }
    assert_eq!(seen, ["Text(\"grüß dich\")", "Binary([1, 2, 3])"]);
    assert_eq!(parser.pending.capacity(), 0, "nothing is kept when idle");
}

#[test]
fn fragments_are_joined_around_a_ping() {
    let mut parser = Parser::new(LIMITS);
    let mut bytes = client(0x01, "gr\u{fc}".as_bytes()[..3].as_ref());
    bytes.extend(client(0x89, b"hey"));
    bytes.extend(client(0x80, "\u{fc}n".as_bytes()[1..].as_ref()));
    let seen = feed(&mut parser, &bytes).unwrap();
    assert_eq!(seen, ["Ping([104, 101, 121])", "Text(\"gr\u{fc}n\")"]);
}

#[test]
fn what_the_rfc_forbids_is_refused() {
    let cases: [(&[u8], Close); 6] = [
        (
            &[0x81, 0x01, b'x'],
            Close::Protocol("a client has to mask its frames"),
        ),
        (
            &client(0xc1, b"x"),
            Close::Protocol("reserved bits are set"),
        ),
        (&client(0x83, b"x"), Close::Protocol("no such opcode")),
        (&client(0x80, b"x"), Close::Protocol("nothing to continue")),
        (
            &client(0x09, b""),
            Close::Protocol("a control frame is short and whole"),
        ),
        (
            &client(0x88, &[0x03, 0xed]),
            Close::Protocol("no such close code"),
        ),
    ];
    for (bytes, why) in cases {
        assert_eq!(
            feed(&mut Parser::new(LIMITS), bytes),
            Err(why),
            "{bytes:x?}"
        );
    }
}

#[test]
fn bad_text_is_refused_before_its_last_fragment() {
    let mut parser = Parser::new(LIMITS);
    assert_eq!(
        feed(&mut parser, &client(0x01, &[0xc3, 0x28])),
        Err(Close::NotUtf8)
    );
}

#[test]
fn a_large_message_is_refused_by_its_header() {
    let mut parser = Parser::new(LIMITS);
    assert_eq!(
        feed(&mut parser, &client(0x81, &[b'x'; 65])[..6]),
        Err(Close::TooLarge)
    );
    let mut parser = Parser::new(LIMITS);
    feed(&mut parser, &client(0x01, &[b'x'; 40])).unwrap();
    assert_eq!(
        feed(&mut parser, &client(0x80, &[b'x'; 40])),
        Err(Close::TooLarge)
    );
}

#[test]
fn our_frames_have_the_shortest_header() {
    for (len, header) in [(0, 2), (125, 2), (126, 4), (65_535, 4), (65_536, 10)] {
        let mut out = Vec::new();
        encode(&mut out, Opcode::Binary, &vec![7; len]);
        assert_eq!(out.len(), header + len);
    }
}

#[test]
fn every_length_is_unmasked_to_its_last_byte() {
    for len in 0..40 {
        let text = "x".repeat(len);
        let seen = feed(&mut Parser::new(LIMITS), &client(0x81, text.as_bytes())).unwrap();
        assert_eq!(seen, [format!("Text({text:?})")]);
    }
}
