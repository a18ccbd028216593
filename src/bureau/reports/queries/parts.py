"""A composed text cut at its headings again, and each part with the section it was made from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bureau.reports.models import Section

_NUMBER = re.compile(r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.．、])\s*")
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\d{4}")
CUT = 2
"""Headings of a lower level stay within their part, as they do when an outline is cut."""


@dataclass
class Part:
    """A stretch of the text under one heading: its blocks, and the figures printed in it."""

    heading: str
    level: int
    blocks: list[dict[str, Any]] = field(default_factory=list)

    @property
    def figures(self) -> set[int]:
        """The numbers of the figures in it."""
        return set(_figures(self.blocks))


def parts_of(document: Mapping[str, Any] | None) -> list[Part]:
    """The parts of a document in order; what stands before the first heading is one without."""
    found = [Part("", 0)]
    for block in (document or {}).get("blocks", ()):
        if block["kind"] == "heading" and block["level"] <= CUT:
            text = "".join(run["text"] for run in block["runs"])
            found.append(Part(text, block["level"]))
        else:
            found[-1].blocks.append(block)
    return [part for part in found if part.heading or part.blocks]


def plain_heading(text: str) -> str:
    """A heading without its number, its year and what an outline fills in."""
    return _TAG.sub("", _NUMBER.sub("", text)).strip()


def part_for(section: Section, parts: Iterable[Part]) -> Part | None:
    """The part a section became; None where it has none."""
    wanted = plain_heading(section.heading)
    return next((part for part in parts if plain_heading(part.heading) == wanted), None)


def sections_by_figure(
    document: Mapping[str, Any] | None, sections: Sequence[Section]
) -> dict[int, Section]:
    """In which section each figure of the text stands."""
    parts = parts_of(document)
    found = {}
    for section in sections:
        part = part_for(section, parts)
        found.update(dict.fromkeys(part.figures if part else (), section))
    return found


def _figures(blocks: Iterable[Mapping[str, Any]]) -> Iterator[int]:
    for block in blocks:
        rows = [block.get("runs", ()), *(cell for row in _rows(block) for cell in row)]
        for runs in rows:
            yield from (run["figure"] for run in runs if run.get("figure"))
        if block.get("figure"):
            yield block["figure"]


def _rows(block: Mapping[str, Any]) -> Iterable[Any]:
    return block["rows"] if block["kind"] == "table" else ()
