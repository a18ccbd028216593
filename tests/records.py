"""A small cast of records: laboratories, bodies, grants; a rulebook and a ledger on disk."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from guiju.errors import BadInput
from guiju.ledger import Ledger, open_ledger
from guiju.periods import Stretch, stretch
from guiju.rollup import ClaimResult, FigureResult, Figures, claim_results
from guiju.rulebook import Rulebook, load_rulebook
from tests.cast import POLICY, write_rulebook

YEAR = stretch("2024")
CARD = "place: '320481'\ntitle: 示例台账\nsince: 2024-01-01\n"
TREE = "  all:\n  - {id: a, clause: 一, measure: core}\n"
KINDS = {
    "lab": """\
kind: lab
label: 实验室
named_by: name
key: [level, name]
main_date: approved_on
identified_by: {number: 批文号}
stages:
  order: {planned: 谋划, applied: 申报, approved: 获批, running: 运行}
  side: {refused: 未获批, revoked: 撤销}
  moves:
    planned: [applied, running]
    applied: [approved, refused]
    approved: [running, revoked]
    running: [revoked]
concepts:
  name: {label: 名称, type: text, required: true}
  number: {label: 批文号, type: text}
  level: {label: 级别, type: level}
  host: {label: 依托单位, type: entity, of: [enterprise, body]}
  partners: {label: 合作方, type: entity, of: [enterprise, body], many: true}
  approved_on: {label: 获批日期, type: date}
  checked: {label: 检查年度, type: date}
  area: {label: 面积, type: number, unit: 平方米}
  people: {label: 人数, type: count, unit: 人}
  visitors: {label: 来访, type: count, unit: 人}
  share: {label: 占比, type: ratio}
  open: {label: 开放, type: bool}
  series: {label: 系列, type: text}
  fields: {label: 方向, type: list, of: choice, choices: {light: 光, heat: 热}}
  rounds:
    label: 轮次
    type: list
    of:
      round: {label: 轮, type: choice, choices: {first: 初评, final: 终评}}
      on: {label: 日期, type: date}
      passed: {label: 通过, type: bool}
""",
    "body": """\
kind: body
label: 机构
named_by: name
concepts:
  name: {label: 名称, type: text, required: true}
  kind: {label: 类别, type: choice, choices: {university: 高校, office: 机关}}
""",
    "grant": """\
kind: grant
label: 拨款
key: [ref, kind, on]
main_date: on
concepts:
  ref: {label: 对象, type: entity, of: [lab, body]}
  kind: {label: 性质, type: choice, choices: {approved: 批复, received: 到账}}
  level: {label: 级别, type: level}
  scope: {label: 口径, type: choice, choices: {project: 项目, people: 人才}}
  amount: {label: 金额, type: money, unit: 万元, scoped_by: [scope, kind, level]}
  cost: {label: 成本, type: money, unit: 元}
  on: {label: 日期, type: date}
""",
    "comparison": """\
kind: comparison
label: 对照记录
named_by: unit
concepts:
  topic: {label: 主题, type: text}
  unit: {label: 单位, type: text}
  value: {label: 数值, type: number, signed: true}
  date: {label: 日期, type: date}
  subject: {label: 本地记录, type: entity, of: [lab, body]}
  complete: {label: 名单完整, type: bool}
""",
    "series_point": """\
kind: series_point
label: 历史序列
key: [metric, year]
concepts:
  metric: {label: 数字名称, type: text}
  year: {label: 年度, type: date, precision: year}
  value: {label: 数值, type: number, signed: true}
  unit: {label: 单位, type: text}
""",
    "roster": """\
kind: roster
label: 名单
concepts:
  topic: {label: 主题, type: text}
  as_of: {label: 截至, type: date}
  members: {label: 成员, type: entity, of: [body], many: true}
  complete: {label: 名单完整, type: bool}
""",
}
PLACES = {
    "nation": 'code: "000000"\nname: 全国\nlevel: nation\n',
    "province": 'code: "320000"\nname: 示例省\nlevel: province\nparent: "000000"\n',
    "city": 'code: "320400"\nname: 示例市\nlevel: city\nparent: "320000"\n',
    "county": 'code: "320481"\nname: 示例县\nlevel: county\nparent: "320400"\n'
    "labels: {county: 示例县级, city: 示例市级, province: 省级, nation: 国家级}\n",
}
BODIES = {"body": "id,name,kind\nbody-1,示例大学,university\nbody-2,示例机关,office\n"}


def book(root: Path, figures: str, kinds: Mapping[str, str] | None = None) -> Rulebook:
    """A rulebook with the cast's kinds and these figures (`figures:` and `claims:`, YAML)."""
    folder = write_rulebook(root / "book", {"p": POLICY.format(id="p", tree=TREE)})
    (folder / "figures").mkdir(exist_ok=True)
    (folder / "figures" / "f.yaml").write_text(figures, encoding="utf-8")
    for name, text in {**KINDS, **(kinds or {})}.items():
        (folder / "vocabulary" / f"{name}.yaml").write_text(text, encoding="utf-8")
    for name, text in PLACES.items():
        (folder / "places" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return load_rulebook(folder)


def ledger(
    root: Path,
    known: Rulebook,
    tables: Mapping[str, str],
    *,
    card: str = CARD,
    known_at: date | None = None,
) -> Ledger:
    """A ledger of these tables, by name without .csv."""
    folder = root / "ledger"
    folder.mkdir(exist_ok=True)
    (folder / "ledger.yaml").write_text(card, encoding="utf-8")
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return open_ledger(folder, known.vocabulary, places=known.places, known_at=known_at)


def counted(
    root: Path,
    where: str,
    tables: Mapping[str, str],
    over: str = "lab",
    period: Stretch = YEAR,
    more: str = "",
    card: str = CARD,
) -> FigureResult:
    """What one figure over these tables comes to; `more` holds further keys, YAML on one line."""
    figures = f"figures:\n  f:\n    label: 示例数\n    over: {over}\n    where: {where!r}\n"
    figures += "".join(f"    {line}\n" for line in more.splitlines())
    known = book(root, figures)
    return Figures(known, ledger(root, known, tables, card=card)).figure("f", period)


def results(root: Path, figures: str, tables: Mapping[str, str], card: str = CARD) -> Figures:
    """The figures of a rulebook over these tables."""
    known = book(root, figures)
    return Figures(known, ledger(root, known, tables, card=card))


def claimed(
    root: Path, figures: str, tables: Mapping[str, str], period: Stretch = YEAR, card: str = CARD
) -> list[ClaimResult]:
    """What the claim `c` of these figures comes to."""
    return claim_results(results(root, figures, tables, card), "c", period)


def refusals(root: Path, figures: str) -> list[str]:
    """The messages these figures are refused with."""
    with pytest.raises(BadInput) as caught:
        book(root, figures)
    return [problem.text() for problem in caught.value.problems]


def ledger_refusals(root: Path, tables: Mapping[str, str], card: str = CARD) -> list[str]:
    """The messages a ledger is refused with, its folder left out."""
    known = book(root, "figures: {}\n")
    with pytest.raises(BadInput) as caught:
        ledger(root, known, tables, card=card)
    folder = f"{root / 'ledger'}/"
    return [problem.text().replace(folder, "") for problem in caught.value.problems]


def ids(records: object) -> list[str]:
    """The ids of records, in their order."""
    return [record.id for record in records]  # type: ignore[attr-defined]
