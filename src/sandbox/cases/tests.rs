use super::*;

fn case(output: &str) -> Case {
    let text = format!("[[case]]\noutput = {output:?}\n");
    parse("t", &text, false).unwrap().remove(0)
}

fn ended(ended: Ended, printed: &str, case: &Case) -> (Verdict, Judged) {
    let heard = Heard::new();
    heard.print(Stream::Out, printed.as_bytes());
    let judged = judge(case, &Outcome::never(ended), &heard);
    (judged.verdict, judged)
}

#[test]
fn a_file_of_cases_is_read_with_what_it_leaves_out() {
    let text = "[[case]]\n\n[[case]]\nname = 'big'\ninput = '''\n1\n2\n'''\nexit = 3\npoints = 5\n";
    let cases = parse("t", text, false).unwrap();
    assert_eq!((cases[0].name.as_str(), cases[0].points), ("case 1", 1));
    let big = &cases[1];
    assert_eq!((big.input.as_str(), big.exit, big.points), ("1\n2\n", 3, 5));
}

#[test]
fn mistakes_in_a_file_of_cases_name_their_place() {
    for (bad, word) in [("[[case]]\nouput = ''\n", "ouput"), ("[[case]\n", "line 1")] {
        let error = parse("main.tests.toml", bad, false)
            .unwrap_err()
            .to_string();
        assert!(
            error.contains("main.tests.toml") && error.contains(word),
            "{error}"
        );
    }
    let many = "[[case]]\n".repeat(MAX_CASES + 1);
    assert!(matches!(parse("t", &many, false), Err(Error::TooMany(..))));
}

#[test]
fn cases_lie_beside_their_program() {
    let file = |path: &str| File {
        path: path.into(),
        text: format!("[[case]]\nname = '{path}'\n").into(),
    };
    let files = ["tests.toml", "a/main.tests.toml", "a/tests.toml"].map(file);
    let found = |entry, hidden| {
        let cases = find(&files, entry, hidden);
        cases.map(|cases| cases.into_iter().map(|case| case.name).collect::<Vec<_>>())
    };
    assert_eq!(found("main.py", None).unwrap(), ["tests.toml"]);
    assert_eq!(found("a/main.py", None).unwrap(), ["a/main.tests.toml"]);
    assert_eq!(found("a/b.py", None).unwrap(), ["a/tests.toml"]);
    let hidden = Some("[[case]]\n");
    assert_eq!(found("c/b.py", hidden).unwrap(), ["hidden case 1"]);
    assert!(
        found("c/b.py", None)
            .unwrap_err()
            .to_string()
            .contains("c/b.tests.toml")
    );
    assert!(is_cases("a/x.tests.toml") && is_cases("tests.toml") && !is_cases("xtests.toml"));
}

#[test]
fn spaces_at_ends_count_only_where_that_is_asked_for() {
    assert!(is_same("a\nb", "a  \nb\n\n", false));
    assert!(!is_same("a\nb", "a\n b", false));
    assert!(!is_same("a\n", "a", true));
}

#[test]
fn what_a_program_did_is_judged() {
    let case = case("3\n");
    assert_eq!(ended(Ended::Code(0), "3\n", &case).0, Verdict::Passed);
    assert_eq!(ended(Ended::Code(0), "4\n", &case).0, Verdict::WrongOutput);
    assert_eq!(ended(Ended::Code(1), "3\n", &case).0, Verdict::WrongExit);
    assert_eq!(
        ended(Ended::Limit(Limit::Time), "", &case).0,
        Verdict::Limit
    );
    assert_eq!(
        ended(Ended::Crashed("x".into()), "", &case).0,
        Verdict::Failed
    );
}

#[test]
fn of_a_hidden_case_nothing_is_told_but_the_verdict() {
    let mut case = case("the answer");
    (case.is_hidden, case.input) = (true, "the question".into());
    for end in [
        Ended::Code(0),
        Ended::Code(7),
        Ended::Crashed("the question".into()),
    ] {
        let told = serde_json::to_string(&ended(end, "the question", &case).1).unwrap();
        assert!(!told.contains("the "), "{told}");
    }
}

#[test]
fn a_report_adds_up() {
    let mut report = Report::default();
    let heard = Heard::new();
    heard.print(Stream::Out, b"3");
    let good = Outcome::never(Ended::Code(0));
    report.add(
        &Case {
            points: 5,
            ..case("3")
        },
        &good,
        &heard,
        false,
    );
    let said = report.add(&case("4"), &good, &heard, false);
    assert_eq!(
        said,
        "✗ case 1: it printed something else (0 ms)\n  expected  4\n  printed   3\n"
    );
    assert_eq!(report.sum(), "1 of 2 passed, 5 of 6 points\n");
    assert!(!report.is_good());
}
