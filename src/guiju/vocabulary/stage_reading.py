"""The stages of a kind from their YAML, every slip named with file and line."""

from __future__ import annotations

from collections.abc import Mapping as MappingType
from types import MappingProxyType
from typing import Any

from guiju.documents import Mapping
from guiju.errors import Place, Problems
from guiju.vocabulary.concepts import Concept
from guiju.vocabulary.spelling import NAME, close_to, unknown_keys, words
from guiju.vocabulary.stages import STAGE, Stages

_KEYS = ["order", "side", "moves", "proofs"]


def stages_from(
    body: Any, concepts: MappingType[str, Concept], at: Place, problems: Problems
) -> Stages | None:
    """The stages as declared; None when nothing can be made of them, with the problem noted."""
    if not isinstance(body, Mapping) or not isinstance(body.get("order"), Mapping):
        problems.note("stages 没有写明顺序", at, expected="order: {代码: 名称}，由低到高")
        return None
    unknown_keys(body, _KEYS, problems)
    order, side = _labels(body, "order", problems), _labels(body, "side", problems)
    for code in side.keys() & order.keys():
        problems.note(f"阶段“{code}”在 order 和 side 里各有一个", body.at("side"), do="删去一处")
    stages = Stages(
        order=MappingProxyType(order),
        side=MappingProxyType(side),
        moves=_lists(body, "moves"),
        proofs=_lists(body, "proofs"),
    )
    _check_moves(body, stages, problems)
    _check_proofs(body, stages, concepts, problems)
    return stages


def stage_concept(stages: Stages, at: Place) -> Concept:
    """The field every record of such a kind has: where it stands now."""
    return Concept(
        name=STAGE,
        label="阶段",
        type="choice",
        supplier="officer",
        seen_as="open",
        ask="现在到哪一步？",
        means="到某一天最近一次变动之后的阶段；每次变动带日期和依据，退回要写理由。",
        choices=MappingProxyType(stages.labels),
        at=at,
    )


def _labels(body: Mapping, part: str, problems: Problems) -> dict[str, str]:
    labels = body.get(part)
    if labels is None:
        return {}
    if not isinstance(labels, Mapping):
        problems.note(f"{part} 写法有误", body.at(part), expected="{代码: 名称}")
        return {}
    for code, label in labels.items():
        if not NAME.match(str(code)) or not label:
            at = labels.at(code)
            problems.note(f"阶段“{code}”写法有误", at, expected="小写字母加下划线的代码和中文名")
    return {str(code): str(label) for code, label in labels.items()}


def _lists(body: Mapping, part: str) -> MappingType[str, tuple[str, ...]]:
    listed = body.get(part)
    entries = listed.items() if isinstance(listed, Mapping) else ()
    return MappingProxyType({str(code): words(names) for code, names in entries})


def _check_moves(body: Mapping, stages: Stages, problems: Problems) -> None:
    known = stages.labels
    for part in ("moves", "proofs"):
        listed = body.get(part)
        if listed is not None and not isinstance(listed, Mapping):
            problems.note(f"{part} 写法有误", body.at(part), expected="{阶段: [ … ]}")
    for code, after in stages.moves.items():
        at = body["moves"].at(code)
        for name in (code, *after):
            if name not in known:
                do = close_to(name, known) or f"用已列出的阶段：{'、'.join(known)}"
                problems.note(f"moves 里没有阶段“{name}”", at, do=do)
    sound = all(name in known for names in stages.moves.values() for name in names)
    for code in stages.unreachable() if stages.moves and sound else ():
        met = f"没有一步通到阶段“{known[code]}”（{code}）"
        problems.note(met, body.at("moves"), do="在 moves 里补上，或删去这个阶段")


def _check_proofs(
    body: Mapping, stages: Stages, concepts: MappingType[str, Concept], problems: Problems
) -> None:
    for code, fields in stages.proofs.items():
        at = body["proofs"].at(code)
        if code not in stages.labels:
            do = close_to(code, stages.labels)
            problems.note(f"proofs 里没有阶段“{code}”", at, do=do)
        for name in fields:
            if name not in concepts:
                do = close_to(name, concepts) or "写本类记录的字段"
                problems.note(f"proofs 指向不存在的字段“{name}”", at, do=do)
