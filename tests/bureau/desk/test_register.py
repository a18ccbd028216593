"""The register: what one asks stands in the address; what one may not see one cannot ask."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from bureau.accounts.models import ListedReading, Reading
from bureau.accounts.viewer import SYSTEM
from bureau.ledger import actions, queries
from bureau.ledger.models import Entity
from bureau.runs.models import Run
from tests.bureau import cast
from tests.bureau.desk.conftest import STEP

pytestmark = pytest.mark.django_db
As = Callable[[str], Client]


def names(client: Client, query: str = "") -> list[str]:
    """The firms a list names, in order."""
    answer = client.get(f"/desk/firms{query}")
    assert answer.status_code == 200
    return re.findall(r'<th scope="row"><a [^>]+>([^<]+)</a>', answer.content.decode())


@pytest.fixture
def three(firm: Any, title: Any) -> None:
    """The firm one step short, FIRM in the same town and OTHER_FIRM in 昆仑."""
    cast.firms()


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {STEP, cast.FIRM_NAME, cast.OTHER_FIRM_NAME}),
        (f"?town={cast.OTHER_TOWN}", {cast.OTHER_FIRM_NAME}),
        ("?title=stsme", {STEP}),
        ("?title=hte", set()),
        ("?q=一步之遥", {STEP}),
        ("?q=slybzy", {STEP}),
        ("?q=91320481MA1ABCDE19", {STEP}),
        ("?chain=high_end_equipment", {STEP}),
        ("?officer=示例", {STEP}),
        ("?missing=rd_expense_hte", {cast.FIRM_NAME, cast.OTHER_FIRM_NAME}),
        ("?sample=yes", set()),
        ("?town=320481999&chain=none&rung=99", {STEP, cast.FIRM_NAME, cast.OTHER_FIRM_NAME}),
    ],
)
def test_each_filter_gives_its_firms(client_as: As, query: str, found: set[str]) -> None:
    """A choice that does not exist is as if not asked."""
    assert set(names(client_as("chief"), query)) == found


def test_old_and_short_names_find_the_firm(client_as: As) -> None:
    """示例湖畔 was called 示例旧名 and is called 湖畔智装."""
    firm = cast.firms()[cast.FIRM]
    for slot, text in (("001", "示例旧名机械厂"), ("002", "湖畔智装")):
        value = {"text": text}
        actions.record(by=SYSTEM, entity=firm, concept="aliases", value=value, slot=slot)
    for text in ("旧名机械", "湖畔智装", "hpzz"):
        assert names(client_as("chief"), f"?q={text}") == [cast.FIRM_NAME]


@pytest.mark.usefixtures("three")
def test_sorted_both_ways_and_by_town(client_as: As) -> None:
    """The heads of the columns sort; what does not exist is the usual order."""
    client = client_as("chief")
    up = names(client, "?sort=name")
    assert names(client, "?sort=-name") == up[::-1]
    assert names(client, "?sort=nothing") == up
    assert names(client, "?sort=town")[0] == cast.OTHER_FIRM_NAME


@pytest.mark.usefixtures("three")
def test_the_filters_in_force_can_be_taken_away_one_by_one(client_as: As) -> None:
    """Each in words, with the address that lacks it."""
    page = client_as("chief").get(f"/desk/firms?town={cast.TOWN}&title=stsme").content.decode()
    assert "镇区（街道）：天目湖镇 ✕" in page
    assert 'href="?town=320481106" title="去掉这一条">持有资质：科技型中小企业' in page


@pytest.mark.usefixtures("three")
def test_nothing_found_says_what_to_do(client_as: As) -> None:
    """And an empty register where firms come from."""
    page = client_as("chief").get("/desk/firms?q=没有这家").content.decode()
    assert "没有符合这些条件的企业" in page
    assert "全部清除" in page


@pytest.mark.usefixtures("three")
def test_a_town_officer_lists_his_town_and_asks_no_figures(client_as: As) -> None:
    """Another town's firms are out of reach; facts he may not see are not offered as filters."""
    client = client_as("town")
    assert set(names(client)) == {STEP, cast.FIRM_NAME}
    assert names(client, f"?town={cast.OTHER_TOWN}") == names(client)
    page = client.get("/desk/firms").content.decode()
    assert 'value="sales_revenue"' not in page
    assert names(client, "?missing=rd_expense_hte") == names(client)


@pytest.mark.usefixtures("three")
def test_a_liaison_asks_figures_of_his_town_only(client_as: As) -> None:
    """By a fact he sees in 天目湖 alone, 昆仑 falls out of the list, and the page says so."""
    client = client_as("liaison")
    assert cast.OTHER_FIRM_NAME in names(client)
    assert names(client, "?missing=rd_expense_hte") == [cast.FIRM_NAME]
    page = client.get("/desk/firms?missing=rd_expense_hte").content.decode()
    assert "只列出您有权查看它的企业" in page


@pytest.mark.usefixtures("county")
def test_gaps_and_steps_of_other_towns_stay_hidden(client_as: As) -> None:
    """昆仑's liaison finds nobody of 天目湖 by gap, sort or step."""
    client = client_as("other_liaison")
    assert STEP in names(client)
    assert STEP not in names(client, "?short=hte")
    assert STEP not in names(client, "?gaps=9")
    assert STEP not in names(client, "?sort=gaps")
    assert "147.4" not in client.get("/desk/firms").content.decode()


@pytest.mark.usefixtures("county")
def test_amounts_in_steps_are_logged_and_hidden_from_others(client_as: As) -> None:
    """The chief reads 147.4 and leaves a line; the task force reads which fact, and no number."""
    query = "/desk/firms?short=hte"
    assert "147.4万元" in client_as("chief").get(query).content.decode()
    assert Reading.objects.filter(how="list", code="firms").count() == 1
    assert ListedReading.objects.get().code == "enterprise-step"
    page = client_as("taskforce").get(query).content.decode()
    assert "研发费用（高企口径）须增加" in page
    assert "147.4" not in page
    assert Reading.objects.count() == 1


@pytest.mark.usefixtures("county")
def test_before_any_run_gaps_say_so(client_as: As) -> None:
    """With the runs gone there is nothing to filter by."""
    Run.objects.all().delete()
    page = client_as("chief").get("/desk/firms?short=hte").content.decode()
    assert "还没有判定过" in page


@pytest.mark.usefixtures("county")
def test_who_moved_out_is_listed_only_when_asked_for(client_as: As) -> None:
    """示例迁出 left in March 2024."""
    client = client_as("chief")
    assert "示例迁出科技有限公司" not in names(client)
    assert "示例迁出科技有限公司" in names(client, "?life=all")
    left = Entity.objects.get(code="enterprise-left")
    actions.record(
        by=SYSTEM, entity=left, concept="life_status", value="moved_in", period="2024-09"
    )
    assert "示例迁出科技有限公司" in names(client)


@pytest.mark.usefixtures("three")
def test_more_codes_than_a_statement_has_room_for() -> None:
    """A run may name every firm of a province: the codes go over as one parameter."""
    codes = [f"SL{number}" for number in range(300_000)]
    assert (
        not queries.rows("enterprise", viewer=SYSTEM).filter(code__in=queries.among(codes)).exists()
    )
    mine = [*codes, cast.FIRM]
    assert (
        queries.rows("enterprise", viewer=SYSTEM).filter(code__in=queries.among(mine)).count() == 1
    )


@pytest.mark.usefixtures("three")
def test_the_sheet_holds_the_list_as_filtered(client_as: As) -> None:
    """One firm, its open columns, the key that lets it come back in the hidden first one."""
    answer = client_as("chief").get(f"/desk/firms.xlsx?town={cast.OTHER_TOWN}")
    assert answer.status_code == 200
    rows = list(load_workbook(BytesIO(b"".join(answer))).active.values)  # type: ignore[arg-type]
    told = [row for row in rows if row and cast.OTHER_FIRM_NAME in row]
    assert len(told) == 1
    assert not [row for row in rows if row and STEP in row]
    assert client_as("liaison").get("/desk/firms.xlsx").status_code == 403


@pytest.mark.parametrize("role", ["public", "enterprise", "platform", "it"])
def test_the_register_is_for_staff_who_read_firms(client_as: As, role: str) -> None:
    """Others are sent to sign in or refused."""
    assert client_as(role).get("/desk/firms").status_code in (302, 403)
