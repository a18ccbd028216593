"""Puts everything a closed network needs into one file: wheels by the lock, our own, a script."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HERE, OUT = ROOT / "bundle", ROOT / "out"
LOCK, PROJECT = ROOT / "requirements.lock", ROOT / "pyproject.toml"
_PIN = re.compile(r"([A-Za-z0-9_.-]+)==")
_NAME = re.compile(r"[A-Za-z0-9_.-]+")
_VIA = re.compile(r"\s+#\s+(?:via\s+)?([A-Za-z0-9_.-]+)")
# Beside the wheels: the script that installs, what runs the service, and how it is run.
CARRIED = (HERE / "install.sh", HERE / "guiju.service", ROOT / "docs/how-to/run-the-service.md")
PIP = (sys.executable, "-m", "pip", "-qq", "--disable-pip-version-check")


def main(out: Path = OUT) -> Path:
    """Build the folder, then the file; print where it is."""
    version = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["version"]
    python = f"py{sys.version_info[0]}{sys.version_info[1]}"
    name = f"guiju-{version}-{python}-{sysconfig.get_platform().replace('.', '_')}"
    folder = out / "bundle" / name
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "wheels").mkdir(parents=True)
    (folder / "requirements.txt").write_text(runtime(), encoding="utf-8")
    _download(folder)
    for path in CARRIED:
        shutil.copy(path, folder / path.name)
    _sums(folder)
    archive = out / f"{name}.tar.gz"
    with tarfile.open(archive, "w:gz") as packed:
        packed.add(folder, name, filter=_plain)
    print(f"{archive}  {archive.stat().st_size / 1e6:.0f} MB")
    print("拷到内网后：tar xzf …，进目录，bash install.sh /srv/guiju")
    return archive


def runtime() -> str:
    """The part of the lock that the service needs: its dependencies, and theirs."""
    blocks = re.split(r"\n(?=[A-Za-z0-9])", LOCK.read_text(encoding="utf-8").strip())
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    wanted = {_normal(_NAME.match(each)[0]) for each in project["dependencies"]}  # type: ignore[index]
    entries = [(_normal(_PIN.match(block)[1]), block) for block in blocks]  # type: ignore[index]
    while True:
        more = {
            name
            for name, block in entries
            if name not in wanted and {_normal(via) for via in _VIA.findall(block)} & wanted
        }
        if not more:
            break
        wanted |= more
    return "\n".join(block for name, block in entries if name in wanted) + "\n"


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _download(folder: Path) -> None:
    """Every wheel by its hash, then our own, built by the locked backend."""
    wheels, needs = str(folder / "wheels"), str(folder / "requirements.txt")
    for_lock = ("--require-hashes", "--only-binary", ":all:", "-r", needs, "-d", wheels)
    subprocess.run([*PIP, "download", *for_lock], check=True)
    own = ("--no-deps", "--no-build-isolation", "-w", wheels, str(ROOT))
    subprocess.run([*PIP, "wheel", *own], check=True)


def _sums(folder: Path) -> None:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder)}\n"
        for path in files
    ]
    (folder / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")


def _plain(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """Nobody's in particular."""
    member.uid = member.gid = 0
    member.uname = member.gname = "root"
    return member


if __name__ == "__main__":
    os.chdir(ROOT)
    main()
