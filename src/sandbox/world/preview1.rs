//! Functions of WASI 0.1 that are ours, before those of the library.
//!
//! Sleeping has to end when the program is stopped, and must not keep others from computing.
//! Folders are listed in the order of names, whatever the file system's own. With a seed, time
//! and what is said about files do not depend on the machine; see [`steady`](super::steady).

mod folders;

use wasmtime::{AsContextMut as _, Caller, Linker, WasmBacktrace};
use wasmtime_wasi::I32Exit;
use wasmtime_wasi::p1::wasi_snapshot_preview1::{self as library, WasiSnapshotPreview1 as _};
use wiggle::GuestMemory;

use self::folders::fd_readdir;
use super::steady::{BEGINNING, Steady};
use crate::sandbox::run::{Guest, place};

const MODULE: &str = "wasi_snapshot_preview1";

/// Above the status of a program that a check of clang's has ended: see `start.c` of its runtime.
const MISTAKE: i32 = 0x4c48_3100;

/// The statuses of functions.
const SUCCESS: i32 = 0;
const FAULT: i32 = 21;
const NOT_A_SOCKET: i32 = 57;

/// The layouts of `subscription`, `event` and `filestat`.
const SUBSCRIPTION: usize = 48;
const EVENT: usize = 32;
const FILESTAT: usize = 64;

/// What a subscription waits for.
const CLOCK: u8 = 0;
/// The flag of a clock's subscription: until then, not for so long.
const ABSOLUTE: u16 = 1;
const REALTIME: u32 = 0;

/// Puts our functions in place of the library's.
pub(in crate::sandbox) fn replace(linker: &mut Linker<Guest>) -> wasmtime::Result<()> {
    linker
        .allow_shadowing(true)
        // The library's own takes statuses from 126 on for mistakes; `exit(-1)` is none.
        .func_wrap(MODULE, "proc_exit", proc_exit)?
        .func_wrap_async(MODULE, "poll_oneoff", |caller, arguments| {
            Box::new(poll_oneoff(caller, arguments))
        })?
        .func_wrap_async(MODULE, "fd_readdir", |caller, arguments| {
            Box::new(fd_readdir(caller, arguments))
        })?
        .func_wrap_async(MODULE, "fd_filestat_get", |caller, arguments| {
            Box::new(fd_filestat_get(caller, arguments))
        })?
        .func_wrap_async(MODULE, "path_filestat_get", |caller, arguments| {
            Box::new(path_filestat_get(caller, arguments))
        })?
        // The library's own write a line into the log of the house at every call.
        .func_wrap(MODULE, "sock_accept", |_: i32, _: i32, _: i32| NOT_A_SOCKET)?
        .func_wrap(MODULE, "sock_recv", sock_recv)?
        .func_wrap(MODULE, "sock_send", sock_send)?
        .func_wrap(MODULE, "sock_shutdown", |_: i32, _: i32| NOT_A_SOCKET)?;
    Ok(())
}

fn sock_recv(_: i32, _: i32, _: i32, _: i32, _: i32, _: i32) -> i32 {
    NOT_A_SOCKET
}

fn sock_send(_: i32, _: i32, _: i32, _: i32, _: i32) -> i32 {
    NOT_A_SOCKET
}

fn proc_exit(mut caller: Caller<'_, Guest>, status: i32) -> wasmtime::Result<()> {
    if status & !0xff == MISTAKE {
        let trace = WasmBacktrace::capture(&caller);
        caller.data_mut().place = place(&trace);
    }
    Err(I32Exit(status & 0xff).into())
}

/// The memory of the program that calls, which programs of WASI export, and what is its own.
fn parts<'a>(caller: &'a mut Caller<'_, Guest>) -> wasmtime::Result<(&'a mut [u8], &'a mut Guest)> {
    let export = caller.get_export("memory");
    let memory = export
        .and_then(wasmtime::Extern::into_memory)
        .ok_or_else(|| wasmtime::Error::msg("the program exports no memory"))?;
    let most = caller.as_context_mut().hostcall_fuel();
    let (data, guest) = memory.data_and_store_mut(caller);
    // How much the library may copy, which it is told for each call of its own.
    guest.wasi.set_hostcall_fuel(most);
    Ok((data, guest))
}

/// `length` bytes at an address that a program named, if it has them.
fn bytes(memory: &mut [u8], at: u32, length: usize) -> Option<&mut [u8]> {
    let at = at as usize;
    memory.get_mut(at..at.checked_add(length)?)
}

fn number<const N: usize>(bytes: &[u8], at: usize) -> [u8; N] {
    let mut number = [0; N];
    number.copy_from_slice(&bytes[at..at + N]);
    number
}

/// A wait for time only: which event tells of it, and the nanoseconds.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Sleep {
    user: [u8; 8],
    clock: u32,
    time: u64,
    is_absolute: bool,
}

impl Sleep {
    fn parse(subscription: &[u8]) -> Option<Self> {
        (subscription[8] == CLOCK).then(|| Self {
            user: number(subscription, 0),
            clock: u32::from_le_bytes(number(subscription, 16)),
            time: u64::from_le_bytes(number(subscription, 24)),
            is_absolute: u16::from_le_bytes(number(subscription, 40)) & ABSOLUTE != 0,
        })
    }

    /// How long it is by a steady clock.
    fn left(&self, steady: &Steady) -> u64 {
        if !self.is_absolute {
            return self.time;
        }
        let mut now = steady.clock.elapsed();
        if self.clock == REALTIME {
            now += BEGINNING;
        }
        self.time
            .saturating_sub(u64::try_from(now.as_nanos()).unwrap_or(u64::MAX))
    }

    fn event(&self) -> [u8; EVENT] {
        let mut event = [0; EVENT];
        event[..8].copy_from_slice(&self.user);
        event[10] = CLOCK;
        event
    }
}

/// Waits for streams and for time.
async fn poll_oneoff(
    mut caller: Caller<'_, Guest>,
    (from, to, count, told): (u32, u32, u32, u32),
) -> wasmtime::Result<i32> {
    let (data, guest) = parts(&mut caller)?;
    let all = (count as usize).checked_mul(SUBSCRIPTION);
    let Some(all) = all.and_then(|length| bytes(data, from, length)) else {
        return Ok(FAULT);
    };
    let (sleeps, streams): (Vec<_>, Vec<_>) = all
        .chunks_exact(SUBSCRIPTION)
        .map(|one| Sleep::parse(one).ok_or(one))
        .partition(Result::is_ok);
    let sleeps: Vec<_> = sleeps.into_iter().flatten().collect();
    let streams: Vec<_> = streams.into_iter().filter_map(Result::err).collect();
    let woken = match (&mut guest.steady, sleeps.as_slice(), streams.is_empty()) {
        // Whoever waits for time alone, sleeps no longer than the first.
        (Some(steady), [_, ..], true) => {
            let wait = sleeps.iter().map(|sleep| sleep.left(steady)).min();
            let wait = wait.unwrap_or_default();
            let due = |sleep: &&Sleep| sleep.left(steady) <= wait;
            let woken = sleeps.iter().filter(due).copied().collect();
            steady.clock.pass(wait);
            woken
        }
        // All input is there from the start, so streams are ready before any time passes.
        (Some(_), [_, ..], false) => {
            let chosen = streams.concat();
            return among(guest, data, &chosen, to, told).await;
        }
        (None, [sleep], true) if !sleep.is_absolute => {
            tokio::time::sleep(std::time::Duration::from_nanos(sleep.time)).await;
            vec![*sleep]
        }
        _ => {
            let mut data = GuestMemory::Unshared(data);
            let [from, to, count, told] = [from, to, count, told].map(u32::cast_signed);
            return library::poll_oneoff(&mut guest.wasi, &mut data, from, to, count, told).await;
        }
    };
    let events = woken.iter().flat_map(Sleep::event).collect::<Vec<_>>();
    Ok(tell(data, to, told, &events))
}

/// Waits for streams alone: of what was asked, those that were `chosen`.
async fn among(
    guest: &mut Guest,
    data: &mut [u8],
    chosen: &[u8],
    to: u32,
    told: u32,
) -> wasmtime::Result<i32> {
    let count = chosen.len() / SUBSCRIPTION;
    // A memory of its own: the subscriptions, the events, and how many there are.
    let events = chosen.len();
    let end = events + count * EVENT;
    let mut scratch = vec![0; end + 8];
    scratch[..events].copy_from_slice(chosen);
    let mut own = GuestMemory::Unshared(&mut scratch);
    let at = |offset: usize| i32::try_from(offset).map_err(wasmtime::Error::new);
    let status = library::poll_oneoff(
        &mut guest.wasi,
        &mut own,
        0,
        at(events)?,
        at(count)?,
        at(end)?,
    )
    .await?;
    if status != SUCCESS {
        return Ok(status);
    }
    let ready = u32::from_le_bytes(number(&scratch, end)) as usize;
    Ok(tell(
        data,
        to,
        told,
        &scratch[events..events + ready * EVENT],
    ))
}

/// Gives a program its events.
fn tell(data: &mut [u8], to: u32, told: u32, events: &[u8]) -> i32 {
    let Some(place) = bytes(data, to, events.len()) else {
        return FAULT;
    };
    place.copy_from_slice(events);
    let Some(count) = bytes(data, told, 4) else {
        return FAULT;
    };
    count.copy_from_slice(&((events.len() / EVENT) as u32).to_le_bytes());
    SUCCESS
}

async fn fd_filestat_get(
    mut caller: Caller<'_, Guest>,
    (fd, to): (i32, u32),
) -> wasmtime::Result<i32> {
    let (data, guest) = parts(&mut caller)?;
    let mut own = GuestMemory::Unshared(&mut *data);
    let status = library::fd_filestat_get(&mut guest.wasi, &mut own, fd, to.cast_signed()).await?;
    Ok(settle(status, guest, data, to))
}

async fn path_filestat_get(
    mut caller: Caller<'_, Guest>,
    (fd, flags, path, length, to): (i32, i32, i32, i32, u32),
) -> wasmtime::Result<i32> {
    let (data, guest) = parts(&mut caller)?;
    let mut own = GuestMemory::Unshared(&mut *data);
    let (wasi, to_signed) = (&mut guest.wasi, to.cast_signed());
    let status =
        library::path_filestat_get(wasi, &mut own, fd, flags, path, length, to_signed).await?;
    Ok(settle(status, guest, data, to))
}

/// With a seed, takes out of a `filestat` what depends on the machine.
fn settle(status: i32, guest: &mut Guest, data: &mut [u8], at: u32) -> i32 {
    const DIRECTORY: u8 = 3;
    let stat = bytes(data, at, FILESTAT);
    let (SUCCESS, Some(steady), Some(stat)) = (status, &mut guest.steady, stat) else {
        return status;
    };
    let file = [0, 8].map(|at| u64::from_le_bytes(number(stat, at)));
    let number = steady.number((file[0], file[1]));
    stat[..8].copy_from_slice(&1_u64.to_le_bytes());
    stat[8..16].copy_from_slice(&number.to_le_bytes());
    if stat[16] == DIRECTORY {
        // How many links and bytes a folder has is the file system's own affair.
        stat[24..32].copy_from_slice(&1_u64.to_le_bytes());
        stat[32..40].copy_from_slice(&4_096_u64.to_le_bytes());
    }
    let time = u64::try_from(BEGINNING.as_nanos()).unwrap_or(u64::MAX);
    for time_of in [40, 48, 56] {
        stat[time_of..time_of + 8].copy_from_slice(&time.to_le_bytes());
    }
    status
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subscription_to_a_clock_is_told_from_others() {
        let mut raw = [0; SUBSCRIPTION];
        raw[..8].copy_from_slice(&7_u64.to_le_bytes());
        raw[24..32].copy_from_slice(&5_000_u64.to_le_bytes());
        let sleep = Sleep::parse(&raw).unwrap();
        assert_eq!((sleep.time, sleep.is_absolute), (5_000, false));
        assert_eq!(sleep.event()[..8], 7_u64.to_le_bytes());
        raw[8] = 1;
        assert_eq!(Sleep::parse(&raw), None);
    }

    #[test]
    fn no_address_is_outside_the_memory() {
        let mut memory = [0; 64];
        assert!(bytes(&mut memory, 32, 32).is_some());
        assert!(bytes(&mut memory, 33, 32).is_none());
        assert!(bytes(&mut memory, u32::MAX, usize::MAX).is_none());
        assert_eq!(tell(&mut memory, 60, 0, &[0; EVENT]), FAULT);
        assert_eq!(tell(&mut memory, 0, 61, &[0; EVENT]), FAULT);
    }
}
