"""Each row of a sheet becomes new, changed, unchanged, held or wrong, with the reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from bureau.ledger import actions
from bureau.ledger.models import Entity, Fact
from tests.bureau.cast import FIRM, FIRM_NAME, OTHER_FIRM_NAME, TOWN_NAME
from tests.bureau.ledger.importing.steps import CODE, OTHER_CODE, checked, chief, row, sheet

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("firms")]


def test_new_changed_and_unchanged(tmp_path: Path) -> None:
    """A firm not known, one with another figure, one with the same; nothing is written yet."""
    facts = Fact.objects.count()
    path = sheet(tmp_path, [
        [CODE, "示例新材料有限公司", TOWN_NAME, "存续", 3500, 200, 60],
        [None, FIRM_NAME, None, None, 8100, None, None],
        [None, OTHER_FIRM_NAME, None, "存续", "7,310", None, None],
    ])  # fmt: skip
    job = checked(chief(), path)
    assert job.counts == {"new": 1, "changed": 1, "same": 1, "held": 0, "wrong": 0, "left": 0}
    change = row(job, 3).result["changes"][0]
    assert (change["label"], change["old"], change["new"]) == (
        "销售收入 2024",
        "8,060 万元",
        "8,100 万元",
    )
    assert Fact.objects.count() == facts


def test_wrong_rows_say_what_to_do(tmp_path: Path) -> None:
    """A wrong check digit, a town that is none, words for a number, nothing to know it by."""
    path = sheet(tmp_path, [
        [CODE[:-1] + "X", "示例甲有限公司", TOWN_NAME, "存续", 1, 0, 1],
        [CODE, "示例乙有限公司", "没有镇", "存续", 1, 0, 1],
        [OTHER_CODE, "示例丙有限公司", TOWN_NAME, "存续", "见附件", 0, 1],
        [None, None, TOWN_NAME, "存续", 1, 0, 1],
        [None, "示例丁有限公司", TOWN_NAME, None, 1, 0, 1],
    ])  # fmt: skip
    job = checked(chief(), path)
    assert job.counts["wrong"] == 5
    said = [" ".join(row(job, number).result["errors"]) for number in range(2, 7)]
    for words, error in zip(
        ("末位校验不符", "没有登记", "不是数字", "认不出", "缺少：存续状态"), said, strict=True
    ):
        assert words in error


def test_sums_and_empty_lines_are_left_out(tmp_path: Path) -> None:
    """合计 is no firm."""
    path = sheet(
        tmp_path,
        [
            [None, FIRM_NAME, None, None, 8060, None, None],
            ["合计", None, None, None, 8060, None, None],
        ],
    )
    assert checked(chief(), path).counts["left"] == 1


def test_a_part_above_its_whole_is_held(tmp_path: Path) -> None:
    """More R&D than revenue: the person says whether it is so."""
    path = sheet(tmp_path, [[None, FIRM_NAME, None, None, 100, 200, None]])
    job = checked(chief(), path)
    assert job.counts["held"] == 1
    says = [hold[1] for hold in row(job, 2).result["holds"]]
    assert says == ["2024年研发费用（高企口径）超过销售收入（200.0%）"]
    actions.answer_all(by=chief(), job=job, question="doubt", answer="yes")
    job.refresh_from_db()
    assert (job.counts["held"], job.counts["changed"]) == (0, 1)


def test_a_thousand_times_last_year_is_held(tmp_path: Path) -> None:
    """7,000 万元 in 2023, 80,600,000 in 2024: a column in 元 taken for 万元."""
    path = sheet(tmp_path, [[None, FIRM_NAME, None, None, 80_600_000, None, None]])
    job = checked(chief(), path)
    assert "上年的 11,514 倍" in row(job, 2).result["holds"][0][1]


def test_about_is_asked_and_may_be_left_out(tmp_path: Path) -> None:
    """约3500: as 3,500, without the cell, or without the row."""
    path = sheet(tmp_path, [[None, FIRM_NAME, None, None, "约3500", None, 66]])
    job = checked(chief(), path)
    key = row(job, 2).result["holds"][0][0]
    actions.answer_rows(by=chief(), job=job, answers={2: {key: "skip"}})
    actions.commit_import(by=chief(), job=job)
    said = Fact.objects.filter(entity__code=FIRM, source__isnull=False).values_list(
        "concept", "number"
    )
    assert list(said) == [("employees_total", 66)]


def test_a_near_name_is_asked_about(tmp_path: Path) -> None:
    """Another legal form: the same firm, or another one; the answer decides."""
    path = sheet(
        tmp_path,
        [["", FIRM_NAME.replace("有限公司", "股份有限公司"), TOWN_NAME, "存续", 8100, None, None]],
    )
    job = checked(chief(), path)
    assert job.counts["held"] == 1
    firm = Entity.objects.get(code=FIRM)
    options = [option for option, _ in row(job, 2).result["holds"][0][2]]
    assert options == [str(firm.pk), "new", "no"]
    actions.answer_rows(by=chief(), job=job, answers={2: {"same": str(firm.pk)}})
    assert row(job, 2).result["entity"] == firm.pk
    assert [hold[0] for hold in row(job, 2).result["holds"]] == ["rename"]
    actions.answer_rows(by=chief(), job=job, answers={2: {"same": "new"}})
    assert row(job, 2).state == "new"
    actions.answer_rows(by=chief(), job=job, answers={2: {"same": "no"}})
    assert row(job, 2).state == "left"


def test_an_old_name_is_known(tmp_path: Path) -> None:
    """After a change of name the old one still finds the firm, and changes nothing."""
    actions.record(
        by=chief(),
        entity=Entity.objects.get(code=FIRM),
        concept="name",
        value="示例湖畔机器人有限公司",
        period="2025-01-01",
    )
    path = sheet(tmp_path, [[None, FIRM_NAME, None, None, 8060, None, None]])
    assert checked(chief(), path).counts["same"] == 1


def test_another_name_under_the_same_code_is_asked_about(tmp_path: Path) -> None:
    """A firm that changed its name, or somebody who wrote it wrongly: 改名 keeps both."""
    firm = Entity.objects.get(code=FIRM)
    actions.record(by=chief(), entity=firm, concept="credit_code", value=CODE)
    path = sheet(tmp_path, [[CODE, "示例天湖机器人股份有限公司", None, None, None, None, None]])
    job = checked(chief(), path, since="2025-03-01")
    assert "名称与台账不同" in row(job, 2).result["holds"][0][1]
    actions.answer_rows(by=chief(), job=job, answers={2: {"rename": "rename"}})
    actions.commit_import(by=chief(), job=job)
    firm.row.refresh_from_db()
    assert firm.row.name == "示例天湖机器人股份有限公司"
    assert firm.names.filter(what="former").exists()


def test_twice_in_one_sheet(tmp_path: Path) -> None:
    """The same again is taken once; the same firm and year with another figure is refused."""
    path = sheet(tmp_path, [
        [None, FIRM_NAME, None, None, 8100, None, None],
        [None, FIRM_NAME, None, None, 8100, None, None],
        [None, OTHER_FIRM_NAME, None, None, 7400, None, None],
        [None, OTHER_FIRM_NAME, None, None, 7500, None, None],
    ])  # fmt: skip
    job = checked(chief(), path)
    assert (job.counts["changed"], job.counts["same"], job.counts["wrong"]) == (1, 1, 2)
    assert "第4行和第5行" in row(job, 5).result["errors"][0]


def test_two_names_that_are_nearly_one_within_a_sheet(tmp_path: Path) -> None:
    """Two new firms that differ in legal form only: the second is asked about."""
    path = sheet(tmp_path, [
        [None, "示例远山电子有限公司", TOWN_NAME, "存续", 1, None, None],
        [None, "溧阳示例远山电子股份有限公司", TOWN_NAME, "存续", 1, None, None],
    ])  # fmt: skip
    job = checked(chief(), path)
    assert (job.counts["new"], job.counts["held"]) == (1, 1)
    assert "像是同一家" in row(job, 3).result["holds"][0][1]
    actions.answer_all(by=chief(), job=job, question="twin", answer="yes")
    job.refresh_from_db()
    assert job.counts["new"] == 2


def test_a_blank_cell_takes_nothing_back(tmp_path: Path) -> None:
    """An empty cell and a dash say nothing; 清空 takes the value back."""
    assert (
        checked(chief(), sheet(tmp_path, [[None, FIRM_NAME, "—", "", None, None, None]])).counts[
            "same"
        ]
        == 1
    )
    job = checked(
        chief(), sheet(tmp_path, [[None, FIRM_NAME, None, None, "清空", None, None]], name="b.xlsx")
    )
    assert row(job, 2).result["changes"][0]["new"] == "（清空）"


def test_a_value_for_the_whole_sheet_is_for_new_firms_only(tmp_path: Path) -> None:
    """A sheet without 存续状态: new firms get what is said for all, known ones keep theirs."""
    head = ["企业名称", "所属镇街", "职工总数"]
    path = sheet(tmp_path, [["示例新源有限公司", TOWN_NAME, 5], [FIRM_NAME, None, 7]], head)
    job = checked(chief(), path, defaults={"life_status": "moved_in"})
    assert [change["concept"] for change in row(job, 2).result["changes"]] == [
        "name",
        "town",
        "employees_total",
        "life_status",
    ]
    assert [change["concept"] for change in row(job, 3).result["changes"]] == ["employees_total"]
