"""The room's pages: who enters, what stands there, in how few queries, with scripts off."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

import guiju
from bureau.accounts.models import Reading
from bureau.accounts.viewer import SYSTEM
from bureau.jobs import actions as jobs
from bureau.ledger import queries as ledger
from bureau.runs import actions
from bureau.runs.models import Certificate, Run
from tests.bureau import cast

pytestmark = pytest.mark.django_db
DAY, BEFORE = date(2024, 12, 31), date(2023, 12, 31)
Clients = Callable[[str], Client]


@pytest.fixture
def runs(county: None) -> tuple[Run, Run]:
    """The county at the end of two years."""
    made = [actions.start(by=SYSTEM, as_of=day) for day in (BEFORE, DAY)]
    jobs.drain()
    for run in made:
        run.refresh_from_db()
    return made[0], made[1]


def text(answer: Any) -> str:
    """What a page says."""
    return str(answer.content.decode())


def test_runs_open_for_who_may_see_them(client_as: Clients, settings: Any, tmp_path: Path) -> None:
    """By the table of rights; the public signs in, everybody else is refused."""
    settings.RUNS = tmp_path
    answers = {role: client_as(role).get("/runs").status_code for role in cast.TEN_ROLES}
    entered = {role for role, status in answers.items() if status == 200}
    assert entered == {"director", "chief", "liaison", "taskforce", "it", "auditor"}
    assert answers["public"] == 302
    assert {answers[role] for role in ("town", "enterprise", "platform")} == {403}


def test_an_empty_room_says_what_is_missing(client_as: Clients) -> None:
    """Before the first run."""
    assert "还没有判定过" in text(client_as("chief").get("/runs"))


def test_a_chief_starts_a_run_and_sees_it_done(client_as: Clients, county: None) -> None:
    """The button, the waiting line, then the current one; the taskforce has no button."""
    client = client_as("chief")
    page = text(client.post("/runs/start", {"as_of": "2024-12-31"}, follow=True))
    assert "已排上：2024-12-31" in page
    assert "等待" in text(client.get("/runs/table"))
    jobs.drain()
    page = text(client.get("/runs"))
    assert "现有事实都已计入" in page
    assert "every 3s" not in page
    assert "重新计算" not in text(client_as("taskforce").get("/runs"))
    assert client_as("taskforce").post("/runs/start").status_code == 403


def test_a_bad_day_comes_back_with_the_form(client_as: Clients) -> None:
    """What was met, what is expected."""
    client = client_as("chief")
    assert client.post("/runs/start", {"as_of": "1924-01-01"}).status_code == 400
    assert "情况截至1924-01-01不合适" in text(client.post("/runs/start", {"as_of": "1924-01-01"}))
    assert client.post("/runs/start", {"as_of": "昨天"}).status_code == 400
    assert not Run.objects.exists()


def test_pages_take_few_queries(
    client_as: Clients, runs: tuple[Run, Run], django_assert_max_num_queries: Any
) -> None:
    """Twelve at most: the list, one run, the comparison."""
    before, after = runs
    actions.ask_comparison(by=SYSTEM, before=before, after=after)
    jobs.drain()
    client = client_as("chief")
    for address in ("/runs", f"/runs/{after.pk}", f"/runs/{before.pk}/compare/{after.pk}"):
        with django_assert_max_num_queries(12):
            assert client.get(address).status_code == 200


def test_two_runs_are_compared_on_one_page(client_as: Clients, runs: tuple[Run, Run]) -> None:
    """Chosen, asked for, worked out behind the page; each number leads to its names."""
    before, after = runs
    client = client_as("chief")
    chosen = client.get(f"/runs/{after.pk}/compare", {"other": before.pk})
    assert chosen.headers["Location"] == f"/runs/{before.pk}/compare/{after.pk}"
    address = chosen.headers["Location"]
    assert "还没有比较过" in text(client.get(address))
    assert "等待" in text(client.post(address, follow=True))
    jobs.drain()
    page = text(client.get(address))
    assert "按政策和原因" in page
    one = text(client.get(address, {"policy": "hte", "cause": "facts"}))
    assert "高新技术企业认定 · 因事实" in one
    assert Reading.objects.filter(code=f"runs-{before.pk}-{after.pk}").exists()


def test_it_is_shown_counts_and_no_verdict(client_as: Clients, runs: tuple[Run, Run]) -> None:
    """How many, never who."""
    before, after = runs
    client = client_as("it")
    assert "按政策" in text(client.get(f"/runs/{after.pk}"))
    page = text(client.get(f"/runs/{before.pk}/compare/{after.pk}"))
    assert "不查看企业的判定结论" in page
    assert "SL0" not in page


def test_unknown_runs_are_not_found(client_as: Clients, runs: tuple[Run, Run]) -> None:
    """As any unknown address, however the other one is written."""
    client = client_as("chief")
    assert client.get("/runs/999").status_code == 404
    for other in ("999", "abc", ""):
        assert client.get(f"/runs/{runs[1].pk}/compare", {"other": other}).status_code == 404


@pytest.fixture
def certificates(settings: Any, tmp_path: Path) -> None:
    """A folder of their own."""
    settings.CERTIFICATES = tmp_path


@pytest.mark.usefixtures("certificates")
def test_a_certificate_is_made_and_taken_away(
    client_as: Clients, firms: Any, tmp_path: Path
) -> None:
    """A firm's contact makes one of his firm; the file verifies, and the taking is logged."""
    client = client_as("enterprise")
    made = client.post("/certificates", {"firm": cast.FIRM, "policy": "hte", "as_of": "2024-12-31"})
    assert made.status_code == 302
    page = client.get(made.headers["Location"])
    assert cast.FIRM_NAME in text(page)
    taken = client.get(f"{made.headers['Location']}.html")
    assert "attachment" in taken.headers["Content-Disposition"]
    path = tmp_path / "taken.html"
    path.write_bytes(b"".join(taken.streaming_content))
    assert guiju.verify(path, ledger.rulebook()).same
    assert Reading.objects.filter(code=cast.FIRM, how="file").exists()


@pytest.mark.usefixtures("certificates")
def test_a_certificate_is_given_to_nobody_else(client_as: Clients, firms: Any) -> None:
    """By address too: another firm, another town, the taskforce, IT, the public."""
    made = client_as("chief").post("/certificates", {"firm": cast.FIRM, "policy": "hte"})
    address = made.headers["Location"]
    for other in ("other_enterprise", "other_town", "other_liaison", "taskforce", "it", "platform"):
        for tail in ("", ".html", ".json"):
            assert client_as(other).get(f"{address}{tail}").status_code == 403
        asked = client_as(other).post("/certificates", {"firm": cast.FIRM, "policy": "hte"})
        assert asked.status_code == 403
    assert Client().get(f"{address}.html").status_code == 302
    assert Certificate.objects.count() == 1


@pytest.mark.usefixtures("certificates")
@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"firm": cast.FIRM, "policy": "nothing"}, 400),
        ({"firm": "nobody", "policy": "hte"}, 404),
        ({"firm": cast.FIRM, "policy": "hte", "as_of": "昨天"}, 400),
        ({}, 404),
    ],
)
def test_a_certificate_badly_asked_for(
    client_as: Clients, firms: Any, given: dict[str, str], status: int
) -> None:
    """A page that says what is wrong; nothing is kept."""
    assert client_as("chief").post("/certificates", given).status_code == status
    assert not Certificate.objects.exists()
