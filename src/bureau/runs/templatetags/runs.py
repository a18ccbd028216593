"""`{% load runs %}`: what a judgement rests on, in a line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template

register = template.Library()
MOST_PAPERS = 2


@register.filter
def papers(cites: Iterable[Any]) -> str:
    """What facts rest on, each paper once with its years: “《年报》2021–2023 · C 级”."""
    years: dict[tuple[str, str], list[str]] = {}
    for cite in cites:
        if cite.source or cite.grade:
            years.setdefault((cite.source, cite.grade), []).append(cite.period)
    said = []
    for (source, grade), periods in list(years.items())[:MOST_PAPERS]:
        parts = f"{source}{_years(periods)}", f"{grade} 级" if grade else ""
        said.append(" · ".join(part for part in parts if part))
    return "；".join(said)


def _years(periods: Iterable[str]) -> str:
    known = sorted({period[:4] for period in periods if period})
    return known[0] + (f"–{known[-1]}" if len(known) > 1 else "") if known else ""
