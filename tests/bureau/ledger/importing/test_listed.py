"""Real figures of real firms, raw, through the import page, out as a workbook and back."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from bureau.ledger import actions, queries
from bureau.ledger.models import Current, Fact, ImportJob, Row
from bureau.ledger.sheets.store import stored
from tests.bureau import cast
from tests.bureau.ledger.importing.steps import checked, chief, upload

pytestmark = [pytest.mark.django_db, pytest.mark.needs("data")]
FILE = "listed_2019_2021.csv.gz"
WHAT = {
    "full_name": "企业名称",
    "year": "年度",
    "revenue_yuan": "营业收入",
    "rd_expense_yuan": "研发费用（审计报告）",
    "employees": "employees_total",
    "rd_staff": "rd_staff",
    "total_assets_yuan": "total_assets",
    "total_liab_yuan": "total_liabilities",
}
FIGURES = (
    "revenue_yuan",
    "rd_expense_yuan",
    "employees",
    "rd_staff",
    "total_assets_yuan",
    "total_liab_yuan",
)


def number(row: dict[str, str], name: str) -> float | None:
    """A figure of the raw file, None where it is blank."""
    return float(row[name]) if row[name] else None


def above(part: float | None, whole: float | None) -> bool:
    """Whether a part is above its whole."""
    return part is not None and whole is not None and part > whole


def as_workbook(rows: list[dict[str, str]], path: Path) -> Path:
    """The raw file saved as a workbook, as the page asks for it; figures as numbers."""
    made = openpyxl.Workbook(write_only=True)
    sheet = made.create_sheet("listed")
    sheet.append(list(rows[0]))
    for row in rows:
        sheet.append(
            [
                number(row, name) if name in FIGURES or name == "year" else row[name] or None
                for name in row
            ]
        )
    made.save(path)
    return path


def test_raw_in_and_out_and_back(tmp_path: Path, needs: Callable[[str], Path]) -> None:
    """Rows with a part above its whole are held, none is dropped, no unit mixed; back: no change."""
    with gzip.open(needs("data") / FILE, "rt", encoding="utf-8") as raw:
        rows = list(csv.DictReader(raw))
    path = as_workbook(rows, tmp_path / "listed.xlsx")
    client = cast.client_of("chief")
    client.post("/admin/import", {"kind": "enterprise", "file": upload(path)})
    job = ImportJob.objects.latest("pk")
    data: dict[str, Any] = {"grade": "A", "default-life_status": "active"}
    for column in job.columns:
        data[f"what-{column['position']}"] = WHAT.get(column["heading"], "")
        data[f"unit-{column['position']}"] = "元"
    client.post(f"/admin/import/{job.pk}/columns", data | {"keep": "1"})
    job.refresh_from_db()
    actions.begin_check(by=chief(), job=job)
    job = actions.check_import(by=chief(), job=job)

    expected = {
        line
        for line, row in enumerate(rows, start=2)
        if above(number(row, "rd_expense_yuan"), number(row, "revenue_yuan"))
        or above(number(row, "rd_staff"), number(row, "employees"))
    }
    assert len(expected) >= 20
    assert job.counts["new"] + job.counts["held"] + job.counts["same"] + job.counts["wrong"] == len(
        rows
    )
    with stored(job.rows) as store:
        held = {
            row.line.number
            for row in store.every(["held"])
            if any(key.startswith("doubt") for key, _, _ in row.result["holds"])
        }
        wrong = [row.result["errors"] for row in store.every(["wrong"])]
    assert expected <= held
    assert wrong == []

    for question in ("doubt", "twin", "same"):
        actions.answer_all(
            by=chief(), job=job, question=question, answer="new" if question == "same" else "yes"
        )
    job.refresh_from_db()
    assert job.counts["held"] == 0
    job = actions.commit_import(by=chief(), job=job)
    assert Row.objects.filter(kind="enterprise").count() == len({row["full_name"] for row in rows})
    stands = dict(
        Current.objects.filter(concept="operating_revenue")
        .values_list("entity__row__name", "number")
        .filter(period="2021")
    )
    raw_2021 = {
        row["full_name"]: round(float(row["revenue_yuan"]) * 100)
        for row in rows
        if row["year"] == "2021" and row["revenue_yuan"]
    }
    assert stands == raw_2021

    facts = Fact.objects.count()
    exported = actions.export_list(
        by=chief(),
        kind="enterprise",
        rows=queries.rows("enterprise", viewer=chief()).order_by("name"),
        concepts=[
            "name",
            "life_status",
            "operating_revenue",
            "rd_expense_book",
            "employees_total",
            "rd_staff",
            "total_assets",
            "total_liabilities",
        ],
        years=["2019", "2020", "2021"],
        reason="往返核对",
    )
    back = tmp_path / "back.xlsx"
    back.write_bytes(exported.file.read())
    again = checked(chief(), back)
    assert again.counts == {
        "new": 0,
        "changed": 0,
        "same": exported.count,
        "held": 0,
        "wrong": 0,
        "left": 0,
    }
    assert Fact.objects.count() == facts
