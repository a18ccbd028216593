"""The numbers of a board with where each leads: the register, or the names of a cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bureau.desk.board.choosing import Chosen
from bureau.runs.queries import Board, Line

NOWHERE = "none"
"""In an address: the firms of no town."""
SHADES = 5


@dataclass(frozen=True)
class Cell:
    """A number and where it leads. way: up or down, where it speaks of a move."""

    count: int
    href: str
    way: str = ""


@dataclass(frozen=True)
class Row:
    """A town of the board."""

    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Kpi:
    """A rung over the whole county, with the change since the run before."""

    label: str
    count: int
    change: int | None
    href: str


@dataclass(frozen=True)
class Tile:
    """A town on the tile map. per: firms at or above the aim per thousand; shade: 1 to 5."""

    name: str
    per: int
    shade: int
    href: str


def kpis(board: Board, asked: Chosen) -> list[Kpi]:
    """The rungs, then who is one step short of the aim."""
    found = [
        Kpi(
            rung.name,
            board.total.rungs[rung.number],
            board.change.get(rung.number) if board.change else None,
            href(asked, f"rung-{rung.number}"),
        )
        for rung in board.rungs
    ]
    if board.aim:
        found.append(Kpi(f"差一步到{aim(asked)}", board.total.short, None, href(asked, "short")))
    return found


def rows(board: Board, asked: Chosen) -> list[Row]:
    """Every town, the county without a town last."""
    return [Row(line.name, tuple(_cells(board, line, asked, line.town))) for line in board.lines]


def total(board: Board, asked: Chosen) -> Row:
    """The sum of the towns."""
    return Row("合计", tuple(_cells(board, board.total, asked, None)))


def heads(board: Board, asked: Chosen) -> list[str]:
    """The heads of the columns, in the order of the cells."""
    aim = ["差一步", "待补多"] if board.aim else []
    moved = ["升", "失"] if board.before else []
    return ["企业", *(rung.short for rung in board.rungs), *aim, *moved]


def _cells(board: Board, line: Line, asked: Chosen, town: str | None) -> Iterator[Cell]:
    yield Cell(line.firms, href(asked, "all", town))
    for rung in board.rungs:
        yield Cell(line.rungs[rung.number], href(asked, f"rung-{rung.number}", town))
    if board.aim:
        yield Cell(line.short, href(asked, "short", town))
        yield Cell(line.blank, href(asked, "blank", town))
    if board.before:
        yield Cell(line.rose, href(asked, "rose", town), "up" if line.rose else "")
        yield Cell(line.fell, href(asked, "fell", town), "down" if line.fell else "")


def href(asked: Chosen, what: str, town: str | None = None) -> str:
    """Where a number leads: to the register where that has the same filter, else to the names."""
    place = f"&town={town}" if town else ""
    kind, _, number = what.partition("-")
    if asked.usual and town != "":
        if what == "all":
            return f"/desk/firms?town={town}" if town else "/desk/firms"
        if kind == "rung" and number.isdigit():
            return f"/desk/firms?rung={number}{place}"
        if what == "short" and asked.ladder.aim:
            return f"/desk/firms?short={asked.ladder.aim}{place}"
    more = {"what": what, "town": NOWHERE if town == "" else town or ""}
    return f"/desk/board/names?{asked.query(**more)}"


def tiles(board: Board, asked: Chosen) -> list[Tile]:
    """Firms at or above the aim's rung for a thousand firms, town by town."""
    floor = _aim_rung(asked)
    towns = [line for line in board.lines if line.town and line.firms]
    if floor is None or not towns:
        return []
    per = {line.town: _per_thousand(line, floor) for line in towns}
    top = max(per.values()) or 1
    return [
        Tile(
            _short_town(line.name),
            per[line.town],
            _shade(per[line.town], top),
            href(asked, "all", line.town),
        )
        for line in towns
    ]


def _per_thousand(line: Line, floor: int) -> int:
    """Rounded to a whole firm, halves up."""
    there = sum(count for rung, count in line.rungs.items() if rung >= floor)
    return (2000 * there + line.firms) // (2 * line.firms)


def _shade(per: int, top: int) -> int:
    return 1 + min(SHADES - 1, per * SHADES // (top + 1))


def _short_town(name: str) -> str:
    return name.removesuffix("街道").removesuffix("镇") or name


def _aim_rung(asked: Chosen) -> int | None:
    aim = asked.ladder.aim
    return next((rung.number for rung in asked.ladder.rungs if aim in rung.policies), None)


def aim(asked: Chosen) -> str:
    """The rung firms are counted one step short of, short; blank where the ladder has none."""
    number = _aim_rung(asked)
    rung = asked.ladder.rung(number) if number is not None else None
    return rung.short if rung is not None else ""
