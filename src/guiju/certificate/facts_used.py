"""The facts a judgement read, an entry each; blank ones are entries too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guiju.certificate.canonical import Entry, marked
from guiju.certificate.fact_values import as_written, title_written
from guiju.certificate.fact_words import shown, title_words
from guiju.certificate.reads import Reads
from guiju.facts.entity import Facts
from guiju.formulas.exact import Situation
from guiju.vocabulary import TITLES, Concept

TITLE = f"{TITLES}."
UNSTATED = ""
"""Stands for the year of a yearly fact that was given without one."""
BLANK, DERIVED = "空缺", "空缺，由其他事实推算"


def fact_entries(reads: Reads, facts: Facts, situation: Situation | None) -> list[Entry]:
    """Every fact a policy reads, as it was known, by concept and year.

    id: `sales_revenue@2023`, `registration_date`, `titles.hte`; `sales_revenue@` is a value given
    without a year, which counts for the reference year. value: None where it is blank.
    """
    known = [concept for concept in reads.identity if concept.name in facts.values]
    entries = [_entry(each, each.name, facts.values[each.name], facts) for each in known]
    for concept in reads.concepts.values():
        entries += _of_concept(concept, reads, facts, situation)
    entries += [_title(code, label, facts) for code, label in reads.titles.items()]
    return [marked(entry) for entry in entries]


def _of_concept(
    concept: Concept, reads: Reads, facts: Facts, situation: Situation | None
) -> Iterator[Entry]:
    if concept.yearly:
        years = sorted(reads.years.get(concept.name, ()))
        for year in years:
            yield from _of_year(concept, year, facts, situation)
    elif concept.type == "list":
        yield _entry(concept, concept.name, facts.lists.get(concept.name), facts)
    else:
        yield _entry(concept, concept.name, facts.values.get(concept.name), facts)


def _of_year(
    concept: Concept, year: int, facts: Facts, situation: Situation | None
) -> Iterator[Entry]:
    """The value of one year; nothing for a year before the firm existed of which nobody speaks."""
    known = facts.years.get(concept.name, {})
    reference = situation.reference if situation else year
    if known.get(year) is None and year == reference and known.get(None) is not None:
        yield _entry(concept, f"{concept.name}@{UNSTATED}", known[None], facts)
        return
    existed = situation is None or situation.existed(year - reference)
    if existed or known.get(year) is not None:
        yield _entry(concept, f"{concept.name}@{year}", known.get(year), facts)


def _entry(concept: Concept, identity: str, value: Any, facts: Facts) -> Entry:
    written = as_written(concept, value)
    return {
        "id": identity,
        "label": concept.label,
        "value": written,
        "unit": concept.unit,
        "shown": _blank(concept) if written is None else shown(concept, written),
        "source": facts.sources.get(concept.name),
    }


def _blank(concept: Concept) -> str:
    """What a blank is: unknown, reckoned from other facts, or what the law takes it for."""
    if isinstance(concept.derive, bool):
        return f"{BLANK}，依规定视为“{'是' if concept.derive else '否'}”"
    return BLANK if concept.derive is None else DERIVED


def _title(code: str, label: str, facts: Facts) -> Entry:
    written = title_written(facts.titles, code)
    return {
        "id": f"{TITLE}{code}",
        "label": f"{label}资质",
        "value": written,
        "unit": "",
        "shown": BLANK if written is None else title_words(written),
        "source": facts.sources.get(TITLES),
    }


def year_of_entry(entry: Entry) -> str:
    """The year an entry's value is of, as people read it; "" for facts without years."""
    _, at, year = entry["id"].partition("@")
    return "" if not at else f"{year}年" if year else "未注明年度"


def name_of_entry(entry: Entry) -> str:
    """A fact by label and year: “研发费用（高企口径）”2023年."""
    return f"“{entry['label']}”{year_of_entry(entry)}"
