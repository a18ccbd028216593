"""Why a firm is in a list: the conditions that fail, or are open, each with its clause."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import guiju
from bureau.accounts.viewer import Viewer
from bureau.applications.queries.lists import IN, NOT, TO_CHECK, WAITING, Firm, Lists
from bureau.ledger import queries as ledger
from bureau.ledger.models import Row
from bureau.runs.queries.briefs import lacking
from bureau.runs.queries.conditions import condition_view
from bureau.runs.queries.reading import opened
from bureau.runs.queries.seeing import Seeing
from bureau.runs.queries.shapes import ConditionView

MOST = 3
_SHOWN = {NOT: ("unmet",), TO_CHECK: ("unknown", "person")}


@dataclass(frozen=True)
class Why:
    """One firm of a list with its reasons. more: conditions beside those told."""

    firm: Firm
    row: Row
    says: str
    conditions: tuple[ConditionView, ...] = ()
    more: int = 0

    @property
    def town_name(self) -> str:
        """The name of its town."""
        return ledger.town_name(self.row.town) if self.row.town else ""


def reasons(lists: Lists, which: str, firms: Iterable[Firm], *, viewer: Viewer) -> list[Why]:
    """The firms of one list, a page of it, with why each is there; amounts as the viewer may see.

    Judged with the exact reading from what the run read, or from what is known now of firms with
    later facts, so that the list and its reasons are of one day.
    """
    chosen = list(firms)
    rows = {row.code: row for row in Row.objects.filter(code__in=[each.code for each in chosen])}
    judged = _judged(lists, which, [each.code for each in chosen])
    found = []
    for firm in chosen:
        if (row := rows.get(firm.code)) is None:
            continue
        made = judged.get(firm.code)
        views = _views(made, lists, which, row, viewer) if made is not None else ()
        found.append(Why(firm, row, _says(firm, which, made), views[:MOST], len(views[MOST:])))
    return found


def _judged(lists: Lists, which: str, codes: list[str]) -> Mapping[str, guiju.Judgement]:
    if which not in _SHOWN or lists.run is None:
        return {}
    policy, day, book = lists.window.policy, lists.run.as_of, ledger.rulebook()
    read = opened(lists.run).facts_of([code for code in codes if code not in lists.facts])
    every = [*read, *(lists.facts[code] for code in codes if code in lists.facts)]
    return {facts.entity: guiju.judge(book, facts, day, [policy])[policy] for facts in every}


def _views(
    made: guiju.Judgement, lists: Lists, which: str, row: Row, viewer: Viewer
) -> tuple[ConditionView, ...]:
    assert lists.run is not None
    policy = lists.window.policy
    told = guiju.judgement_record("", lists.run.as_of, {policy: made}, parts=True)
    seeing = Seeing(ledger.rulebook(), row, viewer)
    conditions = told["policies"][policy].get("conditions", ())
    views = (condition_view(each, seeing, {}) for each in conditions)
    return tuple(each for each in views if each.outcome in _SHOWN[which])


def _says(firm: Firm, which: str, made: guiju.Judgement | None) -> str:
    """The sum of it in a line."""
    if which == WAITING:
        parts = ["条件全部满足，还没有提交" if not firm.why else firm.why]
    elif which == IN and firm.application is not None:
        since = f"，{firm.application.since}" if firm.application.since else ""
        parts = [f"{firm.application.stage_name}{since}"]
    else:
        parts = [firm.why, _sum(which, made)]
    if which == WAITING and firm.application is not None:
        parts.append(f"现在：{firm.application.stage_name}")
    return "；".join(part for part in parts if part)


def _sum(which: str, made: guiju.Judgement | None) -> str:
    if made is None:
        return ""
    if which == NOT:
        short = lacking(made)
        return f"差{len(short)}项：{'、'.join(short)}" if short else ""
    concepts = ledger.rulebook().kind.concepts
    missing = [concepts[name].label for name in made.missing if name in concepts]
    return f"待补{len(missing)}项：{'、'.join(missing[:5])}" if missing else ""
