"""Moves from stage to stage: only those the vocabulary allows, a way back only with a reason."""

from __future__ import annotations

from itertools import pairwise

from guiju.errors import Problems
from guiju.ledger.book import Ledger
from guiju.ledger.records import Dated, Record
from guiju.vocabulary import STAGE, Stages


def check_stages(ledger: Ledger, problems: Problems) -> None:
    """Note every dated move of every record that its kind does not allow."""
    for records in ledger.kinds.values():
        for record in records.values():
            stages = record.kind.stages
            moves = [move for move in record.later.get(STAGE, ()) if move.on is not None]
            if stages is not None:
                for before, after in pairwise(moves):
                    _check(record, stages, before, after, problems)


def _check(record: Record, stages: Stages, before: Dated, after: Dated, problems: Problems) -> None:
    codes = list(stages.labels)
    was, now = (
        codes[move.value] if isinstance(move.value, int) else None for move in (before, after)
    )
    if was is None or now is None or was == now:
        return
    names = f"“{stages.labels[was]}”到“{stages.labels[now]}”"
    if not stages.allows(was, now):
        ways = "、".join(stages.labels[code] for code in stages.next(was))
        met = f"{record.kind.label}“{record.id}”不能从{names}"
        problems.note(met, after.given.at, expected=ways or None, do="改正阶段或日期")
    elif stages.is_back(was, now) and not after.given.reason:
        met = f"{record.kind.label}“{record.id}”从{names}是退回，没有写原因"
        problems.note(met, after.given.at, do="在 reason 一栏写明原因")
