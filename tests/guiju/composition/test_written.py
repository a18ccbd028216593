"""Lines as a clerk writes them: which go away, which stay, which part paragraphs."""

from __future__ import annotations

from pathlib import Path

from guiju.composition.written import prepared
from tests.guiju.composition.world import paragraphs, said, written


def test_no_line_is_lost() -> None:
    """Every line stays a line, so that messages name the clerk's own."""
    text = '甲{% if x %}\n{% if y %}\n\n乙{# 丙\n丁 #}\n{{ 表("x",\n 列=[]) }}\n'
    assert prepared(text).count("\n") == text.count("\n")


def test_an_item_that_ends_with_a_tag_keeps_its_end(tmp_path: Path) -> None:
    """A closing tag at the end of a line does not pull up the next one."""
    body = '- 甲{% if 有("centres") %}乙{% endif %}\n- 丙{# 备注 #}\n- 丁\n'
    assert said(tmp_path, body) == "一是甲乙。二是丙。三是丁。"


def test_a_condition_that_fails_leaves_no_gap(tmp_path: Path) -> None:
    """An item that is not said leaves the others in one paragraph, numbered through."""
    body = '- 甲\n{% if not 有("centres") %}- 乙{% endif %}\n- 丙\n'
    assert said(tmp_path, body) == "一是甲。二是丙。"


def test_tags_on_their_own_lines_go_away(tmp_path: Path) -> None:
    """Loops and conditions may stand on lines of their own, indented or with blanks behind."""
    body = '- 甲\n  {% for 项 in 记录("centres") %}  \n- {{ 项 }}\n  {% endfor %}\n- 乙\n'
    assert said(tmp_path, body) == "一是甲。二是示例甲中心。三是示例乙中心。四是乙。"


def test_a_blank_line_in_a_loop_parts_paragraphs(tmp_path: Path) -> None:
    """Blank lines mean what they mean everywhere."""
    body = '{% for 项 in 记录("centres") %}\n{{ 项 }}。\n\n{% endfor %}\n'
    assert paragraphs(written(tmp_path, body)) == ["示例甲中心。", "示例乙中心。"]


def test_a_call_over_two_lines(tmp_path: Path) -> None:
    """What is written in braces may run over lines."""
    body = '{{ 名单("centres",\n   连="和") }}\n'
    assert said(tmp_path, body) == "示例甲中心和示例乙中心"
