"""`/funding`: granted, contracted, received, by level and scope, never added together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.http import HttpRequest, HttpResponseBase

from bureau.accounts.rights import READ
from bureau.accounts.viewer import Viewer
from bureau.desk.sections.asking import Asked, asked_of, kept
from bureau.desk.sections.framing import query_with, shown, viewer_of
from bureau.desk.sections.levels import ABOVE_CITY, level_labels
from bureau.desk.sections.parts import Cell, Line, line
from bureau.desk.staff import staff_page
from bureau.ledger import queries as ledger
from bureau.ledger.queries import Record

KIND = "funding"
NAMES = ("ref", "kind", "level", "scope", "amount", "on", "source_dept")
KINDS = ("approved", "contracted", "received")
MAIN = "project_platform"
ABOVE = "above"
"""Province and nation together, as reports say 省级以上."""
MAIN_SUM = {"kind": "approved", "scope": MAIN, "level": ABOVE}


@dataclass(frozen=True)
class Sum:
    """A sum of lines: how much, of how many, where they stand."""

    fen: int
    lines: int
    href: str


@dataclass(frozen=True)
class Scope:
    """One scope's money: a row a level, a column a kind; the last row is 省级以上."""

    code: str
    label: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Sum, ...]], ...]
    above: tuple[Sum, ...]


@staff_page((READ, "record"))
def page(request: HttpRequest) -> HttpResponseBase:
    """The money of a year, each scope by itself, and the lines every sum is made of."""
    viewer = viewer_of(request)
    asked = asked_of(request, [KIND], viewer)
    records = _records(asked, viewer)
    in_year = [r for r in records if asked.holds(r.code("on"))]
    counted = [r for r in in_year if r.counts("amount", "kind", "level", "scope")]
    wanted = {name: request.GET.get(name, "") for name in ("kind", "level", "scope")}
    listed = [r for r in counted if _fits(r, wanted)]
    context = {
        "scopes": scopes(counted, request),
        "hearsay": len(in_year) - len(counted),
        "growth": growth(records, asked),
        "stamped": sum(r.grade == "C" or r.cell("amount").grade == "C" for r in counted),
        "waiting": _before_contract(counted, asked, viewer),
        "picked": _said(wanted),
        "lines": [_line(r) for r in sorted(listed, key=lambda r: r.code("on"), reverse=True)],
        "sum": total(listed) if all(wanted.values()) else None,
    }
    return shown(request, "funding", asked, KIND, context)


def _records(asked: Asked, viewer: Viewer) -> list[Record]:
    rows = ledger.rows(KIND, viewer=viewer).select_related("entity")
    found = ledger.table(rows, NAMES, viewer=viewer, on=asked.as_of, as_known=asked.as_known)
    return kept(found, asked)


def total(records: Iterable[Record]) -> int:
    """The sum of the amounts, in 分."""
    return sum(record.number("amount") or 0 for record in records)


def scopes(records: Sequence[Record], request: HttpRequest) -> list[Scope]:
    """Every scope that has money in the year; that of projects and platforms always."""
    choices = ledger.kind_of(KIND).concepts["scope"].choices
    used = {record.code("scope") for record in records} | {MAIN}
    return [
        _scope(code, str(label), [r for r in records if r.code("scope") == code], request)
        for code, label in choices.items()
        if code in used
    ]


def _scope(code: str, label: str, records: Sequence[Record], request: HttpRequest) -> Scope:
    kinds = ledger.kind_of(KIND).concepts["kind"].choices

    def summed(level: str) -> tuple[Sum, ...]:
        found = []
        for kind in KINDS:
            of = [r for r in records if _fits(r, {"kind": kind, "level": level})]
            href = query_with(request, kind=kind, level=level, scope=code)
            found.append(Sum(total(of), len(of), href if of else ""))
        return tuple(found)

    rows = tuple((name, summed(level)) for level, name in level_labels(KIND))
    return Scope(code, label, tuple(str(kinds[kind]) for kind in KINDS), rows, summed(ABOVE))


def _fits(record: Record, wanted: dict[str, str]) -> bool:
    for name, code in wanted.items():
        if name == "level" and code == ABOVE:
            if record.code("level") not in ABOVE_CITY:
                return False
        elif code and record.code(name) != code:
            return False
    return True


def _said(wanted: dict[str, str]) -> str:
    """What the lines below are narrowed to, in words."""
    concepts = ledger.kind_of(KIND).concepts
    words = []
    for name in ("scope", "kind", "level"):
        if wanted[name]:
            above = name == "level" and wanted[name] == ABOVE
            said = concepts[name].choices.get(wanted[name], wanted[name])
            words.append("省级以上" if above else str(said))
    return " · ".join(words)


def growth(records: Iterable[Record], asked: Asked) -> dict[str, object]:
    """省级以上项目平台批复 by year, and how much more than the year before; None without a base."""
    by_year: dict[int, int] = {}
    for record in records:
        on = record.code("on")
        if on and record.counts("amount") and _fits(record, MAIN_SUM):
            by_year[int(on[:4])] = by_year.get(int(on[:4]), 0) + (record.number("amount") or 0)
    now, base = by_year.get(asked.year, 0), by_year.get(asked.year - 1, 0)
    return {
        "now": now,
        "base": base if base else None,
        "rate": Fraction(now, base) - 1 if base else None,
        "years": [(year, by_year[year]) for year in sorted(by_year) if year <= asked.year],
    }


def _before_contract(records: Iterable[Record], asked: Asked, viewer: Viewer) -> list[str]:
    """Projects whose money counts as granted though their contract is not signed yet."""
    codes = {
        record.cell("ref").ref
        for record in records
        if _fits(record, MAIN_SUM) and record.cell("ref").ref_kind == "project"
    }
    rows = ledger.rows("project", viewer=viewer).filter(code__in=codes).select_related("entity")
    found = ledger.table(
        rows, ("stage", "contract_on"), viewer=viewer, on=asked.as_of, as_known=asked.as_known
    )
    return [
        record.row.name
        for record in found
        if record.code("stage") == "selected" and not record.text("contract_on")
    ]


def _line(record: Record) -> Line:
    return line(
        record,
        [
            Cell("口径", record.text("scope")),
            Cell("性质", record.text("kind")),
            Cell("级别", record.text("level")),
            Cell("部门", record.text("source_dept")),
            Cell("日期", record.text("on"), cls="n"),
            Cell("金额", record.text("amount"), cls="n"),
        ],
    )
