"""Claims computed: first, n-th, only one, a rank, a record; or why nobody can say."""

from __future__ import annotations

from fractions import Fraction

from guiju.errors import BadInput, Problem
from guiju.figures.figure import Claim
from guiju.ledger import Record
from guiju.periods import Stretch
from guiju.rollup.contenders import Contenders, before, contenders
from guiju.rollup.figures import Figures
from guiju.rollup.reading import number
from guiju.rollup.records import record_high
from guiju.rollup.results import (
    FAILS,
    HOLDS,
    LIST_INCOMPLETE,
    NO_SUBJECT,
    SINCE,
    ClaimResult,
)
from guiju.rollup.saying import Said
from guiju.rollup.setting import Setting
from guiju.vocabulary import close_to


def claim_results(figures: Figures, name: str, period: Stretch) -> list[ClaimResult]:
    """A claim for each of its subjects in the period; one result without subject where none is."""
    claim = figures.book.figures.claims.get(name)
    if claim is None:
        known = figures.book.figures.claims
        do = close_to(name, known) or "用 guiju figures 看有哪些断言"
        raise BadInput(Problem(f"没有“{name}”这个断言", do=do))
    setting = figures.setting(period)
    said = Said(claim, setting, figures.book.places)
    if claim.kind == "record_high":
        return [record_high(said, figures)]
    rows = contenders(claim, setting)
    if claim.kind == "rank":
        return [_rank(said, rows)]
    subjects = figures.figure(claim.subjects, period).records
    if not subjects:
        return [said.result(NO_SUBJECT, None, "期内没有这样的记录")]
    if claim.kind == "again":
        return [_again(said, rows)]
    judged = _ordinal if claim.kind == "ordinal" else _only
    return [judged(said, rows, subject) for subject in subjects]


def _ordinal(said: Said, rows: Contenders, subject: Record) -> ClaimResult:
    claim, setting = said.claim, said.setting
    assert claim.order is not None
    line = rows.line_of(claim, subject, setting)
    own = setting.at(line, claim.order) if line is not None else None
    if line is None or not isinstance(own, Stretch):
        why = "名单里没有它，或没有日期，排不出先后"
        return said.result(LIST_INCOMPLETE, None, why, subject, rows)
    places = [before(row, claim, own, setting) for row in rows.sure if row is not line]
    unclear = places.count(None)
    unclear += sum(before(row, claim, own, setting) is not False for row in rows.open)
    n = places.count(True) + 1
    why = f"名单{len(rows.sure)}家，按日期排第{n}"
    if unclear:
        why += f"；{unclear}家与它先后不明"
    return said.result(_status(rows, bool(unclear)), n, why, subject, rows)


def _again(said: Said, rows: Contenders) -> ClaimResult:
    """Never before, or not for some years: what the list says of the time before the period."""
    period, setting, claim = said.setting.period, said.setting, said.claim
    assert claim.order is not None
    past = [row for row in rows.sure if before(row, claim, period, setting)]
    unclear = [row for row in rows.open if before(row, claim, period, setting) is not False]
    days = [when for row in past if isinstance(when := setting.at(row, claim.order), Stretch)]
    status = _status(rows, bool(unclear))
    if not days:
        return said.result(status, 1, f"名单{len(rows.sure)}条，此前没有", None, rows)
    last = max(day.last.year for day in days)
    gap = period.first.year - last
    why = f"上一次在{last}年"
    # What the list lacks before its first year does not matter once there was one since.
    status = HOLDS if status == SINCE else status
    if gap < 2:
        return said.result(FAILS, gap + 1, why, None, rows)
    return said.result(status, gap + 1, why, None, rows, gap=str(gap))


def _only(said: Said, rows: Contenders, subject: Record) -> ClaimResult:
    line = rows.line_of(said.claim, subject, said.setting)
    others = [row for row in rows.sure if row is not line]
    why = f"名单{len(rows.sure)}条，除它以外{len(others)}条"
    if others:
        return said.result(FAILS, len(rows.sure), why, subject, rows)
    whole = _reaches(rows, said.setting) and line is not None and not rows.open
    return said.result(HOLDS if whole else LIST_INCOMPLETE, 1, why, subject, rows)


def _rank(said: Said, rows: Contenders) -> ClaimResult:
    claim, setting = said.claim, said.setting
    assert claim.order is not None
    assert claim.match is not None
    own = next((row for row in rows.sure if setting.at(row, claim.match) is not None), None)
    values = {row.id: _value(row, claim, setting) for row in rows.sure}
    mine = values[own.id] if own is not None else None
    if own is None or mine is None:
        return said.result(NO_SUBJECT, None, "名单里没有本单位，或没有数值")
    sign = -1 if claim.descending else 1
    known = {row: value for row in rows.sure if (value := values[row.id]) is not None}
    ahead = [row for row, value in known.items() if sign * (value - mine) < 0]
    tied = sum(value == mine for value in known.values()) > 1
    whole = _reaches(rows, setting) and len(known) == len(rows.sure) and not rows.open
    best = min(ahead, key=lambda row: sign * known[row], default=own)
    why = f"{len(rows.sure)}个单位中{'并列' if tied else ''}排第{len(ahead) + 1}"
    words = {"leader": setting.ledger.name_of(best), "total": str(len(rows.sure))}
    words["tied"] = "并列" if tied else ""
    status = HOLDS if whole else LIST_INCOMPLETE
    return said.result(status, len(ahead) + 1, why, own, rows, **words)


def _value(row: Record, claim: Claim, setting: Setting) -> Fraction | None:
    assert claim.order is not None
    found = number(claim.order, row, setting)
    return None if found is None else found[0]


def _reaches(rows: Contenders, setting: Setting) -> bool:
    """Whether the list is whole throughout the period."""
    start = setting.period.first.year
    return rows.whole is not None and (rows.whole.since is None or rows.whole.since <= start)


def _status(rows: Contenders, doubtful: bool) -> str:
    """A list that is whole only since a year bears out no more than that."""
    if rows.whole is None or doubtful:
        return LIST_INCOMPLETE
    return HOLDS if rows.whole.since is None else SINCE
