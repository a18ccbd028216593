"""rulebook/figures/*.yaml → figures and claims, every slip named with file and line."""

from __future__ import annotations

from collections.abc import Mapping as MappingType
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from guiju.documents import Mapping, read_each
from guiju.errors import BadInput, Place, Problem, Problems
from guiju.figures.circles import refuse_circles
from guiju.figures.claims import claim_from
from guiju.figures.figure import Claim, Figure, FigureBook
from guiju.figures.making import Reach, figure_from
from guiju.vocabulary import Vocabulary, unknown_keys

_FILE_KEYS = ["figures", "claims", "note"]


@dataclass(frozen=True)
class _Found:
    """The bodies of a rulebook's figures and claims by name, before they are read."""

    figures: dict[str, tuple[Any, Place]]
    claims: dict[str, tuple[Any, Place]]


def load_figures(
    folder: Path,
    root: Path,
    vocabulary: Vocabulary,
    problems: Problems,
    *,
    policies: frozenset[str] = frozenset(),
    ladders: tuple[str, ...] = (),
    themes: frozenset[str] = frozenset(),
) -> FigureBook:
    """Read every YAML file under `folder`; what is wrong is noted in `problems`."""
    found = _found(folder, root, problems)
    reach = Reach(vocabulary, frozenset(found.figures), policies, ladders, themes)
    figures = _made(found.figures, partial(figure_from, reach=reach), problems)
    claims = _made(found.claims, partial(claim_from, reach=reach), problems)
    refuse_circles(figures, problems)
    _refuse_formulas(figures, claims, problems)
    return FigureBook(MappingProxyType(figures), MappingProxyType(claims))


def _refuse_formulas(
    figures: MappingType[str, Figure], claims: MappingType[str, Claim], problems: Problems
) -> None:
    """A claim is said of records; a formula has none of its own."""
    for claim in claims.values():
        subjects = figures.get(claim.subjects)
        if subjects is not None and subjects.formula is not None:
            met = f"断言“{claim.id}”的 subjects“{claim.subjects}”是公式，没有记录"
            problems.note(met, claim.at, do="写一个数记录的数")


def _found(folder: Path, root: Path, problems: Problems) -> _Found:
    found = _Found({}, {})
    for document in read_each(folder.rglob("*.yaml"), root, problems):
        unknown_keys(document, _FILE_KEYS, problems)
        for section, into in (("figures", found.figures), ("claims", found.claims)):
            _take(document, section, into, found, problems)
    return found


def _take(
    document: Mapping,
    section: str,
    into: dict[str, tuple[Any, Place]],
    found: _Found,
    problems: Problems,
) -> None:
    bodies = document.get(section)
    if bodies is None:
        return
    if not isinstance(bodies, Mapping):
        problems.note(f"{section} 不是一组键值", document.at(section))
        return
    for name, body in bodies.items():
        first = found.figures.get(name) or found.claims.get(name)
        if first is not None:
            met = f"“{name}”重复定义（首次：{first[1].text()}）"
            problems.note(met, bodies.at(name), do="删去一处或改名")
            continue
        into[name] = (body, bodies.at(name))


def _made(
    bodies: MappingType[str, tuple[Any, Place]], make: Any, problems: Problems
) -> dict[str, Any]:
    made: dict[str, Figure | Claim] = {}
    for name, (body, place) in bodies.items():
        try:
            if not isinstance(body, Mapping):
                raise BadInput(Problem(f"“{name}”不是一组键值", place, "label、over、where …"))
            made[name] = make(name, body, place)
        except BadInput as error:
            problems.adopt(error)
    return made
