"""One figure from its YAML body."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from string import Formatter

from guiju.documents import Mapping
from guiju.errors import BadInput, Place, Problem, Problems
from guiju.figures.conditions import Reader, condition, parting
from guiju.figures.expressions import expression
from guiju.figures.figure import COUNT, DISTINCT, SUM, VALUE, About, Figure, Measure, Note
from guiju.figures.names import Names
from guiju.figures.nodes import All, Choice, Path, Says, Size, Test
from guiju.figures.words import scope_words
from guiju.formulas.parse import syntax
from guiju.vocabulary import Concept, Kind, Vocabulary, close_to, unknown_keys
from guiju.vocabulary.units import MONEY_SCALES

_KEYS = (
    "label over where measure unit by latest notes formula part_of words means owner warns"
).split()
_NOT_WITH_FORMULA = ("where", "measure", "by", "latest", "notes")
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
            raise BadInput(
                Problem(f"没有“{kind}”这种记录", at, "、".join(known), close_to(kind, known))
            )
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
    return condition(str(text), replace(names, at=body.at("where"))), str(text)


def fixed_by(where: Test | None) -> dict[str, str]:
    """The fields a condition pins to one value: what a declaration of completeness must cover."""
    tests = where.tests if isinstance(where, All) else (where,)
    found: dict[str, str] = {}
    for test in tests:
        if isinstance(test, Choice) and test.word == "is" and len(test.codes) == 1:
            found[".".join(test.of.names)] = test.codes[0]
        elif isinstance(test, Says) and len(test.texts) == 1:
            found[".".join(test.of.names)] = test.texts[0]
    return found


def _formula(name: str, body: Mapping, at: Place, reach: Reach) -> Figure:
    text = str(body["formula"])
    for key in _NOT_WITH_FORMULA:
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
    measure, concept = _measure(body, replace(names, at=body.at("measure")))
    unit, scale = _unit(name, body, measure, concept)
    by = parting(str(body["by"]), replace(names, at=body.at("by"))) if body.get("by") else None
    if measure.kind in (SUM, VALUE) and concept is not None:
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
        fixed=fixed_by(where),
        latest=_latest(body, replace(names, at=body.at("latest"))),
        notes=tuple(_notes(body, names)),
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


def _latest(body: Mapping, names: Names) -> Path | None:
    """`latest: as_of` keeps the newest records."""
    if not body.get("latest"):
        return None
    by, concepts = names.path(syntax(str(body["latest"]), names))
    if concepts[0].type != "date":
        met = f"latest“{by.label}”不是日期"
        raise BadInput(Problem(met, body.at("latest"), "一个日期字段"))
    return by


def _notes(body: Mapping, names: Names) -> Iterator[Note]:
    """`notes: [{where: …, says: 待签合同{n}项}]`."""
    given = body.get("notes") or []
    for part in given if isinstance(given, list) else [given]:
        at = body.at("notes")
        if not isinstance(part, Mapping) or not {"where", "says"} <= set(part):
            raise BadInput(Problem("notes 没有写全", at, "- {where: 条件, says: 待签合同{n}项}"))
        test = condition(str(part["where"]), replace(names, at=part.at("where")))
        refuse_places(str(part["says"]), ("n",), part.at("says"))
        yield Note(test, str(part["says"]))


def refuse_places(says: str, known: Collection[str], at: Place) -> None:
    """Refuse a wording with a {…} that nothing will fill."""
    try:
        names = [name for _, name, _, _ in Formatter().parse(says) if name is not None]
    except ValueError as error:
        raise BadInput(Problem(f"“{says}”的花括号不成对", at, do="改正花括号")) from error
    for name in names:
        if name not in known:
            expected = "、".join(f"{{{each}}}" for each in known)
            raise BadInput(Problem(f"“{says}”里的“{{{name}}}”没有", at, expected))


def _measure(body: Mapping, names: Names) -> tuple[Measure, Concept | None]:
    text = str(body.get("measure") or "count()")
    tree = syntax(text, names)
    if isinstance(tree, ast.Call) and isinstance(tree.func, ast.Name) and not tree.keywords:
        called, arguments = tree.func.id, tree.args
        if called == COUNT and not arguments:
            return Measure(), None
        if called == SUM and len(arguments) == 1 and isinstance(arguments[0], ast.Call):
            size, _ = Reader(names).number(arguments[0], None)
            if isinstance(size, Size):
                return Measure(SUM, size), None
        elif called in (SUM, DISTINCT, VALUE) and len(arguments) == 1:
            path, concepts = names.path(arguments[0])
            if called != DISTINCT and concepts[0].type not in _SUMMED:
                names.refuse(f"“{path.label}”不是数", do="换一个数量或金额字段")
            return Measure(called, path), concepts[0]
    place = body.at("measure")
    expected = "count()、sum(字段)、sum(count(关系))、value(字段)、distinct(字段)"
    raise BadInput(Problem(f"measure“{text}”读不懂", place, expected))


def _unit(name: str, body: Mapping, measure: Measure, concept: Concept | None) -> tuple[str, int]:
    """The printed unit, and how many internal whole numbers make one of it."""
    unit = str(body.get("unit") or "")
    if measure.kind not in (SUM, VALUE) or concept is None:
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
