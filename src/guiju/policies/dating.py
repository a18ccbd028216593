"""Where a version comes from and when it applies."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations
from typing import Any

from guiju.documents import Mapping
from guiju.errors import BadInput, Place, Problem, Problems
from guiju.policies.policy import FAR, InForce, Source, Version
from guiju.policies.words import CONFIDENCES
from guiju.vocabulary import unknown_keys

SOURCE_KEYS = ["title", "number", "issuer", "issued", "confidence", "seen"]


def source_from(body: Any, at: Place) -> Source:
    """The document a version rests on."""
    if not isinstance(body, Mapping) or not body.get("title"):
        raise BadInput(Problem("版本没有写明依据文件", at, "source: {title: …, number: …}"))
    problems = Problems()
    unknown_keys(body, SOURCE_KEYS, problems)
    confidence = str(body.get("confidence") or "?")
    if confidence not in CONFIDENCES:
        problems.note(f"confidence: {confidence} 不认识", at, expected="、".join(CONFIDENCES))
    problems.raise_if_any()
    issued = body.get("issued")
    return Source(
        title=body["title"],
        number=str(body.get("number") or ""),
        issuer=str(body.get("issuer") or ""),
        issued=issued if isinstance(issued, date) else None,
        confidence=confidence,
        seen=str(body.get("seen") or ""),
    )


def in_force_from(body: Mapping, problems: Problems) -> Iterator[InForce]:
    """The spans of days on which a version applies."""
    spans = body["in_force"]
    for index, span in enumerate(spans):
        at = spans.at(index)
        start, until = span.get("from"), span.get("until")
        case = span.get("case")
        if not isinstance(start, date) or (until is not None and not isinstance(until, date)):
            problems.note("施行起止日期读不懂", at, expected="{from: 2016-01-01, until: …}")
        elif until is not None and until < start:
            problems.note(f"施行止日 {until} 早于起日 {start}", at)
        elif case not in (None, "new", "renewal"):
            problems.note(f"case: {case} 不认识", at, expected="new 或 renewal")
        else:
            yield InForce(start, until, case)
    problems.raise_if_any()


def refuse_overlaps(versions: tuple[Version, ...], problems: Problems) -> None:
    """Note every two versions in force on one day for one kind of case."""
    for a, b in combinations(versions, 2):
        if a.region != b.region:
            continue
        for one in a.in_force:
            for other in b.in_force:
                if _overlap(one, other):
                    day = max(one.start, other.start)
                    problems.note(
                        f"版本“{a.name}”与“{b.name}”在 {day} 同时施行",
                        b.at,
                        do=f"给前一版写上 until: {day - timedelta(days=1)}",
                    )


def _overlap(one: InForce, other: InForce) -> bool:
    same_case = one.case is None or other.case is None or one.case == other.case
    return same_case and max(one.start, other.start) <= min(one.until or FAR, other.until or FAR)
