"""A month handed in: its lines and its paper, all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db import transaction

import guiju
from bureau.ledger import actions
from bureau.ledger.models import Entity, Source
from bureau.portal.bodies import Own
from bureau.portal.platform.lines import lines_of
from bureau.portal.platform.months import KIND, RETURN, code_of, papers_of

GRADE = "C"


def hand_in(own: Own, month: str, lines: Iterable[Mapping[str, str]]) -> Source:
    """Hand in a month, or add to one handed in; without lines nobody came, which is an answer.

    Lines are numbered on from those on record.
    """
    given = list(lines)
    with transaction.atomic():
        # Two people handing in one month wait for each other here.
        Entity.objects.select_for_update().get(code=own.code)
        before = papers_of(own).get(month, [])
        if before and not given:
            raise guiju.BadInput.saying("这个月已经提交过了", do="有补报的人就加上再交")
        paper = _paper(own, month, len(before), len(given))
        last = [int(each.line) for each in lines_of(own, month) if each.line.isdigit()]
        for number, line in enumerate(given, max(last, default=0) + 1):
            actions.create(
                by=own.viewer,
                kind=KIND,
                values={"platform_org": own.code, "month": month, "line": str(number), **line},
                source=paper,
                grade=GRADE,
            )
    return paper


def _paper(own: Own, month: str, before: int, count: int) -> Source:
    code = code_of(own, month) + (f"-{before + 1}" if before else "")
    what = "补报" if before else "引进人才月报"
    return actions.add_source(
        by=own.viewer,
        kind=RETURN,
        title=f"{own.body.name}{month}{what}",
        issuer=own.body.name[:120],
        dated=month,
        note=f"引进{count}人" if count else "本月零引进",
        code=code,
    )
