"""The board, the names behind its numbers, the nearest firms, and what moved."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
import pytest
from django.http import Http404

import guiju
from bureau.accounts.viewer import SYSTEM, Standing, Viewer
from bureau.jobs import actions as jobs
from bureau.jobs.models import Job
from bureau.ledger import queries as ledger
from bureau.runs import actions, queries
from bureau.runs.actions.steps import ask_steps
from bureau.runs.files import KERNEL, steps_files
from bureau.runs.models import Run
from bureau.runs.queries.reading import steps_frame

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("county")]
DAY, BEFORE = date(2024, 12, 31), date(2023, 12, 31)


@pytest.fixture
def runs() -> tuple[Run, Run]:
    """The county at the end of two years."""
    made = [actions.start(by=SYSTEM, as_of=day) for day in (BEFORE, DAY)]
    jobs.drain()
    for run in made:
        run.refresh_from_db()
    return made[0], made[1]


@pytest.fixture
def board(runs: tuple[Run, Run]) -> queries.Board:
    """The board of the first ladder."""
    return queries.board(viewer=SYSTEM, run=runs[1], before=runs[0])


def names(runs: tuple[Run, Run], what: str, **given: Any) -> list[queries.Named]:
    """The firms of a cell."""
    return queries.cell(viewer=SYSTEM, run=runs[1], before=runs[0], what=what, **given)


def test_the_towns_add_up(board: queries.Board) -> None:
    """Every column's total is the sum of its towns, and every firm stands somewhere."""
    for column in ("firms", "short", "blank", "rose", "fell"):
        assert getattr(board.total, column) == sum(getattr(each, column) for each in board.lines)
    for rung in board.total.rungs:
        assert board.total.rungs[rung] == sum(line.rungs[rung] for line in board.lines)
    assert sum(board.total.rungs.values()) == board.total.firms


def test_each_number_opens_as_many_names(board: queries.Board, runs: tuple[Run, Run]) -> None:
    """A cell's list is as long as its number, for towns and for the total."""
    for line in (*board.lines, board.total):
        town = None if line is board.total else line.town
        for what in ("short", "blank", "rose", "fell"):
            assert len(names(runs, what, town=town)) == getattr(line, what)
        for rung, count in line.rungs.items():
            assert len(names(runs, f"rung-{rung}", town=town)) == count


def test_rungs_are_those_of_the_slow_count(board: queries.Board, runs: tuple[Run, Run]) -> None:
    """Counted again one firm at a time; who moved out or was struck off is not the county's."""
    counts: dict[int, int] = {}
    opened = guiju.comparison.open_run(runs[1].place / KERNEL, ledger.rulebook())
    everyone = opened.snapshot().select("entity", "life_status").collect()
    states = list(ledger.kind_of("enterprise").concepts["life_status"].choices)
    gone = {states.index("moved_out"), states.index("deregistered")}
    codes = [code for code, state in everyone.iter_rows() if state not in gone]
    for facts in opened.facts_of(codes):
        low, high = guiju.step_up(opened.book, facts, DAY, board.ladder).current
        rung = low if low == high else -1
        counts[rung] = counts.get(rung, 0) + 1
    assert {rung: n for rung, n in board.total.rungs.items() if n} == counts


def test_who_rose_stood_lower_before(runs: tuple[Run, Run]) -> None:
    """The names of 年内升 say from where to where."""
    for one in names(runs, "rose"):
        was, now = one.note.split(" → ")
        assert was != now == one.rung_name


def test_a_town_officer_sees_his_town_only(runs: tuple[Run, Run], board: queries.Board) -> None:
    """The board, the cells and the nearest are cut to the reach of verdicts."""
    town = next(line.town for line in board.lines if line.short)
    officer = Viewer(None, "专员", (Standing("town", town=town),))
    own = queries.board(viewer=officer, run=runs[1])
    assert [line.town for line in own.lines] == [town]
    assert {one.town for one in queries.cell(viewer=officer, run=runs[1], what="all")} == {town}
    near = queries.near_firms("hte", viewer=officer, run=runs[1])
    assert near is not None
    assert {one.town for one in near} <= {town}


def test_an_unknown_cell_or_ladder_is_not_found(runs: tuple[Run, Run]) -> None:
    """As any unknown address."""
    with pytest.raises(Http404):
        names(runs, "rung-99")
    with pytest.raises(Http404):
        queries.board(viewer=SYSTEM, run=runs[1], ladder="none")


def test_the_nearest_are_one_condition_short_and_their_step_mends_it(
    runs: tuple[Run, Run],
) -> None:
    """Each is judged again: ineligible by one top condition, and what is said is its own plan."""
    near = queries.near_firms("hte", viewer=SYSTEM, run=runs[1])
    assert near
    for one, facts in zip(
        near, ledger.facts_of_many([n.code for n in near], as_of=DAY), strict=True
    ):
        judged = guiju.judge(ledger.rulebook(), facts, DAY, ["hte"])["hte"]
        assert judged.verdict == "ineligible"
        plans = guiju.smallest_changes(judged)
        assert one.step == (plans[0].text() if plans else "")
    settled = [one.settles for one in near]
    assert settled == sorted(settled, key=lambda each: (each is None, not each))


def test_amounts_are_not_named_to_who_may_not_see_them(runs: tuple[Run, Run]) -> None:
    """The task force reads which condition and which fact, and no digit of an amount."""
    force = Viewer(None, "专班", (Standing("taskforce"),))
    near = queries.near_firms("hte", viewer=force, run=runs[1])
    assert near
    assert not [one.step for one in near if "万元" in one.step]


def test_a_firm_knows_where_it_stands(runs: tuple[Run, Run]) -> None:
    """The current run's word on one firm; none for a firm it has not seen."""
    found = queries.standing("SL0001")
    assert found is not None
    assert found.run == runs[1]
    assert queries.standing("SL9999") is None


def test_the_moves_of_a_comparison_are_those_of_the_kernel(runs: tuple[Run, Run]) -> None:
    """Every verdict that differs between the two runs is told once, with one cause."""
    before, after = runs
    assert queries.comparison(viewer=SYSTEM, before=before, after=after) is None
    actions.ask_comparison(by=SYSTEM, before=before, after=after)
    jobs.drain()
    found = queries.comparison(viewer=SYSTEM, before=before, after=after)
    assert found is not None
    book = ledger.rulebook()
    sides = [guiju.comparison.open_run(run.place / KERNEL, book) for run in runs]
    was, now = (side.outcomes(["hte"])["hte"].select("entity", "verdict") for side in sides)
    differ = was.join(now, on="entity").filter(pl.col("verdict") != pl.col("verdict_right")).height
    hte = next(each for each in found.sums if each.policy == "hte")
    assert hte.moved == sum(hte.causes.values()) == differ
    moves, count = found.page(viewer=SYSTEM, policy="hte")
    assert count == differ
    assert all(one.before != one.after and one.why for one in moves)
    assert actions.ask_comparison(by=SYSTEM, before=before, after=after) is None


def test_causes_name_no_figure_to_who_may_see_none(runs: tuple[Run, Run]) -> None:
    """The task force is told that the facts did it, not which figures."""
    before, after = runs
    actions.ask_comparison(by=SYSTEM, before=before, after=after)
    jobs.drain()
    force = Viewer(None, "专班", (Standing("taskforce"),))
    found = queries.comparison(viewer=force, before=before, after=after)
    assert found is not None
    moves, _ = found.page(viewer=force, cause="facts")
    assert moves
    assert not [one.why for one in moves if one.why]


def test_steps_are_worked_out_in_slices(
    runs: tuple[Run, Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    """However short a worker's turn, in the end every firm is there once."""
    whole = steps_frame(runs[1])
    assert whole is not None
    for path in steps_files(runs[1]):
        path.unlink()
    Job.objects.filter(kind="runs.steps").delete()
    monkeypatch.setattr("bureau.runs.actions.steps.SLICE", 0)
    ask_steps(runs[1])
    jobs.drain()
    assert len(steps_files(runs[1])) == whole.height
    again = steps_frame(runs[1])
    assert again is not None
    assert again.sort("policy", "entity").equals(whole.sort("policy", "entity"))
