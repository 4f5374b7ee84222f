//! What the end of a program means, in words.

use wasmtime::component::ResourceTableError;
use wasmtime::{ThrownException, Trap};
use wasmtime_wasi::I32Exit;

use super::super::limits::Limit;
use super::{Ended, Guest, HANDLES, Stop};

/// What an error of the engine means.
pub(super) fn verdict(error: &wasmtime::Error, guest: &mut Guest) -> Ended {
    if let Some(I32Exit(code)) = error.downcast_ref() {
        return Ended::Code(*code);
    }
    if let Some(stop) = error.downcast_ref::<Stop>() {
        return match stop {
            Stop::Limit(limit) => Ended::Limit(*limit),
            Stop::Asked => Ended::Stopped,
        };
    }
    if let Err(Stop::Limit(limit)) = guest.measure() {
        return Ended::Limit(limit);
    }
    if error.is::<ResourceTableError>() {
        return Ended::Crashed(format!(
            "too many files, folders or streams are open at once; {HANDLES} are the most"
        ));
    }
    if error.is::<ThrownException>() {
        return Ended::Crashed("aborted: nobody catches an exception that was thrown".into());
    }
    match error.downcast_ref::<Trap>() {
        Some(trap) => Ended::Crashed(crash(*trap)),
        None => Ended::Failed(format!("{error:#}")),
    }
}

/// What a trap means, in the words that systems have for it.
fn crash(trap: Trap) -> String {
    let why = match trap {
        Trap::StackOverflow => "the program calls itself too deeply: its stack is full",
        Trap::MemoryOutOfBounds => {
            "segmentation fault: it used memory that is not its own, or its stack is full"
        }
        Trap::IntegerDivisionByZero => "floating point exception: an integer was divided by zero",
        Trap::IntegerOverflow => "floating point exception: the result of a division does not fit",
        Trap::BadConversionToInteger => "a number is too large for the integer it should become",
        Trap::UnreachableCodeReached => "aborted",
        Trap::IndirectCallToNull | Trap::TableOutOfBounds | Trap::BadSignature => {
            "segmentation fault: it called a function through a pointer that leads to none like it"
        }
        other => return format!("the program crashed: {other}"),
    };
    why.to_owned()
}

/// A program that fails, or cannot start, after it was denied memory failed for want of it; and
/// one that was faster than anyone looked may have written too much.
pub(super) fn blame_limits(ended: Ended, guest: &mut Guest) -> Ended {
    match ended {
        Ended::Code(1..) | Ended::Crashed(_) | Ended::Failed(_) if guest.meter.was_denied => {
            Ended::Limit(Limit::Memory)
        }
        Ended::Code(_) if guest.measure().is_err() => Ended::Limit(Limit::Files),
        ended => ended,
    }
}
