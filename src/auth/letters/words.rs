//! Times and devices, in words that a letter can use.

use crate::base::Timestamp;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// When: `21 November 2026, 20:19 UTC`.
pub(super) fn when(at: Timestamp) -> String {
    let at = at.utc();
    let month = MONTHS[at.month - 1];
    format!(
        "{} {month} {}, {:02}:{:02} UTC",
        at.day, at.year, at.hour, at.minute
    )
}

/// What someone uses, as far as it says so itself: `Firefox on Linux`.
pub(super) fn device(agent: &str) -> String {
    // Browsers name those that they want to be taken for: the most particular comes first.
    let browsers = [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser", "Samsung Internet"),
        ("Firefox", "Firefox"),
        ("FxiOS", "Firefox"),
        ("CriOS", "Chrome"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
        ("curl", "curl"),
    ];
    let systems = [
        ("Windows", "Windows"),
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("CrOS", "ChromeOS"),
        ("Mac OS X", "macOS"),
        ("Linux", "Linux"),
    ];
    let find = |known: &[(&str, &'static str)]| {
        let found = known.iter().find(|(mark, _)| agent.contains(mark));
        found.map(|(_, name)| *name)
    };
    match (find(&browsers), find(&systems)) {
        (Some(browser), Some(system)) => format!("{browser} on {system}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => "a program that does not say what it is".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_those_of_the_calendar() {
        for (at, words) in [
            (0, "1 January 1970, 00:00 UTC"),
            (951_782_400_000, "29 February 2000, 00:00 UTC"),
            (1_795_292_399_999, "21 November 2026, 20:19 UTC"),
            (1_798_761_599_000, "31 December 2026, 23:59 UTC"),
            (-1, "31 December 1969, 23:59 UTC"),
        ] {
            assert_eq!(when(Timestamp(at)), words);
        }
    }

    #[test]
    fn devices_are_called_what_people_call_them() {
        for (agent, words) in [
            (
                "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
                "Firefox on Linux",
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 \
                 Safari/537.36 Edg/140.0",
                "Edge on Windows",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Safari/604.1",
                "Safari on iPhone",
            ),
            ("", "a program that does not say what it is"),
        ] {
            assert_eq!(device(agent), words);
        }
    }
}
