"""In which document a fact was read travels with it; a slip is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from guiju.errors import BadInput
from guiju.facts import entity_from_mapping, read_entities
from guiju.vocabulary import Vocabulary


def test_sources_by_present_name(vocabulary: Vocabulary) -> None:
    """A former name is put under the present one; blanks say nothing; titles share one source."""
    given = {"sales": " 纳税申报表 ", "titles": "公告", "is_sme": "-", "net_profit": None}
    facts = entity_from_mapping({"facts": {}, "sources": given}, vocabulary)
    assert facts.sources == {"sales_revenue": "纳税申报表", "titles": "公告"}
    assert entity_from_mapping({"facts": {}}, vocabulary).sources == {}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("sources: 审计报告", "第2行 · sources 不是一组键值"),
        ("sources:\n  sales_revenu: 审计报告", "第3行 · sources 里不认识的事实“sales_revenu”"),
        ("sources:\n  is_sme: [甲, 乙]", "第3行 · “is_sme”的来源写法有误"),
        ("sources:\n  is_sme: " + "长" * 201, "第3行 · “is_sme”的来源写法有误"),
        ('sources:\n  is_sme: "甲\\n乙"', "第3行 · “is_sme”的来源写法有误"),
    ],
)
def test_a_slip_is_told(tmp_path: Path, vocabulary: Vocabulary, text: str, said: str) -> None:
    """No mapping, no such fact, no name of a document: with the line, and with what to do."""
    path = tmp_path / "firm.yaml"
    path.write_text(f"facts: {{}}\n{text}\n", encoding="utf-8")
    with pytest.raises(BadInput, match=said):
        read_entities(path, vocabulary)
