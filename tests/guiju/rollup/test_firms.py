"""Firms of a ledger as the kernel judges them: verdicts, rungs, a year before."""

from __future__ import annotations

from pathlib import Path

import pytest

from guiju.ledger import open_ledger
from guiju.rollup import FigureResult, Figures
from guiju.rulebook import load_rulebook
from tests.cast import POLICY, VOCABULARY, write_rulebook
from tests.records import CARD, YEAR, ids

TITLE = """\
kind: title
label: 资质
concepts:
  holder: {label: 企业, type: entity, of: [enterprise]}
  kind: {label: 类别, type: choice, choices: enterprise.titles}
  granted_on: {label: 发证, type: date}
  valid_to: {label: 有效期止, type: date}
  state: {label: 状态, type: choice, choices: {valid: 有效, revoked: 取消}}
"""
FROM = "from_records: {kind: title, of: holder, code: kind, since: granted_on, until: valid_to, unless: {state: [revoked]}}"
TREE = "  all:\n  - {id: a, clause: 一, measure: 'count(awards, level >= province, within_years=5)', at_least: 1}\n"
METRICS = "metrics:\n  rung: {label: 梯级, rows: [{if: holds(hte), value: 2}, {if: holds(pool), value: 1}], else: 0}\n"
LADDER = """\
id: two
name: 两级
metric: rung
rungs:
- {rung: 1, code: pool, name: 培育库, title: pool, policy: p}
- {rung: 2, code: hte, name: 高企, title: hte, policy: p}
"""
FIRMS = "id,core\n" + "".join(f"firm-{n},是\n" for n in range(1, 6))
TITLES = """\
id,holder,kind,granted_on,valid_to,state
t-1,firm-1,hte,2022-11-18,2025-11-17,valid
t-2,firm-2,pool,2022-09-01,2025-08-31,valid
t-3,firm-2,hte,2024-11-19,2027-11-18,valid
t-4,firm-3,hte,2021-11-30,2024-11-29,valid
t-5,firm-4,hte,2023-11-06,2026-11-05,revoked
"""
AWARDS = """\
id,level,date,rank
firm-1,province,2023-05-06,1
firm-2,city,2023-05-06,1
firm-3,nation,2018-05-06,1
firm-4,province,2023-05,1
"""


def counted(
    root: Path, where: str, more: str = "", tables: dict[str, str] | None = None
) -> FigureResult:
    """Firms that fit, among five."""
    figures = f"figures:\n  f: {{label: 企业, over: enterprise, where: {where!r}{more}}}\n"
    folder = write_rulebook(root / "book", {"p": POLICY.format(id="p", tree=TREE)}, METRICS)
    (folder / "figures").mkdir(exist_ok=True)
    (folder / "figures" / "f.yaml").write_text(figures)
    (folder / "ladders" / "two.yaml").write_text(LADDER)
    (folder / "vocabulary" / "title.yaml").write_text(TITLE)
    titles = VOCABULARY.replace("type: titles,", f"type: titles, {FROM},")
    (folder / "vocabulary" / "enterprise.yaml").write_text(titles)
    known = load_rulebook(folder)
    (root / "ledger").mkdir(exist_ok=True)
    (root / "ledger" / "ledger.yaml").write_text(CARD.replace("2024-01-01", "2020-01-01"))
    given = {"enterprise": FIRMS, "title": TITLES, "enterprise-awards": AWARDS, **(tables or {})}
    for name, text in given.items():
        (root / "ledger" / f"{name}.csv").write_text(text)
    return Figures(known, open_ledger(root / "ledger", known.vocabulary)).figure("f", YEAR)


@pytest.mark.parametrize(
    ("where", "sure", "possible"),
    [
        ("rung >= 1", ["firm-1", "firm-2"], []),
        ("rung == 2", ["firm-1", "firm-2"], []),
        ("rung(two) == 0", ["firm-3", "firm-4", "firm-5"], []),
        # firm-2 rose from the pool, firm-3 let its certificate run out in November.
        ("rung > rung[-1]", ["firm-2"], []),
        ("rung < rung[-1]", ["firm-3"], []),
        ("rung[-1] >= 1 and rung == 0", ["firm-3"], []),
        # An award of a month nobody knows the day of, and no list of awards at all.
        ("verdict(p) == eligible", ["firm-1"], []),
        ("verdict(p) == ineligible", ["firm-2", "firm-3"], []),
        ("verdict(p) == unknown", ["firm-4", "firm-5"], []),
        ("verdict(p) in [eligible, unknown]", ["firm-1", "firm-4", "firm-5"], []),
        ("settled(企业培育)", ["firm-1", "firm-2", "firm-3"], []),
    ],
)
def test_rungs_and_verdicts(
    tmp_path: Path, where: str, sure: list[str], possible: list[str]
) -> None:
    """On the last day of the year, by titles still valid then and not taken away."""
    found = counted(tmp_path, where)
    assert (ids(found.records), ids(found.possible)) == (sure, possible)


def test_parts_by_rung(tmp_path: Path) -> None:
    """In the names of the ladder, low to high, the bottom too."""
    found = counted(tmp_path, "core", ", by: rung")
    assert [(one.label, ids(one.records)) for one in found.shares] == [
        ("未入梯次", ["firm-3", "firm-4", "firm-5"]),
        ("高企", ["firm-1", "firm-2"]),
    ]


def test_a_title_taken_away_on_a_day(tmp_path: Path) -> None:
    """Before that day it held; the rung of the year before stays what it was."""
    facts = "entity,concept,on,value\nt-1,state,2023-01-01,valid\nt-1,state,2024-10-01,revoked\n"
    found = counted(tmp_path, "rung < rung[-1]", tables={"facts": facts})
    assert ids(found.records) == ["firm-1", "firm-3"]
