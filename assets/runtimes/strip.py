"""Takes names and debug information out of WebAssembly: nobody reads them, and loading them takes time."""


def leb128(data, at):
    """The number at `at`, and where it ends."""
    number = shift = 0
    while True:
        byte, at = data[at], at + 1
        number |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return number, at


def as_leb128(number):
    coded = bytearray()
    while number >= 0x80:
        coded.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*coded, number])


def is_about(name):
    return name in (b"name", b"component-name", b"producers") or name.startswith(b".debug")


def stripped(wasm):
    """A module without them, or a component without them and with all that is in it."""
    is_component = wasm[4:8] != b"\1\0\0\0"
    parts, at = [wasm[:8]], 8
    while at < len(wasm):
        section = wasm[at]
        length, start = leb128(wasm, at + 1)
        body, at = wasm[start : start + length], start + length
        if section == 0:
            size, begin = leb128(body, 0)
            if is_about(body[begin : begin + size]):
                continue
        elif is_component and section in (1, 4):  # a module, a component
            body = stripped(body)
        parts += [bytes([section]), as_leb128(len(body)), body]
    return b"".join(parts)
