"""Tables of firms as `guiju run` reads them go into the service and are judged alike there."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from examples.county.firms import firms
from examples.county.tables import write

import guiju
from bureau.accounts.viewer import SYSTEM
from bureau.ledger import actions, queries
from bureau.ledger.models import Entity, Row
from guiju.facts import facts_of_row

pytestmark = pytest.mark.django_db
DAY = date(2024, 12, 31)
COUNT = 60


@pytest.fixture
def towns() -> None:
    """The county's towns as records."""
    for code, name in queries.towns().items():
        given = {"name": name, "code": code, "kind": "town", "officer": "某某（示例）"}
        actions.create(by=SYSTEM, kind="town", values=given, code=f"town-{code}")


def tables(root: Path) -> Path:
    """Sixty invented firms, seven of them traps."""
    write(firms(COUNT, list(queries.towns().items()), 7), root / "facts")
    return root / "facts"


@pytest.mark.usefixtures("towns")
def test_judged_alike(tmp_path: Path) -> None:
    """Every policy says of every firm what the kernel says of the tables."""
    folder = tables(tmp_path)
    call_command("load-firms", str(folder), "--sample", "--known-at", "2024-12-31")
    book = queries.rulebook()
    frame = guiju.read_tables(folder, book.vocabulary, DAY).frame
    by_table = {row["entity"]: row for row in frame.iter_rows(named=True)}
    assert len(by_table) == COUNT
    for facts in queries.facts_of_many(by_table, as_of=DAY):
        told = facts_of_row(by_table[facts.entity], book.vocabulary, DAY)
        kernel = {name: j.verdict for name, j in guiju.judge(book, told, DAY).items()}
        service = {name: j.verdict for name, j in guiju.judge(book, facts, DAY).items()}
        assert (facts.entity, service) == (facts.entity, kernel)


@pytest.mark.usefixtures("towns")
def test_what_a_firm_is_known_by(tmp_path: Path) -> None:
    """Named, invented, in its town; a firm that moved out is in none of ours."""
    folder = tables(tmp_path)
    call_command("load-firms", str(folder), "--sample", "--known-at", "2024-12-31")
    made = {firm.entity: firm for firm in firms(COUNT, list(queries.towns().items()), 7)}
    row = Row.objects.get(code="SL0001")
    assert (row.name, row.town, row.is_sample) == (
        made["SL0001"].name,
        made["SL0001"].region_code,
        True,
    )
    gone = next(code for code, firm in made.items() if firm.trap == "已迁出")
    assert Row.objects.get(code=gone).town == ""


@pytest.mark.usefixtures("towns")
@pytest.mark.parametrize(
    ("table", "old", "new", "said"),
    [
        ("firms", "entity,", "entity,体温,", "firms.csv 第1行 · 不认识的列“体温”"),
        ("firms", "存续", "搬家", "firms.csv 第2行 · 存续状态“搬家”不在选项中"),
        ("years", "SL0001,", "SL9999,", "years.csv 第2行 · 没有编号为“SL9999”的企业"),
        ("titles", "SL0001,", "SL0001,x", "titles.csv 第2行 · 资质类别“x"),
    ],
)
def test_a_bad_cell(tmp_path: Path, table: str, old: str, new: str, said: str) -> None:
    """Told with its table and line; nothing is written."""
    folder = tables(tmp_path)
    path = folder / f"{table}.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CommandError) as refused:
        call_command("load-firms", str(folder))
    assert said in str(refused.value)
    assert not Entity.objects.filter(kind="enterprise").exists()


def test_towns_come_first(tmp_path: Path) -> None:
    """A firm in a town nobody entered is refused."""
    with pytest.raises(CommandError, match="没有登记"):
        call_command("load-firms", str(tables(tmp_path)))


@pytest.mark.usefixtures("towns")
def test_they_come_out_again(tmp_path: Path) -> None:
    """As a folder ledger that opens, lists known to hold nothing among them."""
    call_command("load-firms", str(tables(tmp_path)), "--sample", "--known-at", "2024-12-31")
    call_command("export-ledger", str(tmp_path / "out"))
    book = queries.rulebook()
    opened = guiju.open_ledger(tmp_path / "out", book.vocabulary, places=book.places)
    assert len(opened.of("enterprise")) == COUNT
    firm = opened.find("SL0001")
    assert firm is not None
    assert firm.value("science_awards") == "不适用"


@pytest.mark.usefixtures("towns")
def test_every_loaded_file_can_be_read(tmp_path: Path) -> None:
    """A list known to hold nothing is told as 无, and no file of a firm refuses to open."""
    call_command("load-firms", str(tables(tmp_path)), "--sample")
    files = [
        queries.dossier(row.code, viewer=SYSTEM) for row in Row.objects.filter(kind="enterprise")
    ]
    told = {entry.text for file in files for line in file.lines.values() for entry in line.entries}
    assert "无" in told
