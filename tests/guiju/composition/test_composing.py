"""An outline and a ledger → a whole report."""

from __future__ import annotations

from pathlib import Path

import pytest

from guiju.composition.composing import compose
from guiju.composition.document import Heading, Paragraph
from guiju.composition.outline import read_outline
from guiju.errors import BadInput
from guiju.periods import stretch
from tests.guiju.composition.world import figures, paragraphs, written

CARD = """\
name: 年报
title: ["{{ 地方 }}", "{{ 年 }}年总结（{{ 量('grants') }}）"]
issuer: "{{ 地方 }}示例局"
number: 示例〔2025〕1号
addressee: 示例单位
signature: 示例局
signed_on: "{{ 下年 }}年1月"
copies_to: 示例部门
printed_by: 示例办
printed_on: "{{ 下年 }}年1月印发"
annexes: [示例附件一, "{{ 年 }}年附件二"]
"""


def test_the_texts_around_the_body(tmp_path: Path) -> None:
    """Every line of the card is filled in, and none keeps a private mark."""
    document = written(tmp_path, "正文\n", CARD).document
    assert document.title == ("示例市", "2024年总结（3533万元）")
    letter = document.letterhead
    assert (letter.issuer, letter.number) == ("示例市示例局", "示例〔2025〕1号")
    assert (letter.signed_on, letter.printed_on) == ("2025年1月", "2025年1月印发")
    assert letter.annexes == ("示例附件一", "2024年附件二")
    assert document.subject == "年报"


def test_the_two_dates_of_a_report(tmp_path: Path) -> None:
    """情况截至 is the last day of the period, 掌握截至 the day the ledger was known on."""
    document = written(tmp_path, "正文\n").document
    assert (document.as_of, document.known_at) == ("2024年12月31日", "")


def test_footnotes_stand_in_reading_order(tmp_path: Path) -> None:
    """Notes are counted as they are met; a note nobody refers to is left out."""
    body = (
        "{% set 甲 = '甲' ~ 注('先写的') %}{% set 乙 = 注('没有用到的') %}"
        "丁{{ 注('后写的') }}{{ 甲 }}{{ 注('后写的') }}\n"
    )
    made = written(tmp_path, body)
    assert paragraphs(made) == ["丁〔1〕甲〔2〕〔1〕"]
    assert made.document.footnotes == ("后写的", "先写的")


def test_a_report_with_examples_says_so(tmp_path: Path) -> None:
    """One invented record behind any number marks the whole report."""
    awards = "id,programme,on,grade,sample\na-1,open,2024-05,A,{}\n"
    body = "{{ 量('awards') }}\n"
    assert written(tmp_path, body, award=awards.format("是")).document.sample
    assert not written(tmp_path, body, award=awards.format("")).document.sample


def test_a_report_of_half_a_year(tmp_path: Path) -> None:
    """A half-year outline counts the half-year; the period before is last year's same half."""
    path = tmp_path / "half.md"
    path.write_text(
        "---\nname: 半年\ntitle: 半年\nperiod: half\n---\n"
        "# {{ 期 }}\n{{ 量('grants') }}，{{ 量('grants', 期=-1) }}，{{ 名单('centres') }}\n"
    )
    made = compose(read_outline(path), figures(tmp_path), stretch("2024H1"))
    assert paragraphs(made) == ["一、2024年上半年", "1533万元〔1〕，〔无基数〕，示例甲中心"]
    with pytest.raises(BadInput, match="“半年”不是按2024年写的 · 应为：一个半年"):
        compose(read_outline(path), figures(tmp_path), stretch("2024"))


def test_a_report_over_an_empty_ledger(tmp_path: Path) -> None:
    """With no table at all, numbers are nought, claims are unsaid, loops take their else."""
    gone = dict.fromkeys(
        ["centre", "centre__steps", "centre__years", "body", "links", "award", "member", "grant"],
        "",
    )
    gone |= dict.fromkeys(["row", "series_point", "sources"], "")
    body = (
        "{% if 有('grants') %}{{ 量('grants') }}{% else %}本年未获批资金{% endif %}；"
        "{% for 项 in 记录('centres') %}{{ 项 }}{% else %}本年未获批中心{% endfor %}"
        "{{ 述说(['ordinal', 'record'], 前='，') }}。\n{{ 图('centres') }}\n{{ 走势图('grants') }}\n"
    )
    assert paragraphs(written(tmp_path, body, **gone)) == ["本年未获批资金；本年未获批中心。"]


def test_what_was_printed_is_kept(tmp_path: Path) -> None:
    """The report remembers each figure and claim it printed, not those it only asked about."""
    made = written(
        tmp_path, "{% if 有('awards') %}{{ 量('centres') }}{% endif %}{{ 说('record') }}\n"
    )
    assert [getattr(one, "figure", None) and one.figure.id for one in made.used[:1]] == ["centres"]
    assert len(made.used) == 2


def test_headings_and_paragraphs(tmp_path: Path) -> None:
    """A report is a sequence of headings, paragraphs, tables and charts."""
    body = "导语。\n\n# 总\n## 分\n- 甲\n- 乙\n{{ 份表('centres') }}\n"
    blocks = written(tmp_path, body).document.blocks
    assert [type(block).__name__ for block in blocks] == [
        "Paragraph",
        "Heading",
        "Heading",
        "Paragraph",
        "Table",
    ]
    assert all(isinstance(block, Heading | Paragraph) for block in blocks[:-1])
