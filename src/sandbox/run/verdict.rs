//! What the end of a program means, in words.

use wasmtime::component::ResourceTableError;
use wasmtime::{FrameInfo, ThrownException, Trap, WasmBacktrace};
use wasmtime_wasi::I32Exit;
use wiggle::GuestError;

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
    let why = match error.downcast_ref::<Trap>() {
        Some(trap) => crash(*trap),
        None => match error.downcast_ref::<GuestError>() {
            Some(error) => call(error),
            None if guest.has_begun => {
                let why = error.root_cause();
                format!("the sandbox does not do what the program asked for: {why}")
            }
            None => return Ended::Failed(format!("{error:#}")),
        },
    };
    Ended::Crashed(match error.downcast_ref().and_then(place) {
        Some(place) => format!("{place}: {why}"),
        None => why,
    })
}

/// What a call means of which the host can make nothing.
fn call(error: &GuestError) -> String {
    use GuestError as Bad;
    match error {
        Bad::InFunc { err, .. } => call(err),
        Bad::PtrOverflow | Bad::PtrOutOfBounds(_) | Bad::PtrNotAligned(..) => {
            "segmentation fault: it gave the system an address of memory that is not its own".into()
        }
        other => format!("the program called the system with what means nothing to it: {other}"),
    }
}

/// The innermost line of the program's own, if it was built to know its lines.
pub(in crate::sandbox) fn place(trace: &WasmBacktrace) -> Option<String> {
    let mut symbols = trace.frames().iter().flat_map(FrameInfo::symbols);
    symbols.find_map(|symbol| {
        let (file, line) = (symbol.file()?, symbol.line()?);
        let is_own = line > 0 && !file.starts_with("/usr/");
        is_own.then(|| format!("{}:{line}", file.trim_start_matches(['/', '.'])))
    })
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
        Ended::Limit(_) | Ended::Stopped => ended,
        // First of all: what is measured here is read afterwards.
        _ if guest.measure().is_err() => Ended::Limit(Limit::Files),
        Ended::Code(1..) | Ended::Crashed(_) | Ended::Failed(_) if guest.meter.was_denied => {
            Ended::Limit(Limit::Memory)
        }
        ended => ended,
    }
}
