"""The best combination against every subset, on generated sets of benefits and rules."""

from __future__ import annotations

import random
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from guiju.facts import Facts
from guiju.rulebook import Rulebook
from guiju.stacking import best_combination, load_stacking
from guiju.stacking.case import Case, Ceiling, Group, Offer, parts
from guiju.stacking.search import best_choice
from tests.cast import DAY, firm, small_rulebook
from tests.guiju.stacking.twin import Law, drawn

TREE = "  all:\n  - {id: a, clause: 一, measure: core}\n"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    """The small rulebook: a firm may hold hte and pool."""
    return small_rulebook(tmp_path_factory.mktemp("book"), TREE)


@pytest.fixture(scope="module")
def holder(book: Rulebook) -> Facts:
    """A firm with hte and without pool."""
    return firm(book, titles={"hte": date(2025, 12, 31)})


def test_no_subset_is_better(book: Rulebook, holder: Facts, tmp_path: Path) -> None:
    """A thousand sets of up to eight benefits: the same choice, and the same sum to the 分."""
    chance = random.Random("示例叠加")
    path = tmp_path / "law.yaml"
    for _ in range(1000):
        law = drawn(chance, 8)
        path.write_text(law.yaml())
        found = best_combination(book, holder, DAY, load_stacking(book, path))
        names, total = law.best()
        assert ([taken.benefit.id for taken in found.taken], found.total) == (
            names,
            (total, total),
        ), law.yaml()
        paid = law.pays(set(names))
        assert {taken.benefit.id: taken.amount for taken in found.taken} == paid


def test_every_other_choice_is_named_with_what_it_would_bring(
    book: Rulebook, holder: Facts, tmp_path: Path
) -> None:
    """Whatever is left out has a reason; with it the sum is what the best subset with it gives."""
    chance = random.Random("示例理由")
    path = tmp_path / "law.yaml"
    for _ in range(100):
        law = drawn(chance, 6)
        path.write_text(law.yaml())
        found = best_combination(book, holder, DAY, load_stacking(book, path))
        taken = {each.benefit.id for each in found.taken}
        left = {each.benefit.id: each for each in found.left_out}
        assert taken | set(left) == set(law.money)
        for name, each in left.items():
            assert each.why
            assert each.instead == _with(law, name), law.yaml()


def _with(law: Law, name: str) -> int | None:
    names = list(law.money)
    sums = [
        sum(paid.values())
        for bits in range(2 ** len(names))
        if bits >> names.index(name) & 1
        and (paid := law.pays({n for i, n in enumerate(names) if bits >> i & 1})) is not None
    ]
    return max(sums, default=None)


def test_forty_benefits_are_no_matter() -> None:
    """Ten groups of which one each, a ceiling over all, a crossing one: the ceiling is filled."""
    offers = tuple(Offer(f"m{i:02}", 1_000 + 37 * (i * i % 41)) for i in range(40))
    groups = tuple(
        Group(f"g{j}", frozenset(offer.id for offer in offers[4 * j : 4 * j + 4]), 1)
        for j in range(10)
    )
    every = frozenset(offer.id for offer in offers)
    odd = frozenset(offer.id for offer in offers[::2])
    case = Case(offers, groups, (Ceiling("all", every, 15_000), Ceiling("odd", odd, 9_000)))
    found = best_choice(case)
    assert found is not None
    assert found[1] == 15_000


def test_pieces_that_have_nothing_to_do_with_one_another() -> None:
    """a and b exclude each other, c pays half of d, e stands alone; each piece by itself."""
    half = Offer("c", None, needs=("d",), share=Fraction(1, 2))
    offers = (Offer("a", 5), Offer("d", 8), Offer("b", 7), half, Offer("e", 1))
    case = Case(offers, (Group("g", frozenset("ab"), 1),))
    assert [[offer.id for offer in part.offers] for part in parts(case)] == [
        ["a", "b"],
        ["d", "c"],
        ["e"],
    ]
    assert best_choice(case) == (("d", "b", "c", "e"), 20)
    assert best_choice(case, "a") == (("a", "d", "c", "e"), 18)
