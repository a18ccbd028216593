"""From the shortfall to tasks in a browser without scripts: names, plan, tasks, who sees what."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from bureau.accounts.models import Reading
from bureau.accounts.viewer import SYSTEM
from bureau.channels.models import Message
from bureau.indicators.models import Plan
from bureau.indicators.queries.tasks import tasks_of
from bureau.jobs import actions as jobs
from bureau.ledger.models import Entity, Row
from tests.bureau import cast
from tests.bureau.indicators import small_county as county

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12
NAMES, PLAN, TASKS = (f"/indicators/hte_net/{page}" for page in ("names", "plan", "tasks"))
Clients = Callable[[str], Client]


@pytest.fixture
def indicator(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Entity:
    """The fourteen firms, the run written by hand, the indicator, officers of both towns."""
    monkeypatch.setenv("GUIJU_TODAY", county.DAY.isoformat())
    county.stand()
    county.run(tmp_path, settings)
    for who in ("town", "other_town", "liaison"):
        cast.person(who)
    return county.indicator()


def text(client: Client, address: str, **form: Any) -> str:
    """What a page says; with a form, what comes of sending it."""
    answer = client.post(address, form, follow=True) if form else client.get(address)
    assert answer.status_code == 200, answer.status_code
    return str(answer.content.decode())


@pytest.mark.usefixtures("indicator")
def test_the_names_page_says_how_many_are_missing_and_who(client_as: Clients) -> None:
    """Gap 3; READY before NEAR, LATE under its own filter, the effort and what it counts."""
    page = text(client_as("chief"), NAMES)
    assert "目标 3，预测 0，差 3 家" in page
    ready, near = _name(county.READY), _name(county.NEAR)
    listed = page[page.index('id="names"') :]
    assert listed.index(ready) < listed.index(near)
    assert _name(county.LATE) not in listed
    assert "第十一条（五）" in listed
    late = text(client_as("chief"), f"{NAMES}?kind=near&when=too_late")
    assert _name(county.LATE) in late[late.index('id="names"') :]


def _name(code: str) -> str:
    return str(Row.objects.get(code=code).name)


@pytest.mark.usefixtures("indicator")
@pytest.mark.parametrize("address", [NAMES, PLAN, TASKS])
def test_a_page_takes_few_questions(
    client_as: Clients, address: str, django_assert_max_num_queries: Any
) -> None:
    """Twelve at most, signing in and the reading on record among them."""
    client = client_as("taskforce")
    with django_assert_max_num_queries(MOST_QUERIES):
        assert client.get(address).status_code == 200


@pytest.mark.usefixtures("indicator")
def test_a_town_sees_its_own_without_amounts(client_as: Clients) -> None:
    """Its own firm with the step in words; the other town's officer has nobody, and is told so."""
    mine = text(client_as("town"), NAMES)
    assert "差 3 家" not in mine
    assert 'id="forecast"' not in mine
    assert _name(county.NEAR) in mine
    assert "研发费用（高企口径）须增加" in mine
    assert "165万元" not in mine
    theirs = text(client_as("other_town"), NAMES)
    assert _name(county.NEAR) not in theirs
    assert _name(county.READY) not in theirs
    assert "没有符合这些条件的企业" in theirs


@pytest.mark.usefixtures("indicator")
def test_a_task_force_reads_amounts_in_the_list_and_it_is_on_record(client_as: Clients) -> None:
    """165万元 is on the page; one reading, of the list, naming the fact."""
    assert "165万元" in text(client_as("taskforce"), NAMES)
    (reading,) = Reading.objects.filter(thing="year_facts")
    assert (reading.code, reading.how) == ("indicators-hte_net-2025", "list")
    assert "研发费用" in reading.fields
    text(client_as("town"), NAMES)
    assert Reading.objects.filter(thing="year_facts").count() == 1


def test_ticked_names_become_tasks_and_come_back(client_as: Clients, indicator: Entity) -> None:
    """Two ticked, told to the town; taken back; no amount in what is sent."""
    client = client_as("taskforce")
    form = {"firm": [county.READY, county.NEAR], "due": "2025-11-20"}
    page = text(client, TASKS, **form)
    assert "已派 2 项任务" in page
    assert "撤回刚派的 2 项" in page
    assert Message.objects.count() == 4
    assert not Message.objects.filter(text__contains="万元").exists()
    codes = [task.row.code for task in tasks_of(indicator.pk, viewer=SYSTEM)]
    assert "已撤回 2 项任务" in text(client, f"{TASKS}/undo", task=codes)
    assert not tasks_of(indicator.pk, viewer=SYSTEM)


@pytest.mark.usefixtures("indicator")
def test_bad_input_says_what_to_do(client_as: Clients) -> None:
    """Nobody ticked; a day that is none; a plan for nobody keeps what was typed."""
    client = client_as("taskforce")
    assert "一家企业也没有选" in text(client, TASKS, due="2025-11-20")
    assert "任务期限读不懂" in text(client, TASKS, firm=[county.READY], due="明天")
    answer = client.post(PLAN, {**_capacity(), "wanted": "0", "firms-320481106": "7"})
    assert answer.status_code == 400
    assert 'value="7"' in answer.content.decode()


def _capacity(**changed: str) -> dict[str, str]:
    from bureau.ledger import queries

    towns = queries.towns()
    every = {f"{what}-{town}": "9" for town in towns for what in ("firms", "days")}
    return {**every, "undated": "on", **changed}


@pytest.mark.usefixtures("indicator")
def test_a_plan_waits_and_then_says_what_it_found(client_as: Clients) -> None:
    """The form is filled for the gap; while nobody works it waits; a job that stops says why."""
    client = client_as("taskforce")
    assert 'name="wanted" value="3"' in text(client, PLAN)
    page = text(client, PLAN, **_capacity(wanted="3"))
    assert "正在编方案" in page
    assert Plan.objects.get().wanted == 3
    jobs.drain()  # the run written by hand has no facts to judge again
    assert "方案没有编成" in text(client, PLAN) or "正在编方案" in text(client, PLAN)


@pytest.mark.usefixtures("indicator")
def test_an_indicator_of_outside_values_has_no_names(client_as: Clients) -> None:
    """It says so, and why."""
    values = {"code": "rd_gdp", "year": "2025", "name": "示例比重", "owner": "规划科（示例）"}
    from bureau.ledger import actions

    actions.create(by=SYSTEM, kind="indicator", values={**values, "source_set": "province_monitor"})
    for page in ("names", "plan"):
        said = text(client_as("chief"), f"/indicators/rd_gdp/{page}")
        assert "不由有名有姓的企业构成" in said
    assert client_as("chief").get("/indicators/nothing/names").status_code == 404


def words_in(answer: Any) -> str:
    """Every cell of a workbook."""
    book = load_workbook(BytesIO(b"".join(answer)))
    return "\n".join(str(cell.value) for row in book.active for cell in row)


def test_the_number_of_the_whole_year_goes_before_the_forecast(
    client_as: Clients, indicator: Entity
) -> None:
    """Two were reported for 2025, a town's one beside: one is missing. A quarter's number is none."""
    from bureau.ledger import actions

    plain = {"indicator": indicator.code, "nature": "actual"}
    town = cast.towns()[cast.TOWN].code
    for code, values in (
        ("value-year", {"period": "2025", "value": "2"}),
        ("value-town", {"period": "2025", "value": "1", "town": town}),
        ("value-part", {"period": "2025Q3", "value": "0"}),
    ):
        actions.create(by=SYSTEM, kind="indicator_value", code=code, values=plain | values)
    assert "目标 3，全年完成 2，差 1 家" in text(client_as("chief"), NAMES)
    assert 'name="wanted" value="1"' in text(client_as("chief"), PLAN)


@pytest.mark.usefixtures("indicator")
def test_a_list_is_taken_away_with_a_reason_only(client_as: Clients) -> None:
    """400 without; a workbook and a record of it with; a town takes none.

    The section that answers for firms takes amounts, a director sees them and takes none.
    """
    client = client_as("chief")
    assert client.post(f"{NAMES}.xlsx", {"reason": " "}).status_code == 400
    answer = client.post(f"{NAMES}.xlsx", {"reason": "专班例会"})
    assert answer.status_code == 200
    assert "165万元" in words_in(answer)
    assert Reading.objects.filter(how="export", reason="专班例会").count() == 1
    taken = words_in(client_as("director").post(f"{NAMES}.xlsx", {"reason": "带去开会"}))
    assert "研发费用（高企口径）须增加" in taken
    assert "165万元" not in taken
    assert client_as("town").post(f"{NAMES}.xlsx", {"reason": "看看"}).status_code == 403
