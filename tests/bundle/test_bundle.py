"""The file for a closed network: what the service needs, nothing of ours that only tests need."""

from __future__ import annotations

import hashlib
import os
import subprocess
import tarfile
from pathlib import Path

import pytest

from bundle import make

NEEDED = ("django", "granian", "polars", "psycopg-binary", "lxml", "fido2", "tzdata")
ONLY_FOR_TESTS = ("pytest", "mypy", "ruff", "playwright", "schemathesis", "hypothesis")


def pinned() -> dict[str, str]:
    """The blocks of the part of the lock that is carried, by name."""
    blocks: dict[str, str] = {}
    name = ""
    for line in make.runtime().splitlines():
        if line[:1].strip():
            name = line.partition("==")[0]
        blocks[name] = blocks.get(name, "") + line
    return blocks


def test_what_is_carried() -> None:
    """Dependencies, theirs, and theirs again; each by its hash."""
    found = pinned()
    assert [name for name in NEEDED if name not in found] == []
    assert [name for name in ONLY_FOR_TESTS if name in found] == []
    assert [name for name, block in found.items() if "--hash=sha256:" not in block] == []


@pytest.mark.deep
def test_built_and_installed_without_a_network(tmp_path: Path) -> None:
    """Pages, tables and rulebook are in it; a machine that reaches no index runs it."""
    archive = make.main(tmp_path)
    with tarfile.open(archive) as packed:
        packed.extractall(tmp_path / "carried", filter="data")
    folder = next((tmp_path / "carried").iterdir())
    for line in (folder / "SHA256SUMS").read_text().splitlines():
        digest, _, name = line.partition("  ")
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
    nowhere = {name: text for name, text in os.environ.items() if not name.startswith("PYTHON")}
    nowhere |= {
        "PIP_NO_INDEX": "1",
        "PIP_CONFIG_FILE": os.devnull,
        "BUREAU_DATA": str(tmp_path / "d"),
    }
    nowhere.pop("DJANGO_SETTINGS_MODULE", None)
    script = ["bash", str(folder / "install.sh"), str(tmp_path / "there")]
    subprocess.run(script, env=nowhere, check=True)
    programs = tmp_path / "there" / "venv" / "bin"
    for command in (["bureau", "migrate", "-v0"], ["bureau", "check"], ["guiju", "check"]):
        run = [str(programs / command[0]), *command[1:]]
        subprocess.run(run, env=nowhere, cwd=tmp_path, check=True, capture_output=True)
    site = next((tmp_path / "there" / "venv" / "lib").glob("python*")) / "site-packages"
    for part in ("bureau/look/static/look/style.css", "bureau/config/templates/config/health.html"):
        assert (site / part).is_file()
    with (folder / "requirements.txt").open("a") as file:
        file.write("# turned\n")
    refused = subprocess.run(script, env=nowhere, capture_output=True, text=True, check=False)
    assert refused.returncode == 3
    assert "有文件与清单不符" in refused.stdout
