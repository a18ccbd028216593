"""A town's month: a sheet with its last figures in it, back as proposals; nothing new is a return too."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.core.exceptions import PermissionDenied

import guiju
from bureau.ledger import actions, queries
from bureau.ledger.importing.returns import due_on
from bureau.ledger.models import Current, Fact, ImportJob, TownReturn
from tests.bureau import cast
from tests.bureau.cast import FIRM, FIRM_NAME, OTHER_FIRM_NAME, OTHER_TOWN, TOWN
from tests.bureau.ledger.importing.steps import upload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("firms")]
SALES = "2024年销售收入[万元]"


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The third of April 2025: March may be handed in and is not late."""
    monkeypatch.setenv("GUIJU_TODAY", "2025-04-03")


def sheet_of(folder: Path, month: str, who: str = "town", town: str = TOWN) -> Path:
    """The sheet a town officer downloads."""
    path = folder / f"{month}.xlsx"
    path.write_bytes(actions.return_sheet(by=cast.viewer(who), town=town, month=month).file.read())
    return path


def lines(path: Path) -> list[dict[str, Any]]:
    """The rows of a sheet by heading."""
    rows = list(openpyxl.load_workbook(path).active.iter_rows(min_row=4, values_only=True))
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def filled(path: Path, value: Any, heading: str = SALES) -> Path:
    """The sheet with one figure of its first firm filled in."""
    made = openpyxl.load_workbook(path)
    column = next(cell.column for cell in made.active[4] if cell.value == heading)
    made.active.cell(5, column).value = value
    made.save(path)
    return path


def handed_in(path: Path, month: str) -> ImportJob:
    """Sent by the form of the page, checked and written."""
    client = cast.client_of("town")
    answer = client.post("/returns/hand-in", {"town": TOWN, "month": month, "file": upload(path)})
    job = ImportJob.objects.latest("pk")
    assert answer.headers["Location"] == f"/admin/import/{job.pk}"
    town = cast.viewer("town")
    job = actions.match_columns(by=town, job=job, columns={}, options={})
    job = actions.check_import(by=town, job=job)
    return actions.commit_import(by=town, job=job)


def test_the_sheet_holds_the_towns_own_firms_only(tmp_path: Path) -> None:
    """What others reported is a range; no other town's firm is in it."""
    rows = lines(sheet_of(tmp_path, "2025-03"))
    assert [row["企业名称"] for row in rows] == [FIRM_NAME]
    assert rows[0][SALES] == "5000万–20000万"
    with pytest.raises(PermissionDenied):
        sheet_of(tmp_path, "2025-03", town=OTHER_TOWN)
    for who in ("chief", "enterprise", "liaison", "public"):
        with pytest.raises(PermissionDenied):
            sheet_of(tmp_path, "2025-03", who=who)


def test_a_return_waits_for_the_bureau(tmp_path: Path) -> None:
    """Figures become proposals; a chief accepts, and only then they stand."""
    job = handed_in(filled(sheet_of(tmp_path, "2025-03"), 8200), "2025-03")
    assert TownReturn.objects.get(month="2025-03").job == job
    facts = list(Fact.objects.filter(source=job.source))
    assert [(fact.concept, fact.period, fact.proposed) for fact in facts] == [
        ("sales_revenue", "2024", True)
    ]
    stands = Current.objects.get(entity__code=FIRM, concept="sales_revenue", period="2024")
    assert stands.number == 8060 * 1_000_000
    late = queries.returns_of("2025-03", viewer=cast.viewer("chief"))
    assert next(each for each in late if each.town == TOWN).waiting == 1
    actions.decide(by=cast.viewer("chief"), fact=facts[0], accepted=True)
    stands = Current.objects.get(entity__code=FIRM, concept="sales_revenue", period="2024")
    assert stands.number == 8200 * 1_000_000


def test_last_months_figures_are_filled_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The town's own word, accepted or not; untouched it is no news, changed it is one."""
    handed_in(filled(sheet_of(tmp_path, "2025-03"), 8200), "2025-03")
    monkeypatch.setenv("GUIJU_TODAY", "2025-05-06")
    path = sheet_of(tmp_path, "2025-04")
    assert lines(path)[0][SALES] == 8200
    job = handed_in(filled(path, 8300), "2025-04")
    assert job.counts == {"new": 0, "changed": 1, "same": 0, "held": 0, "wrong": 0, "left": 0}
    assert Fact.objects.get(source=job.source).number == 8300 * 1_000_000


def test_an_untouched_sheet_leads_to_nothing_new(tmp_path: Path) -> None:
    """Nothing to write: the page offers to hand in a month of nothing new."""
    client = cast.client_of("town")
    client.post(
        "/returns/hand-in",
        {"town": TOWN, "month": "2025-03", "file": upload(sheet_of(tmp_path, "2025-03"))},
    )
    job = ImportJob.objects.latest("pk")
    actions.match_columns(by=cast.viewer("town"), job=job, columns={}, options={})
    actions.check_import(by=cast.viewer("town"), job=job)
    page = client.get(f"/admin/import/{job.pk}").content.decode()
    assert "与台账相比没有变化" in page
    client.post(
        "/returns/hand-in", {"town": TOWN, "month": "2025-03", "nothing": "1", "note": "无变化"}
    )
    made = TownReturn.objects.get()
    assert (made.is_zero, made.note) == (True, "无变化")
    again = client.post(
        "/returns/hand-in", {"town": TOWN, "month": "2025-03", "nothing": "1"}, follow=True
    )
    assert "已经报过了" in again.content.decode()


def test_another_towns_month_is_not_his(tmp_path: Path) -> None:
    """Neither to hand in nor to see."""
    client = cast.client_of("town")
    assert (
        client.post(
            "/returns/hand-in", {"town": OTHER_TOWN, "month": "2025-03", "nothing": "1"}
        ).status_code
        == 403
    )
    assert client.get("/returns/sheet", {"town": OTHER_TOWN, "month": "2025-03"}).status_code == 403
    page = client.get("/returns").content.decode()
    assert "天目湖镇" in page
    assert "昆仑街道" not in page
    assert OTHER_FIRM_NAME not in page


def test_the_fifth_working_day() -> None:
    """For March 2025 1, 2, 3, 7 and 8 April: 清明 is from the fourth to the sixth."""
    assert due_on("2025-03") == date(2025, 4, 8)
    assert due_on("2025-02") == date(2025, 3, 7)


def test_who_is_late_stands_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before the day nobody is late; after it who has not handed in; who came later is marked."""
    chief = cast.viewer("chief")
    assert {each.state for each in queries.returns_of("2025-03", viewer=chief)} == {"open"}
    actions.file_nothing_new(by=cast.viewer("town"), town=TOWN, month="2025-03")
    monkeypatch.setenv("GUIJU_TODAY", "2025-04-30")
    found = queries.returns_of("2025-03", viewer=chief)
    assert (found[0].state, found[-1].state, found[-1].town) == ("late", "zero", TOWN)
    actions.file_nothing_new(by=cast.viewer("other_town"), town=OTHER_TOWN, month="2025-03")
    late = next(
        each for each in queries.returns_of("2025-03", viewer=chief) if each.town == OTHER_TOWN
    )
    assert late.was_late
    page = cast.client_of("director").get("/returns?month=2025-03").content.decode()
    assert "逾期未报" in page
    assert "迟报" in page


@pytest.mark.parametrize("month", ["2025-04", "2019-01", "三月", ""])
def test_a_month_that_cannot_be_handed_in(month: str) -> None:
    """The month that runs, one long past, words."""
    with pytest.raises(guiju.BadInput, match="不能报送"):
        actions.file_nothing_new(by=cast.viewer("town"), town=TOWN, month=month)


@pytest.mark.parametrize("who", ["enterprise", "platform", "it", "public"])
def test_who_sees_no_months(who: str) -> None:
    """Firms, platforms and the keeper of the service have no part in it."""
    assert cast.client_of(who).get("/returns").status_code in (302, 403)


def test_what_was_sent_and_what_came_back(
    tmp_path: Path, django_assert_max_num_queries: Any
) -> None:
    """A sheet under way is no return yet; a return says how many lines were taken and left."""
    chief = cast.viewer("chief")
    town = cast.client_of("town")
    sheet = filled(sheet_of(tmp_path, "2025-03"), 8200)
    town.post("/returns/hand-in", {"town": TOWN, "month": "2025-03", "file": upload(sheet)})
    mine = next(e for e in queries.returns_of("2025-03", viewer=chief) if e.town == TOWN)
    assert (mine.state, mine.taken) == ("held", 0)
    page = cast.client_of("director").get("/returns?month=2025-03").content.decode()
    assert "已上传，未入库" in page
    job = actions.match_columns(
        by=cast.viewer("town"), job=ImportJob.objects.latest("pk"), columns={}, options={}
    )
    job = actions.check_import(by=cast.viewer("town"), job=job)
    actions.commit_import(by=cast.viewer("town"), job=job)
    mine = next(e for e in queries.returns_of("2025-03", viewer=chief) if e.town == TOWN)
    assert (mine.state, mine.taken, mine.rejected, mine.waiting) == ("done", 1, 0, 1)
    director = cast.client_of("director")
    with django_assert_max_num_queries(12):
        director.get("/returns?month=2025-03")
    with django_assert_max_num_queries(12):
        town.get("/returns")
