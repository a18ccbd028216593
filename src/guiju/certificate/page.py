"""A certificate as one page to print on A4: no script runs, nothing comes from elsewhere."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from guiju.certificate.canonical import number_of
from guiju.certificate.markup import Markup, element, joined
from guiju.certificate.page_facts import facts_section
from guiju.certificate.page_head import head_table, seal_section, signatures
from guiju.certificate.page_table import conditions_section

DATA_OPEN = '<script type="application/json" id="guiju-certificate">'
DATA_CLOSE = "</script>"
# In JSON these occur inside texts only, where they may be written by number.
_AS_NUMBERS = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})
_ONLY = element("p", "仅供参考，以主管部门认定为准。", class_="only")
_END = f"{DATA_CLOSE}\n</body>\n</html>\n"


def page(record: Mapping[str, Any], data: str) -> str:
    """The whole file: the page of a record, with `data`, its JSON, inside as inert text."""
    return f"{_before(record)}{data.translate(_AS_NUMBERS)}{_END}"


def page_around(record: Mapping[str, Any]) -> str:
    """The page of a record without the data: what a reader sees and prints."""
    return _before(record) + _END


def page_digest(record: Mapping[str, Any]) -> str:
    """SHA-256 of the page without the data."""
    return hashlib.sha256(page_around(record).encode("utf-8")).hexdigest()


def _before(record: Mapping[str, Any]) -> str:
    style = _style(record)
    title = f"判定书 · {record['head']['name'] or record['head']['entity']}"
    meta = [
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", http_equiv="Content-Security-Policy", content=_policy(style)),
        element("title", f"{title} · {record['head']['policy_name']}"),
        element("style", Markup(style)),
    ]
    body = "\n".join(_parts(record))
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n{joined(meta)}\n</head>\n<body>\n'
        f"<main>\n{body}\n</main>\n{DATA_OPEN}\n"
    )


def _parts(record: Mapping[str, Any]) -> list[Markup]:
    title = element("h1", "判定书")
    number = element("p", f"编号 {number_of(record)}", class_="number")
    kept = [
        element("header", title, number),
        head_table(record),
        _section("判定说明", element("p", record["decision"]["paragraph"], class_="said")),
        conditions_section(record["conditions"]),
        facts_section(record["facts"]),
        element("div", seal_section(record), signatures(record["head"]), _ONLY, class_="closing"),
    ]
    return [part for part in kept if part]


def _section(title: str, *children: Markup) -> Markup:
    return element("section", element("h2", title), children)


def _style(record: Mapping[str, Any]) -> str:
    """The style sheet; the number stands at the foot of every sheet, and is hexadecimal."""
    css = files("guiju.certificate").joinpath("page.css").read_text(encoding="utf-8")
    foot = f'@page {{ @bottom-left {{ content: "判定书 {number_of(record)} · 仅供参考"; }} }}\n'
    return css + foot


def _policy(style: str) -> str:
    """What a browser may do with the page: use this one style sheet, and nothing else."""
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'"
