"""What a token may be given: a few bundles of deeds, never more than its owner may himself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bureau.accounts.rights import READ, WRITE


@dataclass(frozen=True)
class Scope:
    """A bundle of deeds on things, and what people call it."""

    label: str
    means: str
    deeds: frozenset[tuple[str, str]]


def _deeds(deed: str, things: str) -> frozenset[tuple[str, str]]:
    return frozenset((deed, thing) for thing in things.split())


SCOPES = {
    "records": Scope(
        "读台账",
        "企业名录、平台、项目、活动、政策、考核指标；不含企业经营数据和个人信息",
        _deeds(READ, "firm title record ticket policy indicator report"),
    ),
    "commercial": Scope(
        "读商业数据",
        "企业年度数据、协议和资金金额",
        _deeds(READ, "year_facts record_money"),
    ),
    "verdicts": Scope(
        "读判定", "每家企业的结论、差距和梯次", _deeds(READ, "verdict runs internal application")
    ),
    "personal": Scope("读个人信息", "联系人、人才", _deeds(READ, "contacts person")),
    "entries": Scope(
        "填报",
        "记入或提出事实；须本人有权填报，镇区、企业、平台填的仍是建议",
        _deeds(WRITE, "firm title year_facts contacts record record_money ticket indicator"),
    ),
    "imports": Scope("看导入", "导入任务的进展", _deeds(READ, "import")),
}


def deeds_of(names: Iterable[str]) -> frozenset[tuple[str, str]]:
    """Everything these scopes allow; unknown names allow nothing."""
    found: frozenset[tuple[str, str]] = frozenset()
    for name in names:
        if name in SCOPES:
            found |= SCOPES[name].deeds
    return found
