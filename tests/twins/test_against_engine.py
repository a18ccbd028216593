"""The engine, reading the rulebook, against the twins, written from the law: one answer each."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from pprint import pformat
from typing import Any

import pytest

import guiju
from guiju.formulas.exact import NotComputable
from tests.twins import (
    hte,
    innovative_sme,
    ladder,
    loss_carryforward,
    rd_super_deduction,
    sme_ladder,
    srdi_sme,
    stsme,
)
from tests.twins.generate import DRAWS, documents
from tests.twins.outcomes import Points

COUNT, SEED = 300, 20261124
RULEBOOK = Path(__file__).parents[2] / "rulebook"

# Of policies that also give a number: which output it is, and the twin's.
NUMBERS: dict[str, tuple[str, Callable[[dict[str, Any], date], Points | None]]] = {
    "hte": ("score", hte.innovation_score),
    "stsme": ("score", stsme.score),
    "innovative_sme": ("score", innovative_sme.score),
    "srdi_sme": ("score", srdi_sme.score),
    "loss_carryforward": ("years", loss_carryforward.term),
    "rd_super_deduction": ("rate", rd_super_deduction.rate),
}

RUNGS: dict[str, Callable[[dict[str, Any], date], tuple[int, int]]] = {
    "ladder": ladder.rung,
    "sme_ladder": sme_ladder.rung,
}


@dataclass(frozen=True)
class Answer:
    """What is compared: verdict, interval of points or of a rate, lowest and highest rung."""

    verdict: str | None
    number: Points | None = None
    rung: tuple[int, int] | Points | None = None


@pytest.mark.parametrize("policy_id", DRAWS)
def test_engine_agrees_with_the_twin(policy_id: str) -> None:
    """Every generated document gets the same verdict, points and rung both ways."""
    for number, (facts, as_of) in enumerate(documents(policy_id, COUNT, SEED)):
        theirs = engine_answer(policy_id, facts, as_of)
        ours = twin_answer(policy_id, facts, as_of)
        if theirs != ours:
            pytest.fail(difference(policy_id, number, facts, as_of, theirs), pytrace=False)


def engine_answer(policy_id: str, facts: dict[str, Any], as_of: date) -> Answer:
    """Return the engine's answer; all that knows the engine stands here."""
    document = {"id": "example", "as_of": as_of, "facts": facts}
    entity = guiju.entity_from_mapping(document, rulebook().vocabulary)
    answer = guiju.judge(rulebook(), entity, as_of, policies=[policy_id])[policy_id]
    if policy_id in RUNGS:
        return Answer(answer.verdict or ladder.NO_VERDICT, rung=span(answer.outputs["rung"]))
    # To the engine a firm of another place is no case at all; to the law it fails a condition.
    verdict = "ineligible" if answer.verdict == "not_applicable" else answer.verdict
    name, _ = NUMBERS.get(policy_id, ("", None))
    return Answer(verdict, span(answer.outputs.get(name)))


def span(value: Any) -> Points | None:
    """Return both ends of an output, None where there is no number."""
    if value is None or isinstance(value, NotComputable) or value.lo is None:
        return None
    return Fraction(value.lo), Fraction(value.hi)


@cache
def rulebook() -> guiju.Rulebook:
    """Return the rulebook, loaded once."""
    return guiju.load_rulebook(RULEBOOK)


def twin_answer(policy_id: str, facts: dict[str, Any], as_of: date) -> Answer:
    """Return the twin's answer."""
    verdict, _ = twin(policy_id).judge(facts, as_of)
    number = NUMBERS[policy_id][1](facts, as_of) if policy_id in NUMBERS else None
    rung = RUNGS[policy_id](facts, as_of) if policy_id in RUNGS else None
    return Answer(verdict, number, rung)


def twin(policy_id: str) -> Any:
    """Return the module written by hand for a policy."""
    return importlib.import_module(f"tests.twins.{policy_id}")


def difference(
    policy_id: str, number: int, facts: dict[str, Any], as_of: date, theirs: Answer
) -> str:
    """Return a disagreement in words: both answers, the twin's conditions, the document."""
    _, outcomes = twin(policy_id).judge(facts, as_of)
    return (
        f"{policy_id}, document {number} of seed {SEED}, as of {as_of}\n"
        f"engine: {theirs}\n"
        f"twin:   {twin_answer(policy_id, facts, as_of)}\n"
        f"twin's conditions:\n{pformat(outcomes)}\n"
        f"facts:\n{pformat(facts)}"
    )
