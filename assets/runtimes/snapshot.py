"""Starts a module ahead of time: runs its export `prepare`, and keeps the memory that it leaves behind.

What is prepared may not look at anything: a call that would tell it the time gets zero, and every
other call ends the build. So the same sources make the same bytes, and what differs from run to run
(arguments, environment, clock, randomness) can only be read when the program starts.

    python snapshot.py IN.wasm OUT.wasm
"""

import sys

from strip import as_leb128, leb128

PAGE = 65536
# So many zeros in a row are worth a segment of their own.
GAP = 64
MEMORY, DATA, DATA_COUNT = 5, 11, 12


def signed(number):
    """A non-negative i32 or i64, as `i32.const` takes it."""
    coded = bytearray()
    while True:
        byte, number = number & 0x7F, number >> 7
        if not number and not byte & 0x40:
            return bytes([*coded, byte])
        coded.append(byte | 0x80)


def memory_after(wasm):
    """The memory of the module once `prepare` has run."""
    import wasmtime

    store = wasmtime.Store()
    module = wasmtime.Module(store.engine, wasm)
    linker = wasmtime.Linker(store.engine)
    for wanted in module.imports:
        def answer(*_, name=wanted.name):
            if name != "clock_time_get":
                raise RuntimeError(f"`prepare` may not call {name}")
            return 0

        linker.define_func(wanted.module, wanted.name, wanted.type, answer)
    exports = linker.instantiate(store, module).exports(store)
    exports["prepare"](store)
    memory = exports["memory"]
    return bytes(memory.read(store, 0, memory.data_len(store)))


def segments(memory):
    """Everything that is not zero: (place, bytes), in order."""
    at = 0
    while at < len(memory):
        rest = memory[at : at + PAGE]
        skipped = len(rest) - len(rest.lstrip(b"\0"))
        at += skipped
        if skipped == len(rest):
            continue
        end = memory.find(bytes(GAP), at)
        end = len(memory) if end < 0 else end
        yield at, memory[at:end]
        at = end


def sections(wasm):
    at = 8
    while at < len(wasm):
        kind = wasm[at]
        length, start = leb128(wasm, at + 1)
        at = start + length
        yield kind, wasm[start:at]


def resumed(wasm):
    """The module that goes on from there."""
    memory = memory_after(wasm)
    data = [b"\0\x41" + signed(at) + b"\x0b" + as_leb128(len(some)) + some for at, some in segments(memory)]
    out = [wasm[:8]]
    for kind, body in sections(wasm):
        if kind == MEMORY:
            has_most = body[1] & 1
            _, end = leb128(body, 2)
            body = body[:2] + as_leb128(len(memory) // PAGE) + (body[end:] if has_most else b"")
        elif kind == DATA_COUNT:
            body = as_leb128(len(data))
        elif kind == DATA:
            body = as_leb128(len(data)) + b"".join(data)
        out += [bytes([kind]), as_leb128(len(body)), body]
    return b"".join(out)


if __name__ == "__main__":
    with open(sys.argv[1], "rb") as file:
        wasm = file.read()
    with open(sys.argv[2], "wb") as file:
        file.write(resumed(wasm))
