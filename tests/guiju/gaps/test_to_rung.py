"""The way one rung up, and rungs in danger."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from guiju.evaluation.judging import ELIGIBLE, INELIGIBLE
from guiju.gaps import StepUp, step_up
from guiju.rulebook import load_rulebook
from tests.cast import DAY, POLICY, firm, write_rulebook
from tests.guiju.gaps.desk import moves

METRICS = """\
metrics:
  rung:
    label: 梯级
    unit: 级
    rows: [{if: holds(hte), value: 2}, {if: holds(pool), value: 1}]
    else: 0
"""
LADDER = """\
id: steps
name: 示例梯次
metric: rung
rungs:
- {rung: 1, code: pool, name: 培育库, title: pool, policy: pool}
- rung: 2
  code: hte
  name: 高企
  title: hte
  policy: hte
  unlocks: [{says: 减按15%征税, clause: 示例第一条}]
"""
POOL = "  all:\n  - {id: small, clause: 一, says: 研发费用, measure: research, at_least: 20}\n"
HTE = "  all:\n  - {id: large, clause: 一, says: 研发费用, measure: research, at_least: 50}\n"


def climbed(root: Path, hte: str = HTE, top: str = "", **facts: Any) -> StepUp:
    """The ladder of a firm; the high title lasts three years, the low one for good."""
    granting = f"\ngrants: {{title: hte, years: 3}}{top}\nthemes:"
    texts = {
        "pool": POLICY.format(id="pool", tree=POOL).replace(
            "\nthemes:", "\ngrants: {title: pool}\nthemes:"
        ),
        "hte": POLICY.format(id="hte", tree=hte).replace("\nthemes:", granting),
    }
    write_rulebook(root, texts, METRICS)
    (root / "ladders" / "steps.yaml").write_text(LADDER)
    book = load_rulebook(root)
    return step_up(book, firm(book, **facts), DAY, "steps")


def test_the_next_rung_with_its_plan(tmp_path: Path) -> None:
    """In the pool with 30 of research: 20 more make the next rung, and say what it opens."""
    step = climbed(tmp_path, titles={"pool": date(2027, 1, 1)}, research={2023: 30})
    assert (step.current, step.next_rung and step.next_rung.code) == ((1, 1), "hte")
    (way,) = step.ways
    assert (way.judgement.policy.id, way.judgement.verdict) == ("hte", INELIGIBLE)
    assert [moves(plan) for plan in way.plans] == [{"research": 20}]
    assert [unlock["says"] for unlock in step.unlocks] == ["减按15%征税"]
    assert step.at_risk == []


def test_who_could_apply_today_needs_no_plan(tmp_path: Path) -> None:
    """On no rung, with enough research: the first rung is open."""
    step = climbed(tmp_path, titles={}, research={2023: 30})
    (way,) = step.ways
    assert (step.current, way.judgement.verdict, list(way.plans)) == ((0, 0), ELIGIBLE, [])


def test_an_open_title_leaves_an_interval(tmp_path: Path) -> None:
    """Nothing known of titles: any rung; the way is told from the lowest."""
    step = climbed(tmp_path, research={2023: 30})
    assert (step.current, step.next_rung and step.next_rung.code) == ((0, 2), "pool")


def test_from_the_top_there_is_no_next_rung(tmp_path: Path) -> None:
    """Nothing above, nothing to unlock."""
    step = climbed(tmp_path, titles={"hte": date(2027, 1, 1)}, research={2023: 60})
    assert (step.current, step.next_rung, step.ways, step.unlocks) == ((2, 2), None, (), ())
    assert step.at_risk == []


def test_a_title_that_runs_out_within_a_year(tmp_path: Path) -> None:
    """1 December 2025 is 335 days off; without it the firm would stand in the pool."""
    titles = {"hte": date(2025, 12, 1), "pool": date(2027, 1, 1)}
    (risk,) = climbed(tmp_path, titles=titles, research={2023: 60}).at_risk
    rung, reason, last = risk
    assert (rung.code, last) == ("hte", date(2025, 12, 1))
    assert reason == "高企有效期至2025年12月1日，还剩335天；届时为“培育库”"


def test_a_year_and_a_day_is_not_soon(tmp_path: Path) -> None:
    """365 days count as soon, 366 do not."""
    soon = climbed(tmp_path / "a", titles={"hte": date(2025, 12, 31)}, research={2023: 60})
    later = climbed(tmp_path / "b", titles={"hte": date(2026, 1, 1)}, research={2023: 60})
    assert (len(soon.at_risk), len(later.at_risk)) == (1, 0)


def test_conditions_no_longer_met_are_an_early_warning(tmp_path: Path) -> None:
    """The title is good until 2027, but 40 of research would not earn it again."""
    (risk,) = climbed(tmp_path, titles={"hte": date(2027, 1, 1)}, research={2023: 40}).at_risk
    assert risk.date == date(2027, 1, 1)
    assert risk.reason == (
        "高企的条件已有1项不再满足：“研发费用”；高企有效期至2027年1月1日，届时为“未入梯次”"
    )


def test_a_title_held_is_tested_as_a_renewal(tmp_path: Path) -> None:
    """What renewals are not asked endangers nothing, though the firm said nothing of renewing."""
    waived = HTE.replace("at_least: 50}", "at_least: 50, unless: {id: again, measure: renewal}}")
    titles = {"hte": date(2027, 1, 1)}
    case = "\ncase: {renewal: renewal}"
    told = climbed(tmp_path / "a", waived, case, titles=titles, research={2023: 40})
    asked = climbed(tmp_path / "b", HTE, case, titles=titles, research={2023: 40})
    assert (len(told.at_risk), len(asked.at_risk)) == (0, 1)


def test_a_title_given_for_good_is_not_tested_again(tmp_path: Path) -> None:
    """The pool grants no number of years: falling below its conditions endangers nothing."""
    assert climbed(tmp_path, titles={"pool": date(2027, 1, 1)}, research={2023: 5}).at_risk == []


def test_a_title_the_rung_does_not_rest_on_is_no_danger(tmp_path: Path) -> None:
    """The pool runs out next month; the firm stands two rungs up without it."""
    titles = {"hte": date(2027, 1, 1), "pool": date(2025, 1, 31)}
    assert climbed(tmp_path, titles=titles, research={2023: 60}).at_risk == []
