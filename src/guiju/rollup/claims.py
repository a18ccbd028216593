"""Claims computed: first, n-th, only one, a rank, a record; or why nobody can say."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from guiju.errors import BadInput, Problem
from guiju.figures.figure import Claim
from guiju.ledger import Record, Source
from guiju.ledger.showing import plain
from guiju.periods import Stretch
from guiju.rollup.completeness import is_complete
from guiju.rollup.figures import Figures, point_amount
from guiju.rollup.reading import Setting, holds, number
from guiju.rollup.results import (
    FAILS,
    HOLDS,
    LIST_INCOMPLETE,
    NO_HISTORY,
    NO_SUBJECT,
    SINCE,
    STATUSES,
    ClaimResult,
)
from guiju.vocabulary import close_to

SUBJECT = "subject"


@dataclass(frozen=True)
class _Rows:
    """The list a claim is checked against."""

    sure: tuple[Record, ...]
    open: tuple[Record, ...]
    complete: bool


def claim_results(figures: Figures, name: str, period: Stretch) -> list[ClaimResult]:
    """A claim for each of its subjects in the period; one result without subject where none is."""
    claim = figures.book.figures.claims.get(name)
    if claim is None:
        known = figures.book.figures.claims
        do = close_to(name, known) or f"可用的有：{'、'.join(known)}"
        raise BadInput(Problem(f"没有“{name}”这个断言", do=do))
    if claim.kind == "record_high":
        return [_record_high(claim, figures, period)]
    setting = figures.setting(period)
    rows = _rows(claim, setting)
    if claim.kind == "rank":
        return [_rank(claim, rows, setting)]
    subjects = figures.figure(claim.subjects, period).records
    if not subjects:
        return [_result(claim, setting, NO_SUBJECT, None, "期内没有这样的记录")]
    judged = _ordinal if claim.kind == "ordinal" else _only
    return [judged(claim, rows, subject, setting) for subject in subjects]


def _rows(claim: Claim, setting: Setting) -> _Rows:
    sure: list[Record] = []
    perhaps: list[Record] = []
    for record in setting.ledger.of(claim.over):
        answer = holds(claim.where, record, setting)
        if answer is not False:
            (sure if answer else perhaps).append(record)
    return _Rows(tuple(sure), tuple(perhaps), is_complete(claim, sure, setting))


def _row_of(claim: Claim, rows: _Rows, subject: Record, setting: Setting) -> Record | None:
    """The line of the list that speaks of the subject: itself, or the one that points to it."""
    for row in rows.sure:
        if row is subject:
            return row
        pointed = setting.at(row, claim.match) if claim.match else row.value(SUBJECT)
        if pointed == subject.id:
            return row
    return None


def _ordinal(claim: Claim, rows: _Rows, subject: Record, setting: Setting) -> ClaimResult:
    assert claim.order is not None
    row = _row_of(claim, rows, subject, setting)
    own = setting.at(row, claim.order) if row is not None else None
    if row is None or not isinstance(own, Stretch):
        why = "名单里没有它，或没有日期，排不出先后"
        return _result(claim, setting, LIST_INCOMPLETE, None, why, subject, rows)
    before, unclear = 0, 0
    for other in rows.sure:
        when = setting.at(other, claim.order)
        if other is row:
            continue
        if not isinstance(when, Stretch) or (when.first <= own.last and own.first <= when.last):
            unclear += 1
        elif when.last < own.first:
            before += 1
    status = HOLDS if rows.complete and not unclear and not rows.open else LIST_INCOMPLETE
    why = f"名单{len(rows.sure)}家，按日期排第{before + 1}"
    if unclear:
        why += f"；{unclear}家与它先后不明"
    return _result(claim, setting, status, before + 1, why, subject, rows)


def _only(claim: Claim, rows: _Rows, subject: Record, setting: Setting) -> ClaimResult:
    row = _row_of(claim, rows, subject, setting)
    others = [other for other in rows.sure if other is not row]
    why = f"名单{len(rows.sure)}条，除它以外{len(others)}条"
    if others:
        return _result(claim, setting, FAILS, len(rows.sure), why, subject, rows)
    sure = rows.complete and row is not None and not rows.open
    status = HOLDS if sure else LIST_INCOMPLETE
    return _result(claim, setting, status, 1, why, subject, rows)


def _rank(claim: Claim, rows: _Rows, setting: Setting) -> ClaimResult:
    assert claim.order is not None
    assert claim.match is not None
    own = next((row for row in rows.sure if setting.at(row, claim.match) is not None), None)
    values = {row.id: number(claim.order, row, setting) for row in rows.sure}
    mine = values.get(own.id) if own is not None else None
    if own is None or mine is None:
        return _result(claim, setting, NO_SUBJECT, None, "名单里没有本单位，或没有数值")
    sign = -1 if claim.descending else 1
    ahead = [
        row
        for row in rows.sure
        if (v := values[row.id]) is not None and sign * (v[0] - mine[0]) < 0
    ]
    blank = [row for row in rows.sure if values[row.id] is None]
    status = HOLDS if rows.complete and not blank and not rows.open else LIST_INCOMPLETE
    best = min(ahead, key=lambda row: sign * _low(values[row.id]), default=own)
    why = f"{len(rows.sure)}个单位中排第{len(ahead) + 1}"
    extra = {"leader": setting.ledger.name_of(best), "total": str(len(rows.sure))}
    return _result(claim, setting, status, len(ahead) + 1, why, own, rows, extra)


def _low(value: tuple[Fraction, Fraction] | None) -> Fraction:
    return value[0] if value is not None else Fraction(0)


def _record_high(claim: Claim, figures: Figures, period: Stretch) -> ClaimResult:
    setting = figures.setting(period)
    now = figures.figure(claim.figure, period)
    points = {y: p for y, p in figures.history(claim.figure).items() if y < period.first.year}
    rows = _Rows(tuple(points[year] for year in sorted(points)), (), False)
    if not points or now.value is None:
        why = "没有往年的数" if not points else "今年的数还不能确定"
        return _result(claim, setting, NO_HISTORY, None, why, None, rows)
    known = {year: point_amount(point).low for year, point in points.items()}
    best = max((value, year) for year, value in known.items() if value is not None)
    since = min(points)
    label = now.figure.label
    why = f"{label}{plain(now.value)}，此前最高{plain(best[0])}（{best[1]}年）"
    if now.value <= best[0]:
        return _result(claim, setting, FAILS, None, why, None, rows)
    whole = is_complete(claim, list(rows.sure), setting)
    status = HOLDS if whole else SINCE
    extra = {"since": str(since)}
    return _result(claim, setting, status, None, why, None, rows, extra)


def _result(
    claim: Claim,
    setting: Setting,
    status: str,
    n: int | None,
    why: str,
    subject: Record | None = None,
    rows: _Rows | None = None,
    extra: dict[str, str] | None = None,
) -> ClaimResult:
    records = (*rows.sure, *rows.open) if rows is not None else ()
    return ClaimResult(
        claim=claim,
        period=setting.period,
        status=status,
        n=n,
        text=_text(claim, status, n, extra or {}),
        why=f"{STATUSES[status]}：{why}",
        subject=subject,
        records=records,
        sources=_sources(records, setting),
    )


def _text(claim: Claim, status: str, n: int | None, extra: dict[str, str]) -> str:
    """The wording that may be printed: qualified where the list is short, empty where it fails."""
    says = claim.first if n == 1 and claim.first else claim.says
    words: dict[str, Any] = {"n": n, "leader": "", "total": "", "since": "", **extra}
    said = says.format(**words)
    if status == HOLDS:
        return said
    if status == LIST_INCOMPLETE and n is not None:
        return f"{said}（对照不全）"
    if status == SINCE:
        return f"有记录以来（{words['since']}年起）{said}"
    return ""


def _sources(records: tuple[Record, ...], setting: Setting) -> tuple[Source, ...]:
    found = (setting.ledger.sources.get(record.given.source or "") for record in records)
    return tuple(dict.fromkeys(source for source in found if source is not None))
