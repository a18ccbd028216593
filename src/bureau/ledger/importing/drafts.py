"""One row of the sheet by itself: its cells read, before anything is asked of the ledger."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import guiju
from bureau.ledger.importing.plan import Bound, Plan
from bureau.ledger.reading import kind_of
from bureau.ledger.sheets.cells import BLANK, CLEAR, DOUBT, VALUE, WRONG, Read, read
from bureau.ledger.sheets.columns import CODE, GRADE, KEY, STAGE_ON, YEAR
from bureau.ledger.sheets.credit_codes import compact, fault
from bureau.ledger.sheets.lines import Line
from bureau.ledger.sheets.stamps import Stamp, read_stamp
from bureau.ledger.sheets.texts import visible
from bureau.ledger.values import held, written_of

CREDIT_CODE = "credit_code"
_SUMS = ("合计", "总计", "小计", "共计", "总和", "累计")
YES, SKIP, NO = "yes", "skip", "no"
"""Answers to a question: as it stands; without this cell; without this row."""


@dataclass(frozen=True)
class Hold:
    """A question to the person: its key, what it is about, and the answers it may have."""

    key: str
    says: str
    options: tuple[tuple[str, str], ...] = ((YES, "照此导入"), (NO, "这一行不导"))


@dataclass
class Draft:
    """One row on its way: what it says, and what was found about it.

    reads: {(concept, period): what the cell says}; entity: the record it is about once known, with
    `how` it was known; known_names: what that record goes or went by; aside: why the row is none
    of the table's.
    """

    line: Line
    answers: Mapping[str, str]
    stamp: Stamp | None = None
    code: str = ""
    credit_code: str = ""
    name: str = ""
    period: str = ""
    stage_on: str = ""
    grade: str = ""
    reads: dict[tuple[str, str], Read] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    holds: list[Hold] = field(default_factory=list)
    entity: int | None = None
    how: str = ""
    aside: str = ""
    known_names: set[str] = field(default_factory=set)


def draft(plan: Plan, line: Line, answers: Mapping[str, str], places: Mapping[str, str]) -> Draft:
    """The cells of one row, read by the plan."""
    made = Draft(line, answers)
    made.stamp = read_stamp(_at(line, plan.words.get(KEY)), plan.marked)
    made.code = made.stamp.code if made.stamp else _word(line, plan.words.get(CODE))
    made.grade = _word(line, plan.words.get(GRADE)).upper() or plan.grade
    made.stage_on = _word(line, plan.words.get(STAGE_ON))
    _year(plan, made)
    for bound in plan.columns:
        _cell(bound, made, places)
    _identity(plan, made)
    if not made.reads and not made.errors and not made.code:
        made.aside = "这一行没有要导入的内容"
    if any(made.name.startswith(word) for word in _SUMS) or _is_sum(line):
        made.aside = "合计行，不导入"
    return made


def _is_sum(line: Line) -> bool:
    first = next((value for value in line.values if value is not None), None)
    return isinstance(first, str) and visible(first).replace(" ", "") in _SUMS


def _at(line: Line, position: int | None) -> Any:
    return line.values[position] if position is not None and position < len(line.values) else None


def _word(line: Line, position: int | None) -> str:
    value = _at(line, position)
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return visible(str(value))


def _year(plan: Plan, made: Draft) -> None:
    word = _word(made.line, plan.words.get(YEAR))
    if not word:
        made.period = plan.year
        return
    try:
        made.period = guiju.stretch(word.removesuffix("度"), "年度").code()[:4]
    except guiju.BadInput:
        made.errors.append(f"年度“{word}”读不懂：请写四位数的年份")


def _cell(bound: Bound, made: Draft, places: Mapping[str, str]) -> None:
    concept, position = bound.concept, bound.position
    raw, formula = _at(made.line, position), position in made.line.formulas
    if raw is None and not formula:
        return
    found = read(concept, raw, bound.unit, formula=formula, places=places)
    period = (bound.year or made.period) if concept.yearly else ""
    key = (concept.name, period)
    if made.stamp is not None and made.stamp.untouched(
        concept.name, period, said_of(concept, found, raw)
    ):
        return
    if found.state == BLANK:
        return
    if concept.yearly and not period:
        made.errors.append(f"{concept.label}按年记，这一行没有写年度")
        return
    if found.state == WRONG:
        made.errors.append(found.problem)
        return
    made.notes += [f"{concept.label}：{note}" for note in found.notes]
    made.reads[key] = found
    if found.state == DOUBT:
        options = ((YES, "按这个数记"), (SKIP, "这一格留空"), (NO, "这一行不导"))
        made.holds.append(
            Hold(f"about:{concept.name}@{period}", f"{concept.label}{found.problem}", options)
        )


def said_of(concept: Any, found: Read, raw: Any) -> str:
    """What a cell says, as the hidden key marks it: the same whichever program saved it."""
    if concept.type == "entity" or concept.fields or found.state == WRONG:
        return visible(str(raw))
    if found.state == BLANK:
        return ""
    if found.state == VALUE:
        return written_of(concept, held(concept, found.value))
    return visible(str(raw))


def _identity(plan: Plan, made: Draft) -> None:
    """Code and name, taken from the row itself whether or not they are touched."""
    for bound in plan.columns:
        name = bound.concept.name
        if name == CREDIT_CODE:
            made.credit_code = _credit_code(made, _word(made.line, bound.position))
        elif name == plan.kind.named_by and bound.concept.type == "text":
            made.name = _word(made.line, bound.position)


def _credit_code(made: Draft, word: str) -> str:
    found = made.reads.get((CREDIT_CODE, ""))
    if found is None and not word:
        return ""
    if found is not None and found.state == CLEAR:
        return ""
    code = compact(word)
    if found is not None and (wrong := fault(word)):
        made.errors.append(wrong)
        made.reads.pop((CREDIT_CODE, ""), None)
        return ""
    if found is not None and found.state == VALUE and code != found.value:
        made.reads[CREDIT_CODE, ""] = Read(VALUE, code)
    return code


def default_reads(plan: Plan) -> dict[tuple[str, str], Read]:
    """What a new record has where its row says nothing: the values given for the whole sheet."""
    found = {}
    for name, raw in plan.defaults.items():
        concept = kind_of(plan.kind.name).find(name)
        period = plan.year if concept.yearly else ""
        found[name, period] = read(concept, raw, concept.unit)
    return found
