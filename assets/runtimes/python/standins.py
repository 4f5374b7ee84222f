"""What this Python lacks, or has wrong, and can be done without the help of a system."""
import builtins
import hashlib
import io
import os
import time

plain_open = io.open


class Appended(io.FileIO):
    """A file opened with `a+`. The C library forgets where it reads in a file to which it
    appends, so this one is an ordinary file, and goes to its end before it writes.
    """

    mode = "ab+"

    def __init__(self, file, closefd, opener):
        opened = opener or (lambda path, flags: os.open(path, flags, 0o666))
        super().__init__(file, "r+", closefd, lambda path, flags: opened(path, flags | os.O_CREAT))
        self.seek(0, os.SEEK_END)

    def write(self, data):
        self.seek(0, os.SEEK_END)
        return super().write(data)


class Nothing(io.RawIOBase):
    """What is in `/dev/null`, which the sandbox lacks: it has no devices."""

    name = os.devnull

    def __init__(self, mode):
        self.mode = mode

    def readable(self):
        return "r" in self.mode or "+" in self.mode

    def writable(self):
        return self.mode.strip("rbt") != ""

    def seekable(self):
        return True

    def seek(self, offset, whence=os.SEEK_SET):
        return 0

    def readinto(self, buffer):
        return 0

    def write(self, data):
        return memoryview(data).nbytes


def buffered(raw, size):
    kind = io.BufferedRandom if raw.readable() and raw.writable() else io.BufferedReader if raw.readable() else io.BufferedWriter
    return kind(raw, size if size > 1 else io.DEFAULT_BUFFER_SIZE)


def is_ours(file, mode):
    """Whether the built-in `open` would fail, and we can do better."""
    letters = sorted(str(mode).replace("b" if "b" in mode else "t", "", 1))
    return letters == ["+", "a"] or file == os.devnull and "".join(letters) in ("a", "r", "w", "+r", "+w")


def open_file(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    """As the built-in `open`, which it stands for."""
    is_text, is_raw = "b" not in mode, buffering == 0
    # The built-in one also says what is wrong.
    if not is_ours(file, mode) or (is_text and is_raw) or not is_text and (encoding or errors or newline):
        return plain_open(file, mode, buffering, encoding, errors, newline, closefd, opener)
    raw = Nothing(mode) if file == os.devnull else Appended(file, closefd, opener)
    if not is_text:
        return raw if is_raw else buffered(raw, buffering)
    text = io.TextIOWrapper(buffered(raw, buffering), encoding, errors, newline, buffering == 1)
    text.mode = mode
    return text


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    """Password based key derivation function 2 (PKCS #5 v2.0) with HMAC as pseudorandom function."""
    first = hashlib.new(hash_name)
    if iterations < 1:
        raise ValueError("iteration value must be greater than 0.")
    length = first.digest_size if dklen is None else dklen
    if length < 1:
        raise ValueError("key length must be greater than 0.")
    key, salt = bytes(memoryview(password)), bytes(memoryview(salt))
    if len(key) > first.block_size:
        key = hashlib.new(hash_name, key).digest()
    key = key.ljust(first.block_size, b"\0")
    inner, outer = (hashlib.new(hash_name, bytes(byte ^ pad for byte in key)) for pad in (0x36, 0x5C))

    def prf(message):
        inside, outside = inner.copy(), outer.copy()
        inside.update(message)
        outside.update(inside.digest())
        return outside.digest()

    derived = b""
    while len(derived) < length:
        block = prf(salt + (len(derived) // first.digest_size + 1).to_bytes(4, "big"))
        mixed = int.from_bytes(block)
        for _ in range(iterations - 1):
            block = prf(block)
            mixed ^= int.from_bytes(block)
        derived += mixed.to_bytes(first.digest_size)
    return derived[:length]


def get_terminal_size(fd=1):
    """The size of the room's terminal."""
    return os.terminal_size((int(os.environ.get("COLUMNS", 80)), int(os.environ.get("LINES", 24))))


masks = [0o022]


def umask(mask):
    """Remembers the mask. The sandbox has no permissions that it could take away."""
    masks.append(int(mask) & 0o777)
    return masks.pop(0)


def install():
    # It may become an attribute of a class, and must not turn into a method there.
    builtins.open = io.open = staticmethod(open_file)
    open_file.__name__ = open_file.__qualname__ = "open"
    open_file.__doc__ = plain_open.__doc__
    hashlib.pbkdf2_hmac = pbkdf2_hmac
    os.get_terminal_size, os.umask = get_terminal_size, umask
    # A program has a thread of its own, so its processor time is the time that passes; the C
    # library counts from the making of the snapshot.
    time.process_time = time.thread_time = time.perf_counter
    time.process_time_ns = time.thread_time_ns = time.perf_counter_ns
