"""What is kept when a fact changes is exactly what does not read it."""

from __future__ import annotations

from pathlib import Path

from guiju.gaps.ground import Ground
from guiju.gaps.keeping import metric_facts, same_but_for
from tests.cast import firm
from tests.guiju.gaps.desk import Desk, leaf

METRICS = """\
metrics:
  share: {label: 占比, unit: "%", formula: research / sales}
  heads: {label: 人数, unit: 人, formula: staff + engineers}
  total: {label: 合计, unit: 万元, formula: 'sum(research, up_to=3)'}
"""
TREE = (
    leaf("a", "measure: share, at_least: 5%")
    + leaf("b", "measure: heads, at_least: 10")
    + leaf("c", "measure: total, at_least: 10")
)
FACTS = {"research": {2023: 4}, "sales": {2023: 100}, "staff": {2023: 3}, "engineers": {2023: 2}}


def ground(root: Path) -> Ground:
    """A firm short of everything."""
    found = Ground.of(Desk(root, TREE, METRICS).judged(registration_date="2023-01-01", **FACTS))
    assert found is not None
    return found


def test_metrics_know_what_they_read(tmp_path: Path) -> None:
    """A window that drops years before the firm existed reads the date of registration too."""
    assert metric_facts(ground(tmp_path).version) == {
        ("share", 0): {"research", "sales"},
        ("heads", 0): {"staff", "engineers"},
        ("total", 0): {"research", "registration_date"},
    }


def test_only_what_does_not_read_the_fact_is_kept(tmp_path: Path) -> None:
    """More staff changes the heads; share and total stand."""
    here = ground(tmp_path)
    assert here.after({"staff": 5}).memo.keys() == {("share", 0), ("total", 0)}
    assert here.after({"research": 10_000}).memo.keys() == {("heads", 0)}


def test_another_registration_date_keeps_nothing(tmp_path: Path) -> None:
    """It says which years exist at all."""
    here = ground(tmp_path)
    book = Desk(tmp_path / "2", TREE, METRICS).book
    older = firm(book, registration_date="2015-01-01", **FACTS)
    changed = ("registration_date",)
    assert same_but_for(here.here, older, changed, metric_facts(here.version)).memo == {}
