"""One figure from its YAML body."""

from __future__ import annotations

import ast
from dataclasses import dataclass

from guiju.documents import Mapping
from guiju.errors import BadInput, Place, Problem, Problems
from guiju.figures.conditions import condition, parting
from guiju.figures.expressions import expression
from guiju.figures.figure import COUNT, DISTINCT, SUM, About, Figure, Measure
from guiju.figures.names import Names
from guiju.figures.nodes import Path, Test
from guiju.figures.words import scope_words
from guiju.formulas.parse import syntax
from guiju.vocabulary import Concept, Kind, Vocabulary, close_to, unknown_keys
from guiju.vocabulary.units import MONEY_SCALES

_KEYS = "label over where measure unit by formula part_of words means owner warns".split()
_SUMMED = ("money", "count", "number", "ratio")
PERCENT = "%"


@dataclass(frozen=True)
class Reach:
    """What a definition may name."""

    vocabulary: Vocabulary
    figures: frozenset[str]
    policies: frozenset[str]
    ladders: tuple[str, ...]
    themes: frozenset[str]

    def names(self, kind: str, at: Place) -> Names:
        """The names of a condition on records of a kind; an unknown kind is refused."""
        found = self.vocabulary.kinds.get(kind)
        if found is None:
            known = self.vocabulary.kinds
            do = close_to(kind, known) or f"词汇表里有：{'、'.join(known)}"
            raise BadInput(Problem(f"没有“{kind}”这种记录", at, do=do))
        return Names(self.vocabulary, found, at, self.policies, self.ladders, self.themes)

    def figure(self, name: str | None, at: Place) -> str:
        """A figure's name; refused when nobody defined it."""
        if name not in self.figures:
            do = close_to(str(name), self.figures) or "先在 figures/ 里定义它"
            raise BadInput(Problem(f"没有“{name}”这个数", at, do=do))
        return str(name)


def figure_from(name: str, body: Mapping, at: Place, reach: Reach) -> Figure:
    """A figure; BadInput says what is wrong with it and where."""
    problems = Problems()
    unknown_keys(body, _KEYS, problems)
    if not body.get("label"):
        problems.note(f"数“{name}”缺少中文名", at, expected="label: …")
    if bool(body.get("over")) == bool(body.get("formula")):
        problems.note(f"数“{name}”要写 over 或 formula，只写一个", at)
    problems.raise_if_any()
    if body.get("part_of") is not None:
        reach.figure(body["part_of"], body.at("part_of"))
    return (
        _formula(name, body, at, reach) if body.get("formula") else _counted(name, body, at, reach)
    )


def words_of(body: Mapping) -> tuple[str, ...]:
    """`words:` as a tuple, one word or several."""
    words = body.get("words") or ()
    return (words,) if isinstance(words, str) else tuple(str(word) for word in words)


def where_of(body: Mapping, names: Names) -> tuple[Test | None, str]:
    """`where:` read, and its text."""
    text = body.get("where")
    if text is None:
        return None, ""
    placed = Names(**(vars(names) | {"at": body.at("where")}))
    return condition(str(text), placed), str(text)


def _formula(name: str, body: Mapping, at: Place, reach: Reach) -> Figure:
    text = str(body["formula"])
    for key in ("where", "measure", "by"):
        if key in body:
            raise BadInput(Problem(f"有 formula 就不写 {key}", body.at(key), do="删去一处"))
    unit = str(body.get("unit") or "")
    return Figure(
        id=name,
        about=_about(body),
        unit=unit,
        scale=1,
        formula=expression(text, reach.figures, body.at("formula")),
        formula_text=text,
        at=at,
    )


def _counted(name: str, body: Mapping, at: Place, reach: Reach) -> Figure:
    names = reach.names(str(body["over"]), body.at("over"))
    where, text = where_of(body, names)
    measure, concept = _measure(body, names)
    unit, scale = _unit(name, body, measure, concept)
    by = parting(str(body["by"]), names) if body.get("by") else None
    if measure.kind == SUM and concept is not None:
        _demand_scope(name, where, names.kind, concept, at)
    return Figure(
        id=name,
        about=_about(body),
        unit=unit,
        over=names.kind.name,
        where=where,
        where_text=text,
        measure=measure,
        scale=scale,
        by=by,
        scope=scope_words(where),
        at=at,
    )


def _about(body: Mapping) -> About:
    return About(
        label=str(body["label"]),
        part_of=body.get("part_of"),
        words=words_of(body),
        means=str(body.get("means") or ""),
        owner=str(body.get("owner") or ""),
        warns=str(body.get("warns") or ""),
    )


def _measure(body: Mapping, names: Names) -> tuple[Measure, Concept | None]:
    text = str(body.get("measure") or "count()")
    tree = syntax(text, names)
    if isinstance(tree, ast.Call) and isinstance(tree.func, ast.Name) and not tree.keywords:
        called, arguments = tree.func.id, tree.args
        if called == COUNT and not arguments:
            return Measure(), None
        if called in (SUM, DISTINCT) and len(arguments) == 1:
            path, concepts = names.path(arguments[0])
            if called == SUM and concepts[0].type not in _SUMMED:
                names.refuse(f"“{path.label}”不能相加", do="只有数量、金额可以 sum")
            return Measure(called, path), concepts[0]
    place = body.at("measure")
    expected = "count()、sum(字段)、distinct(字段)"
    raise BadInput(Problem(f"measure“{text}”读不懂", place, expected))


def _unit(name: str, body: Mapping, measure: Measure, concept: Concept | None) -> tuple[str, int]:
    """The printed unit, and how many internal whole numbers make one of it."""
    unit = str(body.get("unit") or "")
    if measure.kind != SUM or concept is None:
        return unit, 1
    if concept.type == "money":
        if unit not in MONEY_SCALES:
            expected = "、".join(MONEY_SCALES)
            raise BadInput(Problem(f"金额“{name}”要写明单位", body.at("unit"), expected))
        return unit, MONEY_SCALES[unit]
    return unit or concept.unit, concept.written_scale


def _demand_scope(name: str, where: Test | None, kind: Kind, concept: Concept, at: Place) -> None:
    """Money says of itself which money: every field named by scoped_by stands in the condition."""
    named = {node.names for node in where.walk() if isinstance(node, Path)} if where else set()
    missing = [field for field in concept.scoped_by if (field,) not in named]
    if missing:
        labels = "、".join(kind.concepts[field].label for field in missing)
        do = f"在 where 里写明{labels}（{'、'.join(missing)}）"
        raise BadInput(Problem(f"数“{name}”没有说清是哪一类{concept.label}", at, do=do))
