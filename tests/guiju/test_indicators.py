"""Definitions of indicators are read, and slips are told with what was expected."""

from __future__ import annotations

from pathlib import Path

import pytest

from guiju.errors import BadInput
from guiju.rulebook import load_rulebook
from tests.cast import POLICY, write_rulebook

TREE = "  all:\n  - {id: a, clause: 一, measure: core}\n"
GOOD = """\
indicators:
  hte_net:
    label: 高企净增
    unit: 家
    direction: higher
    reading: {reading}
    title: {title}
    counts: net
    owner: {owner}
    means: 期末减期初。
"""


def rulebook(tmp_path: Path, **slips: str) -> Path:
    """A rulebook with one policy and one indicator, with slips where told."""
    root = write_rulebook(tmp_path, {"p": POLICY.format(id="p", tree=TREE)})
    (root / "indicators").mkdir()
    words = {"reading": "title", "title": "hte", "owner": "高新科"} | slips
    (root / "indicators" / "one.yaml").write_text(GOOD.format(**words), encoding="utf-8")
    return root


def test_an_indicator_says_how_it_is_counted(tmp_path: Path) -> None:
    """It counts a title, net, and named firms can close its gap."""
    found = load_rulebook(rulebook(tmp_path)).indicators["hte_net"]
    assert (found.title, found.counts, found.is_counted, found.reported) == (
        "hte",
        "net",
        True,
        "year",
    )


@pytest.mark.parametrize(
    ("slips", "said"),
    [
        ({"title": "nothing"}, "title: nothing 不在可用的词中"),
        ({"reading": "guess"}, "reading: guess 不在可用的词中"),
        ({"reading": "figure"}, "没有写按哪个数算"),
        ({"owner": '""'}, "缺少 owner"),
    ],
)
def test_a_slip_is_told(tmp_path: Path, slips: dict[str, str], said: str) -> None:
    """A rulebook with a definition nobody can read is refused."""
    with pytest.raises(BadInput, match=said):
        load_rulebook(rulebook(tmp_path, **slips))
