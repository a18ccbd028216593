"""A condition made of others in words: how many are asked, which are met, which are open."""

from __future__ import annotations

from guiju.evaluation.findings import Finding
from guiju.explanation.names import heading, named_list
from guiju.explanation.open_ends import lacking_below, waiver_words
from guiju.explanation.view import View
from guiju.policies.conditions import MET, UNKNOWN, UNMET, WAIVED, Condition, Group


def group_statement(finding: Finding, view: View) -> str:
    """A group's statement without its source."""
    group = finding.condition
    assert isinstance(group, Group)
    own = _own_outcome(group, view)
    stated = f"{heading(group.says)}{asked(group, view)}，{_found(group, own, view)}"
    return stated + _missing(group, own, view) + waiver_words(group, finding.outcome, own, view)


def asked(group: Group, view: View) -> str:
    """“以下任一途径符合即可，即“甲”、“乙””."""
    names, size = named_list(list(group.members), view), len(group.members)
    if group.kind == "none":
        return f"不得有{names}的情形"
    if size == 1:
        return f"要求{names}"
    if group.needed == size:
        return f"以下{size}项均须符合，即{names}"
    if group.needed == 1:
        way = "途径" if group.kind == "routes" else "条件"
        return f"以下任一{way}符合即可，即{names}"
    return f"以下{size}项至少符合{group.needed}项，即{names}"


def members(group: Group, view: View, *outcomes: int) -> list[Condition]:
    """The members with one of these outcomes."""
    return [member for member in group.members if view.outcome(member) in outcomes]


def _own_outcome(group: Group, view: View) -> int:
    """The outcome of a group by itself, whatever its waiver says."""
    met, still_open = members(group, view, MET, WAIVED), members(group, view, UNKNOWN)
    if group.kind == "none":
        return UNMET if met else UNKNOWN if still_open else MET
    if len(met) >= group.needed:
        return MET
    return UNMET if len(met) + len(still_open) < group.needed else UNKNOWN


def _found(group: Group, own: int, view: View) -> str:
    met = members(group, view, MET, WAIVED)
    unmet, still_open = members(group, view, UNMET), members(group, view, UNKNOWN)
    if own == UNKNOWN:
        known = f"已符合{named_list(met, view)}，" if met and group.needed > 1 else ""
        return f"{known}{named_list(still_open, view)}尚不清楚"
    if group.kind == "none":
        return f"现有{named_list(met, view)}，不符合" if met else "符合"
    if own == MET:
        return "符合" if len(met) == len(group.members) else f"其中{named_list(met, view)}符合"
    if len(unmet) == len(group.members):
        return "均不符合" if len(unmet) > 1 else "不符合"
    return f"其中{named_list(unmet, view)}不符合"


def _missing(group: Group, own: int, view: View) -> str:
    if own != UNKNOWN:
        return ""
    missing = lacking_below(group, view)
    return f"：缺{missing}" if missing else "，请人工复核"
