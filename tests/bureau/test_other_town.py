"""A town officer reaches for another town's firm: by every way there is, and gets nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from bureau.accounts import actions as accounts
from bureau.accounts.models import Reading
from bureau.ledger import actions, queries
from bureau.ledger.models import Entity, Fact
from tests.bureau import cast, stage, walking

pytestmark = pytest.mark.django_db
Set = tuple[stage.Stage, dict[str, Client]]
REFUSED = {
    "page": "/desk/firms/{OTHER_FIRM}",
    "what if": "/desk/firms/{OTHER_FIRM}/try",
    "paper": "/desk/firms/{OTHER_FIRM}/sheet",
    "record": "/records/enterprise/{OTHER_FIRM}",
    "history": "/records/enterprise/{OTHER_FIRM}?as_known=2030-01-01",
    "one fact": "/records/enterprise/{OTHER_FIRM}/facts/sales_revenue?period=2024",
    "its agreement": "/records/agreement/{OTHER_AGREEMENT}",
    "its need": "/records/need/{OTHER_NEED}",
    "attachment": "/attachments/{other_attachment}",
    "certificate": "/certificates/{other_certificate}",
    "certificate as data": "/certificates/{other_certificate}.json",
    "another's import": "/admin/import/{other_job}",
    "its rejected rows": "/admin/import/{other_job}/rejects",
    "another's return": "/returns/sheet?town={OTHER_TOWN}&month={MONTH}",
    "list as a workbook": "/records/enterprise.xlsx",
    "register as a workbook": "/desk/firms.xlsx",
    "board as a workbook": "/desk/board.xlsx",
    "program: record": "/api/records/{OTHER_FIRM}",
    "program: history": "/api/records/{OTHER_FIRM}/facts/sales_revenue",
    "program: verdicts": "/api/firms/{OTHER_FIRM}/verdicts",
}
EMPTY = {
    "search by name": "/search?q=昆仑精密",
    "search by initials": "/search?q=slkljm",
    "search by code": "/search?q={OTHER_FIRM}",
    "suggestions": "/search/suggest?q=昆仑",
    "names in a form": "/records/find?kinds=enterprise&of=q&q=昆仑",
    "list": "/records/enterprise",
    "list by town": "/records/enterprise?town={OTHER_TOWN}",
    "list by name": "/records/enterprise?q=昆仑",
    "list by size": "/records/enterprise?sort=-sales_revenue",
    "register": "/desk/firms",
    "register by town": "/desk/firms?town={OTHER_TOWN}",
    "board": "/desk/board",
    "names behind a number": "/desk/board/names?town={OTHER_TOWN}",
    "workbench": "/desk",
    "agreements": "/agreements",
    "proposals": "/proposals",
    "papers": "/sources",
    "papers by name": "/sources?q=昆仑",
    "complete lists": "/complete",
    "imports": "/admin/import",
    "returns": "/returns?town={OTHER_TOWN}",
    "program: list": "/api/kinds/enterprise/records?town={OTHER_TOWN}",
    "program: search": "/api/search?q=昆仑",
    "program: board": "/api/board?town={OTHER_TOWN}",
}


@pytest.fixture(scope="module")
def set_up(django_db_setup: None, django_db_blocker: Any) -> Iterator[Set]:
    """Stand the stage up once for all ways."""
    with django_db_blocker.unblock(), walking.standing() as found:
        yield found


def at(address: str, numbers: stage.Stage) -> str:
    """An address filled in."""
    return address.format_map(vars(cast) | vars(stage) | vars(numbers))


def leaks(answer: Any, role: str = "town") -> list[str]:
    """What an answer says that this role must never read."""
    said = walking.words_in(answer)
    return [word for word in stage.FORBIDDEN[role] if word in said]


@pytest.mark.parametrize("way", REFUSED)
def test_what_names_another_towns_firm_is_refused(set_up: Set, way: str) -> None:
    """403, and the refusal names neither the firm nor a figure."""
    numbers, clients = set_up
    answer = walking.ask(clients["town"], "GET", at(REFUSED[way], numbers))
    assert (answer.status_code, leaks(answer)) == (403, [])


@pytest.mark.parametrize("way", EMPTY)
def test_what_lists_firms_lists_his_own(set_up: Set, way: str) -> None:
    """The page opens, and neither name nor figure of another town's firm is in it."""
    numbers, clients = set_up
    answer = walking.ask(clients["town"], "GET", at(EMPTY[way], numbers))
    assert (answer.status_code, leaks(answer)) == (200, [])


@pytest.mark.parametrize("way", ["list", "register", "program: list", "board"])
def test_the_same_page_shows_the_chief_what_it_hides(set_up: Set, way: str) -> None:
    """The words looked for are there for one who may read them: an empty page proves nothing."""
    numbers, clients = set_up
    address = at(EMPTY[way].replace("/desk/board", "/desk/board/names"), numbers)
    said = walking.words_in(walking.ask(clients["chief"], "GET", address))
    assert cast.OTHER_FIRM_NAME in said


def test_his_own_firms_agreement_is_his_to_read(set_up: Set) -> None:
    """Signed by a firm of his town among others: its page, the lists, search, programs, history."""
    numbers, clients = set_up
    stranger = cast.client_of("other_town")
    for way in (
        "/records/agreement/{AGREEMENT}",
        "/records/agreement/{AGREEMENT}?as_known=2030-01-01",
        "/records/agreement",
        "/agreements",
        "/search?q=湖畔合作",
        "/api/records/{AGREEMENT}",
        "/api/kinds/agreement/records",
    ):
        address = at(way, numbers)
        mine = walking.ask(clients["town"], "GET", address)
        theirs = walking.ask(stranger, "GET", address)
        assert mine.status_code == 200, way
        assert "湖畔合作协议" in walking.words_in(mine), way
        assert "湖畔合作协议" not in walking.words_in(theirs), way


def test_counts_do_not_tell_of_other_towns(set_up: Set) -> None:
    """Filtering by another town's code counts nothing: not even how many there are."""
    numbers, clients = set_up
    address = at("/api/kinds/enterprise/records?town={OTHER_TOWN}", numbers)
    assert walking.ask(clients["town"], "GET", address).json()["total"] == 0
    assert walking.ask(clients["chief"], "GET", address).json()["total"] == 1


def test_a_program_with_a_town_officers_key_reaches_no_further(set_up: Set) -> None:
    """A key is its owner, and never more."""
    numbers, _ = set_up
    _, key = accounts.make_token(
        by=cast.viewer("town"),
        name="走查",
        scopes=["records", "commercial", "personal", "verdicts", "entries"],
        days=1,
    )
    for way in ("program: record", "program: history", "program: verdicts"):
        address = at(REFUSED[way], numbers)
        answer = walking.ask(Client(), "GET", address, HTTP_AUTHORIZATION=f"Bearer {key}")
        assert (answer.status_code, leaks(answer)) == (403, [])


def test_nothing_of_another_towns_firm_is_written(set_up: Set) -> None:
    """Neither by page nor by program nor by deed; not even a proposal is left."""
    numbers, clients = set_up
    firm, before = Entity.objects.get(code=cast.OTHER_FIRM), Fact.objects.count()
    body = walking.program(concept="sales_revenue", value="1", period="2024")
    addresses = [at("/api/records/{OTHER_FIRM}/facts", numbers)]
    addresses += [at("/records/enterprise/{OTHER_FIRM}/facts/sales_revenue", numbers)]
    for address in addresses:
        assert walking.ask(clients["town"], "POST", address, **body).status_code == 403
    with pytest.raises(PermissionDenied):
        actions.record(
            by=cast.viewer("town"), entity=firm, concept="sales_revenue", value="1", period="2024"
        )
    assert Fact.objects.count() == before


@pytest.mark.parametrize("role", ["liaison", "taskforce"])
def test_an_officer_of_elsewhere_sees_ranges(set_up: Set, role: str) -> None:
    """The firm itself, its figure as a range, its contact masked or hidden."""
    numbers, clients = set_up
    answer = walking.ask(clients[role], "GET", at("/records/enterprise/{OTHER_FIRM}", numbers))
    said = walking.words_in(answer)
    assert cast.OTHER_FIRM_NAME in said
    assert "5000万–20000万" in said
    assert leaks(answer, role) == []


def test_an_officer_of_elsewhere_cannot_sort_by_what_he_sees_as_ranges(set_up: Set) -> None:
    """Ordering by a figure would tell which is larger: the order is the same both ways."""
    _, clients = set_up
    orders = []
    for sort in ("sales_revenue", "-sales_revenue"):
        page = walking.ask(clients["taskforce"], "GET", f"/records/enterprise?sort={sort}")
        orders.append(re.findall("enterprise-[ab]", walking.words_in(page)))
    assert orders[0] == orders[1] != []


def test_verdicts_of_his_own_firm_show_a_town_officer_no_figures(set_up: Set) -> None:
    """Met or not, and why in words; 8,060 and what follows from it are not on the page."""
    numbers, clients = set_up
    for address in ("/desk/firms/{FIRM}", "/desk/firms/{FIRM}/sheet", "/api/firms/{FIRM}/verdicts"):
        answer = walking.ask(clients["town"], "GET", at(address, numbers))
        said = walking.words_in(answer)
        assert answer.status_code == 200
        assert not re.search(r"8,060|8060|7,000|15,060", said), address


def test_a_firm_does_not_reach_another(set_up: Set) -> None:
    """Neither its record nor its verdicts nor its proposals nor its papers."""
    numbers, clients = set_up
    ways = ["record", "attachment", "certificate", "program: record", "program: verdicts"]
    for way in ways:
        answer = walking.ask(clients["enterprise"], "GET", at(REFUSED[way], numbers))
        assert (answer.status_code, leaks(answer, "enterprise")) == (403, []), way
    taken = walking.ask(
        clients["enterprise"], "POST", at("/me/file/{other_proposal}/take-back", numbers)
    )
    assert taken.status_code == 404


def test_nobody_confirms_what_he_entered(set_up: Set) -> None:
    """A chief who proposed as a firm's contact, or a deputy of whoever may confirm: not his own."""
    numbers, _ = set_up
    fact = Fact.objects.get(pk=numbers.proposal)
    Fact.objects.filter(pk=fact.pk).update(recorded_by=cast.person("chief"))
    fact.refresh_from_db()
    with pytest.raises(PermissionDenied, match="自己填写的"):
        actions.decide(by=cast.viewer("chief"), fact=fact, accepted=True)
    assert fact not in queries.proposals(viewer=cast.viewer("chief"))


def test_what_is_read_is_on_record(set_up: Set) -> None:
    """A chief who opens the record leaves one line with the fields he saw, and the firm sees it."""
    numbers, clients = set_up
    before = Reading.objects.count()
    client = clients["chief"]
    assert client.get(at("/records/enterprise/{OTHER_FIRM}", numbers)).status_code == 200
    made = Reading.objects.order_by("-pk")[: Reading.objects.count() - before]
    assert {(each.code, each.how) for each in made} == {(cast.OTHER_FIRM, "page")}
    assert "sales_revenue" in made[0].fields or "销售收入" in made[0].fields
