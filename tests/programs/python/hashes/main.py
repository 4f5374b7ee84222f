import base64
import binascii
import hashlib
import hmac
import struct
import zlib

text = "Grüße".encode()
for name in ("md5", "sha1", "sha256", "sha512", "sha3_256", "blake2b"):
    print(name, hashlib.new(name, text).hexdigest()[:40])
print(hmac.new(b"key", text, "sha256").hexdigest()[:16], hmac.compare_digest("a", "b"))
whole = hashlib.sha256()
for start in range(0, 1000, 100):
    whole.update(bytes([start % 256]) * 100)
print(whole.hexdigest(), whole.digest_size)
print(base64.b64encode(text), base64.urlsafe_b64encode(b"\xfb\xff"), base64.b32encode(b"hi"), base64.b85encode(b"hello"), base64.a85encode(b"hello"))
print(base64.b64decode("R3LDvMOfZQ==").decode(), binascii.hexlify(text, ":"), bytes.fromhex("de ad").hex("-"))
print(zlib.crc32(b"123456789"), zlib.adler32(b"abc"), hex(binascii.crc32(text)))
packed = zlib.compress(b"abc" * 1000, 9)
print(len(packed) < 40, zlib.decompress(packed) == b"abc" * 1000)
print(struct.pack("<bHiqf4s?", -1, 65535, -2, 2**40, 1.5, b"ab", True), struct.unpack(">I", b"\0\0\1\2"), struct.calcsize("<bhi"))
print(list(struct.iter_unpack("<H", b"\1\0\2\0")), (1000).to_bytes(4, "big"), int.from_bytes(b"\xff\xfe", "little", signed=True))
try:
    base64.b64decode("abc")
except binascii.Error as error:
    print(error)
