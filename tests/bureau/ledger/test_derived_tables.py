"""Whatever is done, in whatever order, the derived tables are what the facts alone say."""

from __future__ import annotations

import random
from collections import defaultdict
from typing import Any

import pytest
from django.core.management import CommandError, call_command

import guiju
from bureau.accounts.models import User
from bureau.accounts.viewer import SYSTEM, Standing, Viewer
from bureau.ledger import actions
from bureau.ledger.fingerprint import fingerprint
from bureau.ledger.models import Current, Entity, Fact, Row, Source
from bureau.ledger.standing import stand

pytestmark = pytest.mark.django_db
TOWNS = ("320481001", "320481106")


class County:
    """A small ledger on which random things are done."""

    def __init__(self, seed: int) -> None:
        self.draw = random.Random(seed)
        self.chief = self.person("chief", section="高新科")
        self.deciding = self.person("chief", section="高新科")
        self.towns = [
            actions.create(
                by=SYSTEM,
                kind="town",
                values={"name": f"镇{code}", "code": code, "kind": "town", "officer": "某某"},
            )
            for code in TOWNS
        ]
        self.firms = [self.firm(number) for number in range(4)]
        self.sources: list[Source] = []

    def person(self, role: str, **where: str) -> Viewer:
        user = User.objects.create(username=f"u{User.objects.count()}")
        return Viewer(user.pk, user.username, (Standing(role, **where),))

    def firm(self, number: int) -> Entity:
        values = {"name": f"示例第{number}公司", "life_status": "active"}
        return actions.create(by=self.chief, kind="enterprise", values=values)

    def step(self) -> None:
        """One thing somebody might do; what is refused changes nothing."""
        deed = self.draw.choice(
            [self.figure, self.figure, self.name, self.move, self.propose, self.decide,
             self.merge, self.unmerge, self.source, self.withdraw, self.bulk]
        )  # fmt: skip
        try:
            deed()
        except guiju.BadInput:
            return

    def any_firm(self) -> Entity:
        return self.draw.choice(self.firms)

    def any_source(self) -> Source | None:
        return self.draw.choice([None, *self.sources])

    def figure(self) -> None:
        actions.record(
            by=self.chief, entity=self.any_firm(), concept="sales_revenue",
            value=self.draw.choice([None, "1", "250.5"]), period=self.draw.choice(["2023", "2024"]),
            source=self.any_source(),
        )  # fmt: skip

    def name(self) -> None:
        period = self.draw.choice(["", "2024-03", "2024-05-06"])
        new = f"示例{self.draw.choice('甲乙丙')}公司"
        actions.record(
            by=self.chief, entity=self.any_firm(), concept="name", value=new, period=period
        )

    def move(self) -> None:
        town = self.draw.choice(self.towns)
        actions.record(by=self.chief, entity=self.any_firm(), concept="town", value=town.code)

    def propose(self) -> None:
        firm = self.any_firm()
        own = Viewer(None, "企业", (Standing("enterprise", body=firm.code),))
        actions.record(by=own, entity=firm, concept="employees_total", value="9", period="2024")

    def decide(self) -> None:
        waiting = Fact.objects.filter(proposed=True, decision=None).first()
        if waiting is not None:
            accepted = self.draw.random() < 0.5
            actions.decide(by=self.deciding, fact=waiting, accepted=accepted, reason="核过")

    def merge(self) -> None:
        first, second = self.draw.sample(self.firms, 2)
        actions.merge(by=self.chief, duplicate=first, into=second, reason="同一家")

    def unmerge(self) -> None:
        actions.unmerge(by=self.chief, duplicate=self.any_firm(), reason="不是")

    def source(self) -> None:
        self.sources.append(actions.add_source(by=self.chief, title="表"))

    def withdraw(self) -> None:
        if source := self.any_source():
            deed = self.draw.choice([actions.withdraw_source, actions.restore_source])
            deed(by=self.chief, source=source, reason="错")

    def bulk(self) -> None:
        lines = [
            actions.Line(firm.pk, "rd_expense_hte", str(year), number=self.draw.randrange(10**9))
            for firm in self.firms
            for year in (2023, 2024)
        ]
        actions.record_many(by=self.chief, source=self.any_source(), lines=lines)


@pytest.mark.parametrize("seed", range(8))
def test_sixty_random_deeds_then_a_rebuild_changes_nothing(seed: int) -> None:
    """Kept in step deed by deed, the tables equal those made again from nothing."""
    county = County(seed)
    for _ in range(60):
        county.step()
    before = fingerprint()
    actions.derive_all()
    assert fingerprint() == before
    assert {c.fact_id for c in Current.objects.all()} == standing_facts()


def standing_facts() -> set[int]:
    """The facts that stand, said a second time: entity by entity, in Python."""
    by_entity: dict[int, list[Fact]] = defaultdict(list)
    for fact in Fact.objects.select_related("source", "decision"):
        by_entity[fact.entity_id].append(fact)
    return {fact.pk for said in by_entity.values() for fact in stand(said).values()}


def test_the_command_tells_when_a_derived_table_was_wrong(capsys: Any) -> None:
    """A row tampered with is put right, and said."""
    county = County(1)
    call_command("rebuild", "--check")
    Row.objects.filter(pk=county.firms[0].pk).update(name="被改过的名称")
    Current.objects.filter(entity=county.firms[1]).delete()
    with pytest.raises(CommandError, match="不一致"):
        call_command("rebuild", "--check")
    call_command("rebuild", "--check")
    assert Row.objects.get(pk=county.firms[0].pk).name == "示例第0公司"
