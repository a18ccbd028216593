"""The metrics of a rulebook: named formulas and tables, built on first use, circles refused."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from guiju.documents import Mapping, Sequence, read_each
from guiju.errors import BadInput, Place, Problem, Problems
from guiju.formulas.building import in_unit, settled
from guiju.formulas.nodes import Metric, NamedPredicate, Node, Number, Predicate
from guiju.formulas.parse import parse
from guiju.formulas.scope import Scope
from guiju.formulas.tables import TABLE_KEYS, is_table, row_value, table
from guiju.vocabulary import Concept, Kind, Unit, dimension_name, unknown_keys
from guiju.vocabulary.units import MONEY_SCALES, PERSON_UNITS

_OF_X = re.compile(r"([a-z][a-z0-9_]*)\(([a-z]\w*)\)\Z")
_OWN_KEYS = ("label", "unit", "formula", "value", "means")


@dataclass(frozen=True)
class Definition:
    """A metric as written: its name, argument (formulas of x), body and place."""

    name: str
    argument: str | None
    label: str
    unit: str
    body: Any
    at: Place
    means: str = ""


class MetricBook:
    """Every metric of a rulebook by name."""

    def __init__(self, kind: Kind, definitions: dict[str, Definition]) -> None:
        self.kind = kind
        self.definitions = definitions
        self._built: dict[str, Node] = {}
        self._derived: dict[str, Node | None] = {}
        self._open: list[str] = []

    def names(self) -> list[str]:
        """Every metric name."""
        return list(self.definitions)

    def node(self, name: str, at: Place) -> Node | None:
        """The metric as a named node, None when there is none of that name."""
        definition = self.definitions.get(name)
        if definition is None:
            return None
        if definition.argument is not None:
            raise BadInput(Problem(f"“{name}”是带参数的公式", at, f"{name}(某个概念)"))
        if name not in self._built:
            self._built[name] = _named(definition, self._body(definition, {}, at))
        return self._built[name]

    def call(self, name: str, argument: Callable[[int], Number], at: Place) -> Node | None:
        """A formula of x with `argument` in place of x."""
        definition = self.definitions.get(name)
        if definition is None or definition.argument is None:
            return None
        return self._body(definition, {definition.argument: argument}, at)

    def derived(self, concept: Concept) -> Node | None:
        """The formula, or the yes or no, a concept falls back on when nobody entered it."""
        if concept.derive is None:
            return None
        if isinstance(concept.derive, bool):
            return settled(concept.derive)
        if concept.name not in self._derived:
            with_circle_check = f"概念 {concept.name}"
            self._enter(with_circle_check, concept.at)
            try:
                scope = Scope(kind=self.kind, metrics=self, at=concept.at)
                self._derived[concept.name] = parse(concept.derive, scope)
            finally:
                self._open.pop()
        return self._derived[concept.name]

    def build_all(self, problems: Problems) -> None:
        """Build every metric that stands alone, collecting what is wrong."""
        for name, definition in self.definitions.items():
            if definition.argument is None:
                try:
                    self.node(name, definition.at)
                except BadInput as error:
                    problems.adopt(error)

    def _body(
        self, definition: Definition, bound: dict[str, Callable[[int], Number]], at: Place
    ) -> Node:
        self._enter(definition.name, at)
        try:
            scope = Scope(kind=self.kind, metrics=self, at=definition.at, bound=bound)
            body = definition.body
            if is_table(body):
                return table(body, scope)
            return row_value(body, scope) if isinstance(body, Sequence) else parse(body, scope)
        finally:
            self._open.pop()

    def _enter(self, name: str, at: Place) -> None:
        if name in self._open:
            circle = " → ".join([*self._open[self._open.index(name) :], name])
            raise BadInput(Problem(f"定义成环：{circle}", at, do="改掉其中一个定义"))
        self._open.append(name)


def _named(definition: Definition, body: Node) -> Node:
    if isinstance(body, Predicate):
        return NamedPredicate(name=definition.name, label=definition.label, body=body)
    assert isinstance(body, Number)
    body = in_declared_unit(definition, body)
    unit = declared_unit(definition, body.unit)
    return Metric(unit=unit, name=definition.name, label=definition.label, body=body)


def in_declared_unit(definition: Definition, body: Number) -> Number:
    """Bare numbers in the money the metric says it is in: a table of awards, a fixed amount."""
    scale = MONEY_SCALES.get(definition.unit)
    if scale is None:
        return body
    return in_unit(body, Unit(money=1, label=definition.unit, scale=scale))


def declared_unit(definition: Definition, inferred: Unit) -> Unit:
    """The unit a metric says it has, refused where the formula gives another dimension."""
    label = definition.unit
    if not label:
        return inferred
    money, person = int(label in MONEY_SCALES), int(label in PERSON_UNITS)
    if (money, person) != inferred.dimension:
        raise BadInput(
            Problem(
                f"单位不符：“{definition.label}”写的是{label}，公式算出的是"
                f"{dimension_name(inferred)}",
                definition.at,
                do="改正 unit 或公式",
            )
        )
    return replace(inferred, label=label, scale=MONEY_SCALES.get(label, 1))


def load_metrics(folder: Path, root: Path, kind: Kind, problems: Problems) -> MetricBook:
    """Read rulebook/metrics/*.yaml; cases live in a folder of their own."""
    definitions: dict[str, Definition] = {}
    for document in read_each(folder.glob("*.yaml"), root, problems):
        unknown_keys(document, ["metrics"], problems)
        metrics = document.get("metrics") or Mapping()
        for key, body in metrics.items():
            _define(key, body, metrics.at(key), definitions, kind, problems)
    book = MetricBook(kind, definitions)
    book.build_all(problems)
    return book


def _define(
    key: str,
    body: Any,
    at: Place,
    definitions: dict[str, Definition],
    kind: Kind,
    problems: Problems,
) -> None:
    match = _OF_X.match(key)
    name, argument = (match[1], match[2]) if match else (key, None)
    if name in definitions or name in kind.concepts:
        other = definitions[name].at if name in definitions else kind.concepts[name].at
        problems.note(f"名称“{name}”重复（首次：{other.text()}）", at, do="换一个名称")
        return
    short = not isinstance(body, Mapping)
    if not short:
        unknown_keys(body, [*_OWN_KEYS, *TABLE_KEYS], problems)
        if not is_table(body) and ("formula" in body) == ("value" in body):
            problems.note(f"指标“{name}”没有公式也没有表", at, expected="formula: … 或 by: …")
            return
    definitions[name] = Definition(
        name=name,
        argument=argument,
        label=name if short else body.get("label", name),
        unit="" if short else str(body.get("unit") or ""),
        body=body if short or is_table(body) else body.get("formula", body.get("value")),
        at=at,
        means="" if short else body.get("means", ""),
    )
