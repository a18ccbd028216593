"""Everything into one file and back: the same hashes, nothing lost, nothing thrown away."""

from __future__ import annotations

import io
import json
import shutil
import sqlite3
import tarfile
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bureau.config.keeping import read_manifest
from tests.bureau.config.running import bureau, done

SHA = "ab" * 32


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A service with a small ledger and an attachment, and a backup of it."""
    root = tmp_path_factory.mktemp("kept")
    ledger = root / "ledger"
    ledger.mkdir()
    (ledger / "ledger.yaml").write_text('place: "320481"\n')
    (ledger / "institution.csv").write_text(
        "id,name,kind\nin-1,示例研究院,高校\n", encoding="utf-8"
    )
    data = root / "data"
    done(data, "migrate", "-v0")
    done(data, "load-ledger", str(ledger))
    (data / "attachments" / "ab").mkdir(parents=True)
    (data / "attachments" / "ab" / SHA).write_bytes(b"%PDF-1.4 " + bytes(range(256)))
    done(data, "backup", str(root / "one.tar.gz"))
    return root


def rewritten(kept: Path, path: Path, change: Any) -> Path:
    """The backup with `change(name, bytes)` done to each member; None leaves one out."""
    with tarfile.open(kept / "one.tar.gz") as old, tarfile.open(path, "w:gz") as new:
        for member in old:
            inside = old.extractfile(member)
            raw = change(member.name, inside.read() if inside else b"")
            if raw is not None:
                member.size = len(raw)
                new.addfile(member, io.BytesIO(raw))
    return path


def test_backed_up_restored_and_backed_up_again(kept: Path, tmp_path: Path) -> None:
    """The second backup holds the same files and tables, hash by hash, but for its own notes."""
    done(tmp_path / "data", "restore", str(kept / "one.tar.gz"))
    assert "示例研究院" in done(
        tmp_path / "data", "shell", "-v0", "-c",
        "from bureau.ledger.models import Row; print(Row.objects.get(code='in-1').name)",
    )  # fmt: skip
    done(tmp_path / "data", "backup", str(tmp_path / "two.tar.gz"))
    first, second = read_manifest(kept / "one.tar.gz"), read_manifest(tmp_path / "two.tar.gz")
    assert second.tables == first.tables
    assert first.tables["ledger_entity"][0] == 1
    name = f"files/attachments/ab/{SHA}"
    assert second.files[name] == first.files[name]
    assert first.files[name][0] == 9 + 256


def test_the_secret_stays_behind(kept: Path) -> None:
    """Neither the key nor what can be made again travels with the data."""
    with tarfile.open(kept / "one.tar.gz") as archive:
        names = archive.getnames()
    assert (kept / "data" / "secret-key").exists()
    assert sorted(names) == sorted(["database", f"files/attachments/ab/{SHA}", "manifest.json"])


def test_a_folder_in_use_is_left_alone(kept: Path, tmp_path: Path) -> None:
    """Unless told; and then what was there is moved aside, not deleted."""
    shutil.copytree(kept / "data", tmp_path / "data")
    (tmp_path / "data" / "attachments" / "ab" / "mine").write_text("新的")
    refused = bureau(tmp_path / "data", "restore", str(kept / "one.tar.gz"))
    assert refused.returncode == 3
    assert "已经有内容" in refused.stderr
    assert (tmp_path / "data" / "attachments" / "ab" / "mine").exists()
    said = done(tmp_path / "data", "restore", str(kept / "one.tar.gz"), "--over")
    aside = next((tmp_path / "data" / "backups").glob("before-restore-*"))
    assert str(aside) in said
    assert (aside / "attachments" / "ab" / "mine").read_text() == "新的"
    assert not (tmp_path / "data" / "attachments" / "ab" / "mine").exists()
    with closing(sqlite3.connect(aside / "bureau.sqlite3")) as former:
        assert former.execute("SELECT COUNT(*) FROM ledger_entity").fetchone() == (1,)


def test_a_changed_byte_is_found(kept: Path, tmp_path: Path) -> None:
    """Nothing is restored from it."""
    turned = rewritten(
        kept, tmp_path / "bad.tar.gz",
        lambda name, raw: raw[:-1] + b"!" if name.endswith(SHA) else raw,
    )  # fmt: skip
    refused = bureau(tmp_path / "data", "restore", str(turned))
    assert refused.returncode == 3
    assert "与清单不符" in refused.stderr
    assert not (tmp_path / "data" / "attachments").exists()
    assert not (tmp_path / "data" / "bureau.sqlite3").exists()


def test_a_missing_and_a_smuggled_file_are_found(kept: Path, tmp_path: Path) -> None:
    """What the manifest names must be there, and nothing else."""
    short = rewritten(
        kept, tmp_path / "short.tar.gz", lambda name, raw: None if name.endswith(SHA) else raw
    )
    assert "与清单不符" in bureau(tmp_path / "a", "restore", str(short)).stderr
    more = rewritten(kept, tmp_path / "more.tar.gz", lambda name, raw: raw)
    with tarfile.open(more) as archive:
        members = [(m, archive.extractfile(m).read()) for m in archive]  # type: ignore[union-attr]
    with tarfile.open(more, "w:gz") as archive:
        for member, raw in [*members, (tarfile.TarInfo("../outside"), b"x")]:
            member.size = len(raw)
            archive.addfile(member, io.BytesIO(raw))
    refused = bureau(tmp_path / "b", "restore", str(more))
    assert refused.returncode == 3
    assert not (tmp_path / "outside").exists()


@pytest.mark.parametrize("raw", [b"", b"hello", b"\x1f\x8b\x08\x00broken"])
def test_what_is_no_backup(tmp_path: Path, raw: bytes) -> None:
    """It is said plainly."""
    (tmp_path / "x.tar.gz").write_bytes(raw)
    refused = bureau(tmp_path / "data", "restore", str(tmp_path / "x.tar.gz"))
    assert refused.returncode == 3
    assert "不是本系统的备份，或已损坏" in refused.stderr


def test_a_backup_of_a_newer_program(kept: Path, tmp_path: Path) -> None:
    """It is not squeezed into older tables."""

    def newer(name: str, raw: bytes) -> bytes:
        if name != "manifest.json":
            return raw
        said = json.loads(raw)
        said["migrations"].append("ledger.9999_later")
        return json.dumps(said).encode()

    later = rewritten(kept, tmp_path / "later.tar.gz", newer)
    refused = bureau(tmp_path / "data", "restore", str(later))
    assert "备份来自更新的版本（ledger.9999_later）" in refused.stderr


def test_a_backup_does_not_write_over_a_backup(kept: Path) -> None:
    """Its name must be new."""
    refused = bureau(kept / "data", "backup", str(kept / "one.tar.gz"))
    assert refused.returncode == 3
    assert "备份不覆盖备份" in refused.stderr


def test_tried_at_once(kept: Path, tmp_path: Path) -> None:
    """A backup restored for a trial leaves a note, and nothing else."""
    before = sorted(path.name for path in (kept / "data").iterdir())
    said = done(kept / "data", "backup", str(tmp_path / "t.tar.gz"), "--try")
    assert "试恢复通过" in said
    note = json.loads((kept / "data" / "backups" / "last-restore-test.json").read_text())
    assert note["fine"] is True
    assert note["file"] == "t.tar.gz"
    assert sorted(path.name for path in (kept / "data").iterdir()) == before
