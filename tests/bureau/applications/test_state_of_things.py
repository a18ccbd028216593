"""What is kept between two requests is of one state of the ledger: every change is seen at once."""

from __future__ import annotations

from datetime import date

from bureau.accounts.viewer import SYSTEM
from bureau.applications import queries
from bureau.ledger import actions as ledger
from bureau.ledger.models import Entity
from tests.bureau import cast
from tests.bureau.applications.conftest import DAY, Apply
from tests.bureau.applications.ready_firm import READY

ON = date.fromisoformat(DAY)


def place(notice: str) -> str:
    """The list the firm is in."""
    found = queries.window(notice, SYSTEM, ON).lists
    return next(name for name, firms in found.items() if READY in {f.code for f in firms})


def test_each_change_is_seen_by_the_next_question(notice: str, apply: Apply, ready: Entity) -> None:
    """An application and its stage, a title, its paper withdrawn and restored, the notice's day."""
    assert place(notice) == "waiting"
    made = apply("hte", 2025, READY, stage={"2025-05-02": "filling"})
    assert place(notice) == "waiting"
    ledger.move_stage(by=SYSTEM, entity=made, to="submitted", on=DAY, proofs={"submitted_on": DAY})
    assert place(notice) == "in"
    ledger.move_stage(by=SYSTEM, entity=made, to="filling", on="2025-05-21", reason="补材料")
    assert place(notice) == "waiting"
    paper = ledger.add_source(by=SYSTEM, kind="证书", title="示例证书")
    values = {"holder": READY, "kind": "hte", "granted_on": "2025-01-02", "state": "valid"}
    values |= {"valid_to": "2028-01-01"}
    ledger.create(by=SYSTEM, kind="title", values=values, source=paper)
    assert place(notice) == "in"
    ledger.withdraw_source(by=SYSTEM, source=paper, reason="作废")
    assert place(notice) == "waiting"
    ledger.restore_source(by=SYSTEM, source=paper, reason="误撤")
    assert place(notice) == "in"


def test_proposals_count_from_their_acceptance_whatever_their_order(
    notice: str, ready: Entity
) -> None:
    """Of two the later one is accepted first; the other changes the list when it is accepted."""
    firm = cast.person("enterprise")
    firm.grants.update(body=READY)
    said = {
        concept: ledger.record(
            by=cast.viewer("enterprise"), entity=ready, concept=concept, value=value, period="2024"
        )
        for concept, value in (("rd_expense_hte", "40"), ("employees_total", "120"))
    }
    assert place(notice) == "waiting"
    chief = cast.viewer("chief")
    ledger.decide(by=chief, fact=said["employees_total"], accepted=True)
    assert place(notice) == "waiting"
    ledger.decide(by=chief, fact=said["rd_expense_hte"], accepted=True)
    assert place(notice) == "unmet"
