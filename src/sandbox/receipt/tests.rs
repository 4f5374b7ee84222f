use super::*;

fn source() -> Source {
    let file = |path: &str, text: &'static str| File {
        path: path.into(),
        text: text.into(),
    };
    Source {
        files: vec![file("main.py", "print(1)"), file("a/b.py", "")],
        entry: "main.py".into(),
        args: vec!["x".into()],
        seed: Some(7),
        stdin: Some("in".into()),
        ..Source::default()
    }
}

#[test]
fn a_bundle_has_all_that_a_run_is_made_of() {
    let what = source();
    let receipt = Receipt::about(&what, 7, "python", "abc");
    let (files, stdin) = unpack(&bundle(&receipt, &what).unwrap()).unwrap();
    assert_eq!((files, &stdin[..]), (what.files, &b"in"[..]));
    assert!(unpack(b"no archive").is_err());
}

#[test]
fn receipts_of_different_sources_differ_whatever_their_order() {
    let what = source();
    let about = |what: &Source| Receipt::about(what, 7, "python", "abc");
    let mut turned = what.clone();
    turned.files.reverse();
    assert_eq!(about(&what).differences(&about(&turned)), [""; 0]);
    turned.files[0].text = "print(2)".into();
    turned.args.clear();
    assert_eq!(
        about(&what).differences(&about(&turned)),
        ["args", "sources"]
    );
}

#[test]
fn a_folder_counts_with_names_and_contents() {
    let folder = tempfile::tempdir().unwrap();
    let sum = || sum_of_folder(folder.path());
    let empty = sum();
    fs::create_dir(folder.path().join("a")).unwrap();
    let one = sum();
    fs::write(folder.path().join("a/x"), "1").unwrap();
    let two = sum();
    fs::write(folder.path().join("a/x"), "2").unwrap();
    let all = [empty, one, two, sum()];
    for (n, sum) in all.iter().enumerate() {
        assert!(!all[..n].contains(sum), "{n}");
    }
}

#[test]
fn what_is_printed_is_counted_by_stream_not_by_portion() {
    struct Nowhere;
    impl Terminal for Nowhere {
        fn room(&self, _: Option<&Waker>) -> usize {
            1
        }
        fn print(&self, _: Stream, _: &[u8]) {}
    }
    let sums = |parts: &[(Stream, &[u8])]| {
        let tap = Tap::new(Arc::new(Nowhere));
        for (stream, bytes) in parts {
            tap.print(*stream, bytes);
        }
        tap.sums()
    };
    let one = sums(&[(Stream::Out, b"ab"), (Stream::Err, b"c")]);
    assert_eq!(
        one,
        sums(&[
            (Stream::Out, b"a"),
            (Stream::Err, b"c"),
            (Stream::Out, b"b")
        ])
    );
    assert_ne!(one, sums(&[(Stream::Out, b"abc")]));
    assert_eq!(one[1], sum(b"c"));
}
