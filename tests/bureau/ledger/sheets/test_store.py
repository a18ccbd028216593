"""The rows of an import are kept beside it, page by page."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from bureau.ledger.sheets.lines import Line
from bureau.ledger.sheets.store import CHANGED, HELD, NEW, stored


def test_rows_are_kept_as_they_came(tmp_path: Path) -> None:
    """Days, moments, numbers, formulas."""
    lines = [
        Line(3, ("甲", 1.5, None, date(2024, 3, 5))),
        Line(7, (datetime(2024, 3, 5, 8, 30), True), frozenset({1})),
    ]
    with stored(tmp_path / "rows") as store:
        assert store.fill(lines) == 2
    with stored(tmp_path / "rows") as store:
        assert list(store.lines()) == lines
        assert list(store.lines(after=3)) == lines[1:]


def test_findings_and_answers(tmp_path: Path) -> None:
    """Counted by state, found by record."""
    with stored(tmp_path / "rows") as store:
        store.fill([Line(n, (n,)) for n in range(1, 6)])
        store.note(
            [
                (1, NEW, "n:甲", "2024", {"name": "甲"}),
                (2, HELD, "e7", "2024", {}),
                (3, CHANGED, "e7", "2024", {}),
                (4, CHANGED, "e7", "2023", {}),
                (5, NEW, "", "", {}),
            ]
        )
        assert store.counts() == {
            "new": 2,
            "changed": 2,
            "same": 0,
            "held": 1,
            "wrong": 0,
            "left": 0,
        }
        assert store.shared() == ["e7"]
        assert [(row.line.number, row.period) for row in store.about("e7")] == [
            (2, "2024"),
            (3, "2024"),
            (4, "2023"),
        ]
        store.answer(2, {"ratio": "yes"})
        row = store.one(2)
        assert row is not None
        assert row.answer == {"ratio": "yes"}
        assert [kept.line.number for kept in store.kept(states=[CHANGED], most=1, skip=1)] == [4]
        assert [kept.line.number for kept in store.every([NEW])] == [1, 5]
        store.forget(answers=False)
        assert store.counts()["new"] == 0
