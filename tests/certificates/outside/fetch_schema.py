"""Put 1EdTech's official JSON schema of Open Badges 3.0 beside the Node verifiers.

It is taken from the source distribution of openbadgeslib, in the version that is installed; the
wheel leaves it out. Usage: fetch_schema.py FOLDER
"""

import subprocess
import sys
import tarfile
import tempfile
from importlib.metadata import version
from pathlib import Path

SCHEMA = "ob_v3p0_achievementcredential_schema.json"


def main(folder: Path) -> None:
    wanted = version("openbadgeslib")
    stamp, target = folder / "schema-from", folder / SCHEMA
    if target.exists() and stamp.exists() and stamp.read_text() == wanted:
        return
    with tempfile.TemporaryDirectory() as place:
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
        pip += ["--disable-pip-version-check", "--no-binary", "openbadgeslib", "--dest", place]
        subprocess.run([*pip, f"openbadgeslib=={wanted}"], check=True)
        (archive,) = Path(place).glob("*.tar.gz")
        with tarfile.open(archive) as package:
            (member,) = (one for one in package.getnames() if one.endswith(f"/{SCHEMA}"))
            source = package.extractfile(member)
            assert source
            target.write_bytes(source.read())
    stamp.write_text(wanted)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
