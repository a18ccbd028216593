"""`guiju explain RUN ENTITY`: every reason for one firm of a run."""

from __future__ import annotations

from guiju.cli.dossier import show_dossier
from guiju.cli.from_run import EntityArgument, RunArgument, opened
from guiju.cli.judge import record
from guiju.cli.options import JsonOption, PolicyOption, RulebookOption
from guiju.cli.screen import print_json
from guiju.evaluation.judging import judge


def explain(
    run: RunArgument,
    entity: EntityArgument,
    policy: PolicyOption = None,
    rulebook: RulebookOption = None,
    as_json: JsonOption = False,
) -> None:
    """Judge one firm of the run again, exactly, and tell why."""
    opened_run = opened(run, rulebook)
    facts = opened_run.facts(entity)
    found = judge(opened_run.book, facts, opened_run.as_of, policy or opened_run.policies)
    if as_json:
        print_json(record(facts, opened_run.as_of, found))
    else:
        show_dossier(entity, opened_run.as_of, found)
