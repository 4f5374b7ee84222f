//! What a letter says, as text and in the look of the house.

use std::fmt::Write as _;

use crate::base::Timestamp;

/// A letter, ready to be sent.
#[derive(Clone, Debug, PartialEq)]
pub struct Letter {
    /// What it is about, for those who look after the house: `reset`, `verify`, ….
    pub kind: &'static str,
    /// The address that it goes to; empty when there is none, and someone has to pass it on.
    pub recipient: String,
    /// One line.
    pub subject: String,
    /// For those who read text.
    pub text: String,
    /// For those who do not.
    pub html: String,
    /// The link that it is about, if it is about one.
    pub link: Option<String>,
    /// Until when it is of any use.
    pub expires_at: Timestamp,
}

/// What to say, before it is set in type. Everything in it is plain text.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// What the house is called.
    pub house: String,
    /// What it is about, in one line.
    pub subject: String,
    /// What there is to say, paragraph by paragraph.
    pub said: Vec<String>,
    /// What there is to do.
    pub action: Option<Action>,
    /// What is said after that, smaller.
    pub notes: Vec<String>,
}

/// Something to do, by a link.
#[derive(Clone, Debug)]
pub struct Action {
    /// What the button says.
    pub label: String,
    /// Where it leads.
    pub url: String,
}

/// Colours of the page, the sheet and what is on it: `[light, dark]`, as `tokens.css` has them.
const GROUND: [&str; 2] = ["#eeeae3", "#120e0b"];
const PANEL: [&str; 2] = ["#fefcf9", "#1c1814"];
const LINE: [&str; 2] = ["#e0dcd4", "#302b26"];
const INK: [&str; 2] = ["#261f18", "#ede9e2"];
const INK_2: [&str; 2] = ["#574e46", "#bbb5ad"];
const EMBER: [&str; 2] = ["#bd571c", "#f59a4e"];
const ON_EMBER: [&str; 2] = ["#fffdfa", "#231307"];
const FONT: &str = "'IBM Plex Sans',-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

impl Draft {
    /// The subject, which is one line whatever it was made of.
    pub fn subject(&self) -> String {
        let line = self.subject.chars();
        line.map(|c| if c.is_control() { ' ' } else { c }).collect()
    }

    /// The letter as text.
    pub fn text(&self) -> String {
        let mut parts = self.said.clone();
        if let Some(Action { label, url }) = &self.action {
            parts.push(format!("{label}:\n{url}"));
        }
        parts.extend(self.notes.iter().cloned());
        parts.push(format!("-- \n{}", self.house));
        parts.join("\n\n")
    }

    /// The letter as a page: one table, its style in place, nothing loaded from anywhere.
    pub fn html(&self) -> String {
        let mut sheet = String::new();
        for said in &self.said {
            let _ = write!(
                sheet,
                "<p class=\"ink\" style=\"margin:0 0 16px;font-size:16px;line-height:24px;color:{}\">{}</p>",
                INK[0],
                escape(said)
            );
        }
        if let Some(action) = &self.action {
            sheet += &button(action);
        }
        for note in &self.notes {
            let _ = write!(
                sheet,
                "<p class=\"ink2\" style=\"margin:0 0 12px;font-size:13px;line-height:20px;color:{}\">{}</p>",
                INK_2[0],
                escape(note)
            );
        }
        page(&escape(&self.house), &escape(&self.subject()), &sheet)
    }
}

/// What there is to do, as a button, and as an address for those whose button does not work.
fn button(Action { label, url }: &Action) -> String {
    let (label, url) = (escape(label), escape(url));
    format!(
        "<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" style=\"margin:8px 0 16px\"><tr>\
         <td class=\"ember\" style=\"border-radius:7px;background:{ember}\">\
         <a class=\"on\" href=\"{url}\" style=\"display:inline-block;padding:11px 20px;font-size:16px;\
         line-height:20px;font-weight:600;color:{on};text-decoration:none\">{label}</a></td></tr></table>\
         <p class=\"ink2\" style=\"margin:0 0 16px;font-size:13px;line-height:20px;color:{ink};\
         word-break:break-all\">{url}</p>",
        ember = EMBER[0],
        on = ON_EMBER[0],
        ink = INK_2[0],
    )
}

fn page(house: &str, subject: &str, sheet: &str) -> String {
    format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\">\
         <meta name=\"color-scheme\" content=\"light dark\">\
         <meta name=\"supported-color-schemes\" content=\"light dark\"><title>{subject}</title>\
         <style>@media (prefers-color-scheme:dark){{{dark}}}</style></head>\
         <body class=\"ground\" style=\"margin:0;padding:0;background:{ground}\">\
         <table class=\"ground\" role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" \
         style=\"background:{ground};font-family:{FONT}\"><tr><td align=\"center\" style=\"padding:32px 16px\">\
         <table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" style=\"max-width:520px\">\
         <tr><td class=\"ink\" style=\"padding:0 4px 12px;font-size:16px;line-height:24px;font-weight:600;\
         color:{ink}\">{house}</td></tr>\
         <tr><td class=\"panel\" style=\"padding:28px 28px 16px;border:1px solid {line};border-radius:11px;\
         background:{panel}\">\
         <h1 class=\"ink\" style=\"margin:0 0 16px;font-size:20px;line-height:28px;font-weight:600;\
         color:{ink}\">{subject}</h1>{sheet}</td></tr></table></td></tr></table></body></html>",
        dark = dark(),
        ground = GROUND[0],
        panel = PANEL[0],
        line = LINE[0],
        ink = INK[0],
    )
}

/// The same colours at night. Styles in place would win without `!important`.
fn dark() -> String {
    format!(
        ".ground{{background:{}!important}}.panel{{background:{}!important;border-color:{}!important}}\
         .ink{{color:{}!important}}.ink2{{color:{}!important}}.ember{{background:{}!important}}\
         .on{{color:{}!important}}",
        GROUND[1], PANEL[1], LINE[1], INK[1], INK_2[1], EMBER[1], ON_EMBER[1]
    )
}

/// `raw` as text of a page or of an attribute.
fn escape(raw: &str) -> String {
    let mut safe = String::with_capacity(raw.len());
    for c in raw.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(hostile: &str) -> Draft {
        Draft {
            house: hostile.to_owned(),
            subject: hostile.to_owned(),
            said: vec![hostile.to_owned()],
            action: Some(Action {
                label: hostile.to_owned(),
                url: format!("https://lh.example/{hostile}"),
            }),
            notes: vec![hostile.to_owned()],
        }
    }

    #[test]
    fn nothing_that_people_chose_becomes_markup() {
        let html = draft("\"><script>alert('1')</script><img src=x>").html();
        assert!(
            !html.contains("<script") && !html.contains("<img"),
            "{html}"
        );
        assert_eq!(html.matches("&lt;script&gt;alert(&#39;1&#39;)").count(), 8);
    }

    #[test]
    fn a_letter_loads_nothing_from_anywhere() {
        let html = draft("Longhouse").html();
        for loads in ["src=", "url(", "@import", "<link", "<script"] {
            assert!(!html.contains(loads), "{loads}");
        }
    }

    #[test]
    fn a_subject_is_one_line() {
        let subject = draft("Hello\r\nBcc: everyone@example.org").subject();
        assert_eq!(subject, "Hello  Bcc: everyone@example.org");
    }

    #[test]
    fn text_says_the_same_as_the_page() {
        let text = draft("Longhouse").text();
        assert!(text.contains("https://lh.example/Longhouse"));
        assert!(text.ends_with("-- \nLonghouse"));
    }
}
