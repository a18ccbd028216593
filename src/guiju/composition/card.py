"""The card at the head of an outline: its texts, checked, each slip told with its line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from guiju.documents import parse_all
from guiju.errors import BadInput, Place, Problem, Problems
from guiju.vocabulary import unknown_keys

_BARE = re.compile(r"\s*((?:\w+: *|- +))\{\{")
_KEYS = (
    "id name title issuer number addressee signature signed_on copies_to printed_by printed_on "
    "annexes subject note period"
).split()
PERIODS = {"year": "年", "half": "半年", "quarter": "季度", "month": "月"}


def read_card(lines: list[str], name: str) -> Mapping[str, Any]:
    """The card these lines hold, the second to the last but one of the file called `name`."""
    _refuse_bare(lines, name)
    # A blank line stands for the rule, so that line numbers in messages are the file's own.
    documents = list(parse_all("\n" + "\n".join(lines), name))
    card = documents[0] if documents and isinstance(documents[0], Mapping) else {}
    _check(card, name)
    return card


def _refuse_bare(lines: list[str], name: str) -> None:
    """To YAML, two braces begin something else: a text of the card with them stands in quotes."""
    problems = Problems()
    for number, line in enumerate(lines, 2):
        found = _BARE.match(line)
        if found:
            expected = f'{found[1]}"{{{{ 年 }}}}年…"'
            problems.note("带 {{ }} 的一项没有加引号", Place(name, number), expected=expected)
    problems.raise_if_any()


def _check(card: Any, name: str) -> None:
    problems = Problems()
    if not card:
        raise BadInput(Problem("提纲的抬头是空的", Place(name, 1), "name、title …"))
    unknown_keys(card, _KEYS, problems)
    for key in ("name", "title"):
        if not card.get(key):
            problems.note(f"提纲的抬头缺少 {key}", Place(name, 1), expected=f"{key}: …")
    if card.get("period", "year") not in PERIODS:
        problems.note("period 不在可用的词中", card.at("period"), expected="、".join(PERIODS))
    problems.raise_if_any()
