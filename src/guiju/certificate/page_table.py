"""The table of conditions: clause, what is asked, what was found, outcome by word and shape."""

from __future__ import annotations

from collections.abc import Sequence

from guiju.certificate.canonical import Entry
from guiju.certificate.markup import Child, Markup, element
from guiju.explanation.sources import UNVERIFIED

OUTCOMES = {
    "met": ("✓", "符合"),
    "unmet": ("✗", "不符合"),
    "unknown": ("?", "尚不清楚"),
    "waived": ("○", "免于考察"),
}
COLUMNS = ("条款", "条件", "门槛", "企业数值", "结果", "差额、所缺")
SEEN = "V"
_NONE = "—"
_DEEPEST = 4


def conditions_section(conditions: Sequence[Entry]) -> Markup:
    """All conditions in the order of the document; nothing for a policy that has none."""
    if not conditions:
        return Markup("")
    depths = _depths(conditions)
    head = element("tr", [element("th", word, scope="col") for word in COLUMNS])
    rows = [_row(entry, depths[entry["id"]]) for entry in conditions if depths[entry["id"]] >= 0]
    table = element("table", element("thead", head), element("tbody", rows), class_="conditions")
    return element("section", element("h2", "逐条结果"), table)


def _depths(conditions: Sequence[Entry]) -> dict[str, int]:
    """How deep each stands; -1 for the “all of these” around everything, which needs no row."""
    depths: dict[str, int] = {}
    for entry in conditions:
        if entry["under"] is None:
            depths[entry["id"]] = -1 if _is_plain_whole(entry) else 0
        else:
            depths[entry["id"]] = depths.get(entry["under"], -1) + 1
    return depths


def _is_plain_whole(entry: Entry) -> bool:
    return "all" in entry["rule"] and not entry["says"] and entry["id"].startswith("all:")


def _row(entry: Entry, depth: int) -> Markup:
    group = "measure" not in entry["rule"]
    shape, word = OUTCOMES[entry["outcome"]]
    told = [entry["difference"], entry["note"]]
    cells = [
        _cell("条款", _clause(entry)),
        *(_heading(entry) if group else _question(entry)),
        _cell("企业数值", entry["found"] or _NONE),
        _cell("结果", element("span", f"{shape} {word}", class_=f"outcome {entry['outcome']}")),
        _cell("差额、所缺", "；".join(said for said in told if said) or _NONE),
    ]
    kind = "group " if group else ""
    return element("tr", cells, class_=f"{kind}d{min(depth, _DEEPEST)} is-{entry['outcome']}")


def _clause(entry: Entry) -> list[Child]:
    if not entry["clause"] or entry["confidence"] == SEEN:
        return [entry["clause"]]
    return [entry["clause"], " ", element("small", UNVERIFIED, class_="mark")]


def _heading(entry: Entry) -> list[Markup]:
    """A group over the conditions below it: its name and how many of them are asked."""
    name = element("b", _waiver(entry), entry["says"]) if entry["says"] or entry["waives"] else None
    content = [name, "：" if name else None, entry["requires"], _quote(entry)]
    return [element("td", element("div", content), data_l="条件", colspan=2)]


def _question(entry: Entry) -> list[Markup]:
    asks = [_waiver(entry), entry["asks"], _quote(entry)]
    return [_cell("条件", asks), _cell("门槛", entry["requires"])]


def _waiver(entry: Entry) -> str | None:
    return "除非：" if entry["waives"] else None


def _cell(name: str, content: Child) -> Markup:
    return element("td", element("div", content), data_l=name)


def _quote(entry: Entry) -> Markup | None:
    return element("small", entry["quote"], class_="quote") if entry["quote"] else None
