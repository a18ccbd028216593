"""A list goes out as a workbook and comes back: untouched rows change nothing, touched cells do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.core.exceptions import PermissionDenied

import guiju
from bureau.accounts.models import Reading
from bureau.accounts.viewer import SYSTEM
from bureau.ledger import actions, queries
from bureau.ledger.models import Current, Entity, Fact
from tests.bureau import cast
from tests.bureau.cast import FIRM, OTHER_FIRM, TOWN_NAME
from tests.bureau.ledger.importing.steps import begun, checked, chief, row

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("firms")]
WHY = "核对年报"


def out(
    folder: Path, kind: str = "enterprise", who: str = "chief", name: str = "a.xlsx", **how: Any
) -> Path:
    """A list as somebody downloads it."""
    by = cast.viewer(who)
    how.setdefault("reason", WHY)
    exported = actions.export_list(
        by=by, kind=kind, rows=queries.rows(kind, viewer=by).order_by("code"), **how
    )
    path = folder / name
    path.write_bytes(exported.file.read())
    return path


def edited(path: Path, change: Callable[[Any, dict[str, int]], None]) -> Path:
    """The same workbook after somebody worked on it; change gets the sheet and its columns."""
    made = openpyxl.load_workbook(path)
    sheet = made.active
    columns = {str(cell.value): cell.column for cell in sheet[4] if cell.value}
    change(sheet, columns)
    made.save(path)
    return path


def headings(path: Path) -> list[str]:
    """The headings people see."""
    return [str(cell.value) for cell in openpyxl.load_workbook(path).active[4]][1:]


def test_what_goes_out(tmp_path: Path) -> None:
    """Units and years in the headings, the figures as numbers, who and why above and in the foot."""
    path = out(
        tmp_path, concepts=["name", "town", "sales_revenue", "life_status"], years=["2023", "2024"]
    )
    sheet = openpyxl.load_workbook(path).active
    assert headings(path) == [
        "企业名称",
        "所属镇街",
        "2023年销售收入[万元]",
        "2024年销售收入[万元]",
        "存续状态",
    ]
    assert [cell.value for cell in sheet[5]][1:] == [cast.FIRM_NAME, TOWN_NAME, 7000, 8060, "存续"]
    assert "示例高新科长" in sheet["B3"].value
    assert WHY in sheet["B3"].value
    assert "示例高新科长" in sheet.oddFooter.left.text
    assert sheet.column_dimensions["A"].hidden
    reading = Reading.objects.get(how="export")
    assert (reading.thing, reading.code, reading.reason) == ("year_facts", "enterprise", WHY)
    assert sorted(each.code for each in reading.listed.all()) == [FIRM, cast.OTHER_FIRM]


@pytest.mark.parametrize("kind", ["enterprise", "platform", "institution", "town"])
def test_back_again_changes_nothing(tmp_path: Path, kind: str) -> None:
    """Every row unchanged, whatever the kind's concepts are."""
    cast.platforms()
    who = {"enterprise": "chief", "town": "planning_chief"}.get(kind, "platform_chief")
    firm = Entity.objects.get(code=FIRM)
    for concept, value, period in (
        ("employees_total", "60", "2024"),
        ("registration_date", "2018-03", ""),
        ("region_code", "320481106", ""),
        ("industry_code", "0111", ""),
        ("above_scale", "是", "2024"),
        ("rd_expense_hte", "0.000001", "2024"),
    ):
        actions.record(by=SYSTEM, entity=firm, concept=concept, value=value, period=period)
    path = out(tmp_path, kind, who, years=["2024"])
    facts = Fact.objects.count()
    job = checked(cast.viewer(who), path, kind)
    assert job.counts["same"] == queries.rows(kind, viewer=cast.viewer(who)).count() > 0
    assert sum(job.counts.values()) == job.counts["same"]
    assert Fact.objects.count() == facts


def test_without_the_hidden_key_it_changes_nothing_either(tmp_path: Path) -> None:
    """Somebody copied the visible cells into a new workbook: codes and names still find the rows."""
    path = edited(out(tmp_path, years=["2024"]), lambda sheet, _: sheet.delete_cols(1))
    job = checked(chief(), path)
    assert job.counts["same"] == 2


def test_a_touched_cell_is_the_only_change(tmp_path: Path) -> None:
    """One figure, in a sheet whose columns were moved about."""

    def change(sheet: Any, columns: dict[str, int]) -> None:
        sheet.cell(5, columns["2024年销售收入[万元]"]).value = "8,100.5 "
        sheet.move_range(
            f"{sheet.cell(4, columns['企业名称']).column_letter}4:{sheet.cell(4, columns['企业名称']).column_letter}9",
            cols=60,
        )

    job = checked(chief(), edited(out(tmp_path, years=["2024"]), change))
    assert (job.counts["changed"], job.counts["same"]) == (1, 1)
    assert [c["new"] for c in row(job, 5).result["changes"]] == ["8,100.5 万元"]


def test_what_others_entered_meanwhile_is_not_undone(tmp_path: Path) -> None:
    """An untouched old figure goes back under nobody's new one; a touched one is asked about."""
    path = out(tmp_path, years=["2024"])
    for code in (FIRM, OTHER_FIRM):
        actions.record(
            by=SYSTEM,
            entity=Entity.objects.get(code=code),
            concept="sales_revenue",
            value="9000",
            period="2024",
        )

    def change(sheet: Any, columns: dict[str, int]) -> None:
        sheet.cell(6, columns["2024年销售收入[万元]"]).value = 7400

    job = checked(chief(), edited(path, change))
    assert (job.counts["same"], job.counts["held"]) == (1, 1)
    assert "现在是“9,000 万元”，您填的是“7,400 万元”" in row(job, 6).result["holds"][0][1]


def test_an_emptied_cell_takes_nothing_back(tmp_path: Path) -> None:
    """Empty is not 清空."""

    def change(sheet: Any, columns: dict[str, int]) -> None:
        sheet.cell(5, columns["2024年销售收入[万元]"]).value = None
        sheet.cell(6, columns["2024年销售收入[万元]"]).value = "清空"

    path = edited(out(tmp_path, years=["2024"]), change)
    job = checked(chief(), path)
    assert (job.counts["same"], job.counts["changed"]) == (1, 1)
    actions.commit_import(by=chief(), job=job)
    assert (
        Current.objects.get(entity__code=OTHER_FIRM, concept="sales_revenue", period="2024").state
        == "unknown"
    )


def test_only_changed_rows_need_to_come_back(tmp_path: Path) -> None:
    """Deleted rows delete nothing."""
    path = edited(out(tmp_path, years=["2024"]), lambda sheet, _: sheet.delete_rows(5))
    assert checked(chief(), path).counts["same"] == 1


def test_commercial_columns_need_a_reason_and_the_right(tmp_path: Path) -> None:
    """Without a reason nothing goes out; the director, who may not take them, gets none of them."""
    with pytest.raises(guiju.BadInput, match="没有写事由"):
        out(tmp_path, reason="  ")
    assert not Reading.objects.exists()
    assert not [
        text for text in headings(out(tmp_path, who="director", reason="")) if "销售收入" in text
    ]
    assert "企业联系人" not in headings(out(tmp_path, concepts=["name", "contacts"], reason="x"))


@pytest.mark.parametrize(
    "who", ["town", "liaison", "taskforce", "enterprise", "platform", "public", "it", "auditor"]
)
def test_who_may_take_no_list(tmp_path: Path, who: str) -> None:
    """Only directors and chiefs take lists of firms out."""
    with pytest.raises(PermissionDenied):
        out(tmp_path, who=who)


def test_a_chief_of_another_section_takes_no_figures(tmp_path: Path) -> None:
    """Names and towns, yes; what firms turn over, no: not even where he may read it."""
    path = out(tmp_path, who="platform_chief", years=["2024"])
    column = headings(path).index("2024年销售收入[万元]") + 1
    cells = [
        r[column]
        for r in openpyxl.load_workbook(path).active.iter_rows(min_row=5, values_only=True)
    ]
    assert cells == ["5000万–20000万", "5000万–20000万"]


def test_ranges_come_back_as_nothing(tmp_path: Path) -> None:
    """A range in a cell is left alone untouched, and is refused where somebody typed one."""
    path = out(tmp_path, who="platform_chief", years=["2024"], concepts=["name", "sales_revenue"])
    assert begun(chief(), path)
    assert checked(chief(), path).counts["same"] == 2

    def change(sheet: Any, columns: dict[str, int]) -> None:
        sheet.cell(5, columns["2024年销售收入[万元]"]).value = "2000万–5000万"

    assert checked(chief(), edited(path, change)).counts["wrong"] == 1
