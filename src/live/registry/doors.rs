//! How the features' handlers reach running rooms.

use std::pin::Pin;

use tokio::sync::oneshot;

use super::{Ended, Rooms};
use crate::base::{Refusal, RoomId, RunNo};
use crate::live::task::Command;
use crate::live::{Write, Written, keeping};
use crate::rooms::{self, Caller, Committer, Membership};
use crate::web::ApiError;
use crate::{chat, editor, sandbox};

type Answer<T> = Pin<Box<dyn Future<Output = Result<T, Refusal>> + Send>>;

/// Lets a feature's handlers have their writes committed by the room.
macro_rules! committer {
    ($write:ty, $written:ty, $wrap:path, $unwrap:pat => $value:expr) => {
        impl Committer<$write, $written> for Rooms {
            fn commit(&self, room: RoomId, caller: Caller, write: $write) -> Answer<$written> {
                let asked = self.clone().ask(room, caller, $wrap(write));
                Box::pin(async move {
                    match asked.await? {
                        $unwrap => Ok($value),
                        _ => Err(Ended.into()),
                    }
                })
            }
        }
    };
}

committer!(rooms::Write, rooms::Event, Write::Room, Written::Room(_, event) => event);
committer!(chat::Write, chat::Written, Write::Chat, Written::Chat(written) => written);
committer!(editor::Write, editor::Written, Write::Editor, Written::Editor(written) => written);

impl sandbox::Runner for Rooms {
    fn start(
        &self,
        room: RoomId,
        caller: Caller,
        start: sandbox::Start,
    ) -> sandbox::Answer<Result<sandbox::Run, Refusal>> {
        let rooms = self.clone();
        Box::pin(async move {
            let (answer, answered) = oneshot::channel();
            rooms
                .command(room, Command::Start(caller, start, answer))
                .await?;
            match answered.await.unwrap_or_else(|_| Err(Ended.into()))? {
                Written::Run(written) => match *written {
                    sandbox::Written::Started(_, run, _) | sandbox::Written::Repeated(run) => {
                        Ok(run)
                    }
                    sandbox::Written::Finished(..) => Err(Ended.into()),
                },
                _ => Err(Ended.into()),
            }
        })
    }

    fn output(&self, room: RoomId, run: RunNo) -> sandbox::Answer<Option<(sandbox::Run, Vec<u8>)>> {
        let rooms = self.clone();
        Box::pin(async move {
            // A room that does not run has no program that runs.
            let inbox = rooms.lock().get(&room).map(|entry| entry.inbox.clone())?;
            let (answer, answered) = oneshot::channel();
            inbox.send(Command::Output(run, answer)).await.ok()?;
            answered.await.ok()?
        })
    }

    fn keep(
        &self,
        member: Membership,
        run: RunNo,
        paths: Vec<String>,
    ) -> sandbox::Answer<Result<Vec<sandbox::Kept>, ApiError>> {
        Box::pin(keeping::keep(self.clone(), member, run, paths))
    }
}
