"""Tables of firms, as `guiju run --facts` reads them, made into statements of a ledger."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings

import guiju
from bureau.ledger.models import Row
from bureau.ledger.reading import kind_of

ENTITY = ("entity", "企业编号", "编号", "企业")
YEAR = ("year", "年度", "年份")
TITLES = {
    "title": ("title", "称号", "资质"),
    "from": ("from", "有效期起"),
    "valid_to": ("valid_to", "有效期止"),
}
_WITH_UNIT = re.compile(r"(.*?)\s*[\[［(（]\s*([^\[\]［］()（）]+?)\s*[\]］)）]")
_CELL = 200


@dataclass
class _Tables:
    """What has been read; given: what every value rests on."""

    told: Any
    given: Mapping[str, Any]
    sample: bool
    towns: Mapping[str, str]
    firms: dict[str, dict[str, Any]] = field(default_factory=dict)
    """By code what a firm's own row says of every year alike."""


def read_firms(
    folder: Path | str,
    *,
    title: str,
    grade: str = "C",
    known_at: date | None = None,
    sample: bool = False,
) -> Any:
    """The firms of a folder of CSV tables as `guiju.Statements`, all resting on one source.

    One row a firm, one row a firm and year, `titles.csv`, `<list>.csv`. A table of a list is taken
    to be complete for these firms, one of titles for the county up to the day it is known: who has
    no row in it has none.
    """
    root = Path(folder)
    paths = sorted(path for path in root.glob("*.csv") if path.name[0] not in "._#~")
    if not paths:
        raise guiju.BadInput.saying(f"“{root}”里没有 CSV 表", do="核对文件夹")
    told = guiju.Statements.of(settings.PLACE)
    paper = f"firms-{root.resolve().name}"
    told.paper(paper, kind="企业表", title=title, received_on=known_at)
    given = {"source": paper, "grade": grade, "known_at": known_at}
    into = _Tables(told, given, sample, _towns())
    heads = {path: _rows(path) for path in paths}
    for path in sorted(paths, key=lambda each: _turn(each, heads[each][0])):
        _read(into, path, *heads[path])
    return told


def _towns() -> dict[str, str]:
    """Name and division code of a town to the code of its record."""
    found: dict[str, str] = {}
    for row in Row.objects.filter(kind="town"):
        found |= {row.name: row.code, row.town: row.code}
    return found


def _turn(path: Path, heads: list[str]) -> int:
    """Firms first, then what is said of them."""
    if path.stem == "titles" or path.stem in kind_of("enterprise").concepts:
        return 2
    return 1 if any(head in YEAR for head in heads) else 0


def _rows(path: Path) -> tuple[list[str], list[list[str]]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            heads, *rows = csv.reader(file)
    except (UnicodeDecodeError, csv.Error, ValueError) as error:
        do = "用表格软件另存为 CSV（UTF-8）"
        raise guiju.BadInput.saying(f"{path.name} 读不懂", do=do) from error
    return [head.strip() for head in heads], rows


def _read(into: _Tables, path: Path, heads: list[str], rows: list[list[str]]) -> None:
    kind = kind_of("enterprise")
    concept = kind.find(path.stem)
    if path.stem == "titles":
        _titles(into, path, heads, rows)
    elif concept is not None and concept.type == "list":
        _list(into, path, concept, heads, rows)
    elif any(head in YEAR for head in heads):
        _years(into, path, heads, rows)
    else:
        _firms(into, path, heads, rows)


def _firms(into: _Tables, path: Path, heads: list[str], rows: list[list[str]]) -> None:
    concepts = kind_of("enterprise").concepts
    wanted = [c for c in concepts.values() if c.required]
    columns = _columns(path, heads, concepts)
    for line, code, cells in _lines(path, heads, rows):
        if code in into.firms:
            raise _bad(path, line, f"企业“{code}”出现两次")
        values = _values(path, line, columns, cells)
        town = values.pop("town", None)
        if town in into.towns:
            values["town"] = into.towns[town]
        elif town is not None and not _elsewhere(values.get("region_code")):
            raise _bad(path, line, f"所属镇街“{town}”没有登记")
        if missing := [c.label for c in wanted if c.name not in values]:
            raise _bad(path, line, f"企业缺少：{'、'.join(missing)}")
        into.firms[code] = {n: values.pop(n) for n in [*values] if concepts[n].yearly}
        into.told.record("enterprise", code, values, into.sample, **into.given)


def _elsewhere(region: int | None) -> bool:
    """Whether a firm sits in another county, where towns have no record here."""
    return region is not None and not str(region).startswith(settings.PLACE)


def _years(into: _Tables, path: Path, heads: list[str], rows: list[list[str]]) -> None:
    concepts = {name: c for name, c in kind_of("enterprise").concepts.items() if c.yearly}
    columns = _columns(path, heads, concepts, YEAR)
    place = next(number for number, head in enumerate(heads) if head in YEAR)
    for line, code, cells in _lines(path, heads, rows, into.firms):
        year = cells[place].strip()
        if not (year.isdigit() and len(year) == len("2024")):
            raise _bad(path, line, f"年度“{year}”读不懂")
        values = into.firms[code] | _values(path, line, columns, cells)
        into.told.year(code, int(year), values, into.sample, **into.given)


def _list(into: _Tables, path: Path, concept: Any, heads: list[str], rows: list[list[str]]) -> None:
    plain = concept.item is not None
    names = ("item", "value", concept.item.type, concept.name) if plain else ()
    fields = dict.fromkeys(names, concept.item) if plain else concept.fields
    columns = _columns(path, heads, fields)
    items: dict[str, list[Any]] = {code: [] for code in into.firms}
    for line, code, cells in _lines(path, heads, rows, into.firms):
        values = _values(path, line, columns, cells)
        items[code].append(next(iter(values.values()), None) if plain else values)
    for code, found in items.items():
        if plain:
            into.told.fact(code, concept.name, None, tuple(found), into.sample, **into.given)
        elif not found:
            into.told.fact(code, concept.name, None, "不适用", into.sample, **into.given)
        for item in [] if plain else found:
            into.told.item(code, concept.name, item, into.sample, **into.given)


def _titles(into: _Tables, path: Path, heads: list[str], rows: list[list[str]]) -> None:
    grant = kind_of("title").concepts
    concepts = {"title": grant["kind"], "from": grant["granted_on"], "valid_to": grant["valid_to"]}
    by_head = {head: concepts[name] for name, words in TITLES.items() for head in words}
    columns = _columns(path, heads, by_head)
    day = into.given["known_at"] or guiju.calendar.today()
    into.told.declare(
        kind="title",
        field="",
        value="",
        place=settings.PLACE,
        since=None,
        as_of=guiju.stretch(day.isoformat()),
        source=into.given["source"],
    )
    for line, code, cells in _lines(path, heads, rows, into.firms):
        values = _values(path, line, columns, cells)
        over = "valid_to" in values and values["valid_to"].last < day
        state = grant["state"].choice_rank("expired" if over else "valid")
        values |= {"holder": code, "state": state}
        into.told.record("title", f"{code}-t{line}", values, into.sample, **into.given)


def _columns(
    path: Path, heads: list[str], concepts: Mapping[str, Any], others: Iterable[str] = ()
) -> list[tuple[int, Any, str | None]]:
    """(position, concept, unit) of each column that says something."""
    found = []
    for place, head in enumerate(heads):
        if not head or head[0] in "#_" or head in (*ENTITY, *others):
            continue
        split = _WITH_UNIT.fullmatch(head)
        concept = _called(head, concepts) or (split and _called(split[1], concepts))
        if not concept:
            raise _bad(path, 1, f"不认识的列“{head}”")
        found.append((place, concept, split[2] if split and not _called(head, concepts) else None))
    return found


def _called(word: str, concepts: Mapping[str, Any]) -> Any | None:
    labelled = [concept for concept in concepts.values() if concept.label == word]
    return concepts.get(word) or (labelled[0] if len(labelled) == 1 else None)


def _lines(
    path: Path, heads: list[str], rows: list[list[str]], known: Iterable[str] | None = None
) -> Iterator[tuple[int, str, list[str]]]:
    place = next((number for number, head in enumerate(heads) if head in ENTITY), None)
    if place is None:
        raise _bad(path, 1, f"没有 {ENTITY[0]} 一列")
    there = None if known is None else set(known)
    for line, cells in enumerate(rows, 2):
        cells += [""] * (len(heads) - len(cells))
        code = cells[place].strip()
        if not code and not any(cell.strip() for cell in cells):
            continue
        if not code or (there is not None and code not in there):
            raise _bad(path, line, f"没有编号为“{code}”的企业")
        yield line, code, cells


def _values(
    path: Path, line: int, columns: list[tuple[int, Any, str | None]], cells: list[str]
) -> dict[str, Any]:
    found = {}
    for place, concept, unit in columns:
        try:
            value = guiju.read_cell(concept, cells[place], unit)
        except guiju.BadInput as error:
            raise _bad(path, line, str(error)) from error
        if value is not None:
            found[concept.name] = value
    return found


def _bad(path: Path, line: int, met: str) -> guiju.BadInput:
    return guiju.BadInput.saying(f"{path.name} 第{line}行 · {met[:_CELL]}", do="改正后重新载入")
