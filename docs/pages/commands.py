"""Every command with its arguments and options, from the commands themselves."""

from __future__ import annotations

from typing import Any

import typer

from guiju.cli.app import app

INTRODUCTION = """\
# The `guiju` command

Results go to standard output, progress and trouble to standard error. `--json` gives one record a
line. Exit codes: 0 fine, 1 found something, 2 used wrongly, 3 bad input.
"""


def page() -> str:
    """docs/reference/commands.md."""
    group: Any = typer.main.get_command(app)
    parts = [_command(name, command) for name, command in group.commands.items()]
    return "\n".join([INTRODUCTION, *parts])


def _command(name: str, command: Any) -> str:
    parameters = [each for each in command.params if "--help" not in each.opts]
    usage = " ".join(["guiju", name, *(_usage(parameter) for parameter in parameters)])
    lines = [f"## `guiju {name}`", "", command.help or "", "", "```", usage, "```", ""]
    rows = [f"| `{_written(each)}` | {each.help or ''} |" for each in parameters]
    return "\n".join([*lines, "| | |", "| --- | --- |", *rows]) + "\n"


def _usage(parameter: Any) -> str:
    written = _written(parameter)
    return written if parameter.required else f"[{written}]"


def _written(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return str(parameter.metavar or parameter.name)
    metavar = f" {parameter.metavar}" if parameter.metavar else ""
    return f"{parameter.opts[0]}{metavar}"
