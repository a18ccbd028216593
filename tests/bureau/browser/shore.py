"""Firms of 天目湖镇 in May 2025, when the window of 高企 is open: a firm for each way of J3."""

from __future__ import annotations

from tests.bureau.browser.lake import WAYS, person

CLOCK = "2025-05-20"
NOTICE = "window-hte"
INDICATOR = "hte_net"
CHIEF = "shore-chief"


def contact(way: str) -> str:
    """The sign-in name of a firm's contact, after “see-”."""
    return f"shore-{way}"


def name(way: str) -> str:
    """What the firm of a way is called."""
    return f"示例湖岸装备有限公司{way}"


def settle() -> None:
    """Firms that meet 高企, the notice, an indicator that counts the title, a run, the people."""
    from datetime import date

    from bureau.accounts.viewer import SYSTEM
    from bureau.jobs import actions as jobs
    from bureau.ledger import actions
    from bureau.runs import actions as runs
    from tests.bureau import cast
    from tests.bureau.applications import ready_firm

    for way in WAYS:
        firm = ready_firm.make(f"enterprise-{way}", name(way))
        person(contact(way), "enterprise", firm.code)
    cast.firms()
    actions.declare_complete(by=SYSTEM, kind="title", place=cast.COUNTY, as_of="2025-12-31")
    old = {"holder": cast.OTHER_FIRM, "kind": "hte", "granted_on": "2023-11-06"}
    old |= {"valid_to": "2026-11-05", "state": "valid"}
    actions.create(by=SYSTEM, kind="title", values=old)
    notice = {"name": "示例高企第一批", "policy": "hte", "year": "2025", "step": "submission"}
    notice |= {"opens_on": "2025-04-15", "closes_on": "2025-05-31", "confidence": "seen"}
    actions.create(by=SYSTEM, kind="window", code=NOTICE, values=notice)
    assessed = {"code": INDICATOR, "year": "2025", "name": "高企净增（示例）", "unit": "家"}
    assessed |= {"source_set": "city_performance", "target": "3", "owner": "高新科"}
    actions.create(by=SYSTEM, kind="indicator", values=assessed)
    person(CHIEF, "chief", section="高新科")
    runs.start(by=SYSTEM, as_of=date.fromisoformat(CLOCK))
    jobs.drain()


if __name__ == "__main__":
    import django

    django.setup()
    settle()
