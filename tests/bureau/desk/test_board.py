"""The board: its numbers lead to as many firms, its sheet holds the same, who may see and start."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from bureau.accounts.viewer import SYSTEM
from bureau.runs import queries
from tests.bureau import cast

pytestmark = pytest.mark.django_db
As = Callable[[str], Client]


def page(client: Client, path: str) -> str:
    """What a page says."""
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def counted(text: str) -> int:
    """How many firms the register or a list of names says it has."""
    found = re.search(r"共 ([\d,]+) 家|<span>([\d,]+) 家</span>", text)
    assert found is not None
    return int((found[1] or found[2]).replace(",", ""))


def test_before_the_first_run_it_says_what_to_do(client_as: As) -> None:
    """And whoever may start one finds the button."""
    text = page(client_as("chief"), "/desk/board")
    assert "还没有判定过" in text


@pytest.mark.usefixtures("county")
def test_every_number_leads_to_as_many_firms(client_as: As) -> None:
    """Each figure of the sum and of one town opens the register or a list of that length."""
    client = client_as("chief")
    text = page(client, "/desk/board")
    links = re.findall(r'<td class="n[^"]*"><a href="([^"]+)">([\d,]+)</a>', text)
    sums = [(h, int(n.replace(",", ""))) for h, n in links if "town=" not in h]
    one_town = [(h, int(n)) for h, n in links if f"town={cast.TOWN}" in h]
    # 企业, 科小, 高企, 差一步, 升, 失 of the sum stand there; rungs without firms lead nowhere.
    assert {number for _, number in sums} >= {4, 1, 2}
    assert ("/desk/firms", 4) in sums
    assert one_town
    for href, number in [*sums, *one_town]:
        assert counted(page(client, href.replace("&amp;", "&"))) == number, href


@pytest.mark.usefixtures("county")
def test_a_rung_over_the_county_with_its_change(client_as: As) -> None:
    """科小 1, the year before 0; 高企 1 as before, another one: one rose, one fell."""
    text = page(client_as("director"), "/desk/board")
    assert re.search(r'rung=1">1</a><small>家</small> <small class="up">\+1</small>', text)
    assert re.search(r'rung=3">1</a><small>家</small> <small class="">±0</small>', text)
    assert re.search(r"差一步到高企</dt><dd><a[^>]*>1</a>", text)
    assert "未入梯次 → 科技型中小企业" in text
    assert "高新技术企业 → 未入梯次" in text


@pytest.mark.usefixtures("county")
def test_another_day_and_no_comparison(client_as: As) -> None:
    """The run of 2023 by its number; its figures lead to names, since lists follow the other."""
    first = queries.runs(viewer=SYSTEM)[-1]
    text = page(client_as("chief"), f"/desk/board?run={first.pk}&before=none")
    assert "情况截至 2023-12-31" in text
    assert "一年里谁升谁降" not in text
    assert f"/desk/board/names?run={first.pk}" in text


@pytest.mark.usefixtures("county")
def test_a_town_officer_sees_his_town(client_as: As) -> None:
    """One line of the table, and names of that town alone."""
    text = page(client_as("town"), "/desk/board")
    assert '<th scope="row">天目湖镇</th>' in text
    assert "昆仑街道" not in text
    other = page(client_as("town"), f"/desk/board/names?what=all&town={cast.OTHER_TOWN}")
    assert "这一格没有企业" in other


@pytest.mark.usefixtures("county")
def test_a_town_officers_numbers_open_for_him(client_as: As) -> None:
    """Who may not read the list of runs still opens every name behind the board he is shown."""
    client = client_as("town")
    links = re.findall(r'href="(/desk/board/names\?[^"]+)"', page(client, "/desk/board"))
    assert links
    assert {client.get(link.replace("&amp;", "&")).status_code for link in links} == {200}
    assert client.get("/desk/board?run=9999").status_code == 200


@pytest.mark.usefixtures("county")
def test_the_sheet_holds_the_numbers_of_the_page(client_as: As) -> None:
    """Two towns and the sum of four firms; of when and by whom on the last line."""
    answer = client_as("chief").get("/desk/board.xlsx")
    assert answer.status_code == 200
    rows = list(load_workbook(BytesIO(b"".join(answer))).active.values)  # type: ignore[arg-type]
    assert rows[0][:3] == ("镇区（街道）", "企业", "科小")
    towns = [row for row in rows[1:] if row[0] and row[0] != "合计" and isinstance(row[1], int)]
    total = next(row for row in rows if row[0] == "合计")
    assert total[1] == sum(row[1] for row in towns) == 4
    assert str(rows[-1][0]).startswith("情况截至 2024-12-31，与 2023-12-31 比；示例高新科长")


@pytest.mark.usefixtures("county")
@pytest.mark.parametrize("role", ["liaison", "taskforce", "town", "auditor"])
def test_who_may_not_export_gets_no_sheet(client_as: As, role: str) -> None:
    """Neither the link nor, by its address, the file."""
    client = client_as(role)
    assert "导出 Excel" not in page(client, "/desk/board")
    assert client.get("/desk/board.xlsx").status_code == 403


@pytest.mark.usefixtures("county")
@pytest.mark.parametrize("query", ["run=9999", "ladder=none", "before=9999"])
def test_an_unknown_run_or_ladder_is_not_found(client_as: As, query: str) -> None:
    """As any unknown address."""
    assert client_as("chief").get(f"/desk/board?{query}").status_code == 404


@pytest.mark.usefixtures("county")
def test_a_board_takes_few_queries(
    client_as: As, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    """However many firms and towns."""
    client = client_as("chief")
    with django_assert_max_num_queries(12):
        client.get("/desk/board")


@pytest.mark.usefixtures("county")
def test_one_step_short_of_hte_in_the_register(client_as: As) -> None:
    """Each line says the step; its page is opened on that policy."""
    client = client_as("chief")
    text = page(client, "/desk/firms?short=hte")
    assert counted(text) == 1
    assert '/desk/firms/enterprise-step?policy=hte"' in text
    assert "研发费用（高企口径）增加147.4万元（至412.4万元）" in text


@pytest.mark.usefixtures("county")
def test_a_register_takes_few_queries(
    client_as: As, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    """Filters, steps, titles and the log included."""
    client = client_as("chief")
    with django_assert_max_num_queries(12):
        client.get("/desk/firms?short=hte&title=stsme&missing=net_assets&sort=-gaps")
