"""Folders, cards and files that are none, each told as what it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from guiju.errors import BadInput
from guiju.ledger import open_ledger
from tests.records import book, ledger_refusals

LAB = "id,name,level,host,approved_on\n"


@pytest.mark.parametrize(
    ("card", "message"),
    [
        ("title: 没有地方\n", "没有写明台账是哪个地方的 · 应为：place: '320481'"),
        ("place: '320481'\nsince: 去年\n", "since“去年”不是日期 · 应为：since: 2024-01-01"),
        ("place: '320481'\nplaces: 3\n", "不认识的键“places” · 请核对名称，是否想写“place”"),
    ],
)
def test_a_card_with_a_slip(tmp_path: Path, card: str, message: str) -> None:
    """The card says which place the ledger is of and since when it is kept."""
    told = ledger_refusals(tmp_path, {}, card=card)
    assert [each.split(" · ", 1)[1] for each in told] == [message]


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    """No such folder, and a folder without a card, say what to do."""
    known = book(tmp_path, "figures: {}\n").vocabulary
    with pytest.raises(
        BadInput, match=r"没有这个台账文件夹 · 请指向含 ledger\.yaml 和各表的文件夹"
    ):
        open_ledger(tmp_path / "nowhere", known)
    with pytest.raises(BadInput, match=r"台账文件夹里没有 ledger\.yaml"):
        open_ledger(tmp_path, known)


@pytest.mark.parametrize("name", ["labs.csv", "lab-colour.csv", "lab-name.csv"])
def test_a_table_nobody_knows(tmp_path: Path, name: str) -> None:
    """A table of no kind, or of no list of a kind, is not passed over in silence."""
    told = ledger_refusals(tmp_path, {name.removesuffix(".csv"): "id\n"})
    assert len(told) == 1
    assert told[0].startswith(f"{name} · 不知道“{name}”是什么表")


def test_two_tables_for_one_kind(tmp_path: Path) -> None:
    """A CSV beside a Parquet of the same name is refused: which of them counts?"""
    (tmp_path / "ledger").mkdir()
    (tmp_path / "ledger" / "lab.parquet").write_bytes(b"PAR1")
    told = ledger_refusals(tmp_path, {"lab": "id,name\n"})
    assert told == ["lab.parquet · “lab.csv”和“lab.parquet”是同一张表 · 请只留一份"]


def test_a_parquet_cut_off(tmp_path: Path) -> None:
    """It is told as what it is, beside the slips of other tables."""
    (tmp_path / "ledger").mkdir()
    (tmp_path / "ledger" / "grant.parquet").write_bytes(b"PAR1" + b"\0" * 40)
    told = ledger_refusals(tmp_path, {"lab": LAB + ",甲,,,\n"})
    assert len(told) == 2
    assert any(message.startswith("grant.parquet") for message in told)


@pytest.mark.parametrize(
    "text", ["", "\ufeff", "id,name\nlab-1\n", 'id,name\n"lab-1,甲\n', "id,name\n\0\n"]
)
def test_a_csv_that_is_none(tmp_path: Path, text: str) -> None:
    """Empty, cut off, with an open quote or with a nought byte: a message, no traceback."""
    told = ledger_refusals(tmp_path, {"lab": text})
    assert told
    assert all(message.startswith("lab.csv") for message in told)
