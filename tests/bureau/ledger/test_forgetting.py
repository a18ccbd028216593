"""Personal facts can be forgotten; the lines, and what is counted by them, stay."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from bureau.accounts.models import User
from bureau.accounts.viewer import SYSTEM, Standing, Viewer
from bureau.ledger import actions, queries
from bureau.ledger.models import Current, Entity, Fact, NameIndex

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief() -> Viewer:
    """Return the chief of the section for talent."""
    user = User.objects.create(username="rencai")
    return Viewer(user.pk, "人才科长", (Standing("chief", section="人才科"),))


@pytest.fixture
def person(chief: Viewer) -> Entity:
    """Return a person with a name and a year of birth."""
    body = actions.create(
        by=SYSTEM, kind="institution", values={"name": "示例研究院", "kind": "research_institute"}
    )
    values = {"name": "王某某", "birth_year": "1980", "employer": body.code}
    return actions.create(by=chief, kind="person", values=values)


def test_nothing_of_the_name_is_left(person: Entity, chief: Viewer) -> None:
    """Neither in facts, nor in what is derived from them, nor in the search."""
    lines = Fact.objects.filter(entity=person).count()
    assert actions.anonymise(by=chief, entity=person, reason="本人申请") == 2
    assert Fact.objects.filter(entity=person).count() == lines
    assert not Fact.objects.filter(entity=person, text__contains="王").exists()
    assert not Fact.objects.filter(entity=person, text="1980").exists()
    assert not NameIndex.objects.filter(entity=person, text__contains="王").exists()
    assert queries.search("王某某", viewer=chief) == []


def test_only_who_may_write_it_may_forget_it(person: Entity) -> None:
    """The chief of another section is refused."""
    other = Viewer(None, "规划科长", (Standing("chief", section="规划科"),))
    with pytest.raises(PermissionDenied):
        actions.anonymise(by=other, entity=person, reason="x")


def test_a_contact_replaced_a_year_ago_is_forgotten() -> None:
    """The one that stands stays; the one before it goes after a year, not earlier."""
    values = {
        "name": "示例一公司",
        "life_status": "active",
        "contacts": [{"name": "李某", "phone": "13800000000"}],
    }
    firm = actions.create(by=SYSTEM, kind="enterprise", values=values)
    new = {"name": "赵某", "phone": "13900000000"}
    actions.record(by=SYSTEM, entity=firm, concept="contacts", slot="001", value=new)
    today = date.today()
    assert actions.forget_old_contacts(by=SYSTEM, on=today + timedelta(days=364)) == 0
    assert actions.forget_old_contacts(by=SYSTEM, on=today + timedelta(days=366)) == 1
    assert "赵某" in Current.objects.get(entity=firm, concept="contacts").text
    assert not Fact.objects.filter(text__contains="李某").exists()
