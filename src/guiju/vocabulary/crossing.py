"""What one kind says of another: relations, borrowed choices, titles out of records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from guiju.errors import Problems
from guiju.vocabulary.concepts import Concept
from guiju.vocabulary.kinds import Kind
from guiju.vocabulary.spelling import close_to


def crossed(kinds: Mapping[str, Kind], problems: Problems) -> dict[str, Kind]:
    """The kinds with borrowed choices filled in; every name that leads nowhere is noted."""
    done = {}
    for name, kind in kinds.items():
        concepts = {key: _filled(each, kinds, problems) for key, each in kind.concepts.items()}
        done[name] = replace(kind, concepts=MappingProxyType(concepts))
    for kind in done.values():
        for concept in kind.concepts.values():
            _check_targets(concept, done, problems)
            _check_records(kind.name, concept, done, problems)
    return done


def _filled(concept: Concept, kinds: Mapping[str, Kind], problems: Problems) -> Concept:
    """The concept with the choices it borrows (`choices: person.degree`), in its parts too."""
    if concept.fields:
        fields = {name: _filled(part, kinds, problems) for name, part in concept.fields.items()}
        return replace(concept, fields=MappingProxyType(fields))
    if concept.item is not None:
        return replace(concept, item=_filled(concept.item, kinds, problems))
    if not concept.choices_from:
        return concept
    kind, _, name = concept.choices_from.partition(".")
    lender = kinds[kind].concepts.get(name) if kind in kinds else None
    if lender is None or not lender.choices:
        lenders = [
            f"{k.name}.{c.name}" for k in kinds.values() for c in k.concepts.values() if c.choices
        ]
        problems.note(
            f"“{concept.name}”借用的选项“{concept.choices_from}”不存在",
            concept.at,
            expected="种类.字段，该字段自己列出选项",
            do=close_to(concept.choices_from, lenders),
        )
        return concept
    return replace(concept, choices=lender.choices)


def _check_targets(concept: Concept, kinds: Mapping[str, Kind], problems: Problems) -> None:
    for target in concept.targets:
        if target not in kinds:
            do = close_to(target, kinds) or f"用已有的种类：{'、'.join(kinds)}"
            problems.note(f"“{concept.name}”指向不存在的种类“{target}”", concept.at, do=do)


def _check_records(
    holder: str, concept: Concept, kinds: Mapping[str, Kind], problems: Problems
) -> None:
    """The titles of an entity come from fields that exist, with the same codes."""
    source = concept.from_records
    if source is None:
        return
    kind = kinds.get(source.kind)
    if kind is None:
        do = close_to(source.kind, kinds)
        problems.note(f"from_records 指向不存在的种类“{source.kind}”", concept.at, do=do)
        return
    dates = [name for name in (source.since, source.until) if name]
    for name in (source.of, source.code, *dates, *source.unless):
        if name not in kind.concepts:
            do = close_to(name, kind.concepts)
            problems.note(f"from_records 里{kind.label}没有字段“{name}”", concept.at, do=do)
    code = kind.concepts.get(source.code)
    if code is not None:
        for unknown in [each for each in code.choices if each not in concept.choices]:
            met = f"{kind.label}的“{unknown}”不在{concept.label}的代码里"
            problems.note(met, code.at, do=f"写 choices: {holder}.{concept.name}")
    for name, codes in source.unless.items():
        field = kind.concepts.get(name)
        for unknown in [each for each in codes if field is not None and each not in field.choices]:
            met = f"from_records 里“{name}”没有选项“{unknown}”"
            problems.note(met, concept.at, do=close_to(unknown, field.choices if field else ()))
