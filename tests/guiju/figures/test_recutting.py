"""A figure cut otherwise by its name: what may change, what it is called then, what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from guiju.errors import BadInput
from guiju.figures import name_of_cut
from guiju.rulebook import Rulebook
from tests.records import book

FIGURES = """\
figures:
  high: {label: 新获批省级以上实验室, over: lab, where: level >= province and stage >= approved and approved_on in period}
  nation: {label: 国家级以上实验室, over: lab, where: approved_on in period and level >= nation and stage >= approved}
  all: {label: 实验室, over: lab}
  share: {label: 占比, formula: high / all}
  growth: {label: 增长, formula: "high / high[-1] - 1"}
"""


@pytest.fixture
def labs(tmp_path: Path) -> Rulebook:
    """Return a rulebook with three counts of laboratories and two formulas."""
    return book(tmp_path, FIGURES)


def test_only_choices_a_figure_fixes_may_change(labs: Rulebook) -> None:
    """The level may; dates and stages say what and when, not which; without a choice there is none."""
    assert [(cut.field, cut.code, cut.onward) for cut in labs.cuts("high")] == [
        ("level", "province", True)
    ]
    assert labs.cuts("all") == ()


def test_a_formula_is_cut_where_all_its_figures_are(labs: Rulebook) -> None:
    """A growth in both years; not a share of which one side would keep the old cut."""
    assert [cut.field for cut in labs.cuts("growth")] == ["level"]
    assert labs.cuts("share") == ()
    assert "high|level=county" in repr(labs.figure("growth|level=county").formula)


def test_the_label_says_the_new_cut(labs: Rulebook) -> None:
    """省级以上 gives way to 县级以上; the scope and what must be complete follow."""
    made = labs.figure("high|level=county")
    assert (made.id, made.label) == ("high|level=county", "新获批县级以上实验室")
    assert made.scope == "县级以上·获批及以后·获批日期在期内"


def test_a_cut_that_has_a_figure_of_its_own_is_called_by_it(labs: Rulebook) -> None:
    """In whatever order the two conditions are written."""
    made = labs.figure(name_of_cut("high", {"level": "nation"}))
    assert (made.id, made.label) == ("high|level=nation", "国家级以上实验室")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("hihg|level=city", "没有“hihg”这个数 · 请核对名称，是否想写“high”"),
        ("high|host=x", "“新获批省级以上实验室”不能按“host”换口径 · 应为：level（级别）"),
        ("high|level=moon", "“级别”没有选项“moon” · 应为："),
        ("high|level", "“级别”没有选项“”"),
        ("all|level=city", "应为：无"),
    ],
)
def test_what_is_refused(labs: Rulebook, name: str, message: str) -> None:
    """What nobody defined, or the figure does not fix; nothing is read as a condition."""
    with pytest.raises(BadInput, match=r"换口径|没有") as told:
        labs.figure(name)
    assert message in str(told.value)


def test_a_formula_is_told_by_labels(tmp_path: Path) -> None:
    """Brackets stand where a sum is divided, and where one is taken away."""
    made = book(
        tmp_path,
        "figures:\n  a: {label: 甲, over: lab}\n  b: {label: 乙, over: lab}\n"
        "  c: {label: 丙, formula: '(a - b) / b'}\n  d: {label: 丁, formula: 'a[-1] + a - b - 2'}\n",
    )
    assert made.scope("c") == "（甲 － 乙） ÷ 乙"
    assert made.scope("d") == "上一期甲 ＋ 甲 － 乙 － 2"
