"""Ladders: rungs in order, what grants each, what each unlocks."""

from __future__ import annotations

from collections.abc import Collection
from collections.abc import Mapping as MappingType
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from guiju.documents import Mapping, read
from guiju.errors import BadInput, Problems
from guiju.formulas.nodes import Number
from guiju.formulas.scope import Metrics
from guiju.vocabulary import unknown_keys

_KEYS = ["id", "name", "metric", "order", "aim", "rungs", "note"]
_RUNG_KEYS = "rung code name short title policy policies metric unlocks note".split()


@dataclass(frozen=True)
class Rung:
    """One rung: its number (1 lowest), the policies that lead to it, and what it unlocks.

    short: the name where there is little room.
    """

    number: int
    code: str
    name: str
    short: str
    title: str | None
    policies: tuple[str, ...]
    unlocks: tuple[MappingType[str, Any], ...]


@dataclass(frozen=True)
class Ladder:
    """Rungs low to high; `metric` computes which one a firm stands on (0: none).

    order: its place among the ladders, the first being shown where none is named. aim: the policy
    a board counts those one step short of; "" where none is named.
    """

    id: str
    name: str
    rungs: tuple[Rung, ...]
    metric: Number
    order: int = 1
    aim: str = ""

    def rung(self, number: int) -> Rung | None:
        """The rung of that number, None for 0 and beyond the top."""
        return next((rung for rung in self.rungs if rung.number == number), None)

    def name_of(self, number: int) -> str:
        """What people call standing there."""
        rung = self.rung(number)
        return rung.name if rung else "未入梯次"


def load_ladders(
    folder: Path, root: Path, metrics: Metrics, policies: Collection[str], problems: Problems
) -> dict[str, Ladder]:
    """Read rulebook/ladders/*.yaml: ladders by id, in their order."""
    ladders: dict[str, Ladder] = {}
    for path in sorted(folder.glob("*.yaml")):
        try:
            document = read(path, str(path.relative_to(root)))
            ladder = _ladder(document, metrics, policies, problems)
        except BadInput as error:
            problems.adopt(error)
            continue
        if ladder:
            _check_place(ladder, ladders, document, problems)
            ladders[ladder.id] = ladder
    return dict(sorted(ladders.items(), key=lambda item: item[1].order))


def _check_place(
    ladder: Ladder, others: dict[str, Ladder], document: Mapping, problems: Problems
) -> None:
    """An id and an order of its own among the ladders read before."""
    if ladder.id in others:
        problems.note(f"梯次编号“{ladder.id}”重复", document.at("id"), do="换一个编号")
    taken = {other.order: other.id for other in others.values()}
    if ladder.order in taken:
        problems.note(
            f"梯次“{ladder.id}”与“{taken[ladder.order]}”的次序都是{ladder.order}",
            document.at("order"),
            expected="每条梯次的 order 各不相同",
            do=f"写上 order: {max(taken) + 1}",
        )


def _ladder(
    document: Mapping, metrics: Metrics, policies: Collection[str], problems: Problems
) -> Ladder | None:
    unknown_keys(document, _KEYS, problems)
    rungs = tuple(_rung(body, policies, problems) for body in document.get("rungs") or ())
    name = str(document.get("metric") or "")
    metric = metrics.node(name, document.at("metric"))
    if not isinstance(metric, Number) or not rungs:
        problems.note("梯次缺少 metric 或 rungs", document.at(), expected="metric: 指标名")
        return None
    if [rung.number for rung in rungs] != list(range(1, len(rungs) + 1)):
        problems.note("梯级要从 1 起依次编号", document.at("rungs"))
    order = document.get("order", 1)
    if not isinstance(order, int) or order < 1:
        problems.note(f"order: {order} 读不懂", document.at("order"), expected="从 1 起的整数")
        order = 1
    name = document.get("name", document["id"])
    aim = str(document.get("aim") or "")
    if aim and not any(aim in rung.policies for rung in rungs):
        known = "、".join(policy for rung in rungs for policy in rung.policies)
        problems.note(f"aim: {aim} 不在梯级的政策里", document.at("aim"), expected=known)
    return Ladder(str(document["id"]), name, rungs, metric, order, aim)


def _rung(body: Mapping, policies: Collection[str], problems: Problems) -> Rung:
    unknown_keys(body, _RUNG_KEYS, problems)
    leading = body.get("policies") or ([body["policy"]] if body.get("policy") else [])
    for policy in leading:
        if policy not in policies:
            problems.note(f"梯级指向不存在的政策“{policy}”", body.at())
    return Rung(
        number=int(body.get("rung") or 0),
        code=str(body.get("code") or ""),
        name=str(body.get("name") or ""),
        short=str(body.get("short") or body.get("name") or ""),
        title=body.get("title"),
        policies=tuple(leading),
        unlocks=tuple(body.get("unlocks") or ()),
    )
