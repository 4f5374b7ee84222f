//! The way of a program from a room to the pool, and of its output back.

use bytes::Bytes;
use tokio::sync::mpsc;

use super::Input;
use super::registry::Rooms;
use super::task::Command;
use crate::base::{FileId, Refusal, RoomId, RunNo, now};
use crate::sandbox::{Ended, File, Job, Launch, Outcome, Progress, Running, Source, by_id};
use crate::{editor, sandbox, store};

/// Runs a program to its end, and tells the room. Ends with the room, and the program with it.
pub(super) async fn run(
    rooms: Rooms,
    room: RoomId,
    launch: Launch,
    inbox: mpsc::WeakSender<Command>,
) {
    let run = launch.run;
    let tell = async |input: Input| match inbox.upgrade() {
        Some(inbox) => inbox.send(Command::Input(input)).await.is_ok(),
        None => false,
    };
    let mut program = match start(&rooms, room, launch).await {
        Ok(program) => program,
        Err(why) => {
            let outcome = Outcome::never(Ended::Failed(why));
            tell(Input::Progress(run, Progress::Ended(outcome))).await;
            return;
        }
    };
    if !tell(Input::Launched(run, program.controls().clone())).await {
        return;
    }
    // Whoever waits for a busy room here lets the program wait: output is never piled up.
    while let Some(progress) = program.next().await {
        if let Progress::Ended(Outcome { wrote, .. }) = &progress {
            // Before anyone is told of it.
            let shelf = rooms.pool().shelf();
            shelf.put(now(), room, run, wrote.clone());
        }
        if !tell(Input::Progress(run, progress)).await {
            return;
        }
    }
}

async fn start(rooms: &Rooms, room: RoomId, launch: Launch) -> Result<Running, String> {
    let said = |refusal: Refusal| refusal.message;
    let (files, stdin) = match launch.repeats {
        Some(of) => then(rooms, room, of).await.map_err(said)?,
        None => (files(rooms, room).await.map_err(said)?, launch.given.stdin),
    };
    let cases = if launch.given.is_test {
        let hidden = hidden(rooms, room, launch.file).await.map_err(said)?;
        sandbox::cases_of(&files, &launch.path, hidden.as_deref()).map_err(|why| why.to_string())?
    } else {
        Vec::new()
    };
    let seed = launch.given.seed;
    let stdin = match seed {
        Some(_) => Some(stdin.unwrap_or_default().into()),
        None => stdin.map(Bytes::from),
    };
    let language = by_id(launch.language).ok_or("this language is gone")?;
    let job = Job {
        room,
        user: launch.user,
        language,
        source: Source {
            files,
            entry: launch.path,
            args: launch.args,
            seed,
            stdin,
            cases,
            window: launch.given.window,
            limits: rooms.pool().config().limits(),
        },
    };
    rooms.pool().submit(job).map_err(|error| error.to_string())
}

/// The files and the input of a run that is repeated.
async fn then(
    rooms: &Rooms,
    room: RoomId,
    of: RunNo,
) -> Result<(Vec<File>, Option<String>), Refusal> {
    let read = move |conn: &rusqlite::Connection| sandbox::bundle(conn, room, of);
    let bundle = rooms.db().read(read).await?;
    let (files, stdin) = sandbox::unpack(&bundle).map_err(sandbox::Error::from)?;
    Ok((files, Some(String::from_utf8_lossy(&stdin).into_owned())))
}

async fn hidden(rooms: &Rooms, room: RoomId, file: FileId) -> Result<Option<String>, Refusal> {
    let read = move |conn: &rusqlite::Connection| sandbox::hidden_cases(conn, room, file);
    Ok(rooms.db().read(read).await?)
}

/// The room's files, with everything in them that was asked to be written before now.
async fn files(rooms: &Rooms, room: RoomId) -> Result<Vec<File>, Refusal> {
    // Writes are done in the order in which they were asked for: when this one is, so are they.
    rooms.db().write(|_| Ok::<_, store::Error>(())).await?;
    let exported = rooms
        .db()
        .read(move |conn| editor::export(conn, room))
        .await?;
    let files = exported.into_iter().map(|file| File {
        path: file.path,
        text: Bytes::from(file.text),
    });
    Ok(files.collect())
}
