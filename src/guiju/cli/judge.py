"""`guiju judge`: one or more entities against the rulebook, with every reason."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from guiju.calendar import parse_day, today
from guiju.cli.dossier import show_dossier
from guiju.cli.options import AsOfOption, JsonOption, PolicyOption, RulebookOption
from guiju.cli.screen import print_json
from guiju.evaluation.judging import Judgement
from guiju.evaluation.judging import judge as judge_facts
from guiju.explanation import judgement_record
from guiju.facts import Facts, read_entities
from guiju.gaps import changes
from guiju.rulebook import load_rulebook

FactsArgument = Annotated[list[Path], typer.Argument(metavar="FACTS.yaml…", help="企业事实。")]


def judge(
    facts: FactsArgument,
    as_of: AsOfOption = None,
    policy: PolicyOption = None,
    rulebook: RulebookOption = None,
    as_json: JsonOption = False,
) -> None:
    """Judge every document of the files; nothing is printed when one of them is not sound."""
    book = load_rulebook(rulebook)
    day = parse_day(as_of) if as_of is not None else None
    entities = read_entities(facts, book.vocabulary, as_of=day)
    for entity in entities:
        on = day or entity.as_of or today()
        found = judge_facts(book, entity, on, policy or entity.policies)
        if as_json:
            print_json(record(entity, on, found))
        else:
            show_dossier(entity.entity, on, found)


def record(entity: Facts, on: date, found: Mapping[str, Judgement]) -> dict[str, object]:
    """The JSON line of one entity."""
    gaps = {name: changes(judgement) for name, judgement in found.items()}
    return judgement_record(entity.entity, on, found, gaps)
