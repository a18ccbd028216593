"""What to ask next: what settles most comes first, and nothing is asked for its own sake."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from guiju.gaps import next_questions, settled
from guiju.gaps.questions import Question
from guiju.rulebook import Rulebook, load_rulebook
from tests.cast import DAY, POLICY, firm, write_rulebook


def book_of(root: Path, metrics: str = "metrics: {}\n", **trees: str) -> Rulebook:
    """A rulebook of policies whose conditions are lists of one-line items."""
    texts = {
        name: POLICY.format(
            id=name, tree="  all:\n" + "".join(f"  - {{{line}}}\n" for line in tree.splitlines())
        )
        for name, tree in trees.items()
    }
    return load_rulebook(write_rulebook(root, texts, metrics))


def asked(book: Rulebook, **facts: Any) -> list[Question]:
    """The questions about a firm with these facts."""
    return next_questions(book, firm(book, **facts), DAY)


def names(questions: list[Question]) -> list[str]:
    """The facts asked for, in order."""
    return [question.concept.name for question in questions]


RICH = "id: rich, clause: 一, measure: research, at_least: 50"
BIG = "id: big, clause: 一, measure: staff, at_least: 30"
CORE = "id: core, clause: 一, measure: core"


def test_what_settles_most_policies_comes_first(tmp_path: Path) -> None:
    """Research decides both; the core question only one of them, and only by a no."""
    book = book_of(tmp_path, a=RICH, b=f"{RICH}\n{CORE}")
    research, core = asked(book)
    assert (research.concept.name, research.decides, research.surely) == (
        "research",
        ("a", "b"),
        ("a",),
    )
    assert (core.concept.name, core.decides, core.surely) == ("core", ("b",), ())


def test_what_settles_for_certain_comes_before_what_may(tmp_path: Path) -> None:
    """Either answer about software settles `a`; of `b` each fact settles only by failing."""
    book = book_of(tmp_path, a="id: soft, clause: 一, measure: software", b=f"{RICH}\n{BIG}")
    assert names(asked(book)) == ["software", "research", "staff"]


def test_the_firm_is_asked_before_the_expert(tmp_path: Path) -> None:
    """Both settle one policy whatever the answer; the firm's own figure is had today."""
    score = "id: score, clause: 一, measure: expert, at_least: 12"
    book = book_of(tmp_path, a=score, b=BIG)
    questions = asked(book)
    assert names(questions) == ["staff", "expert"]
    assert [question.supplier for question in questions] == ["enterprise", "expert"]


def test_equal_questions_keep_the_order_of_the_vocabulary(tmp_path: Path) -> None:
    """Research stands before staff there."""
    assert names(asked(book_of(tmp_path, a=BIG, b=RICH))) == ["research", "staff"]


def test_a_decided_policy_asks_nothing(tmp_path: Path) -> None:
    """Forty of research fails, so the core question no longer matters."""
    book = book_of(tmp_path, b=f"{RICH}\n{CORE}")
    assert asked(book, research={2023: 40}) == []
    assert settled(book, firm(book, research={2023: 40}), DAY, "b")


def test_one_answer_reorders_the_rest(tmp_path: Path) -> None:
    """Once the core question is answered yes, research settles `b` for certain too."""
    book = book_of(tmp_path, a=BIG, b=f"{RICH}\n{CORE}")
    assert names(asked(book)) == ["staff", "research", "core"]
    research = next(q for q in asked(book, core=True) if q.concept.name == "research")
    assert research.surely == ("b",)


@pytest.mark.parametrize(
    ("condition", "fact"),
    [
        (
            "measure: 'count(awards, level >= province, rank <= 3, within_years=3)', at_least: 1",
            "awards",
        ),
        ("measure: 'count(incidents, within_days=365)', at_most: 0", "incidents"),
        ("measure: holds(hte)", "titles"),
        ("measure: level, at_least: province", "level"),
        ("measure: days_since(registration_date), at_least: 365", "registration_date"),
        ("measure: in_jiangsu", "in_jiangsu"),
        ("measure: market_value, at_least: 10", "market_value"),
        ("measure: growth(profit), at_least: 20%", "profit"),
        ("measure: return_rate, at_least: 8%", "return_rate"),
        ("measure: 'known(official_score, expert + 50)', more_than: 70", "official_score"),
    ],
)
def test_every_kind_of_fact_has_answers_that_tell(
    tmp_path: Path, condition: str, fact: str
) -> None:
    """Among the answers tried for each kind there are some that settle the policy."""
    book = book_of(tmp_path, a=f"id: one, clause: 一, {condition}")
    questions = asked(book, profit={2022: 100}, region_code=None)
    assert [q.decides for q in questions if q.concept.name == fact] == [("a",)]


def test_blank_years_are_asked_at_once(tmp_path: Path) -> None:
    """Three blank years of research are one question, and one figure for all can settle it."""
    total = "id: total, clause: 一, measure: 'sum(research, years=3)', at_least: 90"
    (question,) = asked(book_of(tmp_path, a=total))
    assert (question.concept.name, question.decides, question.surely) == (
        "research",
        ("a",),
        ("a",),
    )


def test_a_fact_that_settles_nothing_alone_is_still_asked(tmp_path: Path) -> None:
    """A share needs both its numbers; whichever is asked first, the other is next."""
    share = "id: share, clause: 一, measure: research / sales, at_least: 5%"
    book = book_of(tmp_path, a=share)
    first, second = asked(book)
    assert {first.concept.name, second.concept.name} == {"research", "sales"}
    assert (first.decides, first.concerns) == ((), ("a",))
    (left,) = asked(book, research={2023: 5})
    assert (left.concept.name, left.surely) == ("sales", ("a",))


def test_what_a_person_must_review_asks_nothing(tmp_path: Path) -> None:
    """Over sales of zero there is no share and no question: no answer can change it."""
    book = book_of(tmp_path, a="id: share, clause: 一, measure: research / sales, at_least: 5%")
    facts = firm(book, research={2023: 0}, sales={2023: 0})
    assert next_questions(book, facts, DAY) == []
    assert settled(book, facts, DAY, "a")
    assert not settled(book, firm(book, research={2023: 0}), DAY, "a")


def test_only_the_policies_asked_about_count(tmp_path: Path) -> None:
    """Chosen policies only; the question falls back on the fact's name."""
    book = book_of(tmp_path, a=BIG, b=RICH)
    (question,) = next_questions(book, firm(book), DAY, ["b"])
    assert (question.concept.name, question.asks) == ("research", "研发费用？")
