"""Where a condition stands: 《办法》第十一条（五）, and 依据待核 where the text was not seen."""

from __future__ import annotations

import re

from guiju.policies.conditions import Condition
from guiju.policies.policy import Source

UNVERIFIED = "依据待核"
_SEEN = "V"
_CLAUSE = re.compile(r"[第（(0-9]")
# A clause that begins with the name of another document is cited under that name.
_DOCUMENT_ENDINGS = ("办法", "规则", "指引", "条例", "法", "规定", "通知", "公告", "细则", "意见")


def citation(condition: Condition, source: Source) -> str:
    """“依据：《办法》第十一条（五）。”"""
    mark = "" if condition.confidence == _SEEN else f"（{UNVERIFIED}）"
    return f"依据：{_place(condition.clause, source)}{mark}。"


def _place(clause: str, source: Source) -> str:
    title = titled(source.title)
    if "《" in clause:
        return clause
    start = _CLAUSE.search(clause)
    named = clause[: start.start()] if start else clause
    if named and named in source.title:
        return f"{title}{clause[len(named) :]}"
    if named.endswith(_DOCUMENT_ENDINGS):
        return f"{titled(named)}{clause[len(named) :]}"
    return f"{title}{clause}"


def titled(name: str) -> str:
    """A document's name in 《》, unless it brings its own."""
    return name if name.startswith("《") else f"《{name}》"


def document_words(source: Source) -> str:
    """《办法》（国科发火〔2016〕32号，依据待核): a document with its number."""
    notes = [source.number] if source.number else []
    if source.confidence != _SEEN:
        notes.append(UNVERIFIED)
    return titled(source.title) + (f"（{'，'.join(notes)}）" if notes else "")
