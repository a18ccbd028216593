"""YAML conditions → the tree, every slip told with its line."""

from __future__ import annotations

import ast
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from guiju.calendar import to_number
from guiju.documents import Mapping, Sequence
from guiju.errors import Place
from guiju.formulas.building import agreed, constant, refuse_day_beside_number
from guiju.formulas.calls import compound
from guiju.formulas.nodes import AsOf, Fact, Node, Number, OneOf
from guiju.formulas.parse import (
    Parser,
    as_number,
    as_predicate,
    choice_rank,
    is_choice,
    number,
    parse,
    syntax,
)
from guiju.formulas.scope import Scope
from guiju.formulas.tables import is_table, table
from guiju.policies.conditions import (
    MET,
    UNMET,
    Condition,
    Group,
    Leaf,
)
from guiju.policies.words import (
    BOUNDARY_WORDS,
    CONFIDENCES,
    GROUP_WORDS,
    LEAF_KEYS,
    WORDS_OF_CONDITIONS,
)

_YES_NO = {True: True, False: False, "yes": True, "no": False, "是": True, "否": False}


@dataclass(frozen=True)
class Inherited:
    """What a condition takes from its parent when it says nothing itself."""

    clause: str
    confidence: str


class Conditions:
    """Builds the conditions of one version; ids must be unique within it."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.ids: dict[str, Place] = {}

    def condition(self, body: Any, at: Place, given: Inherited) -> Condition:
        """A leaf, a group, or the short form: the name of a yes/no fact."""
        scope = self.scope.placed(at)
        if isinstance(body, str):
            short = Mapping({"id": body.replace("(", "_").rstrip(")"), "measure": body})
            short.file, short.line, short.lines = str(at.file), at.line or 1, {}
            body = short
        if not isinstance(body, Mapping):
            scope.refuse("条件写法有误", expected="{id: …, measure: …, at_least: …} 或 all、any …")
        groups = [word for word in GROUP_WORDS if word in body]
        if len(groups) + ("measure" in body) != 1:
            scope.refuse(
                "一个条件要么有 measure，要么有且只有一种组合", expected="、".join(GROUP_WORDS)
            )
        own = Inherited(
            str(body.get("clause") or given.clause), str(body.get("confidence") or given.confidence)
        )
        if own.confidence not in CONFIDENCES:
            scope.refuse(f"confidence: {own.confidence} 不认识", expected="、".join(CONFIDENCES))
        common = self._common(body, at, own)
        if groups:
            return self._group(groups[0], body, common, own)
        return self._leaf(body, common, scope)

    def tree(self, body: Mapping, given: Inherited) -> Condition | None:
        """The conditions of a version or policy, None when it has none."""
        groups = [word for word in GROUP_WORDS if word in body]
        if not groups:
            return None
        whole = Mapping({word: body[word] for word in groups})
        whole.file, whole.line, whole.lines = body.file, body.line, body.lines
        return self.condition(whole, body.at(groups[0]), given)

    def _common(self, body: Mapping, at: Place, own: Inherited) -> dict[str, Any]:
        identity = body.get("id")
        if identity is not None:
            if identity in self.ids:
                first = self.ids[identity].text()
                self.scope.placed(body.at("id")).refuse(
                    f"条件编号“{identity}”重复（首次：{first}）"
                )
            self.ids[identity] = at
        waiver = body.get("unless")
        return {
            "id": identity,
            "clause": own.clause,
            "says": str(body.get("says") or ""),
            "quote": str(body.get("quote") or ""),
            "confidence": own.confidence,
            "at": at,
            "unless": self.condition(waiver, body.at("unless"), own) if waiver else None,
        }

    def _group(self, word: str, body: Mapping, common: dict[str, Any], own: Inherited) -> Condition:
        scope = self.scope.placed(body.at(word))
        for key in body:
            if key not in (*WORDS_OF_CONDITIONS, word):
                self.scope.placed(body.at(key)).refuse(f"组合条件里不认识的键“{key}”")
        items, needed = body[word], 0
        if word == "at_least_n":
            if not isinstance(items, Mapping) or set(items) != {"n", "of"}:
                scope.refuse("at_least_n 写法有误", expected="at_least_n: {n: 2, of: […]}")
            items, needed = items["of"], items["n"]
        if not isinstance(items, Sequence) or not items:
            scope.refuse(f"{word} 下面要有条件")
        members = tuple(
            self.condition(item, items.at(index), own) for index, item in enumerate(items)
        )
        if word == "routes" and any(member.id is None for member in members):
            scope.refuse("routes 的每一条都要有 id")
        needed = {"all": len(members), "any": 1, "routes": 1}.get(word, needed)
        if word == "at_least_n" and not 1 <= needed <= len(members):
            scope.refuse(f"{len(members)} 个条件里要满足 {needed} 个，数目不对")
        return Group(**common, kind=word, members=members, needed=needed)

    def _leaf(self, body: Mapping, common: dict[str, Any], scope: Scope) -> Condition:
        if not common["id"]:
            scope.refuse("条件没有编号", expected="id: 小写英文名")
        if not common["clause"]:
            scope.refuse(f"条件“{common['id']}”没有写明依据条款", expected="clause: 第几条")
        for key in body:
            if key not in LEAF_KEYS:
                self.scope.placed(body.at(key)).refuse(
                    f"条件里不认识的键“{key}”", expected="、".join(LEAF_KEYS)
                )
        words = [word for word in BOUNDARY_WORDS if word in body]
        if len(words) > 1:
            scope.refuse(f"一个条件只写一个界限词，写了 {'、'.join(words)}")
        parts = self._judgement(body, words[0] if words else None, scope)
        return Leaf(**common, **parts, nothing=_nothing(body, scope))

    def _judgement(self, body: Mapping, word: str | None, scope: Scope) -> dict[str, Any]:
        here = scope.placed(body.at("measure"))
        measure, power = measured(body["measure"], here)
        if word is None:
            return {"measure": as_predicate(measure, here)}
        there = scope.placed(body.at(word))
        wanted = body[word]
        if word in ("is", "one_of") and not _numeric(measure, wanted):
            return _choice_or_truth(measure, word, wanted, there)
        if word == "one_of":
            there.refuse("one_of 只用于选项", expected="one_of: [代码, 代码]")
        value = as_number(measure, here)
        threshold = _threshold(value, wanted, there)
        if power == 1:
            value, threshold = agreed((value, threshold), there, "条件")
        return {"measure": value, "word": word, "threshold": threshold, "power": power}


def measured(text: Any, scope: Scope) -> tuple[Node, int]:
    """A measure and its power: n for cagr(x, periods=n), else 1."""
    if isinstance(text, str):
        tree = syntax(text, scope)
        if isinstance(tree, ast.Call) and getattr(tree.func, "id", "") == "cagr":
            return compound(Parser(scope, text), tree)
    if is_table(text):
        return table(text, scope), 1
    return parse(text, scope), 1


def _numeric(measure: Node, wanted: Any) -> bool:
    truth = isinstance(measure, Fact) and measure.concept.type in ("bool", "choice")
    return isinstance(measure, Number) and not truth and not isinstance(wanted, bool)


def _choice_or_truth(measure: Node, word: str, wanted: Any, scope: Scope) -> dict[str, Any]:
    if is_choice(measure):
        codes = tuple(wanted) if isinstance(wanted, Sequence) else (wanted,)
        ranks = [int(choice_rank(measure, str(code), scope).value) for code in codes]
        spans = tuple((rank, rank) for rank in ranks)
        found = OneOf(of=as_number(measure, scope), spans=spans, codes=codes)
        return {"measure": found, "word": word}
    if word == "one_of" or wanted not in _YES_NO:
        scope.refuse(f"“{wanted}”不能作为是/否", expected="true 或 false")
    return {"measure": as_predicate(measure, scope), "expected": _YES_NO[wanted]}


def _threshold(measure: Number, wanted: Any, scope: Scope) -> Number:
    if is_table(wanted):
        return table(wanted, scope)
    if isinstance(wanted, date):
        if not isinstance(measure, AsOf) and not _is_date(measure):
            scope.refuse("只有日期才能与日期比较")
        return replace(constant(to_number(wanted)), unit=measure.unit)
    if is_choice(measure):
        return replace(choice_rank(measure, str(wanted), scope), unit=measure.unit)
    if isinstance(wanted, Mapping | Sequence) or wanted is None:
        scope.refuse("门槛写法有误", expected="一个数、百分比、参数、公式或表")
    limit = number(wanted, scope)
    refuse_day_beside_number(measure, limit, scope)
    return limit


def _is_date(measure: Number) -> bool:
    return isinstance(measure, Fact) and measure.concept.type == "date"


def _nothing(body: Mapping, scope: Scope) -> int | None:
    word = body.get("nothing")
    if word is None:
        return None
    if word not in ("met", "unmet"):
        scope.refuse(f"nothing: {word} 不认识", expected="met 或 unmet")
    return MET if word == "met" else UNMET
