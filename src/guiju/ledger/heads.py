"""What the tables of a ledger call their own columns: the English word, and how else it is put."""

from __future__ import annotations

from collections.abc import Mapping

PROVENANCE = {
    **dict.fromkeys(["source", "来源"], "source"),
    **dict.fromkeys(["grade", "证据等级"], "grade"),
    **dict.fromkeys(["known_at", "掌握日期"], "known_at"),
    **dict.fromkeys(["sample", "示例"], "sample"),
    **dict.fromkeys(["reason", "原因"], "reason"),
}
ID = dict.fromkeys(["id", "编号"], "id")
YEAR = ID | dict.fromkeys(["year", "年度", "年份"], "year")
FACT = {
    **dict.fromkeys(["entity", "记录"], "entity"),
    **dict.fromkeys(["concept", "事实"], "concept"),
    **dict.fromkeys(["on", "日期", "期间"], "on"),
    **dict.fromkeys(["value", "值"], "value"),
}
LINK = {
    **dict.fromkeys(["from", "自"], "from"),
    **dict.fromkeys(["relation", "关系"], "relation"),
    **dict.fromkeys(["to", "至"], "to"),
    **dict.fromkeys(["since", "起"], "since"),
    **dict.fromkeys(["until", "止"], "until"),
    **dict.fromkeys(["role", "角色"], "role"),
}
SOURCE = {
    **dict.fromkeys(["id", "编号"], "id"),
    **dict.fromkeys(["kind", "类别"], "kind"),
    **dict.fromkeys(["title", "标题"], "title"),
    **dict.fromkeys(["issuer", "发文机关"], "issuer"),
    **dict.fromkeys(["number", "文号"], "number"),
    **dict.fromkeys(["date", "日期"], "date"),
    **dict.fromkeys(["received_on", "收到日期"], "received_on"),
    **dict.fromkeys(["sha256", "校验值"], "sha256"),
    **dict.fromkeys(["withdrawn_on", "撤回日期"], "withdrawn_on"),
    **dict.fromkeys(["note", "备注"], "note"),
}
COMPLETE = {
    **dict.fromkeys(["kind", "种类"], "kind"),
    **dict.fromkeys(["field", "字段"], "field"),
    **dict.fromkeys(["value", "取值"], "value"),
    **dict.fromkeys(["place", "地方"], "place"),
    **dict.fromkeys(["since", "起"], "since"),
    **dict.fromkeys(["as_of", "截至"], "as_of"),
    **dict.fromkeys(["source", "来源"], "source"),
}


def spelled(words: Mapping[str, str], word: str) -> list[str]:
    """How a column of that word may be headed: the Chinese words first."""
    heads = [head for head, means in words.items() if means == word]
    return sorted(heads, key=str.isascii)
