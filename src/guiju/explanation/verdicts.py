"""A whole verdict as a paragraph an officer could read aloud: at most eight sentences."""

from __future__ import annotations

import re
from collections.abc import Callable

from guiju.calendar import to_number
from guiju.evaluation.judging import ELIGIBLE, INELIGIBLE, OPEN, Judgement
from guiju.explanation.names import name_of, named_list
from guiju.explanation.open_ends import lacking_below, open_leaves, reasons_of
from guiju.explanation.results import result_words
from guiju.explanation.short_items import short_items, short_words
from guiju.explanation.sources import document_words
from guiju.explanation.suppliers import missing_words
from guiju.explanation.view import View, view_of
from guiju.formulas.sentence import day_words, quoted
from guiju.policies.conditions import UNKNOWN, WAIVED, Leaf

CONCLUSIONS = {ELIGIBLE: "可以申报", INELIGIBLE: "不能申报", OPEN: "尚不能判断"}
_MOST_ITEMS = 4
_MOST_ADVICE = 3
_MOST_MISSING = 6  # of each supplier
_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2}) ?")


def paragraph(judgement: Judgement) -> str:
    """Policy and document, day, conclusion; what is short, what is missing, routes, score, advice.

    Every part is a sentence or nothing, so that no seam shows where there is nothing to say.
    """
    view = view_of(judgement)
    if view is None:
        return _not_applicable(judgement)
    said = (part(view) for part in _PARTS)
    return "".join(f"{text}。" for text in said if text)


def _not_applicable(judgement: Judgement) -> str:
    reason = _ISO_DAY.sub(
        lambda day: f"{int(day[1])}年{int(day[2])}月{int(day[3])}日", judgement.reason or ""
    )
    reason = re.sub(r"\s*([0-9]+)\s*", r"\1", reason)
    return f"{quoted(judgement.policy.name)}不适用{f'：{reason}' if reason else ''}。"


def _conclusion(view: View) -> str:
    judgement, today = view.judgement, day_words(to_number(view.situation.today))
    document = document_words(view.version.source)
    opening = f"按照{document}，以{today}为评价日{_case(view)}"
    name = quoted(judgement.policy.name)
    if judgement.verdict is None:
        return f"{opening}，{name}的测算结果是：{result_words(judgement, view.years)}"
    return f"{opening}，对{name}的结论是：{CONCLUSIONS[judgement.verdict]}"


def _case(view: View) -> str:
    """New or renewal; an absent answer counts as new, and that is said."""
    fact = view.judgement.policy.case_fact
    if fact is None:
        return ""
    answer = view.situation.facts.values.get(fact)
    if answer is None:
        return "，未注明是否复核而按新申报办理"
    return "，按复核办理" if answer else "，按新申报办理"


def _short(view: View) -> str:
    tree = view.version.tree
    if view.judgement.verdict != INELIGIBLE or tree is None:
        return ""
    items = short_items(tree, view)
    said = "；".join(short_words(item, view) for item in items[:_MOST_ITEMS])
    main = "，主要是" if len(items) > _MOST_ITEMS else ""
    return f"不符合的条件有{len(items)}项{main}：{said}"


def _missing(view: View) -> str:
    tree, judgement = view.version.tree, view.judgement
    if tree is None:
        nodes = list(view.version.outputs.values())
        missing = missing_words(judgement.missing, nodes, view.situation, _MOST_MISSING)
        return f"尚缺{missing}" if missing else ""
    if judgement.verdict == INELIGIBLE:
        still_open = [row for row in judgement.findings if _is_open(row.condition, row.outcome)]
        return f"另有{len(still_open)}项条件尚不清楚，但不影响结论" if still_open else ""
    missing = lacking_below(tree, view, _MOST_MISSING) if judgement.verdict == OPEN else ""
    return f"要作出结论，尚缺{missing}" if missing else ""


def _is_open(condition: object, outcome: int) -> bool:
    return isinstance(condition, Leaf) and outcome == UNKNOWN


def _review(view: View) -> str:
    tree = view.version.tree
    if view.judgement.verdict != OPEN or tree is None:
        return ""
    told = [
        f"{quoted(name_of(leaf, view))}（{'、'.join(reasons)}）"
        for leaf in open_leaves(tree, view)
        if (reasons := reasons_of(leaf, view))
    ]
    if told:
        return f"需人工复核的有{len(told)}项：{'、'.join(told)}"
    return "" if view.judgement.missing else "尚须由有关人员在区间内评定，需人工判断"


def _routes(view: View) -> str:
    met = set(view.judgement.routes)
    ways = [row.condition for row in view.judgement.findings if row.condition.id in met]
    return f"已符合的途径有{named_list(ways, view)}" if ways else ""


def _waived(view: View) -> str:
    waived = [row.condition for row in view.judgement.findings if row.outcome == WAIVED]
    told = [
        f"{quoted(name_of(condition, view))}（因{quoted(name_of(condition.unless, view))}）"
        for condition in waived
        if condition.unless is not None
    ]
    return f"免于考察的有{'、'.join(told)}" if told else ""


def _results(view: View) -> str:
    return "" if view.judgement.verdict is None else result_words(view.judgement, view.years)


def _advice(view: View) -> str:
    says = [item.says.rstrip("。；").replace("。", "；") for item in view.judgement.advice]
    return f"提示：{'；'.join(says[:_MOST_ADVICE])}" if says else ""


_PARTS: tuple[Callable[[View], str], ...] = (
    _conclusion,
    _short,
    _missing,
    _review,
    _routes,
    _waived,
    _results,
    _advice,
)
