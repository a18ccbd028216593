"""The best combination on sets small enough to work out by hand, with the reason for the rest."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from guiju.errors import BadInput
from tests.guiju.stacking.bureau import WAN, Bureau, benefit, got, taken, why

RULE = "《示例办法》"
LAST_YEAR, THIS_YEAR = date(2023, 5, 6), date(2024, 5, 6)


def test_without_rules_everything_adds_up(tmp_path: Path) -> None:
    """30 + 20, the province's first."""
    found = Bureau(tmp_path, benefit("a", 20), benefit("b", 30, "province")).best()
    assert (list(taken(found).items()), found.total) == ([("b", 30), ("a", 20)], (50 * WAN,) * 2)
    assert found.text() == "最优合计50万元\n取：“b”30万元（省级）\n取：“a”20万元（县级）"


def test_one_of_a_group(tmp_path: Path) -> None:
    """a excludes b and c: 50 alone is less than 30 + 25."""
    money = [benefit("a", 50), benefit("b", 30), benefit("c", 25)]
    found = Bureau(
        tmp_path, *money, rules="  ab: {exclude: [a, b]}\n  ac: {exclude: [a, c]}\n"
    ).best()
    assert taken(found) == {"b": 30, "c": 25}
    assert why(found) == {
        "a": f"与“b”只能择一（{RULE}）；与“c”只能择一（{RULE}）；改取此项，合计50万元，少5万元"
    }


def test_two_of_three(tmp_path: Path) -> None:
    """At most two: the two largest."""
    money = [benefit("a", 10), benefit("b", 30), benefit("c", 20)]
    found = Bureau(tmp_path, *money, rules="  r: {exclude: [a, b, c], most: 2}\n").best()
    assert taken(found) == {"b": 30, "c": 20}
    assert why(found)["a"] == (f"与“b”、“c”至多取2项（{RULE}）；改取此项，合计40万元，少10万元")


def test_the_higher_of_a_group(tmp_path: Path) -> None:
    """The city's 30 goes before the county's 20, and the reason says which rule."""
    rules = "  r: {take_the_higher: [a, b], clause: 第五条, confidence: K}\n"
    found = Bureau(tmp_path, benefit("a", 20), benefit("b", 30, "city"), rules=rules).best()
    assert taken(found) == {"b": 30}
    assert why(found)["a"] == (
        "就高不重复，已取“b”（《示例办法》第五条，依据待核）；改取此项，合计20万元，少10万元"
    )


def test_of_two_equal_ones_the_one_paid_first(tmp_path: Path) -> None:
    """Both bring 20: the province's is paid first."""
    rules = "  r: {exclude: [a, b]}\n"
    found = Bureau(tmp_path, benefit("a", 20), benefit("b", 20, "province"), rules=rules).best()
    assert taken(found) == {"b": 20}
    assert why(found)["a"] == f"与“b”只能择一（{RULE}）；改取此项，合计20万元，并不更多"


def test_a_ceiling_cuts_whoever_pays_later(tmp_path: Path) -> None:
    """40 of the province, then the county pays 10 of its 20; the third brings nothing any more."""
    money = [benefit("a", 20), benefit("b", 40, "province"), benefit("c", 5)]
    found = Bureau(tmp_path, *money, rules="  r: {cap: [a, b, c], limit: 50, unit: 万元}\n").best()
    assert (taken(found), found.total) == ({"b": 40, "a": 10}, (50 * WAN,) * 2)
    assert found.taken[1].text() == f"“a”10万元（县级），因封顶少10万元（{RULE}）"
    assert why(found)["c"] == f"上限已满，再取也不增加（{RULE}）"


def test_a_ceiling_on_a_share_of_a_cost(tmp_path: Path) -> None:
    """Half of 70.01万元 of research is 35.005万元."""
    bureau = Bureau(tmp_path, benefit("a", 90), rules="  r: {cap: [a], limit: research * 50%}\n")
    assert bureau.best(research={2023: "70.01"}).total == (35_005_000, 35_005_000)


def test_fewer_benefits_for_the_same_money(tmp_path: Path) -> None:
    """Under 30 one of 30 does what 20 and 10 do together."""
    money = [benefit("a", 20), benefit("b", 10), benefit("c", 30)]
    found = Bureau(tmp_path, *money, rules="  r: {cap: [a, b, c], limit: 30, unit: 万元}\n").best()
    assert taken(found) == {"c": 30}


def test_co_funding_pays_a_share(tmp_path: Path) -> None:
    """A third of 100 is 33.333333万元 and something: whole 分, rounded down."""
    money = [benefit("a", None), benefit("b", 100, "province")]
    rules = "  r: {co_funding: a, of: b, share: 100% / 3}\n"
    found = Bureau(tmp_path, *money, rules=rules).best()
    assert [each.amount for each in found.taken] == [100 * WAN, 33_333_333]


def test_co_funding_has_its_own_ceiling_and_needs_its_base(tmp_path: Path) -> None:
    """Half of 100 would be 50, at most 30; 120 of c excludes b, and 130 is more than 120."""
    money = [benefit("a", 30), benefit("b", 100, "province"), benefit("c", 120)]
    funded = "  r: {co_funding: a, of: b, share: 50%}\n"
    rules = funded + "  x: {exclude: [b, c]}\n"
    found = Bureau(tmp_path, *money, rules=rules).best()
    assert taken(found) == {"b": 100, "a": 30}
    dear = [*money[:2], benefit("c", 140)]
    other = Bureau(tmp_path / "2", *dear, rules=rules).best()
    assert taken(other) == {"c": 140}
    assert why(other)["a"] == f"要先取得“b”才有配套（{RULE}）"


def test_a_benefit_in_the_way_of_another(tmp_path: Path) -> None:
    """Under 20 a's 10 would halve b, and with it c, which pays as much as b does: 20 + 20 alone."""
    money = [benefit("a", 10, "nation"), benefit("b", 20, "province"), benefit("c", None, "city")]
    rules = (
        "  k: {cap: [a, b], limit: 20, unit: 万元}\n  f: {co_funding: c, of: [b], share: 100%}\n"
    )
    found = Bureau(tmp_path, *money, rules=rules).best()
    assert taken(found) == {"b": 20, "c": 20}
    assert why(found)["a"] == (f"受同一上限所限，取它则“b”、“c”减少，合计反而少10万元（{RULE}）")


def test_the_order_that_is_written(tmp_path: Path) -> None:
    """The county pays first where a rule says so, and the province is cut."""
    money = [benefit("a", 20), benefit("b", 40, "province")]
    rules = "  k: {cap: [a, b], limit: 50, unit: 万元}\n  o: {order: [a, b]}\n"
    found = Bureau(tmp_path, *money, rules=rules).best()
    assert list(taken(found).items()) == [("a", 20), ("b", 30)]


def test_who_is_not_entitled(tmp_path: Path) -> None:
    """By a verdict, a title that ran out, one never held; the reason says which."""
    money = [
        benefit("a", 1, more=", policy: p"),
        benefit("b", 2, more=", title: pool"),
        benefit("c", 3),
    ]
    bureau = Bureau(tmp_path, *(line.replace("title: hte, ", "") for line in money[:2]), money[2])
    found = bureau.best(research={2023: 40}, titles={"hte": date(2024, 12, 30)})
    assert taken(found) == {}
    assert why(found) == {
        "a": "不符合“示例政策”",
        "b": "未持有“培育库”",
        "c": "“高企”已过有效期",
    }


def test_once_only(tmp_path: Path) -> None:
    """What was received last year is not paid again."""
    bureau = Bureau(tmp_path, benefit("a", 20, more=", once: true"), benefit("b", 5))
    found = bureau.best(got("a", 20, LAST_YEAR), got("b", 5, LAST_YEAR))
    assert taken(found) == {"b": 5}
    assert why(found)["a"] == f"只能享受一次，2023年5月6日已享受（{RULE}）"


@pytest.mark.parametrize(
    ("counts", "on", "pays"),
    [
        ("now", THIS_YEAR, 40),
        ("year", THIS_YEAR, 20),
        ("year", LAST_YEAR, 40),
        ("ever", LAST_YEAR, 20),
    ],
)
def test_what_a_ceiling_counts(tmp_path: Path, counts: str, on: date, pays: int) -> None:
    """30 of 50 were received before: 20 are left where they count."""
    rules = f"  r: {{cap: [a, b], limit: 50, unit: 万元, counts: {counts}}}\n"
    bureau = Bureau(tmp_path, benefit("a", 40), benefit("b", 30), rules=rules)
    assert taken(bureau.best(got("b", 30, on)))["a"] == pays


def test_what_was_received_excludes_too(tmp_path: Path) -> None:
    """Who ever had b may not take a; b itself has its place and may be taken again."""
    rules = "  r: {exclude: [a, b], counts: ever}\n"
    bureau = Bureau(tmp_path, benefit("a", 40), benefit("b", 30), rules=rules)
    found = bureau.best(got("b", 30, LAST_YEAR))
    assert taken(found) == {"b": 30}
    assert why(found)["a"] == f"与2023年5月6日已享受的“b”只能择一（{RULE}）"


def test_the_higher_pays_the_rest(tmp_path: Path) -> None:
    """20 were received, 30 are due: 10 more; a lower one pays nothing any more."""
    rules = "  r: {take_the_higher: [a, b], counts: ever}\n"
    bureau = Bureau(tmp_path, benefit("a", 30), benefit("b", 20), rules=rules)
    assert taken(bureau.best(got("b", 20, LAST_YEAR))) == {"a": 10}
    found = bureau.best(got("a", 30, LAST_YEAR))
    assert taken(found) == {}
    assert why(found)["b"].startswith(f"就高不重复，2023年5月6日已享受的“a”已不低于此项（{RULE}）")


def test_money_received_of_what_nobody_lists(tmp_path: Path) -> None:
    """A slip of the pen is told."""
    with pytest.raises(BadInput, match="已享受的“aa”不在所列的资金里"):
        Bureau(tmp_path, benefit("a", 1)).best(got("aa", 1, LAST_YEAR))
