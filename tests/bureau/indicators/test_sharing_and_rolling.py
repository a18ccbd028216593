"""Splits and roll-ups reconcile on any tree of places; a firm that moved counts once."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from bureau.indicators.rolling import GRANTED, VALID, Firm, Held, rolled, rolled_up
from bureau.indicators.sharing import parsed, shared, shared_down

DAYS = st.dates(date(2022, 1, 1), date(2026, 12, 31))
ON = date(2024, 12, 31)
BEGIN = date(2024, 1, 1)


@st.composite
def trees(draw: st.DrawFn) -> dict[str, str | None]:
    """A county with places below it, each under one named before."""
    parents: dict[str, str | None] = {"p0": None}
    for number in range(1, draw(st.integers(1, 14))):
        parents[f"p{number}"] = f"p{draw(st.integers(0, number - 1))}"
    return parents


def children(parents: dict[str, str | None], place: str) -> list[str]:
    """Return the places directly below one."""
    return [each for each, above in parents.items() if above == place]


@given(trees(), st.data(), st.integers(0, 5000), st.sampled_from(["1", "0.1", "0.01"]))
def test_a_split_adds_up_at_every_place(
    parents: dict[str, str | None], data: st.DataObject, steps: int, step: str
) -> None:
    """The county has its target; every place exactly what lies below it, in whole steps."""
    leaves = [place for place in parents if not children(parents, place)]
    weights = {place: Fraction(data.draw(st.integers(0, 50))) for place in leaves}
    total = steps * Fraction(step)
    found = shared_down(total, parents, weights, Fraction(step))
    assert found["p0"] == total
    for place in parents:
        if below := children(parents, place):
            assert found[place] == sum(found[each] for each in below)
        assert (found[place] / Fraction(step)).denominator == 1
        assert found[place] >= 0


@given(st.dictionaries(st.sampled_from("abcdefghijkl"), st.integers(0, 99), min_size=1))
def test_nobody_is_more_than_a_step_from_his_share(weights: dict[str, int]) -> None:
    """Largest remainders: each part is its exact share rounded down or up."""
    exact = {place: Fraction(weight) for place, weight in weights.items()}
    parts = shared(Fraction(30), exact, Fraction(1))
    whole = sum(exact.values())
    for place, weight in exact.items():
        share = 30 * weight / whole if whole else Fraction(30, len(exact))
        assert abs(parts[place] - share) < 1


def test_thirty_by_last_year() -> None:
    """5, 3 and 2 of ten share 31: 15.5, 9.3 and 6.2 are 16, 9 and 6."""
    weights = {"a": Fraction(5), "b": Fraction(3), "c": Fraction(2)}
    assert list(shared(Fraction(31), weights, Fraction(1)).values()) == [16, 9, 6]


@st.composite
def counties(
    draw: st.DrawFn,
) -> tuple[dict[str, str | None], list[Held], dict[str, Firm]]:
    """Places, firms that move among them or away, and grants of a title."""
    parents = draw(trees())
    places = [place for place in parents if not children(parents, place)] + [""]
    firms, held = {}, []
    for number in range(draw(st.integers(0, 12))):
        moves = draw(st.lists(st.tuples(DAYS, st.sampled_from(places)), max_size=4))
        left = draw(st.none() | DAYS)
        firms[f"f{number}"] = Firm(f"f{number}", tuple(moves), left)
    for code in firms:
        for since in draw(st.lists(DAYS, max_size=3)):
            until = draw(st.none() | st.just(since + timedelta(days=1095)))
            gone = st.none() | DAYS
            held.append(Held(code, since, until, draw(gone), draw(gone)))
    return parents, held, firms


@given(counties(), st.sampled_from([VALID, GRANTED]))
def test_towns_and_those_who_left_are_everybody(
    county: tuple[dict[str, str | None], list[Held], dict[str, Firm]], counts: str
) -> None:
    """Each firm once: the places of the county and those who moved out add up to all holders."""
    parents, held, firms = county
    roll = rolled(held, firms, counts=counts, on=ON, begin=BEGIN)
    in_places = sum(len(codes) for codes in roll.by_place.values())
    assert in_places == len(roll.county)
    assert in_places + len(roll.gone) == len(roll.everybody)
    assert all(firms[code].is_here(ON) for code in roll.county)
    by_place = rolled_up(roll, parents)
    assert len(by_place["p0"]) == in_places - len(roll.by_place.get("", ()))
    for place in parents:
        if below := children(parents, place):
            assert len(by_place[place]) == sum(len(by_place[each]) for each in below)


def test_a_firm_that_moved_counts_once_where_it_is() -> None:
    """Two grants, a move in March: one firm, in the new town by the year's end, in the old before."""
    firm = Firm("a", ((date(2023, 1, 1), "昆仑街道"), (date(2024, 3, 5), "天目湖镇")))
    held = [
        Held("a", date(2021, 11, 30), date(2024, 11, 29)),
        Held("a", date(2024, 11, 6), date(2027, 11, 5)),
    ]
    now = rolled(held, {"a": firm}, counts=VALID, on=ON, begin=BEGIN)
    assert now.by_place == {"天目湖镇": frozenset("a")}
    before = rolled(held, {"a": firm}, counts=VALID, on=date(2023, 12, 31), begin=BEGIN)
    assert before.by_place == {"昆仑街道": frozenset("a")}


def test_a_number_as_people_type_it() -> None:
    """Full-width digits and thousands are read; words, fractions and blanks are none."""
    assert parsed(" １，２００．５ ") == Fraction(2401, 2)
    assert [parsed(text) for text in ("", "约30", "1/2", "三", "--1")] == [None] * 5
