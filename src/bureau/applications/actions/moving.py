"""An application moved on or back; with 获批 its title is made, leaving 获批 takes it away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

import guiju
from bureau.accounts.viewer import Viewer
from bureau.applications.actions.placing import place_anew
from bureau.applications.records import APPROVED, stages
from bureau.ledger import actions as ledger
from bureau.ledger import queries
from bureau.ledger.models import Current, Entity, Fact

VALID, REVOKED, GRADE = "valid", "revoked", "A"
PAPER = "证书"


@dataclass(frozen=True)
class Certificate:
    """What an approval rests on. valid_to: its last valid day, blank where it names none."""

    number: str
    granted_on: str
    valid_to: str = ""


def move(
    *,
    by: Viewer,
    application: Entity,
    to: str,
    on: str,
    reason: str = "",
    proofs: Mapping[str, str] | None = None,
    certificate: Certificate | None = None,
) -> Fact:
    """Move an application to a stage on a day, everything that follows in the same transaction.

    To 获批 with the certificate's number and day a record of the title is made and linked, or the
    one taken away before stands again; from 获批 elsewhere the title is taken away. BadInput where
    the number, the day, a proof or a reason is missing, PermissionDenied where it is not his.
    """
    said = {
        entry.concept: entry
        for entry in Current.objects.filter(entity=application, state="known")
        .select_related("ref")
        .order_by("period")
    }
    before = said["stage"].text if "stage" in said else ""
    given = dict(proofs or {})
    _check(before, to, reason)
    firm = said["enterprise"].ref
    assert firm is not None
    title = said["title"].ref if "title" in said else None
    with transaction.atomic():
        if to == APPROVED:
            given["title"] = _granted(by, application, said, title, certificate, (on, reason)).code
        elif before == APPROVED and title is not None:
            _state(by, title, REVOKED, (on, reason))
        made = ledger.move_stage(
            by=by, entity=application, to=to, on=on, proofs=given, reason=reason, grade=GRADE
        )
        if APPROVED in (before, to):
            place_anew(firm)
    return made


def _check(before: str, to: str, reason: str) -> None:
    """A way back, and the end of a title, need a reason."""
    labels = stages().labels
    back = before and stages().is_back(before, to)
    if not reason.strip() and (back or before == APPROVED):
        what = "退回前一阶段" if back else f"把“{labels[before]}”改为“{labels.get(to, to)}”"
        raise guiju.BadInput.saying(
            f"{what}没有写理由", expected="一句话，说明为什么", do="补上理由再移动；填过的都还在"
        )


def _granted(
    by: Viewer,
    application: Entity,
    said: Mapping[str, Current],
    title: Entity | None,
    certificate: Certificate | None,
    why: tuple[str, str],
) -> Entity:
    policy = queries.rulebook().policies.get(said["policy"].text)
    kind = str(policy.grants.get("title") or "") if policy else ""
    if not kind:
        name = policy.name if policy else said["policy"].text
        raise guiju.BadInput.saying(
            f"“{name}”不授予资质，不能记为获批", do="把结果记在平台、项目等相应的台账里"
        )
    if title is not None and certificate is None:
        _state(by, title, VALID, why)
        return title
    if certificate is None or not certificate.number.strip() or not certificate.granted_on.strip():
        raise guiju.BadInput.saying(
            "获批没有写证书编号和发证日期", expected="证书上的编号和日期", do="补上再移动"
        )
    firm = said["enterprise"].ref
    assert firm is not None
    values = {
        "holder": firm.code,
        "kind": kind,
        "cert_no": certificate.number.strip(),
        "granted_on": certificate.granted_on.strip(),
        "state": VALID,
    }
    if certificate.valid_to.strip():
        values["valid_to"] = certificate.valid_to.strip()
    source = ledger.add_source(
        by=by,
        kind=PAPER,
        title=f"{queries.kind_of('enterprise').title_codes.get(kind, kind)}证书",
        number=certificate.number.strip(),
        dated=certificate.granted_on.strip(),
    )
    return ledger.create(
        by=by,
        kind="title",
        values=values,
        source=source,
        grade=GRADE,
        sample=application.is_sample,
    )


def _state(by: Viewer, title: Entity, state: str, why: tuple[str, str]) -> None:
    """What holds of a title from a day on; before it, what held stays."""
    on, reason = why
    ledger.record(by=by, entity=title, concept="state", value=state, period=on, reason=reason)
