"""Footnotes: which a number brings along, and the order they are met in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from guiju.composition.document import Block, Chart, Heading, Paragraph, Run
from guiju.composition.numbers import quantity_text
from guiju.figures.recutting import MARK
from guiju.rollup import FigureResult
from guiju.vocabulary.units import MONEY_SCALES

Runs = tuple[Run, ...]


@dataclass
class Notes:
    """What has been footnoted in a report: each figure of a period once, where it stands first."""

    told: set[tuple[str, str]] = field(default_factory=set)
    scoped: set[str] = field(default_factory=set)

    def of(self, result: FigureResult) -> list[str]:
        """The footnotes due where a figure is printed; a formula's are those of its inputs."""
        key = (result.figure.id, result.period.code())
        if key in self.told or result.amount.why:
            return []
        self.told.add(key)
        if result.inputs:
            return [note for one in result.inputs for note in self.of(one)]
        parts = [*self._scope(result), *result.footnotes]
        return [f"{result.figure.label}：{'；'.join(parts)}。"] if parts else []

    def of_cut(self, result: FigureResult, before: FigureResult) -> list[str]:
        """The footnote of a figure cut otherwise: its scope, the old one and the old number."""
        key = (result.figure.id, f"{result.period.code()}{MARK}")
        if key in self.told:
            return []
        self.told.add(key)
        is_told = result.figure.unit in MONEY_SCALES
        here = "" if is_told else f"口径为{_scope_of(result)}；"
        number = quantity_text(before)
        return [f"{result.figure.label}：{here}原口径为{_scope_of(before)}，原数为{number}。"]

    def _scope(self, result: FigureResult) -> list[str]:
        """Which money it is, once for all periods."""
        figure = result.figure
        if figure.unit not in MONEY_SCALES or not figure.scope or figure.id in self.scoped:
            return []
        self.scoped.add(figure.id)
        return [f"口径为{figure.scope}"]


def _scope_of(result: FigureResult) -> str:
    """Which records a figure counts, in words; of a formula, those of its figures."""
    scopes = [_scope_of(one) for one in result.inputs] or [result.figure.scope]
    return "、".join(dict.fromkeys(scope for scope in scopes if scope))


def renumbered(
    blocks: Sequence[Block], notes: Sequence[str]
) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """Blocks with their footnotes counted through; notes no text refers to are left out."""
    order: dict[int, int] = {}
    made = tuple(_block(block, order) for block in blocks)
    return made, tuple(notes[old - 1] for old in order)


def _block(block: Block, order: dict[int, int]) -> Block:
    if isinstance(block, Heading | Paragraph):
        return replace(block, runs=_runs(block.runs, order))
    if isinstance(block, Chart):
        return block
    rows = tuple(tuple(_runs(cell, order) for cell in row) for row in block.rows)
    return replace(block, rows=rows)


def _runs(runs: Runs, order: dict[int, int]) -> Runs:
    return tuple(_run(run, order) for run in runs)


def _run(run: Run, order: dict[int, int]) -> Run:
    if run.note is None:
        return run
    number = order.setdefault(run.note, len(order) + 1)
    return replace(run, text=f"〔{number}〕", note=number)
