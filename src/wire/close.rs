//! Why a WebSocket is closed.

/// A close code, with the reason that goes with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Close {
    /// The client said goodbye first, or there is nothing to add.
    Normal,
    /// The server is going down or restarting.
    GoingAway,
    /// Who is connected may do other things than before.
    StartAnew,
    /// A frame made no sense.
    Malformed(&'static str),
    /// The session has ended.
    SignedOut,
    /// The client does not keep up, or does not answer.
    TooSlow(&'static str),
    /// A frame was larger than we take.
    TooLarge,
    /// More frames than we take.
    TooMany,
    /// RFC 6455 was violated.
    Protocol(&'static str),
    /// Text that is not UTF-8.
    NotUtf8,
}

impl Close {
    /// The code on the wire (RFC 6455 §7.4; 4000–4999 are ours).
    pub fn code(self) -> u16 {
        match self {
            Self::Normal => 1000,
            Self::Protocol(_) => 1002,
            Self::NotUtf8 => 1007,
            Self::GoingAway | Self::StartAnew => 4001,
            Self::Malformed(_) => 4400,
            Self::SignedOut => 4401,
            Self::TooSlow(_) => 4408,
            Self::TooLarge => 4413,
            Self::TooMany => 4429,
        }
    }

    /// The reason, for people who read logs.
    pub fn reason(self) -> &'static str {
        match self {
            Self::Normal => "",
            Self::GoingAway => "the server is restarting",
            Self::StartAnew => "your role in the house has changed; connect again",
            Self::Malformed(what) | Self::TooSlow(what) | Self::Protocol(what) => what,
            Self::SignedOut => "the session has ended",
            Self::TooLarge => "the frame is larger than this server takes",
            Self::TooMany => "more frames than this server takes",
            Self::NotUtf8 => "the text is not UTF-8",
        }
    }
}
