"""The table of titles: complete for those it is read with, folded on the day."""

from __future__ import annotations

from pathlib import Path

from guiju.facts import NEVER_HELD
from tests.guiju.facts.signatures import Read, Refused

FIRMS = "entity,is_sme\n" + "".join(f"E{number},是\n" for number in range(1, 6))
HEAD = "entity,title,from,valid_to\n"


def test_folding(read: Read) -> None:
    """The latest begun spell; never held where there is no row; unknown where the end is blank."""
    titles = (
        HEAD
        + "E1,hte,2021-11-06,2024-11-05\nE1,hte,2024-11-06,2027-11-05\n"
        + "E2,hte,2025-01-01,2027-12-31\nE2,高新技术企业,2018-01-01,2020-12-31\n"
        + "E3,hte,,\nE4,hte,,\nE4,hte,,2025-06-30\n"
    )
    frame = read({"firms.csv": FIRMS, "titles.csv": titles}).frame
    # Days: 2027-11-05 is 21127, 2020-12-31 is 18627, 2025-06-30 is 20269.
    assert frame["titles.hte"].to_list() == [21_127, 18_627, None, 20_269, NEVER_HELD]
    assert frame["titles.stsme"].to_list() == [NEVER_HELD] * 5


def test_only_begins_later(read: Read) -> None:
    """A title that begins after the day is not yet held."""
    frame = read({"titles.csv": HEAD + "E1,hte,2025-01-01,2027-12-31\n"}).frame
    assert frame["titles.hte"].to_list() == [NEVER_HELD]


def test_no_table_no_columns(read: Read) -> None:
    """Without a titles table nothing is known of titles."""
    assert read({"firms.csv": FIRMS}).frame.columns == ["entity", "is_sme"]


def test_bad_rows_leave_doubt(read: Read, tmp_path: Path) -> None:
    """A row set aside makes that title unknown, and every title when its code is not known."""
    titles = HEAD + "E1,hte,,去年\nE2,hightech,,2027-01-01\nE3,hte,2024-01-02,2024-01-01\n"
    files = {"firms.csv": FIRMS, "titles.csv": titles}
    snapshot = read(files, set_aside=tmp_path / "aside.csv")
    assert snapshot.frame["titles.hte"].to_list() == [None, None, None, NEVER_HELD, NEVER_HELD]
    assert snapshot.frame["titles.stsme"].to_list() == [NEVER_HELD, None, *[NEVER_HELD] * 3]
    assert snapshot.counts["aside"] == 3


def test_refusals(refused: Refused) -> None:
    """Unknown codes name the choices; a missing column is named."""
    said = refused({"titles.csv": HEAD + "E1,ht,,2027-01-01\n"})
    assert "titles.csv 第2行" in said
    assert "高新技术企业（hte）" in said
    assert "缺少 valid_to 列" in refused({"titles.csv": "entity,title\nE1,hte\n"})
