"""Every command of the service with its arguments and options, from the commands themselves."""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Iterator
from typing import Any

INTRODUCTION = """\
# The `bureau` command

The service's own commands; [run the service](../how-to/run-the-service.md) says when. Exit codes: 0
fine, 1 found something, 2 used wrongly, 3 bad input. `bureau migrate` and the like are Django's.
"""


def page() -> str:
    """docs/reference/bureau.md."""
    return "\n".join([INTRODUCTION, *(_command(name, made) for name, made in _commands())])


def _commands() -> Iterator[tuple[str, Any]]:
    """The commands of our rooms, by name."""
    os.environ.setdefault("BUREAU_DATA", tempfile.mkdtemp(prefix="bureau-docs-"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bureau.config.settings")
    import django
    from django.core.management import get_commands, load_command_class

    django.setup()
    for name, app in sorted(get_commands().items()):
        if str(app).startswith("bureau."):
            yield name, load_command_class(str(app), name)


def _command(name: str, made: Any) -> str:
    plain = argparse.ArgumentParser(add_help=False)
    made.add_arguments(plain)
    ours = plain._actions
    usage = " ".join(["bureau", name, *(_usage(each) for each in ours)])
    lines = [f"## `bureau {name}`", "", made.help, "", "```", usage, "```", ""]
    if ours:
        lines += ["| | |", "| --- | --- |"]
        lines += [f"| `{_written(each)}` | {_help(each)} |" for each in ours]
    return "\n".join(lines).rstrip() + "\n"


def _usage(action: argparse.Action) -> str:
    return _written(action) if action.required else f"[{_written(action)}]"


def _written(action: argparse.Action) -> str:
    if not action.option_strings:
        return str(action.metavar or action.dest).upper()
    value = "" if action.nargs == 0 else f" {action.metavar or action.dest.upper()}"
    return f"{action.option_strings[-1]}{value}"


def _help(action: argparse.Action) -> str:
    return action.help or ""
