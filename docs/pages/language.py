"""The meaning of each word of the rule language, from the spec tables the tests run."""

from __future__ import annotations

from typing import Any

from guiju.documents import Mapping
from tests.spec.reading import SpecTable, chapters

INTRODUCTION = """\
# The rule language

Each table below is a test: an expression, facts, and the answer that must come out, in the exact
reading and in columns alike. The day of judgement is 2024-12-31 throughout, so the reference year
is 2023; money is in 万元. The names are those of the tests' own small vocabulary.
"""


def page() -> str:
    """docs/reference/language.md."""
    parts = [INTRODUCTION]
    for chapter in chapters():
        parts.append(f"## {chapter.title}\n\n{chapter.says}\n")
        parts += [_table(spec) for spec in chapter.tables]
    return "\n".join(parts)


def _table(spec: SpecTable) -> str:
    lines = [spec.says, "", "```yaml", written(spec.condition or spec.formula), "```", ""]
    lines += ["| facts | answer |", "| --- | --- |"]
    for row in spec.rows:
        facts = written(row["facts"]).strip("{}") or "—"
        lines.append(f"| {facts} | {written(row['answer'])} |".replace("||", "|"))
    return "\n".join(lines) + "\n"


def written(value: Any) -> str:
    """A value as a rule author would write it on one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {written(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(written(part) for part in value) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return "null" if value is None else str(value)
