"""Guiju 规矩: from facts and rules to verdicts, each with its reason.

The one door: names by river step, loaded when first used, so that importing guiju loads neither
Polars nor PyArrow. Nothing else of the package is meant to be imported from outside.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from guiju import calendar, comparison, composition, planning, tie_out
    from guiju.certificate import certify, verify
    from guiju.errors import BadInput
    from guiju.evaluation.bulk import judge_frame, verdicts_frame
    from guiju.evaluation.judging import Judgement, judge
    from guiju.evaluation.running import run
    from guiju.explanation import judgement_record, paragraph, sentence
    from guiju.facts import Facts, Snapshot, entity_from_mapping, read_entities, read_tables
    from guiju.gaps import changes, next_questions, smallest_changes, step_up
    from guiju.ledger import (
        Statements,
        cell_text,
        open_ledger,
        read_cell,
        read_statements,
        write_ledger,
    )
    from guiju.periods import stretch
    from guiju.rollup import Figures, claim_results
    from guiju.rulebook import Rulebook, load_rulebook
    from guiju.stacking import best_combination

_STEPS = {
    "guiju.errors": ("BadInput",),
    "guiju.facts": ("Facts", "Snapshot", "entity_from_mapping", "read_entities", "read_tables"),
    "guiju.rulebook": ("Rulebook", "load_rulebook"),
    "guiju.evaluation.judging": ("Judgement", "judge"),
    "guiju.evaluation.bulk": ("judge_frame", "verdicts_frame"),
    "guiju.evaluation.running": ("run",),
    "guiju.explanation": ("judgement_record", "paragraph", "sentence"),
    "guiju.periods": ("stretch",),
    "guiju.ledger": (
        "Statements",
        "cell_text",
        "open_ledger",
        "read_cell",
        "read_statements",
        "write_ledger",
    ),
    "guiju.rollup": ("Figures", "claim_results"),
    "guiju.certificate": ("certify", "verify"),
    "guiju.stacking": ("best_combination",),
    "guiju.gaps": ("changes", "next_questions", "smallest_changes", "step_up"),
}
# Offered whole: days and windows are asked for by everyone above the kernel; a plan is made of
# steps, goals and capacities that only who makes one needs, and so is what is asked of runs; a
# report is written and a text checked in several steps.
_MODULES = ("calendar", "comparison", "composition", "planning", "tie_out")
_MODULE_OF = {name: module for module, names in _STEPS.items() for name in names}

__all__ = [
    "BadInput",
    "Facts",
    "Figures",
    "Judgement",
    "Rulebook",
    "Snapshot",
    "Statements",
    "best_combination",
    "calendar",
    "cell_text",
    "certify",
    "changes",
    "claim_results",
    "comparison",
    "composition",
    "entity_from_mapping",
    "judge",
    "judge_frame",
    "judgement_record",
    "load_rulebook",
    "next_questions",
    "open_ledger",
    "paragraph",
    "planning",
    "read_cell",
    "read_entities",
    "read_statements",
    "read_tables",
    "run",
    "sentence",
    "smallest_changes",
    "step_up",
    "stretch",
    "tie_out",
    "verdicts_frame",
    "verify",
    "write_ledger",
]


def __getattr__(name: str) -> Any:
    if name in _MODULES:
        return import_module(f"guiju.{name}")
    if name not in _MODULE_OF:
        raise AttributeError(f"module 'guiju' has no attribute {name!r}")
    return getattr(import_module(_MODULE_OF[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
