//! Functions of WASI 0.2 that are ours, before those of the library: for the same reasons as
//! those of [WASI 0.1](super::preview1).

use wasmtime::StoreContextMut;
use wasmtime::component::{Linker, Resource, ResourceType};
use wasmtime_wasi::WasiView as _;
use wasmtime_wasi::clocks::WasiClocksView as _;
use wasmtime_wasi::filesystem::{Descriptor, WasiFilesystemView as _};
use wasmtime_wasi::p2::bindings::clocks::monotonic_clock::Host as _;
use wasmtime_wasi::p2::bindings::clocks::wall_clock::Datetime;
use wasmtime_wasi::p2::bindings::filesystem::types::{
    DescriptorStat, DescriptorType, ErrorCode, HostDescriptor as _,
    HostDirectoryEntryStream as HostStream, MetadataHashValue, PathFlags,
};
use wasmtime_wasi::p2::{DynPollable, FsError, FsResult, ReaddirIterator};

use super::steady::BEGINNING;
use crate::sandbox::run::Guest;

type Store<'a> = StoreContextMut<'a, Guest>;
/// The answer of a function that may fail, as the component takes it.
type Answer<T> = wasmtime::Result<(Result<T, ErrorCode>,)>;

/// How many entries of folders may be still to be told. A program that opens folders and does not
/// read them would have the house keep all their names.
const UNTOLD: usize = 1 << 16;

/// Puts our functions in place of the library's.
pub(in crate::sandbox) fn replace(linker: &mut Linker<Guest>) -> wasmtime::Result<()> {
    linker.allow_shadowing(true);
    let mut clock = linker.instance("wasi:clocks/monotonic-clock@0.2.12")?;
    clock.func_wrap("subscribe-duration", |store: Store<'_>, (time,): (u64,)| {
        Ok((sleep(store, time)?,))
    })?;
    clock.func_wrap(
        "subscribe-instant",
        |mut store: Store<'_>, (when,): (u64,)| {
            let now = store.data_mut().clocks().now()?;
            Ok((sleep(store, when.saturating_sub(now))?,))
        },
    )?;
    let mut files = linker.instance("wasi:filesystem/types@0.2.12")?;
    files.func_wrap_async(
        "[method]descriptor.read-directory",
        |store: Store<'_>, (folder,): (Resource<Descriptor>,)| {
            Box::new(async move { answer(list(store, folder).await) })
        },
    )?;
    files.func_wrap(
        "[method]directory-entry-stream.read-directory-entry",
        |mut store: Store<'_>, (stream,): (Resource<ReaddirIterator>,)| {
            let listing = store.data_mut().listings.get_mut(&stream.rep());
            answer(Ok(listing.and_then(Vec::pop)))
        },
    )?;
    files.resource(
        "directory-entry-stream",
        ResourceType::host::<ReaddirIterator>(),
        |mut store: Store<'_>, stream| {
            let guest = store.data_mut();
            guest.listings.remove(&stream);
            HostStream::drop(&mut guest.filesystem(), Resource::new_own(stream))
        },
    )?;
    files.func_wrap_async(
        "[method]descriptor.stat",
        |mut store: Store<'_>, (file,): (Resource<Descriptor>,)| {
            Box::new(async move {
                let found = store.data_mut().filesystem().stat(file).await;
                answer(found.map(|stat| settle(store.data(), stat)))
            })
        },
    )?;
    files.func_wrap_async(
        "[method]descriptor.stat-at",
        |mut store: Store<'_>, (folder, flags, path): (Resource<Descriptor>, PathFlags, String)| {
            Box::new(async move {
                let found = store
                    .data_mut()
                    .filesystem()
                    .stat_at(folder, flags, path)
                    .await;
                answer(found.map(|stat| settle(store.data(), stat)))
            })
        },
    )?;
    files.func_wrap_async(
        "[method]descriptor.metadata-hash",
        |mut store: Store<'_>, (file,): (Resource<Descriptor>,)| {
            Box::new(async move {
                let found = store.data_mut().filesystem().metadata_hash(file).await;
                answer(found.map(|hash| number(store.data_mut(), hash)))
            })
        },
    )?;
    files.func_wrap_async(
        "[method]descriptor.metadata-hash-at",
        |mut store: Store<'_>, (folder, flags, path): (Resource<Descriptor>, PathFlags, String)| {
            Box::new(async move {
                let mut files = store.data_mut().filesystem();
                let found = files.metadata_hash_at(folder, flags, path).await;
                answer(found.map(|hash| number(store.data_mut(), hash)))
            })
        },
    )?;
    Ok(())
}

fn answer<T>(result: FsResult<T>) -> Answer<T> {
    match result.map_err(FsError::downcast) {
        Ok(value) => Ok((Ok(value),)),
        Err(Ok(code)) => Ok((Err(code),)),
        Err(Err(trap)) => Err(trap),
    }
}

/// Something to wait for: with a seed, it has already happened when one begins to wait.
fn sleep(mut store: Store<'_>, time: u64) -> wasmtime::Result<Resource<DynPollable>> {
    let guest = store.data_mut();
    let time = match &guest.steady {
        Some(steady) => {
            steady.clock.pass(time);
            0
        }
        None => time,
    };
    guest.clocks().subscribe_duration(time)
}

/// The entries of a folder, in the order of names.
async fn list(
    mut store: Store<'_>,
    folder: Resource<Descriptor>,
) -> FsResult<Resource<ReaddirIterator>> {
    let guest = store.data_mut();
    let mut files = guest.filesystem();
    let stream = files.read_directory(folder).await?;
    let mut sorted = Vec::new();
    while let Some(entry) = files
        .read_directory_entry(Resource::new_borrow(stream.rep()))
        .await?
    {
        sorted.push(entry);
    }
    let untold: usize = guest.listings.values().map(Vec::len).sum();
    if untold + sorted.len() > UNTOLD {
        guest.ctx().table.delete(stream)?;
        return Err(ErrorCode::InsufficientMemory.into());
    }
    // The last one is told first.
    sorted.sort_by(|a, b| b.name.cmp(&a.name));
    guest.listings.insert(stream.rep(), sorted);
    Ok(stream)
}

/// With a seed, takes out what depends on the machine.
fn settle(guest: &Guest, stat: DescriptorStat) -> DescriptorStat {
    if guest.steady.is_none() {
        return stat;
    }
    let time = Some(Datetime {
        seconds: BEGINNING.as_secs(),
        nanoseconds: 0,
    });
    let is_folder = stat.type_ == DescriptorType::Directory;
    DescriptorStat {
        link_count: if is_folder { 1 } else { stat.link_count },
        size: if is_folder { 4_096 } else { stat.size },
        data_access_timestamp: time,
        data_modification_timestamp: time,
        status_change_timestamp: time,
        ..stat
    }
}

fn number(guest: &mut Guest, hash: MetadataHashValue) -> MetadataHashValue {
    match &mut guest.steady {
        Some(steady) => MetadataHashValue {
            lower: steady.number((hash.lower, hash.upper)),
            upper: 0,
        },
        None => hash,
    }
}
