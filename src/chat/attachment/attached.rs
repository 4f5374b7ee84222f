//! The files of one message, before it is said.

use super::Error;
use crate::base::UploadId;

/// How many files one message carries.
pub(super) const MOST: usize = 10;

/// The files that a message is to carry: not too many, each once.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Attached(pub(super) Vec<UploadId>);

impl Attached {
    /// Accepts `ids` as the files of one message, or says why not.
    pub fn parse(ids: Vec<UploadId>) -> Result<Self, Error> {
        if ids.len() > MOST {
            return Err(Error::TooManyInMessage);
        }
        let is_repeated = |(at, id)| ids[..at].contains(id);
        if ids.iter().enumerate().any(is_repeated) {
            return Err(Error::NotAttachable);
        }
        Ok(Self(ids))
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_carries_ten_files_each_once() {
        let ids: Vec<_> = (0..11).map(|_| UploadId::fresh()).collect();
        assert!(Attached::parse(ids[..10].to_vec()).is_ok());
        assert!(matches!(
            Attached::parse(ids.clone()),
            Err(Error::TooManyInMessage)
        ));
        let twice = vec![ids[0], ids[1], ids[0]];
        assert!(matches!(Attached::parse(twice), Err(Error::NotAttachable)));
    }
}
