"""A section page's list as a workbook: the records on the list, and how they were chosen."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from tests.bureau.ledger.pages import words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]
As = Callable[[str], Client]
SIGNED = "/agreements?year=2024&stage=signed"


def cells(answer: Any) -> list[list[Any]]:
    """The rows of a workbook that was sent."""
    assert answer["Content-Disposition"].startswith("attachment")
    book = load_workbook(BytesIO(b"".join(answer.streaming_content)))
    return [list(row) for row in book.active.iter_rows(values_only=True)]


def test_only_what_is_on_the_list_goes_out(client_as: As) -> None:
    """The page leads to its own list; the signed ones alone are in it, and it says so."""
    client = client_as("director")
    page = client.get(SIGNED)
    assert "?year=2024&amp;stage=signed&amp;sheet=xlsx" in page.content.decode()
    rows = cells(client.get(f"{SIGNED}&sheet=xlsx"))
    told = " ".join(str(cell) for row in rows[:4] for cell in row if cell)
    head = next(row for row in rows if "阶段" in row)
    stages = [row[head.index("阶段")] for row in rows[rows.index(head) + 1 :]]
    everything = cells(client.get("/agreements?year=2024&sheet=xlsx"))
    assert f"本表按页面筛选：2024年，阶段：正式签订；共{len(stages)}条" in told
    assert set(stages) == {"正式签订"}
    assert len(everything) > len(rows)


@pytest.mark.parametrize(
    "page",
    ["platforms", "projects", "funding", "events/manage", "contests/manage"],
)
def test_every_list_goes_out_as_it_stands(client_as: As, page: str) -> None:
    """As many rows as the page says it lists."""
    client = client_as("director")
    rows = cells(client.get(f"/{page}?year=2024&sheet=xlsx"))
    told = next(str(cell) for row in rows for cell in row if cell and "本表按页面筛选" in str(cell))
    listed = int(told.split("共")[1].split("条")[0])
    head = next(place for place, row in enumerate(rows) if str(row[0]).startswith("#台账键"))
    assert len(rows) - head - 1 == listed
    assert listed > 0
    assert f"{listed}" in words(client.get(f"/{page}?year=2024"))


def test_who_may_take_nothing_out_does_not(client_as: As) -> None:
    """A town's officer reads the page and is offered no sheet."""
    client = client_as("town")
    assert "sheet=xlsx" not in client.get(SIGNED).content.decode()
    assert client.get(f"{SIGNED}&sheet=xlsx").status_code == 403
