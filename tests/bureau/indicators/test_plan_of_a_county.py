"""A plan for twenty thousand firms through the service: within its gap, every step judged again."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from examples.county.firms import firms as invented
from examples.county.tables import write

import guiju
from bureau.indicators.actions import plans
from bureau.indicators.models import Plan
from bureau.indicators.queries.forecast import Counted
from bureau.jobs import actions as jobs
from bureau.ledger import queries
from bureau.ledger.models import Entity, Row
from bureau.runs import queries as runs
from bureau.runs.actions import steps as stepping
from bureau.runs.actions.folders import write_whole
from bureau.runs.actions.standing import standing_table
from bureau.runs.files import KERNEL, STANDING, steps_file
from bureau.runs.models import Run
from tests.bureau import cast
from tests.bureau.indicators import small_county

pytestmark = [pytest.mark.django_db, pytest.mark.deep]
FIRMS, STEPS, WANTED = 20_000, 900, 2_700
DAY = date(2024, 1, 31)
ROOM = {"firms": 260, "days": 400}


@pytest.fixture
def county(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Entity:
    """The county judged from its tables, with rows for its firms and the nearest firms' steps."""
    monkeypatch.setenv("GUIJU_TODAY", DAY.isoformat())
    settings.RUNS, settings.JOB_LEASE = tmp_path / "runs", 3_600
    towns = list(queries.towns().items())
    made = invented(FIRMS, towns, 7)
    write(made, tmp_path / "facts")
    entities = [Entity(code=firm.entity, kind="enterprise") for firm in made]
    Entity.objects.bulk_create(entities, batch_size=500)
    pks = dict(Entity.objects.values_list("code", "pk"))
    rows = [
        Row(
            entity_id=pks[f.entity],
            kind="enterprise",
            code=f.entity,
            name=f.name,
            town=f.region_code,
        )
        for f in made
    ]
    Row.objects.bulk_create(rows, batch_size=500)
    judge(tmp_path / "facts")
    return small_county.indicator()


def judge(tables: Path) -> Run:
    """A current run over the tables."""
    book = queries.rulebook()
    run = Run.objects.create(
        as_of=DAY,
        folder="whole",
        is_current=True,
        rulebook=book.hash,
        started_at=small_county.MORNING,
        ended_at=small_county.MORNING,
    )
    run.place.mkdir(parents=True)
    snapshot = guiju.read_tables(tables, book.vocabulary, as_of=DAY)
    guiju.run(book, snapshot, run.place / KERNEL)
    opened = runs.opened(run)
    standing = standing_table(opened)
    write_whole(standing, run.place / STANDING)
    near = standing.filter((pl.col("unmet·hte") == 1) & ~pl.col("gone")).sort(
        "unknown·hte", "entity"
    )
    wanted = [
        ("hte", code, blanks)
        for code, blanks in near.select("entity", "unknown·hte").head(STEPS).iter_rows()
    ]
    told = list(stepping._steps(opened, wanted))
    write_whole(pl.DataFrame(told, schema=stepping.COLUMNS), steps_file(run, 0))
    return run


def test_totals_are_within_the_gap_and_every_step_holds(
    county: Entity, django_assert_max_num_queries: Any
) -> None:
    """Effort between bound and bound / (1 − gap); no town over its limits; each firm met after.

    More are wanted than the towns can take, so that big towns stand at their limits and small ones
    take steps beyond those that cost least. The page of names asks no more of the ledger than it
    does for fourteen firms.
    """
    client = cast.client_of("taskforce")
    with django_assert_max_num_queries(12):
        answer = client.get(f"/indicators/hte_net/names?year={small_county.YEAR}")
    assert "候选企业" in answer.content.decode()
    capacity = dict.fromkeys(queries.towns(), ROOM)
    made = plans.ask_plan(
        by=cast.viewer("taskforce"),
        indicator=county,
        counted=Counted("hte", "net", "hte"),
        year=DAY.year,
        wanted=WANTED,
        capacity=capacity,
    )
    jobs.drain()
    made.refresh_from_db()
    assert made.is_done
    assert made.status in ("optimal", "within_gap", "not_proven")
    assert made.effort == sum(step["effort"] for step in made.chosen)
    assert made.effort * (1 - made.gap) <= made.bound + 1e-6 <= made.effort + 1e-6
    assert made.short == WANTED - len(made.chosen)
    firms, days = Counter[str](), Counter[str]()
    for step in made.chosen:
        firms[step["town"]] += 1
        days[step["town"]] += step["effort"]
    assert made.short > 0
    assert max(firms.values()) == ROOM["firms"]
    assert max(days.values()) <= ROOM["days"]
    near = [step for step in made.chosen if step["kind"] == "near"]
    assert len(made.chosen) > 200
    assert near
    assert not failing(made)


def failing(plan: Plan) -> list[str]:
    """The chosen firms that do not meet 高企 once their step's numbers are put into their facts."""
    assert plan.run is not None
    opened, steps = runs.opened(plan.run), {s["code"]: s["text"] for s in plan.chosen}
    found = []
    for facts in opened.facts_of(list(steps)):
        before = guiju.judge(opened.book, facts, DAY, ["hte"])["hte"]
        text, day = steps[facts.entity], DAY
        if text:
            way = next(each for each in guiju.smallest_changes(before) if each.text() == text)
            facts, day = moved(facts, way), way.wait_until or DAY
        if guiju.judge(opened.book, facts, day, ["hte"])["hte"].verdict != "eligible":
            found.append(facts.entity)
    return found


def moved(facts: guiju.Facts, way: Any) -> guiju.Facts:
    """The facts with each move's number in its place, as whole numbers inside."""
    values, years = dict(facts.values), {n: dict(by) for n, by in facts.years.items()}
    for move in way.moves:
        number = int(move.after * move.concept.written_scale)
        if move.year is None:
            values[move.concept.name] = number
        else:
            years.setdefault(move.concept.name, {})[move.year] = number
    return replace(facts, values=values, years=years)
