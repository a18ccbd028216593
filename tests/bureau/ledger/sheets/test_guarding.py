"""What may not be opened is refused from outside, each with a way on."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pytest

import guiju
from bureau.ledger.sheets import guarding
from bureau.ledger.sheets.guarding import look
from tests.bureau.ledger.sheets.books import book, with_part


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A plain workbook."""
    return book(tmp_path / "a.xlsx", [["企业名称"], ["示例甲"]])


def refusal(path: Path, name: str = "表.xlsx") -> str:
    """What is said of a file that is refused."""
    with pytest.raises(guiju.BadInput) as caught:
        look(path, name)
    return str(caught.value)


def test_a_plain_workbook_is_let_in(path: Path) -> None:
    """Nothing is said of what is in order."""
    assert look(path, "镇区月报.xlsx").notes == ()


@pytest.mark.parametrize("name", ["旧表.xls", "表.et", "表.csv", "表.pdf", "表"])
def test_other_kinds_are_asked_to_be_saved_again(path: Path, name: str) -> None:
    """The message says what is taken and how to get there."""
    assert "另存为" in refusal(path, name)
    assert ".xlsx" in refusal(path, name)


def test_macros_are_refused_by_name_and_by_content(path: Path) -> None:
    """A workbook with macros is one whatever it is called."""
    assert "宏" in refusal(path, "表.xlsm")
    assert "宏" in refusal(with_part(path, "xl/vbaProject.bin", b"x"))


def test_a_workbook_that_calls_itself_one_with_macros(path: Path, tmp_path: Path) -> None:
    """Its own list of parts says so, though the macros are not where they should be."""
    made = tmp_path / "b.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(made, "w") as new:
        for part in old.namelist():
            data = old.read(part).replace(
                b"spreadsheetml.sheet.main+xml", b"sheet.macroEnabled.main+xml"
            )
            new.writestr(part, data)
    assert "宏" in refusal(made)


def test_what_reads_the_workbook_expands_nothing() -> None:
    """openpyxl reads XML through defusedxml where that is installed, and it is."""
    assert openpyxl.DEFUSEDXML


def test_a_bomb_is_refused_unopened(path: Path) -> None:
    """A part that unpacks to a thousand times its size is not unpacked."""
    with_part(path, "xl/media/zeros.bin", b"\0" * (40 * 1024 * 1024))
    assert "解开后过大" in refusal(path)


def test_too_much_in_sum_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many parts of ordinary packing count together."""
    monkeypatch.setattr(guarding, "MOST_UNPACKED", 1000)
    assert "解开后过大" in refusal(path)


def test_entities_are_refused(path: Path) -> None:
    """A part that declares entities could explode while it is read."""
    bad = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>'
    assert "不该有的内容" in refusal(with_part(path, "xl/extra.xml", bad))


def test_what_is_no_workbook_is_told_so(tmp_path: Path) -> None:
    """Renamed, empty and cut files."""
    (tmp_path / "a.xlsx").write_bytes(b"not a zip")
    (tmp_path / "b.xlsx").write_bytes(b"")
    assert "不是完好的 xlsx" in refusal(tmp_path / "a.xlsx")
    assert "空文件" in refusal(tmp_path / "b.xlsx")


def test_links_elsewhere_are_told_of(path: Path) -> None:
    """Links are not followed, and that is said."""
    with_part(path, "xl/externalLinks/externalLink1.xml", b"<a/>")
    assert "没有打开" in look(path, "表.xlsx").notes[0]


@pytest.mark.parametrize("name", ["机密-名单.xlsx", "绝密.xlsx", "（秘密）人员.xlsx"])
def test_secret_names_are_refused(path: Path, name: str) -> None:
    """Papers with a mark of secrecy do not come in."""
    assert "涉密" in refusal(path, name)


def test_business_secrets_are_no_mark_of_secrecy(path: Path) -> None:
    """商业秘密 is what a firm protects."""
    assert look(path, "商业秘密保护企业名单.xlsx").notes == ()
