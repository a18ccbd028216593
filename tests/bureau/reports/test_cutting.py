"""An outline cut at its headings is the same when it is put together again."""

from __future__ import annotations

from bureau.reports.cutting import Piece, cut, joined, line_of

OUTLINE = """---
name: 报告
---
开头一段。

# 一
第一行
第二行
{% if 有("x") %}
## 里面的不切
{% endif %}

## 二
末行
"""


def test_headings_inside_a_condition_do_not_cut() -> None:
    """Three pieces: the opening, 一 with its condition whole, 二."""
    card, pieces = cut(OUTLINE)
    assert card == "name: 报告"
    assert [(p.level, p.heading) for p in pieces] == [(0, ""), (1, "一"), (2, "二")]
    assert pieces[1].source.splitlines()[3] == "## 里面的不切"


def test_put_together_it_cuts_the_same() -> None:
    """Cutting what was joined gives the same pieces."""
    card, pieces = cut(OUTLINE)
    assert cut(joined(card, pieces)) == (card, pieces)


def test_a_line_is_found_in_its_section() -> None:
    """Worked by hand: 第二行 is line 7 of what is joined, line 2 of section 一."""
    card, pieces = "name: 报告", [Piece(0, "", "开头"), Piece(1, "一", "第一行\n第二行")]
    lines = joined(card, pieces).splitlines()
    assert lines.index("第二行") == 7
    assert line_of(card, pieces, 8) == (1, 2)
    assert line_of(card, pieces, 4) == (0, 1)
    assert line_of(card, pieces, 2) == (-1, 2)
