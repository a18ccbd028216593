"""A record written by hand, with one of everything a page shows; no rulebook has it."""

from __future__ import annotations

from typing import Any

_LEAF = {
    "under": "all:size",
    "waives": False,
    "clause": "第三条",
    "confidence": "K",
    "says": "规模",
    "quote": "按上年末",
    "rule": {"measure": "staff", "at_least": "10"},
    "outcome": "unmet",
    "value": "8",
    "threshold": "10",
    "margin": "-2",
    "facts": ["staff"],
    "asks": "规模",
    "requires": "不低于10人",
    "found": "8人",
    "difference": "还差2人",
    "note": "",
    "digest": "0" * 64,
}
_GROUP = {**_LEAF, "value": None, "threshold": None, "margin": None, "facts": [], "difference": ""}
_FACT = {"unit": "人", "digest": "0" * 64}

RECORD: dict[str, Any] = {
    "what": "guiju certificate",
    "format": 1,
    "layout": 1,
    "head": {
        "entity": "SL01",
        "name": "示例企业",
        "as_of": "2024-12-31",
        "issued": "2025-01-06",
        "policy": "p",
        "policy_name": "示例政策",
        "version": "1",
        "program": "guiju 0",
        "rulebook": "a" * 64,
        "read": "b" * 64,
    },
    "decision": {"verdict": "ineligible", "paragraph": "结论是：不能申报。"},
    "conditions": [
        {**_GROUP, "id": "all:size", "under": None, "says": "", "rule": {"all": ["size", "ways"]}},
        {**_LEAF, "id": "size"},
        {
            **_GROUP,
            "id": "ways",
            "rule": {"any": ["open"]},
            "says": "两条途径",
            "requires": "以下任一条件符合即可",
            "outcome": "waived",
            "note": "因“除外”",
        },
        {**_LEAF, "id": "open", "under": "ways", "outcome": "unknown", "note": "缺职工总数"},
        {**_LEAF, "id": "free", "under": "ways", "waives": True, "outcome": "met", "found": ""},
    ],
    "facts": [
        {**_FACT, "id": "x@2022", "label": "职工", "value": "8", "shown": "8人", "source": "名册"},
        {**_FACT, "id": "x@2023", "label": "职工", "value": "8", "shown": "8人", "source": "名册"},
        {**_FACT, "id": "y@", "label": "专利", "value": "1", "shown": "1人", "source": None},
        {**_FACT, "id": "z", "label": "奖励", "value": None, "shown": "空缺", "source": None},
    ],
    "basis": [
        {
            "kind": "version",
            "id": "1",
            "label": "示例办法",
            "number": "示例〔2020〕1号",
            "confidence": "V2",
            "in_force": [{"from": "2020-01-01", "until": "2025-12-31", "case": "new"}],
        }
    ],
    "seal": "c" * 64,
    "page": "d" * 64,
}
