"""Every change has the one cause it would not have come without."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from guiju.comparison import DATE, FACTS, RULES
from tests.guiju.comparison.desk import (
    SHARE,
    TWO_VERSIONS,
    book_of,
    book_of_text,
    cause,
    figures,
    policy_text,
)

# ---- rules


def test_a_new_version_that_alone_moves_it(tmp_path: Path) -> None:
    """4.5 % both years: short of 5 % under the old version, above 4 % under the new one."""
    found = cause(book_of_text(tmp_path, TWO_VERSIONS), figures(y2022="4.5"), figures(y2023="4.5"))
    assert (found.kind, found.text) == (RULES, "适用的规则从2016版变为2024版")
    assert found.facts == ()


def test_a_new_version_under_which_the_firm_would_have_passed_anyway(tmp_path: Path) -> None:
    """From 4.5 % to 6 %: the old version would have let it pass too, so the figures did it."""
    found = cause(book_of_text(tmp_path, TWO_VERSIONS), figures(y2022="4.5"), figures(y2023=6))
    assert found.kind == FACTS
    assert found.text == "研发费用从4.5万元（2022年）变为6万元（2023年）"


def test_a_changed_threshold_in_a_second_rulebook(tmp_path: Path) -> None:
    """The same version by name, 5 % turned into 4 %."""
    books = (
        book_of(tmp_path / "old", SHARE.format(5)),
        book_of(tmp_path / "new", SHARE.format(4)),
    )
    found = cause(books, figures(y2022="4.5"), figures(y2023="4.5"))
    assert (found.kind, found.text) == (RULES, "规则有改动（1版）")


def test_a_second_rulebook_that_says_the_same_is_no_cause(tmp_path: Path) -> None:
    """Two copies of one rulebook: a title that ran out is still the day's doing."""
    tree = "  all:\n  - {id: held, clause: 第二条, measure: holds(hte)}\n"
    books = book_of(tmp_path / "old", tree), book_of(tmp_path / "new", tree)
    held = {"titles": {"hte": "2024-06-30"}}
    assert cause(books, held, held).kind == DATE


@pytest.mark.parametrize(
    ("span", "text"),
    [
        ("from: 2024-01-01", "原先没有施行的版本，现施行1版"),
        ("from: 2016-01-01, until: 2024-06-30", "原施行1版，现在没有施行的版本"),
    ],
)
def test_a_policy_that_begins_or_ends(tmp_path: Path, span: str, text: str) -> None:
    """Nothing of the firm decides that there is no version on one of the days."""
    text_of_policy = policy_text(SHARE.format(5)).replace("from: 2016-01-01", span)
    found = cause(book_of_text(tmp_path, text_of_policy), figures(y2022=5), figures(y2023=5))
    assert (found.kind, found.text) == (RULES, text)


# ---- facts


def test_one_instant_fact(tmp_path: Path) -> None:
    """Patents from 2 to 3, three asked."""
    book = book_of(tmp_path, "  all:\n  - {id: p, clause: 一, measure: patents, at_least: 3}\n")
    found = cause(book, {"patents": 2}, {"patents": 3})
    assert (found.kind, found.text) == (FACTS, "专利从2件变为3件")
    assert [(one.name, one.before, one.after, one.years) for one in found.facts] == [
        ("patents", "2件", "3件", None)
    ]


def test_a_yearly_fact_names_both_years(tmp_path: Path) -> None:
    """Also where both runs know both years: each day looks at another one."""
    both = figures(y2022=5, y2023=4)
    found = cause(book_of(tmp_path, SHARE.format(5)), both, both)
    assert found.kind == FACTS
    assert found.text == "研发费用从5万元（2022年）变为4万元（2023年）"
    assert found.facts[0].years == (2022, 2023)


def test_a_figure_that_is_no_longer_known(tmp_path: Path) -> None:
    """Unknown is said as such; sales that stayed the same are not named."""
    now = {"sales": {2023: 100}}
    found = cause(book_of(tmp_path, SHARE.format(5)), figures(y2022=5), now)
    assert (found.kind, found.text) == (FACTS, "研发费用从5万元（2022年）变为未知（2023年）")


def test_a_list(tmp_path: Path) -> None:
    """One award more; and another award in its place, which the number does not show."""
    tree = "  all:\n  - id: a\n    clause: 一\n    measure: 'count(awards, level >= province)'\n    at_least: 1\n"
    book = book_of(tmp_path, tree)
    city, province = ({"level": level, "date": "2020-05-01"} for level in ("city", "province"))
    more = cause(book, {"awards": [city]}, {"awards": [city, province]})
    assert (more.kind, more.text) == (FACTS, "奖励从1项变为2项")
    other = cause(book, {"awards": [city]}, {"awards": [province]})
    assert other.text == "奖励从1项变为1项（内容不同）"


def test_a_title_granted(tmp_path: Path) -> None:
    """A certificate that was not there."""
    book = book_of(tmp_path, "  all:\n  - {id: t, clause: 一, measure: holds(hte)}\n")
    found = cause(book, {"titles": {}}, {"titles": {"hte": "2027-11-18"}})
    assert (found.kind, found.text) == (FACTS, "高企资格从没有变为有效至2027年11月18日")


def test_facts_and_an_ended_title_are_both_named(tmp_path: Path) -> None:
    """Either of two ways was open; a title ran out and the research fell: both were needed."""
    tree = (
        "  any:\n  - {id: t, clause: 一, measure: holds(hte)}\n"
        "  - {id: s, clause: 二, measure: research / sales, at_least: 5%}\n"
    )
    held: dict[str, Any] = {"titles": {"hte": "2024-06-30"}}
    book = book_of(tmp_path, tree)
    found = cause(book, figures(y2022=5) | held, figures(y2023=4) | held)
    assert found.kind == FACTS
    assert found.text == "高企资格于2024年6月30日到期；研发费用从5万元（2022年）变为4万元（2023年）"


def test_a_firm_that_moved_out(tmp_path: Path) -> None:
    """The policy did not end; the firm is no longer where it applies."""
    text = policy_text(SHARE.format(5)).replace('region: "000000"', 'region: "320481"')
    here, away = {"region_code": "320481000"}, {"region_code": "320411000"}
    book = book_of_text(tmp_path, text)
    found = cause(book, figures(y2022=5) | here, figures(y2023=5) | away)
    assert (found.kind, found.text) == (FACTS, "所在区划从320481000000变为320411000000")
    back = cause(book, figures(y2022=5) | away, figures(y2023=5) | here)
    assert (back.kind, back.text) == (FACTS, "所在区划从320411000000变为320481000000")


def test_a_case_that_became_a_renewal(tmp_path: Path) -> None:
    """Another version applies on the same day, because of a fact."""
    text = TWO_VERSIONS.replace("themes:", "case: {renewal: renewal}\nthemes:")
    text = text.replace("until: 2024-06-30", "case: new").replace(
        "from: 2024-07-01", "from: 2016-01-01, case: renewal"
    )
    found = cause(
        book_of_text(tmp_path, text),
        figures(y2022="4.5"),
        figures(y2023="4.5") | {"renewal": True},
    )
    assert (found.kind, found.text) == (FACTS, "情形从新申报变为复核")


def test_a_long_list_of_facts_is_cut_and_counted(tmp_path: Path) -> None:
    """Four are told, all are kept."""
    names = ("patents", "staff", "engineers", "assets", "debts")
    leaves = "".join(
        f"  - {{id: {name}, clause: 一, measure: {name}, at_least: 2}}\n" for name in names
    )
    one = {name: 1 if name == "patents" else {2022: 1} for name in names}
    two = {name: 2 if name == "patents" else {2023: 2} for name in names}
    found = cause(book_of(tmp_path, "  all:\n" + leaves), one, two)
    assert len(found.facts) == 5
    assert found.text.endswith("；等5项")
    assert found.text.count("变为") == 4


def test_what_opened_or_closed_the_verdict_is_told_first(tmp_path: Path) -> None:
    """Then each fact once, before the other years of one that is told already."""
    tree = "  all:\n  - {id: s, clause: 一, measure: 'sum(research, years=2) / sum(sales, years=2)', at_least: 5%}\n"
    was = {"research": {2022: 5, 2021: 4}, "sales": {2022: 90, 2021: None}}
    now = {"research": {2023: 6, 2022: 5}, "sales": {2023: 100, 2022: 90}}
    found = cause(book_of(tmp_path, tree), was, now)
    assert found.text == (
        "销售收入从未知（2021年）变为90万元（2022年）；研发费用从5万元（2022年）变为6万元（2023年）；"
        "研发费用从4万元（2021年）变为5万元（2022年）；销售收入从90万元（2022年）变为100万元（2023年）"
    )


# ---- date


def test_a_title_that_ran_out(tmp_path: Path) -> None:
    """Nothing else is different; the last valid day is named."""
    book = book_of(tmp_path, "  all:\n  - {id: t, clause: 第二条, measure: holds(hte)}\n")
    held = {"titles": {"hte": "2023-12-31"}}
    found = cause(book, held, held)
    assert found.kind == DATE
    assert (
        found.text == "只因日期从2023-12-31到2024-12-31，高企资格于2023年12月31日到期，涉及第二条"
    )


def test_a_firm_that_came_of_age(tmp_path: Path) -> None:
    """365 days after registration, whatever its patents did meanwhile."""
    tree = (
        "  all:\n  - {id: age, clause: 第三条, measure: days_since(registration_date), at_least: 365}\n"
        "  - {id: p, clause: 二, measure: patents, at_least: 2}\n"
    )
    born = {"registration_date": "2023-06-01"}
    book = book_of(tmp_path, tree)
    found = cause(book, born | {"patents": 2}, born | {"patents": 3})
    assert (found.kind, found.text) == (DATE, "只因日期从2023-12-31到2024-12-31，涉及第三条")


def test_two_open_verdicts_are_not_open_for_the_same_reason(tmp_path: Path) -> None:
    """A blank of 2023 opens the verdict; that the year before last is blank too is no cause."""
    tree = (
        "  all:\n  - {id: b, clause: 一, measure: engineers, at_least: 1}\n"
        "  - {id: s, clause: 二, measure: 'sum(research, years=2)', at_least: 5}\n"
    )
    was = {"research": {2022: 3, 2021: 3}, "engineers": {2022: 1}}
    now = {"research": {2023: 3, 2022: 3, 2021: 3}}
    found = cause(book_of(tmp_path, tree), was, now)
    assert (found.kind, found.text) == (FACTS, "科技人员从1人（2022年）变为未知（2023年）")


# ---- policies that only give outputs


def test_a_rung_gained_and_a_rung_lost(tmp_path: Path) -> None:
    """No conditions: the titles the number reads are the cause, or their end is."""
    metrics = (
        "metrics:\n  rung:\n    label: 梯级\n    unit: 级\n    rows:\n"
        "    - {if: holds(hte), value: 2}\n    - {if: holds(pool), value: 1}\n    else: 0\n"
    )
    book = book_of(tmp_path, "  outputs: {rung: rung}\n", metrics)
    pool = {"titles": {"pool": "2025-06-30"}}
    both = {"titles": {"pool": "2025-06-30", "hte": "2027-11-18"}}
    up = cause(book, pool, both)
    assert (up.kind, up.text) == (FACTS, "高企资格从没有变为有效至2027年11月18日")
    ended = {"titles": {"pool": "2025-06-30", "hte": "2024-11-18"}}
    down = cause(book, ended, ended)
    assert down.kind == DATE
    assert down.text == "只因日期从2023-12-31到2024-12-31，高企资格于2024年11月18日到期"
