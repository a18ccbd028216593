"""`/me/platform`: months handed in, nobody counted twice, milestones with their proof."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from bureau.accounts.models import Grant
from bureau.accounts.viewer import SYSTEM, Viewer
from bureau.ledger import actions, queries
from bureau.ledger.models import Fact, Row, Source
from tests.bureau import cast
from tests.bureau.cast import HOST, PLATFORM

pytestmark = pytest.mark.django_db
FEBRUARY = "/me/platform/2026-02"
MILESTONES = f"/me/platform/{PLATFORM}/milestones"


@pytest.fixture
def client(platforms: Any) -> Client:
    """The platform's manager, who reports since December 2025."""
    Grant.objects.filter(user=cast.person("platform")).update(since="2025-12-01")
    return cast.client_of("platform")


def person(number: int, initials: str, degree: str = "doctor", **others: str) -> dict[str, str]:
    """One line of the form."""
    line = {"initials": initials, "degree": degree, "is_rd": "是", "full_time": "是", **others}
    return {f"l{number}-{name}": text for name, text in line.items()}


def degree(place: int = -1) -> str:
    """A degree of the vocabulary by its place."""
    return list(queries.kind_of("talent_intake").concepts["degree"].choices)[place]


def send(client: Client, *lines: dict[str, str], path: str = FEBRUARY, action: str = "send") -> str:
    """Send the form; the page that follows."""
    sent = {"rows": str(max(len(lines), 3)), "action": action}
    for line in lines:
        sent |= line
    return client.post(path, sent, follow=True).content.decode()


def lines() -> list[Row]:
    """The intake lines on record."""
    return list(Row.objects.filter(kind="talent_intake", is_withdrawn=False))


def row_of(told: str, month: str) -> str:
    """What the list of months says of one."""
    return told.partition(f'class="num">{month}</th>')[2].partition("</tr>")[0]


def test_months_stand_by_the_fifth_working_day(client: Client) -> None:
    """On 1 March 2026: February is due by Friday 6 March with five working days left; January was
    due on 6 February and is late; December on 9 January; November is before the platform's time.
    """
    told = client.get("/me/platform").content.decode()
    assert "本月进行中" in row_of(told, "2026年3月")
    assert "3月6日前 · 还剩 5 个工作日" in row_of(told, "2026年2月")
    assert "逾期未报" in row_of(told, "2026年1月")
    assert "逾期未报" in row_of(told, "2025年12月")
    assert "2025年11月" not in told


def test_a_month_is_handed_in(client: Client) -> None:
    """Two people, each a line with its number, under one paper of the month, grade C."""
    told = send(client, person(0, "zsf", degree()), person(1, "LSG", degree()))
    assert "引进2人" in told
    assert "已提交" in row_of(told, "2026年2月")
    paper = Source.objects.get(code=f"return-{HOST}-2026-02")
    assert (paper.dated, paper.note) == ("2026-02", "引进2人")
    entities = [row.entity for row in lines()]
    assert {entity.source_id for entity in entities} == {paper.pk}
    assert {entity.grade for entity in entities} == {"C"}
    said = Fact.objects.filter(concept="initials").values_list("text", flat=True)
    assert set(said) == {"ZSF", "LSG"}


def test_nobody_came_is_a_valid_return(client: Client) -> None:
    """The month is handed in and has no line."""
    told = send(client, action="none")
    assert "零引进" in row_of(told, "2026年2月")
    assert not lines()


def test_an_empty_form_is_not_taken_for_nobody(client: Client) -> None:
    """It is asked which is meant; and with somebody on it, nobody cannot be meant."""
    assert "本月零引进" in send(client)
    assert "不能按零引进提交" in send(client, person(0, "ZSF", degree()), action="none")
    assert not Source.objects.filter(kind="平台月报").exists()


def test_nobody_is_counted_twice_in_one_return(client: Client) -> None:
    """The same initials and degree twice: nothing is written until they are said to be two."""
    two = person(0, "ZSF", degree()), person(1, "ZSF", degree())
    assert "一个人只报一次" in send(client, *two)
    assert not lines()
    send(client, two[0], {**two[1], "l1-another": "on"})
    assert len(lines()) == 2


def test_nobody_is_counted_twice_over_the_months(client: Client) -> None:
    """Reported in January, he is held in February, unless he had left; another degree is another."""
    send(client, person(0, "ZSF", degree()), path="/me/platform/2026-01")
    told = send(client, person(0, "zsf", degree()))
    assert "2026-01 第1行" in told
    send(client, person(0, "ZSF", degree(0)))
    assert len(lines()) == 2


def test_only_initials_are_taken(client: Client) -> None:
    """A full name is refused before anything is written."""
    assert "不写全名" in send(client, person(0, "张三丰", degree()))
    assert not lines()


def test_a_line_begun_is_finished(client: Client) -> None:
    """Initials without a degree."""
    assert "没有填完" in send(client, person(0, "ZSF", ""))
    assert not lines()


def test_more_lines_are_offered_and_nothing_is_lost(client: Client) -> None:
    """With scripts off: the page comes back longer, as typed."""
    told = send(client, person(0, "ZSF", degree()), action="more")
    assert 'name="rows" value="6"' in told
    assert 'value="ZSF"' in told
    assert not lines()


def test_a_month_handed_in_is_added_to(client: Client) -> None:
    """Line 2 follows line 1; handing in nothing again is refused."""
    send(client, person(0, "ZSF", degree()))
    send(client, person(0, "LSG", degree()))
    numbers = Fact.objects.filter(concept="line").order_by("pk").values_list("number", flat=True)
    assert list(numbers) == [1, 2]
    assert Source.objects.filter(kind="平台月报").count() == 2
    assert "已经提交过" in send(client, action="none")


@pytest.mark.parametrize("month", ["2026-04", "2026-13", "2026", "abc", "2025-11"])
def test_only_months_of_its_own_time_are_handed_in(client: Client, month: str) -> None:
    """Not one to come, not one that is none, not one before it reported."""
    assert client.get(f"/me/platform/{month}").status_code == 404


def test_what_the_bureau_recorded_itself_is_not_late(client: Client) -> None:
    """A line from the bureau's own sheet for January."""
    values = {"platform_org": HOST, "month": "2026-01", "line": "1", "is_rd": "是"}
    actions.create(by=SYSTEM, kind="talent_intake", values={**values, "degree": degree()})
    told = client.get("/me/platform").content.decode()
    assert "已由科技局登记" in row_of(told, "2026年1月")


def test_another_platforms_people_are_not_seen(client: Client, firms: Any) -> None:
    """Neither on its months nor by its platforms."""
    other = actions.create(
        by=SYSTEM, kind="institution", values={"name": "示例别院", "kind": "research_institute"}
    )
    values = {"platform_org": other.code, "month": "2026-02", "line": "1", "is_rd": "是"}
    values |= {"degree": degree(), "initials": "QXX"}
    actions.create(by=SYSTEM, kind="talent_intake", values=values)
    theirs = {
        "name": "示例别院中心",
        "kind": "research_centre",
        "level": "none",
        "host": other.code,
    }
    hosted = actions.create(by=SYSTEM, kind="platform", values=theirs)
    assert "QXX" not in client.get(FEBRUARY).content.decode()
    assert "示例别院" not in client.get("/me/platform").content.decode()
    assert client.get(f"/me/platform/{hosted.code}/milestones").status_code == 403


def test_a_milestone_is_set_and_reached_with_proof(
    client: Client, viewer_as: Callable[[str], Viewer]
) -> None:
    """Set without; said to be reached, it needs one; both are proposals to 平台科."""
    setting = {"item_on": "2026-02", "item_what": "设备到位", "item_done": "否"}
    assert client.post(MILESTONES, setting).status_code == 302
    told = client.get(MILESTONES).content.decode()
    assert "设备到位" in told
    assert "已过期" in told
    reached = {**setting, "item_done": "是"}
    assert "要有依据" in client.post(f"{MILESTONES}?item=001", reached).content.decode()
    paper = SimpleUploadedFile("验收单.pdf", b"%PDF-1.4")
    client.post(f"{MILESTONES}?item=001", {**reached, "evidence": paper})
    (waiting,) = queries.proposals(viewer=viewer_as("platform_chief"))
    assert (waiting.slot, str(waiting.source)) == ("001", "《验收单》")


def test_its_pages_ask_few_questions(client: Client, django_assert_max_num_queries: Any) -> None:
    """Whatever came."""
    send(client, person(0, "ZSF", degree()), person(1, "LSG", degree()))
    for path in ("/me", "/me/platform", FEBRUARY, MILESTONES, "/me/file"):
        client.get(path)
        with django_assert_max_num_queries(12):
            assert client.get(path).status_code == 200


def test_a_firm_has_no_monthly_return(client_as: Callable[[str], Client], firms: Any) -> None:
    """It is told whose page it is."""
    assert client_as("enterprise").get("/me/platform").status_code == 403
