"""Archives that want to be unpacked elsewhere, and links in them."""
import io
import os
import tarfile
import zipfile

held = io.BytesIO()
with zipfile.ZipFile(held, "w") as archive:
    archive.writestr("../../../../above.txt", "x")
    archive.writestr("/etc/absolute.txt", "x")
zipfile.ZipFile(held).extractall("zip")
print(sorted(os.path.join(at, name) for at, _, names in os.walk("zip") for name in names))

held = io.BytesIO()
with tarfile.open(fileobj=held, mode="w") as archive:
    for name, target in [("link", "../../../../etc"), ("absolute", "/etc/passwd")]:
        entry = tarfile.TarInfo(name)
        entry.type, entry.linkname = tarfile.SYMTYPE, target
        archive.addfile(entry)
    archive.addfile(tarfile.TarInfo("link/passwd"))
held.seek(0)
for tar_filter in ["data", "fully_trusted"]:
    held.seek(0)
    try:
        tarfile.open(fileobj=held).extractall(tar_filter, filter=tar_filter)
        print("unpacked")
    except (OSError, tarfile.TarError) as error:
        print(type(error).__name__)
