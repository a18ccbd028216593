"""`{% load look %}`: figures, marks, ladders, charts, pages of a list, parts of a form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BoundField, CheckboxInput, CheckboxSelectMultiple, RadioSelect
from django.forms.utils import flatatt
from django.template.context import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from bureau.look import charts, numbers

register = template.Library()
for name in ("num", "wan", "percent", "signed", "day"):
    register.filter(name, getattr(numbers, name))
wan = numbers.wan
"""Money in words, for rooms that put it into texts of their own."""

# Outcomes as the kernel counts them and as pages name them, with the word beside the shape.
MARKS = {
    "met": ("met", "满足"),
    "unmet": ("unmet", "不满足"),
    "unknown": ("unknown", "待补"),
    "person": ("person", "由人判断"),
    "waived": ("met", "免于此项"),
}
BY_NUMBER = {0: "unmet", 1: "met", 2: "unknown", 3: "waived"}
BY_TRUTH = {True: "met", False: "unmet", None: "unknown"}


@register.simple_tag
def mark(outcome: Any, words: str = "") -> SafeString:
    """An outcome as shape, colour and word: met, unmet, unknown, person; or True, False, None."""
    if outcome is None or isinstance(outcome, bool):
        key = BY_TRUTH[outcome]
    else:
        key = BY_NUMBER.get(outcome, outcome)
    shape, word = MARKS[key]
    return format_html('<span class="mark {}">{}</span>', shape, words or word)


@register.simple_tag(takes_context=True)
def site_name(context: Context) -> str:
    """What the site calls itself: the county without 市 or 县, and 科创."""
    county = context.get("county")
    name = getattr(county, "name", "") if county else ""
    short = name[:-1] if len(name) > 2 and name[-1] in "市县区" else name
    return f"{short or '县域'}科创"


@register.inclusion_tag("look/ladder.html")
def ladder(rungs: Iterable[Any]) -> dict[str, Any]:
    """Rungs with label, note and state: done, next or nothing; href where one can go."""
    return {"rungs": list(rungs)}


@register.simple_tag
def bullet(value: Any, threshold: Any, **how: Any) -> SafeString | str:
    """A value against a threshold; how: high (a range), at_most, text, threshold_text, top."""
    if value is None or threshold is None or threshold == "":
        return ""
    high = how.get("high", value)
    at_most = bool(how.get("at_most"))
    short = value > threshold if at_most else high < threshold
    said = how.get("text") or (num_range(value, high))
    wanted = how.get("threshold_text") or f"{'≤' if at_most else '≥'} {numbers.num(threshold)}"
    label = f"{said}，要求 {wanted}"
    return charts.bullet(value, high, threshold, short=short, label=label, top=how.get("top"))


def num_range(low: Any, high: Any) -> str:
    """“72–79”, or one number where both ends are the same."""
    return numbers.num(low) if low == high else f"{numbers.num(low)}–{numbers.num(high)}"


@register.simple_tag
def sparkline(values: Iterable[Any], title: str, names: Iterable[Any] = ()) -> SafeString:
    """A line of values over time."""
    return charts.spark(list(values), title=title, names=list(names))


@register.simple_tag
def bars(rows: Iterable[Any], title: str, unit: str = "") -> SafeString:
    """Horizontal bars of (name, value) rows."""
    return charts.bars([(row[0], row[1]) for row in rows], title=title, unit=unit)


@register.inclusion_tag("look/pipeline.html")
def pipeline(stages: Iterable[Any], label: str = "阶段") -> dict[str, Any]:
    """Stages in order with label, count, href and, for the one looked at, current."""
    return {"stages": list(stages), "label": label}


@register.inclusion_tag("look/pager.html", takes_context=True)
def pager(context: Context, page: Page, name: str = "page", unit: str = "条") -> dict[str, Any]:
    """Earlier and later pages of a list, the filters kept in the addresses."""
    numbers_ = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    steps = [(number, with_query(context, name, number)) for number in numbers_]
    here = page.number
    return {
        "page": page,
        "unit": unit,
        "steps": [(n, href if isinstance(n, int) else "") for n, href in steps],
        "before": with_query(context, name, here - 1) if page.has_previous() else "",
        "after": with_query(context, name, here + 1) if page.has_next() else "",
    }


@register.inclusion_tag("look/sortable.html", takes_context=True)
def sortable(context: Context, key: str, label: str, cls: str = "") -> dict[str, Any]:
    """A head of a column that sorts by `?sort=key`, and the other way round by `?sort=-key`."""
    now = context["request"].GET.get("sort", "")
    order = {key: "ascending", f"-{key}": "descending"}.get(now, "")
    turned = f"-{key}" if order == "ascending" else key
    query = context["request"].GET.copy()
    query.pop("page", None)
    query["sort"] = turned
    return {"label": label, "order": order, "cls": cls, "href": f"?{query.urlencode()}"}


@register.simple_tag(takes_context=True)
def with_query(context: Context, name: str, value: Any) -> str:
    """This page's query with one name set anew; an empty value drops it."""
    query = context["request"].GET.copy()
    query.pop(name, None)
    if value not in ("", None):
        query[name] = str(value)
    return f"?{query.urlencode()}"


@register.simple_tag
def options(found: Iterable[Mapping[str, Any]]) -> SafeString:
    """The options of a select as its widget says them."""
    return format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        ((each["value"], flatatt(each["attrs"]), each["label"]) for each in found),
    )


@register.filter
def is_many(field: BoundField) -> bool:
    """Whether the field is several boxes or buttons that need a legend."""
    return isinstance(field.field.widget, CheckboxSelectMultiple | RadioSelect)


@register.filter
def is_check(field: BoundField) -> bool:
    """Whether the field is one box to tick."""
    return isinstance(field.field.widget, CheckboxInput)


@register.filter
def get(mapping: Mapping[Any, Any] | Sequence[Any], key: Any) -> Any:
    """The value of a key, or the item of a place; blank where there is none."""
    if isinstance(mapping, str):
        return ""  # a name the page does not have
    if isinstance(mapping, Sequence):
        return mapping[key] if 0 <= key < len(mapping) else ""
    return mapping.get(key, "")


@register.filter
def is_said(text: Any) -> bool:
    """Whether a message was written for the reader, in Chinese, and not by a library."""
    return any("\u4e00" <= letter <= "\u9fff" for letter in str(text or ""))
