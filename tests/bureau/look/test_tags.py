"""Marks, ladders, charts, heads and pages of lists."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template

from tests.bureau.look.rendering import render


@pytest.mark.parametrize(
    ("outcome", "shape", "word"),
    [
        ("met", "met", "满足"),
        (1, "met", "满足"),
        (0, "unmet", "不满足"),
        (2, "unknown", "待补"),
        (3, "met", "免于此项"),
        (True, "met", "满足"),
        (False, "unmet", "不满足"),
        (None, "unknown", "待补"),
        ("person", "person", "由人判断"),
    ],
)
def test_mark_says_its_outcome_in_words(outcome: object, shape: str, word: str) -> None:
    """Shape and word stand beside the colour, whichever way the outcome is written."""
    assert render("{% mark o %}", o=outcome) == f'<span class="mark {shape}">{word}</span>'


def test_mark_takes_other_words_and_escapes_them() -> None:
    """A date may stand for the word; what was typed by somebody cannot become markup."""
    assert "3 月 31 日前" in render('{% mark "unmet" "3 月 31 日前" %}')
    assert "&lt;b&gt;" in render('{% mark "met" w %}', w="<b>")


def test_ladder_names_what_is_had_and_what_is_next() -> None:
    """A reader without colours hears which rungs are had and which is the next step."""
    rungs = [
        {"label": "科技型中小企业", "state": "done", "note": "有效至 2025-03-31"},
        {"label": "高新技术企业", "state": "next", "note": "差 1 项"},
        {"label": "上市高企"},
    ]
    html = render("{% ladder rungs %}", rungs=rungs)
    assert "科技型中小企业<span" in html
    assert "（已有）" in html
    assert '<li class="next" aria-current="step">高新技术企业<small>差 1 项</small>' in html
    assert "<li>上市高企<small>—</small></li>" in html


def test_bullet_draws_value_against_threshold() -> None:
    """3.3 against 4: full width is 6, so the line stands at 96 of 144 and the bar at 79."""
    html = render("{% bullet 3.3 4 text='3.3%' threshold_text='≥ 4%' %}")
    assert 'aria-label="3.3%，要求 ≥ 4%"' in html
    assert 'class="val short" x="0" y="4" width="79"' in html
    assert 'x1="96"' in html


def test_bullet_draws_a_range_and_an_upper_limit() -> None:
    """72–79 against 70 of 105 at most: from 98 to 108; 5 against at most 4 is too much."""
    html = render("{% bullet 72 70 high=79 %}")
    assert 'class="val" x="98" y="4" width="10"' in html
    assert 'aria-label="72–79，要求 ≥ 70"' in html
    assert "val short" in render("{% bullet 5 4 at_most=True %}")


def test_bullet_of_an_unknown_value_draws_nothing() -> None:
    """What is not known is not drawn as nought."""
    assert render("{% bullet v 4 %}", v=None) == ""


def test_sparkline_leaves_a_gap_and_tells_its_values() -> None:
    """An unknown year has no dot; the values are in the description."""
    html = render("{% sparkline v '营收' names=n %}", v=[1, None, 3], n=["2022", "2023", "2024"])
    assert re.findall(r'points="([^"]*)"', html) == ["0.0,26.0 120.0,2.0"]
    assert "<desc>2022 1，2023 未知，2024 3</desc>" in html


def test_bars_tell_their_figures() -> None:
    """Half the value is half the bar; each figure stands beside it."""
    html = render("{% bars rows '按镇区' unit='家' %}", rows=[("昆仑", 40), ("溧城", 20)])
    assert re.findall(r'<rect[^>]* width="(\d+)"', html) == ["130", "65"]
    assert "40家" in html
    assert "<title>按镇区</title>" in html


def test_pager_keeps_the_filters() -> None:
    """A page further on asks for the same list."""
    page = Paginator(range(45), 20).page(2)
    html = render("{% pager page unit='家' %}", "?town=320481001&page=2", page=page)
    assert "共 45 家，第 21–40 家" in html
    assert 'href="?town=320481001&amp;page=3" rel="next"' in html
    assert 'href="?town=320481001&amp;page=2" aria-current="page"' in html


def test_pager_of_one_page_only_counts() -> None:
    """Nothing to turn where there is one page."""
    html = render("{% pager page %}", page=Paginator(range(3), 20).page(1))
    assert "共 3 条" in html
    assert "<a" not in html


def test_sortable_head_turns_round_and_goes_back_to_page_one() -> None:
    """A column sorted upwards sorts downwards next; the page number is dropped."""
    html = render('{% sortable "name" "名称" %}', "?sort=name&page=3&q=储能")
    assert 'aria-sort="ascending"' in html
    assert 'href="?sort=-name&amp;q=%E5%82%A8%E8%83%BD"' in html
    assert "aria-sort" not in render('{% sortable "name" "名称" %}')


def test_pipeline_counts_each_stage() -> None:
    """Each stage leads to its records; the one looked at says so."""
    stages = [
        {"label": "申报", "count": 2, "href": "?stage=申报", "current": True},
        {"label": "获批", "count": 0, "href": "?stage=获批"},
    ]
    html = render("{% pipeline s '平台阶段' %}", s=stages)
    assert 'aria-label="平台阶段"' in html
    assert 'aria-current="true">申报<b>2</b>' in html
    assert 'class=" none"' in html


def test_field_ties_hint_and_error_to_the_input() -> None:
    """A reader of the screen hears the hint and what is wrong with the field."""

    class Form(forms.Form):
        amount = forms.IntegerField(label="研发费用", help_text="单位：万元")

    form = Form({"amount": "约3500"})
    html = Template('{% include "look/field.html" with field=form.amount unit="万元" %}').render(
        Context({"form": form})
    )
    assert 'for="id_amount"' in html
    assert 'aria-describedby="id_amount_helptext id_amount_error"' in html
    assert 'id="id_amount_helptext"' in html
    assert 'id="id_amount_error"' in html
    assert 'aria-invalid="true"' in html
    assert '<span class="unit">万元</span>' in html


def test_site_is_named_after_its_county() -> None:
    """溧阳市 makes 溧阳科创; with no county known a plain name stands."""
    assert render("{% site_name %}", county=SimpleNamespace(name="溧阳市")) == "溧阳科创"
    assert render("{% site_name %}") == "县域科创"


class Asked(forms.Form):
    """A select with a group, the chosen one in it, and words somebody typed."""

    town = forms.ChoiceField(
        choices=[("", "全部"), ("街道", [("a", "昆仑"), ("b", "<b>")])], required=False
    )


def test_a_select_offers_its_choices() -> None:
    """Groups, the chosen option and escaped words, as Django's own select writes them."""
    assert render("{{ form.town }}", form=Asked({"town": "a"})) == (
        '<select name="town" id="id_town"><option value="">全部</option>'
        '<optgroup label="街道"><option value="a" selected>昆仑</option>'
        '<option value="b">&lt;b&gt;</option></optgroup></select>'
    )
