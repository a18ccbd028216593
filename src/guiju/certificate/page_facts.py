"""The facts used, each with its source; the blank ones by name."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from guiju.certificate.canonical import Entry
from guiju.certificate.facts_used import BLANK, DERIVED, year_of_entry
from guiju.certificate.markup import Markup, element

NO_SOURCE = "未注明来源"


def facts_section(facts: Sequence[Entry]) -> Markup:
    """A row a fact, its years below one another; then what was left blank.

    A blank the law takes for a yes or a no has a row: the verdict may rest on it.
    """
    unsaid = (BLANK, DERIVED)
    known = [entry for entry in facts if entry["value"] is not None or entry["shown"] not in unsaid]
    blank = [entry for entry in facts if entry["value"] is None and entry["shown"] == BLANK]
    parts = [element("h2", "所用事实")]
    if known:
        names = ("事实", "数值", "来源")
        head = element("tr", [element("th", name, scope="col") for name in names])
        rows = [_row(list(same)) for _, same in groupby(known, _key)]
        parts.append(
            element("table", element("thead", head), element("tbody", rows), class_="facts")
        )
    if blank:
        said = "、".join(_blank(list(same)) for _, same in groupby(blank, _key))
        parts.append(element("p", f"空缺（未按零或“否”计）：{said}。", class_="blank"))
    if not facts:
        parts.append(element("p", "没有用到企业的事实。"))
    return element("section", parts)


def _key(entry: Entry) -> tuple[str, str | None]:
    return entry["id"].partition("@")[0], entry["source"]


def _row(entries: list[Entry]) -> Markup:
    values = [_value(entry) for entry in entries]
    source = entries[0]["source"]
    said = source if source is not None else element("span", NO_SOURCE, class_="none")
    cells = (("事实", entries[0]["label"]), ("数值", values), ("来源", said))
    made = [element("td", element("div", content), data_l=name) for name, content in cells]
    return element("tr", made)


def _value(entry: Entry) -> Markup:
    year = year_of_entry(entry)
    said = element("span", year, class_="year") if year else None
    return element("span", said, entry["shown"], class_="value")


def _blank(entries: list[Entry]) -> str:
    years = [year_of_entry(entry).removesuffix("年") for entry in entries]
    noted = f"（{'、'.join(years)}年）" if any(years) else ""
    return f"{entries[0]['label']}{noted}"
