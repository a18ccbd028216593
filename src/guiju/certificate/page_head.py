"""The head of a certificate, its seal and how to check it, and the lines to sign."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from guiju.certificate.canonical import SEAL, Entry
from guiju.certificate.fact_words import shown_day
from guiju.certificate.markup import Markup, element
from guiju.explanation.sources import UNVERIFIED, titled

VERDICTS = {
    "eligible": ("✓", "符合"),
    "ineligible": ("✗", "不符合"),
    "unknown": ("?", "待定"),
    "not_applicable": ("○", "不适用"),
    None: ("", "只作测算，不下结论"),
}
CASES = {"new": "新申报", "renewal": "复核", None: ""}
_SEEN = "V"
_BY_HAND = "　　　　年　　月　　日"


def head_table(record: Mapping[str, Any]) -> Markup:
    """Whom it is about, which policy and version, on what day, and the verdict."""
    head, decision = record["head"], record["decision"]
    shape, word = VERDICTS[decision["verdict"]]
    verdict = element("b", f"{shape} {word}".strip(), class_=f"verdict {decision['verdict']}")
    wide = (
        ("企业", _who(record)),
        ("政策", head["policy_name"]),
        ("依据文件", _document(record)),
    )
    rows = [element("tr", _title(name), element("td", said, colspan=3)) for name, said in wide]
    day = shown_day(head["as_of"])
    last = [_title("评价日期"), element("td", day), _title("结论"), element("td", verdict)]
    return element("table", element("tbody", rows, element("tr", last)), class_="head")


def _title(name: str) -> Markup:
    return element("th", name, scope="row")


def _who(record: Mapping[str, Any]) -> str:
    head = record["head"]
    if head["name"] is None or head["name"] == head["entity"]:
        return str(head["entity"])
    return f"{head['name']}（{head['entity']}）"


def _document(record: Mapping[str, Any]) -> str:
    version = version_of(record)
    if version is None:
        return "评价日期没有适用的版本"
    notes = [version["number"], UNVERIFIED if version["confidence"] != _SEEN else ""]
    noted = "，".join(note for note in notes if note)
    spans = "；".join(span_words(span) for span in version["in_force"])
    return f"{titled(version['label'])}{f'（{noted}）' if noted else ''}，{spans}施行"


def version_of(record: Mapping[str, Any]) -> Entry | None:
    """The entry of the version that applied, None when none did."""
    return next((entry for entry in record["basis"] if entry["kind"] == "version"), None)


def span_words(span: Mapping[str, Any]) -> str:
    """2016年1月1日起, 2016年1月1日至2024年6月30日, with the kind of case where it is one."""
    until = f"至{shown_day(span['until'])}" if span["until"] else "起"
    case = CASES[span["case"]]
    return f"{shown_day(span['from'])}{until}{f'（{case}）' if case else ''}"


def seal_section(record: Mapping[str, Any]) -> Markup:
    """The hashes, and what somebody does who wants to know whether all this is so."""
    rows = [
        ("封缄", record[SEAL]),
        ("所读规则", record["head"]["read"]),
        ("规则库", record["head"]["rulebook"]),
    ]
    hashes = [[element("dt", name), element("dd", digits)] for name, digits in rows]
    steps = (
        (
            "电子文件内嵌全部数据，有本程序和规则库即可离线核验：",
            element("code", "guiju verify 文件名"),
            "。程序核对封缄和每一项的指纹，按规则库的现行内容重新判定，并指出不同之处。",
        ),
        "纸面的编号是封缄的前十六位，应与电子文件一致。",
        "封缄只说明内容写成后没有改动，不是电子签名；事实是否属实，以所列来源为准。",
    )
    listed = element("ol", [element("li", step) for step in steps])
    digits = element("dl", hashes, class_="hashes")
    return element("section", element("h2", "如何核验"), listed, digits, class_="seal")


def signatures(head: Entry) -> Markup:
    """The lines two people sign and the bureau stamps."""
    issued = _BY_HAND if head["issued"] is None else shown_day(head["issued"])
    lines = (
        ("经办人（签字）", ""),
        ("复核人（签字）", ""),
        ("出具单位（盖章）", ""),
        ("出具日期", issued),
    )
    made = [
        element("p", element("span", name), element("span", value, class_="line"))
        for name, value in lines
    ]
    return element("section", made, class_="signed")
