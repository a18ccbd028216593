"""What is not known stays apart and is named; the sum is an interval that holds whatever comes."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from pathlib import Path

from guiju.stacking import best_combination, load_stacking
from tests.cast import DAY, firm, small_rulebook
from tests.guiju.stacking.bureau import TREE, WAN, Bureau, benefit, taken
from tests.guiju.stacking.twin import Law, drawn


def test_an_open_verdict(tmp_path: Path) -> None:
    """20 are sure; 30 more come if the research, which is blank, is enough."""
    bureau = Bureau(tmp_path, benefit("a", 20), benefit("b", 30, more=", policy: p"))
    found = bureau.best()
    assert (taken(found), found.total) == ({"a": 20}, (20 * WAN, 50 * WAN))
    assert [each.text() for each in found.open] == ["“b”：是否符合“示例政策”待定，待补：研发费用"]
    assert found.text().startswith("最优合计20万元至50万元\n取：“a”")


def test_open_titles(tmp_path: Path) -> None:
    """Nothing is known of titles, or not until when one holds."""
    bureau = Bureau(tmp_path, benefit("a", 20))
    unknown = best_combination(bureau.book, firm(bureau.book), DAY, bureau.stacking)
    undated = bureau.best(titles={"hte": None})
    assert [each.total for each in (unknown, undated)] == [(0, 20 * WAN)] * 2
    assert unknown.open[0].text() == "“a”：是否持有“高企”不清楚，待补：资质"
    assert undated.open[0].text() == "“a”：是否持有“高企”、有效期至何日不清楚"


def test_an_amount_no_document_states(tmp_path: Path) -> None:
    """Nothing limits it, so the sum has no upper end."""
    found = Bureau(tmp_path, benefit("a", 20), benefit("b", None)).best()
    assert (taken(found), found.total) == ({"a": 20}, (20 * WAN, None))
    assert found.open[0].text() == "“b”：金额未见规定，以文件为准"
    assert found.text().startswith("最优合计至少20万元，上限要看尚不清楚的事项")
    alone = Bureau(tmp_path / "2", benefit("b", None)).best()
    assert alone.text().startswith("最优合计尚不清楚\n尚不清楚：“b”")


def test_an_unstated_amount_under_a_ceiling(tmp_path: Path) -> None:
    """Together at most 50: whatever b is, no more than 50 comes."""
    rules = "  r: {cap: [a, b], limit: 50, unit: 万元}\n"
    found = Bureau(tmp_path, benefit("a", 20), benefit("b", None), rules=rules).best()
    assert found.total == (20 * WAN, 50 * WAN)


def test_an_amount_that_hangs_on_a_blank(tmp_path: Path) -> None:
    """A tenth of research, at most 30: 5 to 30 if it has enough, nobody knows."""
    found = Bureau(tmp_path, benefit("a", "clip(research * 10%, 0, 30)")).best()
    assert (taken(found), found.total) == ({}, (0, 30 * WAN))
    assert found.open[0].text() == "“a”：金额尚不清楚，待补：研发费用"


def test_a_ceiling_that_hangs_on_a_blank(tmp_path: Path) -> None:
    """Half of research that is blank: nothing is sure, 20 at most."""
    rules = "  r: {cap: [a], limit: research * 50%}\n"
    found = Bureau(tmp_path, benefit("a", 20), rules=rules).best()
    assert (taken(found), found.total) == ({}, (0, 20 * WAN))
    assert found.open[0].text() == "“a的上限”：上限算不出来（《示例办法》），待补：研发费用"


def test_co_funding_of_what_is_open(tmp_path: Path) -> None:
    """Half of 100 that may come: named, and counted in the upper end only."""
    money = [benefit("a", None), benefit("b", 100, "province", more=", policy: p")]
    found = Bureau(tmp_path, *money, rules="  r: {co_funding: a, of: b, share: 50%}\n").best()
    assert (taken(found), found.total) == ({}, (0, 150 * WAN))
    assert [each.id for each in found.open] == ["a", "b"]
    assert found.left_out == ()


def test_an_open_one_that_excludes_a_sure_one(tmp_path: Path) -> None:
    """20 are sure; if the 30 come they come instead."""
    money = [benefit("a", 20), benefit("b", 30, more=", policy: p")]
    found = Bureau(tmp_path, *money, rules="  r: {exclude: [a, b]}\n").best()
    assert (taken(found), found.total) == ({"a": 20}, (20 * WAN, 30 * WAN))


def test_whatever_turns_out_lies_in_the_interval(tmp_path: Path) -> None:
    """Of 150 generated sets some benefits are open; every outcome's best of all subsets is within."""
    book = small_rulebook(tmp_path, TREE)
    holder = firm(book, titles={"hte": date(2025, 12, 31), "pool": None})
    path = tmp_path / "law.yaml"
    chance = random.Random("示例区间")
    for _ in range(150):
        law = drawn(chance, 5)  # who is not entitled needs a title of unknown date: open
        for each in law.money.values():
            if each.amount is not None and chance.random() < 0.3:
                each.upto = each.amount + chance.randint(1, 20)
        path.write_text(law.yaml())
        low, high = best_combination(book, holder, DAY, load_stacking(book, path)).total
        assert low == _sure(law).best()[1]
        assert high is not None
        for outcome in (_outcome(law, chance) for _ in range(5)):
            assert low <= outcome.best()[1] <= high, outcome.yaml()


def _sure(law: Law) -> Law:
    """The law without what is open."""
    sure = {n: replace(m, entitled=m.entitled and m.upto is None) for n, m in law.money.items()}
    return replace(law, money=sure)


def _outcome(law: Law, chance: random.Random) -> Law:
    """The law with the open ones entitled or not, and their amounts known, by chance."""
    money = {}
    for name, each in law.money.items():
        amount = each.amount
        if amount is not None and each.upto is not None:
            amount = chance.choice([amount, each.upto, chance.randint(amount, each.upto)])
        entitled = each.entitled or chance.random() < 0.6
        money[name] = replace(each, amount=amount, entitled=entitled)
    return replace(law, money=money)
