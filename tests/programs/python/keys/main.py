# RFC 6070 (HMAC-SHA1) and RFC 7914, chapter 11 (HMAC-SHA256).
import hashlib
import hmac

VECTORS = [
    ("sha1", b"password", b"salt", 1, 20, "0c60c80f961f0e71f3a9b524af6012062fe037a6"),
    ("sha1", b"password", b"salt", 2, 20, "ea6c014dc72d6f8ccd1ed92ace1d41f0d8de8957"),
    ("sha1", b"password", b"salt", 4096, 20, "4b007901b765489abead49d926f721d065a429c1"),
    ("sha1", b"passwordPASSWORDpassword", b"saltSALTsaltSALTsaltSALTsaltSALTsalt", 4096, 25, "3d2eec4fe41c849b80c8d83662c0e44a8b291a964cf2f07038"),
    ("sha1", b"pass\0word", b"sa\0lt", 4096, 16, "56fa6aa75548099dcc37d7f03425e0c3"),
    ("sha256", b"passwd", b"salt", 1, 64, "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783"),
    ("sha256", b"Password", b"NaCl", 80000, 64, "4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56a1d425a1225833549adb841b51c9b3176a272bdebba1d078478f62b397f33c8d"),
]
for name, password, salt, iterations, length, expected in VECTORS:
    print(name, iterations, hashlib.pbkdf2_hmac(name, password, salt, iterations, length).hex() == expected)
print(hashlib.pbkdf2_hmac("sha512", b"p" * 300, bytearray(b"salt"), 10).hex())
print(hashlib.pbkdf2_hmac("md5", password=b"", salt=b"", iterations=3, dklen=40).hex())
for wrong in (dict(iterations=0), dict(iterations=1, dklen=0)):
    try:
        hashlib.pbkdf2_hmac("sha256", b"", b"", **wrong)
    except ValueError as error:
        print(error)
for wrong in (("sha256", "text", b"", 1), ("sha256", b"", "text", 1)):
    try:
        hashlib.pbkdf2_hmac(*wrong)
    except TypeError:
        print("bytes are needed")
try:
    hashlib.pbkdf2_hmac("nothing", b"", b"", 1)
except ValueError:
    print("no such hash")
print(hmac.digest(b"key", b"text", "sha256").hex(), hashlib.file_digest(open(__file__, "rb"), "sha1").name)
