"""Figures over records: who counts, who may count, who is set aside, and what it comes to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from guiju.figures import nodes
from guiju.figures.figure import COUNT, SUM, VALUE, Figure
from guiju.formulas.nodes import Node
from guiju.ledger import GRADES, Provenance, Record
from guiju.ledger.showing import code_of, text_of
from guiju.periods import Stretch
from guiju.rollup.amounts import NO_RECORD, Amount
from guiju.rollup.evidence import STAMPED, set_aside
from guiju.rollup.reading import holds, number
from guiju.rollup.results import Aside, FigureResult, Share
from guiju.rollup.setting import Setting

UNKNOWN_PART = ""


@dataclass
class _Sorted:
    """The records of a kind as a figure sees them."""

    counted: list[Record] = field(default_factory=list)
    possible: list[Record] = field(default_factory=list)
    aside: list[Aside] = field(default_factory=list)
    graded_c: list[Record] = field(default_factory=list)


def count(figure: Figure, setting: Setting) -> FigureResult:
    """A figure over records in the setting's period."""
    found = _Sorted()
    for record in setting.ledger.of(figure.over):
        setting.touched.clear()
        answer = holds(figure.where, record, setting)
        if answer is not False:
            _sort(record, answer, figure, setting, found)
    if figure.latest is not None:
        _keep_latest(figure.latest, found, setting)
    return FigureResult(
        figure=figure,
        period=setting.period,
        amount=_amount(figure, found.counted, found.possible, setting),
        records=tuple(found.counted),
        possible=tuple(found.possible),
        aside=tuple(found.aside),
        shares=_shares(figure, found, setting),
        footnotes=tuple(_footnotes(figure, found, setting)),
        known_at=setting.ledger.known_at,
    )


def _sort(
    record: Record, answer: bool | None, figure: Figure, setting: Setting, found: _Sorted
) -> None:
    measured = figure.measure.of
    if measured is not None:
        name = measured.of if isinstance(measured, nodes.Size) else measured.names[0]
        setting.touched.add((record.id, name))
    givens = list(_givens(record, setting))
    why = set_aside(givens, setting.ledger)
    if why:
        found.aside.append(Aside(record, why))
    elif answer is None:
        found.possible.append(record)
    else:
        found.counted.append(record)
        if any(given.grade == STAMPED for given in givens):
            found.graded_c.append(record)


def _keep_latest(latest: nodes.Path, found: _Sorted, setting: Setting) -> None:
    """Drop the records that a later one has overtaken."""
    newest = max((_last_day(latest, one, setting) for one in found.counted), default=date.min)
    for records in (found.counted, found.possible, found.graded_c):
        records[:] = [one for one in records if _last_day(latest, one, setting) >= newest]


def _last_day(latest: nodes.Path, record: Record, setting: Setting) -> date:
    """The last day a record's date may be; a record without one may be the latest of all."""
    value = setting.at(record, latest)
    return value.last if isinstance(value, Stretch) else date.max


def _givens(record: Record, setting: Setting) -> Iterable[Provenance]:
    """Who says that the record exists, and each fact of it that was looked at."""
    yield record.given
    for name, fact in setting.touched:
        if name == record.id:
            yield record.provenance(fact, setting.as_of)


def _amount(
    figure: Figure, counted: list[Record], possible: list[Record], setting: Setting
) -> Amount:
    if figure.measure.kind == COUNT:
        return Amount(Fraction(len(counted)), Fraction(len(counted) + len(possible)))
    if figure.measure.kind == SUM:
        return _sum(figure, counted, possible, setting)
    if figure.measure.kind == VALUE:
        return _value(figure, counted, possible, setting)
    sure = {_key(figure.measure.of, record, setting)[0] for record in counted}
    perhaps = {_key(figure.measure.of, record, setting)[0] for record in possible}
    blanks = (UNKNOWN_PART in sure) + (UNKNOWN_PART in perhaps)
    low = len(sure - {UNKNOWN_PART})
    return Amount(Fraction(low), Fraction(len((sure | perhaps) - {UNKNOWN_PART}) + blanks))


def _sum(figure: Figure, counted: list[Record], possible: list[Record], setting: Setting) -> Amount:
    assert figure.measure.of is not None
    low, high, open_end = Fraction(0), Fraction(0), False
    for records, sure in ((counted, True), (possible, False)):
        for record in records:
            value = number(figure.measure.of, record, setting)
            if value is None:
                # An amount nobody wrote down: the sum has a floor, and no ceiling.
                open_end = True
                continue
            low += value[0] if sure else min(value[0], Fraction(0))
            high += value[1] if sure else max(value[1], Fraction(0))
    return Amount(low / figure.scale, None if open_end else high / figure.scale)


def _value(
    figure: Figure, counted: list[Record], possible: list[Record], setting: Setting
) -> Amount:
    """The number of the one record; the span of several, none at all where there is no record."""
    assert isinstance(figure.measure.of, nodes.Path)
    if not counted and not possible:
        return Amount(why=NO_RECORD)
    values = [number(figure.measure.of, record, setting) for record in (*counted, *possible)]
    known = [value for value in values if value is not None]
    if len(known) < len(values) or not counted:
        return Amount()
    low, high = min(value[0] for value in known), max(value[1] for value in known)
    return Amount(low / figure.scale, high / figure.scale)


def _shares(figure: Figure, found: _Sorted, setting: Setting) -> tuple[Share, ...]:
    if figure.by is None:
        return ()
    parts: dict[str, tuple[str, list[Record], list[Record]]] = {}
    for records, place in ((found.counted, 1), (found.possible, 2)):
        for record in records:
            code, label = _key(figure.by, record, setting)
            parts.setdefault(code, (label, [], []))[place].append(record)  # type: ignore[union-attr]
    return tuple(
        Share(code, label, _amount(figure, sure, perhaps, setting), tuple(sure))
        for code, (label, sure, perhaps) in sorted(
            parts.items(), key=lambda part: _place(figure, part[0], setting)
        )
    )


def _key(by: Node | None, record: Record, setting: Setting) -> tuple[str, str]:
    """The part a record belongs to: its code and label; a blank one where it is not known."""
    if isinstance(by, nodes.Path):
        found = setting.follow(record, by)
        concept = found[0].concept(found[1]) if found else None
        value = setting.value(*found) if found else None
        if concept is None or value is None:
            return UNKNOWN_PART, "未知"
        if concept.type == "entity" and (other := setting.ledger.find(str(value))):
            return other.id, setting.ledger.name_of(other, setting.as_of)
        return code_of(concept, value), text_of(concept, value)
    assert isinstance(by, nodes.Number)
    value = number(by, record, setting)
    if value is None or value[0] != value[1]:
        return UNKNOWN_PART, "未知"
    if isinstance(by, nodes.Rung):
        name = setting.firms.book.ladders[by.ladder].name_of(int(value[0]))
        return f"{int(value[0])}", name
    return f"{int(value[0]):02}", f"{int(value[0])}" + _SUFFIX.get(getattr(by, "what", ""), "")


_SUFFIX = {"year": "年", "month": "月"}


def _place(figure: Figure, code: str, setting: Setting) -> tuple[int, int, str]:
    """Parts stand in the order of their choices, else by code; the unknown part comes last."""
    if isinstance(figure.by, nodes.Path) and len(figure.by.names) == 1:
        kind = setting.ledger.vocabulary.kinds[figure.over]
        concept = kind.find(figure.by.names[0])
        if concept is not None and code in concept.choices:
            return 0, list(concept.choices).index(code), code
    return (1 if code == UNKNOWN_PART else 0), 0, code


def _footnotes(figure: Figure, found: _Sorted, setting: Setting) -> Iterable[str]:
    for note in figure.notes:
        fitting = [one for one in found.counted if holds(note.test, one, setting)]
        if fitting:
            yield note.says.format(n=len(fitting))
    if found.graded_c:
        yield f"其中{len(found.graded_c)}条为{GRADES[STAMPED]}（证据等级 {STAMPED}）"
    if found.possible:
        yield f"另有{len(found.possible)}条缺项，能否计入待核"
