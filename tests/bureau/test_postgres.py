"""The whole suite of the service against PostgreSQL, in a cluster made for it and thrown away."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.bureau.config.running import bureau, done
from tests.conftest import find_or_skip

ROOT = Path(__file__).parents[2]
NOBODY = "postgres"
# A statement that takes a minute on test data is told by its test, not by a suite that hangs.
OPTIONS = (
    "-c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off "
    "-c statement_timeout=60s"
)


@dataclass(frozen=True)
class Cluster:
    """A running cluster: its programs, and a socket nobody else knows."""

    programs: Path
    root: Path

    @property
    def url(self) -> str:
        """What BUREAU_DATABASE_URL would be."""
        return self.of("bureau")

    def of(self, name: str) -> str:
        """The address of one of its databases."""
        return f"postgresql://{NOBODY}@{str(self.root).replace('/', '%2F')}/{name}"

    def run(self, program: str, *arguments: str) -> None:
        """One of PostgreSQL's programs, which refuse to run as root."""
        command = [str(self.programs / program), *arguments]
        if os.geteuid() == 0:
            command = ["runuser", "-u", NOBODY, "--", *command]
        log = self.root / "programs.log"
        with log.open("ab") as out:
            done = subprocess.run(command, cwd=self.root, stdout=out, stderr=out, check=False)
        assert done.returncode == 0, log.read_text(errors="replace")


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    """A cluster in a short path of its own: a socket's name may have 107 letters."""
    root = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    made = Cluster(find_or_skip("postgres").resolve().parent, root)
    if os.geteuid() == 0:
        owner = pwd.getpwnam(NOBODY)
        os.chown(root, owner.pw_uid, owner.pw_gid)
    data = root / "data"
    try:
        made.run("initdb", "-D", str(data), "-U", NOBODY, "-A", "trust", "-E", "UTF8", "--no-sync")
        options = f"{OPTIONS} -k {root}"
        made.run("pg_ctl", "-D", str(data), "-w", "-l", str(root / "log"), "-o", options, "start")
        made.run("createdb", "-h", str(root), "-U", NOBODY, "bureau")
        yield made
    finally:
        if (data / "postmaster.pid").exists():
            made.run("pg_ctl", "-D", str(data), "-w", "-m", "immediate", "stop")
        shutil.rmtree(root, ignore_errors=True)


ONE_HALF = [f"tests/bureau/{room}" for room in ("applications", "desk", "indicators", "reports")]
HALVES = {
    "bureau": ONE_HALF,
    "bureau_too": ["tests/bureau", *(f"--ignore={folder}" for folder in ONE_HALF)],
}


@pytest.mark.deep
@pytest.mark.needs("postgres")
def test_the_same_suite(cluster: Cluster) -> None:
    """Every test of the service that SQLite passes, in two halves side by side."""
    halves = [_half(cluster, name, where) for name, where in HALVES.items()]
    told = [half.communicate()[0] for half in halves]
    assert [half.returncode for half in halves] == [0, 0], "\n".join(each[-8_000:] for each in told)


def _half(cluster: Cluster, name: str, where: list[str]) -> subprocess.Popen[str]:
    settings = {"BUREAU_DATABASE_URL": cluster.of(name), "REQUIRE": "", "GUIJU_TALLY": ""}
    command = [sys.executable, "-m", "pytest", "-q", "-m", "not deep", *where]
    out = subprocess.PIPE
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env=os.environ | settings,
        stdout=out,
        stderr=subprocess.DEVNULL,
        text=True,
    )


@pytest.mark.deep
@pytest.mark.needs("postgres")
def test_backup_and_restore(cluster: Cluster, tmp_path: Path) -> None:
    """Dumped at one moment, tried in a database of its own, back with the same rows."""
    given = {"BUREAU_DATABASE_URL": cluster.url}
    done(tmp_path / "data", "migrate", "-v0", **given)
    ledger = tmp_path / "ledger"
    ledger.mkdir()
    (ledger / "ledger.yaml").write_text('place: "320481"\n')
    (ledger / "institution.csv").write_text(
        "id,name,kind\nin-1,示例研究院,高校\n", encoding="utf-8"
    )
    done(tmp_path / "data", "load-ledger", str(ledger), **given)
    said = done(tmp_path / "data", "backup", str(tmp_path / "one.tar.gz"), "--try", **given)
    assert "张表逐一核对一致" in said
    refused = bureau(tmp_path / "other", "restore", str(tmp_path / "one.tar.gz"), **given)
    assert "已经有内容" in refused.stderr
    done(tmp_path / "other", "restore", str(tmp_path / "one.tar.gz"), "--over", **given)
    code = "from bureau.ledger.models import Row; print(Row.objects.get(code='in-1').name)"
    assert "示例研究院" in done(tmp_path / "other", "shell", "-v0", "-c", code, **given)
