"""stacking/*.yaml → benefits and rules, cross-checked, every slip named with file and line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType
from typing import Any

from guiju.documents import Mapping, read
from guiju.errors import BadInput, Place, Problem, Problems
from guiju.rulebook import Rulebook
from guiju.slips import close_to, unknown_keys
from guiju.stacking.desk import CITED_KEYS, Desk
from guiju.stacking.ordering import payment_order
from guiju.stacking.reading_benefits import benefit_from
from guiju.stacking.reading_rules import rule_from
from guiju.stacking.rules import Benefit, Cited, CoFunding, Rule, Stacking
from guiju.vocabulary import LEVELS

FOLDER = "stacking"
_FILE_KEYS = ["benefits", "rules", "sample", "note", *CITED_KEYS]


def load_stacking(rulebook: Rulebook, *paths: Path | str) -> Stacking:
    """Benefits and rules of these files or folders, the rulebook's own where none is named.

    Raises BadInput with everything that is wrong.
    """
    problems = Problems()
    benefits: dict[str, Benefit] = {}
    rules: dict[str, Rule] = {}
    named = tuple(map(Path, paths))
    for path in _files(named or (rulebook.root / FOLDER,), missing=bool(paths)):
        try:
            document = read(path, _name(path, rulebook))
        except BadInput as error:
            problems.adopt(error)
            continue
        unknown_keys(document, _FILE_KEYS, problems)
        desk = Desk(rulebook, problems, document.get("sample") is True, _cited(document))
        _gather(document, "benefits", benefit_from, desk, benefits)
        _gather(document, "rules", rule_from, desk, rules)
    for rule in rules.values():
        _check(rule, benefits, problems)
    _refuse_two_fundings(rules, problems)
    order = payment_order(benefits, rules.values(), problems)
    problems.raise_if_any()
    return Stacking(MappingProxyType(benefits), tuple(rules.values()), order)


def _files(paths: tuple[Path, ...], *, missing: bool) -> list[Path]:
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += sorted(path.glob("*.yaml"))
        elif path.exists():
            found.append(path)
        elif missing:
            raise BadInput(Problem("没有这个文件", Place(str(path)), do="核对路径"))
    return found


def _name(path: Path, rulebook: Rulebook) -> str:
    inside = path.is_relative_to(rulebook.root)
    return str(path.relative_to(rulebook.root)) if inside else str(path)


def _cited(document: Mapping) -> Cited:
    source, clause, confidence = (str(document.get(key) or "") for key in CITED_KEYS)
    return Cited(source, clause, confidence)


def _gather(
    document: Mapping,
    section: str,
    make: Callable[[str, Any, Place, Desk], Any],
    desk: Desk,
    into: dict[str, Any],
) -> None:
    bodies = document.get(section) or Mapping()
    if not isinstance(bodies, Mapping):
        desk.problems.note(f"{section} 不是一组键值", document.at(section))
        return
    for name, body in bodies.items():
        at = bodies.at(name)
        if name in into:
            first = into[name].at.text()
            desk.problems.note(f"“{name}”重复（首次：{first}）", at, do="删去一处或改名")
            continue
        made = make(str(name), body, at, desk)
        if made is not None:
            into[made.id] = made


def _check(rule: Rule, benefits: dict[str, Benefit], problems: Problems) -> None:
    named = [*rule.of, rule.benefit] if isinstance(rule, CoFunding) else [*rule.of]
    unknown = [name for name in named if name not in benefits]
    for name in unknown:
        met = f"规则“{rule.id}”指向不存在的“{name}”"
        problems.note(met, rule.at, do=close_to(name, benefits) or "先在 benefits 里写上它")
    if unknown or not isinstance(rule, CoFunding):
        return
    ranks = {level: place for place, level in enumerate(LEVELS)}
    own = ranks.get(benefits[rule.benefit].level, 0)
    for name in rule.of:
        if ranks.get(benefits[name].level, own + 1) <= own:
            met = f"规则“{rule.id}”里“{name}”不比“{rule.benefit}”高一级"
            problems.note(met, rule.at, expected="下级按上级资金的比例配套")


def _refuse_two_fundings(rules: dict[str, Rule], problems: Problems) -> None:
    seen: dict[str, CoFunding] = {}
    for rule in rules.values():
        if isinstance(rule, CoFunding):
            first = seen.setdefault(rule.benefit, rule)
            if first is not rule:
                met = f"“{rule.benefit}”由两条规则配套（另一条：{first.id}）"
                problems.note(met, rule.at, do="合成一条，of 写成列表")
