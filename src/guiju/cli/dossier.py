"""One firm's dossier in the terminal: a paragraph a policy, then every condition with its mark."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from rich.text import Text

from guiju.cli.screen import out, say
from guiju.evaluation.judging import Judgement
from guiju.explanation import paragraph, sentence

MARKS = {"met": ("✓", "green"), "unmet": ("✗", "red"), "unknown": ("?", "yellow")}
WAIVED = ("○", "cyan")
VERDICTS = {
    "eligible": ("符合", "green"),
    "ineligible": ("不符合", "red"),
    "unknown": ("待定", "yellow"),
    "not_applicable": ("不适用", "dim"),
    None: ("", "dim"),
}


def show_dossier(name: str, on: date, found: Mapping[str, Judgement]) -> None:
    """Everything the rulebook says of one firm on one day."""
    out.print()
    out.print(Text(f"{name} · {on.year}年{on.month}月{on.day}日", style="bold"))
    for judgement in found.values():
        show_judgement(judgement)


def show_judgement(judgement: Judgement) -> None:
    """One policy: verdict, paragraph, conditions."""
    word, style = VERDICTS[judgement.verdict]
    out.print()
    heading = Text("■ ", style=style).append(judgement.policy.name, style="bold")
    out.print(heading.append(f"  {word}", style=style))
    say(paragraph(judgement), indent=2)
    for row in judgement.findings:
        mark, colour = MARKS.get(row.outcome_name, WAIVED)
        line = Text(f"{mark} ", style=colour).append(sentence(row, judgement), style="default")
        say(line, indent=4)
