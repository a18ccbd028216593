"""Indicators: what counties are assessed by, how each is read, and who answers for it."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from guiju.documents import Mapping, read_each
from guiju.errors import Problems
from guiju.figures import FigureBook
from guiju.marks import CONFIDENCES
from guiju.slips import close_to, one_of, unknown_keys
from guiju.vocabulary import Vocabulary
from guiju.vocabulary.places import PlaceLayer

DIRECTIONS = ("lower", "higher")
READINGS = ("title", "figure", "outside")
COUNTS = ("net", "granted", "valid")
RHYTHMS = ("month", "quarter", "year")
_KEYS = (
    "label unit direction reading title counts figure publisher reported owner means proposed "
    "confidence"
).split()
_PROPOSED_KEYS = ["source_set", "weight", "due"]
_DUE = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])\Z")


@dataclass(frozen=True)
class Indicator:
    """One indicator, whoever assesses it and in whatever year.

    reading: title, figure or outside. counts: net, granted or valid, of a title. source_set,
    weight, due (month-day of the year after): what a new target sheet is filled with.
    """

    id: str
    label: str
    unit: str
    direction: str
    reading: str
    title: str = ""
    counts: str = ""
    figure: str = ""
    publisher: str = ""
    reported: str = "year"
    owner: str = ""
    means: str = ""
    source_set: str = ""
    weight: Fraction | None = None
    due: str = ""
    confidence: str = "K"

    @property
    def is_counted(self) -> bool:
        """Whether named firms make it up, so that named firms can close a gap."""
        return self.reading == "title"


def load_indicators(
    folder: Path,
    root: Path,
    vocabulary: Vocabulary,
    figures: FigureBook,
    places: Collection[PlaceLayer],
    problems: Problems,
) -> dict[str, Indicator]:
    """Read rulebook/indicators/*.yaml: indicators by id; what is wrong is noted."""
    found: dict[str, Indicator] = {}
    for document in read_each(folder.glob("*.yaml"), root, problems):
        unknown_keys(document, ["indicators"], problems)
        listed = document.get("indicators")
        if not isinstance(listed, Mapping):
            problems.note("没有指标", document.at(), expected="indicators: 下面逐项写")
            continue
        for name, body in listed.items():
            if name in found or not isinstance(body, Mapping):
                problems.note(f"指标“{name}”重复或没有内容", listed.at(name), do="换一个名字或补上")
                continue
            _check(name, body, vocabulary, figures, problems)
            _check_owner(name, body, places, problems)
            found[name] = _indicator(name, body)
    return found


def _check(
    name: str, body: Mapping, vocabulary: Vocabulary, figures: FigureBook, problems: Problems
) -> None:
    unknown_keys(body, _KEYS, problems)
    for key in ("label", "unit", "owner", "means"):
        if not body.get(key):
            problems.note(f"指标“{name}”缺少 {key}", body.at(), expected=f"{key}: …")
    one_of(body, "direction", DIRECTIONS, problems)
    one_of(body, "reading", READINGS, problems)
    one_of(body, "reported", RHYTHMS, problems, "year")
    one_of(body, "confidence", CONFIDENCES, problems, "K")
    if body.get("reading") == "title":
        one_of(body, "title", vocabulary.enterprise.title_codes, problems)
        one_of(body, "counts", COUNTS, problems)
    figure = body.get("figure")
    if figure and figure not in figures.figures:
        problems.note(
            f"指标“{name}”指向不存在的数“{figure}”",
            body.at("figure"),
            do=close_to(figure, figures.figures) or "核对数的名字",
        )
    if body.get("reading") == "figure" and not figure:
        problems.note(f"指标“{name}”没有写按哪个数算", body.at(), expected="figure: 数的名字")
    _check_proposed(body.get("proposed"), vocabulary, problems)


def _check_proposed(proposed: Mapping | None, vocabulary: Vocabulary, problems: Problems) -> None:
    if proposed is None:
        return
    unknown_keys(proposed, _PROPOSED_KEYS, problems)
    kind = vocabulary.kinds.get("indicator")
    if kind is not None:
        one_of(proposed, "source_set", kind.concepts["source_set"].choices, problems)
    due = str(proposed.get("due") or "")
    if due and not _DUE.match(due):
        problems.note(f"due: {due} 读不懂", proposed.at("due"), expected="月-日，如 01-31")


def _check_owner(
    name: str, body: Mapping, places: Collection[PlaceLayer], problems: Problems
) -> None:
    owner = str(body.get("owner") or "")
    for layer in places:
        if owner and layer.sections and owner not in layer.sections:
            met = f"指标“{name}”的负责科室“{owner}”不在“{layer.name}”的科室里"
            do = close_to(owner, layer.sections) or "写进 sections，或改正 owner"
            problems.note(met, body.at("owner"), expected="、".join(layer.sections), do=do)


def _indicator(name: str, body: Mapping) -> Indicator:
    proposed = body.get("proposed") or {}
    weight = proposed.get("weight")
    words = {key: str(body.get(key) or "") for key in _KEYS if key != "proposed"}
    defaults = {"reported": words["reported"] or "year", "confidence": words["confidence"] or "K"}
    return Indicator(
        id=name,
        source_set=str(proposed.get("source_set") or ""),
        weight=None if weight is None else Fraction(weight),
        due=str(proposed.get("due") or ""),
        **(words | defaults),
    )
