"""What may be asked of the register: the form, as the viewer may ask it."""

from __future__ import annotations

from typing import Any

from django import forms

from bureau.accounts.rights import READ
from bureau.accounts.viewer import Viewer
from bureau.desk.firm.facts import theme_of
from bureau.ledger import queries as ledger

ALL = ("", "全部")
MOST_GAPS = 9
NONE_YET = "0"
FIRM = "enterprise"
WITH_GONE = "all"
BY_VERDICT = ("gaps", "short", "ready")
"""Filters that tell of verdicts: offered to who may see some."""


class Asked(forms.Form):
    """The filters of the register; a choice that does not exist is as if not asked."""

    q = forms.CharField(
        label="名称、代码或拼音首字母",
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    town = forms.ChoiceField(label="镇区（街道）", required=False)
    rung = forms.ChoiceField(label="现在梯级", required=False)
    short = forms.ChoiceField(label="差一步到", required=False)
    gaps = forms.ChoiceField(label="下一级差距", required=False)
    missing = forms.ChoiceField(label="缺哪项事实", required=False)
    ready = forms.ChoiceField(label="现在就能报", required=False)
    title = forms.ChoiceField(label="持有资质", required=False)
    chain = forms.ChoiceField(label="产业链", required=False)
    scale = forms.ChoiceField(label="规模以上", required=False)
    officer = forms.CharField(label="挂钩人", required=False, max_length=20)
    sample = forms.ChoiceField(label="示例", required=False)
    life = forms.ChoiceField(label="迁出和注销", required=False)


def form_of(data: Any, viewer: Viewer) -> Asked:
    """The form with what this viewer may ask: a field he may not see anywhere is not offered."""
    form = Asked(data)
    kind = ledger.kind_of(FIRM)
    _choose(form, "town", towns_of(viewer))
    _choose(form, "rung", [(NONE_YET, "未入梯次"), *_rungs()])
    _choose(form, "title", list(kind.title_codes.items()))
    _choose(form, "chain", list(kind.concepts["chain"].choices.items()))
    _choose(form, "scale", [("yes", "是"), ("no", "不是或不知道")])
    _choose(form, "sample", [("no", "不含示例"), ("yes", "只看示例")])
    form.fields["life"].choices = [("", "不列"), (WITH_GONE, "也列")]
    _choose(form, "missing", _facts(viewer))
    if viewer.reach(READ, "verdict"):
        _choose(form, "gaps", [(str(n), f"不超过 {n} 项") for n in range(MOST_GAPS + 1)])
        _choose(form, "short", _policies())
        _choose(form, "ready", _policies())
    else:
        for name in BY_VERDICT:
            del form.fields[name]
    return form


def _choose(form: Asked, name: str, choices: list[Any]) -> None:
    form.fields[name].choices = [ALL, *choices]


def towns_of(viewer: Viewer) -> list[tuple[str, str]]:
    """The towns whose firms he may list."""
    reach = viewer.reach(READ, "firm")
    every = ledger.towns().items()
    return [(code, name) for code, name in every if reach.everywhere or code in reach.towns]


def _rungs() -> list[tuple[str, str]]:
    ladder = next(iter(ledger.rulebook().ladders.values()))
    return [(str(rung.number), rung.short) for rung in ladder.rungs]


def _policies() -> list[tuple[str, str]]:
    """Policies that lead to a title: what one may be one step short of; the ladder's own first."""
    book = ledger.rulebook()
    leading = [name for each in book.ladders.values() for r in each.rungs for name in r.policies]
    granting = [name for name, policy in book.policies.items() if policy.grants.get("title")]
    return [(name, book.policies[name].name) for name in dict.fromkeys([*leading, *granting])]


def _facts(viewer: Viewer) -> list[Any]:
    """Facts by theme that policies read and that he may see somewhere."""
    by_theme: dict[str, list[tuple[str, str]]] = {}
    for concept in ledger.kind_of(FIRM).concepts.values():
        if concept.retired or concept.type == "titles":
            continue
        if viewer.reach(READ, ledger.thing_of_field(FIRM, concept)):
            by_theme.setdefault(theme_of(concept), []).append((concept.name, concept.label))
    return list(by_theme.items())
