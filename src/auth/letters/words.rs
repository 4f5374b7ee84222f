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
    let minutes = at.0.div_euclid(60_000);
    let (year, month, day) = date(minutes.div_euclid(24 * 60));
    let of_day = minutes.rem_euclid(24 * 60);
    let month = MONTHS[month];
    format!(
        "{day} {month} {year}, {:02}:{:02} UTC",
        of_day / 60,
        of_day % 60
    )
}

/// Year, month from nought and day of a day since 1970, by the proleptic Gregorian calendar.
fn date(days: i64) -> (i64, usize, i64) {
    // Years begin in March here, so that the leap day is their last; eras have 400 years.
    let days = days + 719_468;
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = (from_march + 2) % 12;
    let year = year + era * 400 + i64::from(month < 2);
    (year, usize::try_from(month).unwrap_or(0), day)
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
