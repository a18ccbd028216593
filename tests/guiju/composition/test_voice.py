"""The words of an outline: numbers, parts, claims, lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from guiju.errors import BadInput
from tests.guiju.composition.world import paragraphs, runs, said, written

# 2000 + 1533 = 3533 万元 in 2024; the year before 910.57: (3533 − 910.57) ÷ 910.57 = 287.99…%.
SAYINGS = {
    "{{ 数('grants') }}": "3533〔1〕",
    "{{ 量('grants') }}": "3533万元〔1〕",
    "{{ 量('grants', 期=-1) }}": "910.57万元〔1〕",
    "{{ 量('grants', 期=-1, 位=1) }}": "910.6万元〔1〕",
    "{{ 超('grants', 逢=500) }}": "超3500万元〔1〕",
    "{{ 余('centres') }}": "2个",
    "{{ 余('seats') }}": "40余个",
    "{{ 数('growth') }}": "288%〔1〕",
    "{{ 增幅('growth') }}": "增长288%〔1〕",
    "{{ 增幅('growth', 期=-3) }}": "〔无基数〕",
    "{{ 分述('centres') }}": "示例市级1个、省级1个",
    "{% for 份额 in 份('centres') %}{{ 份额.名称 }}{{ 份额.数 }}；{% endfor %}": "示例市级1个；省级1个；",
    "{{ 列举({'甲': 'centres', '乙': 'provincial', '丙': 'awards'}) }}": "甲2个、乙1个、丙2项",
    "{{ 列举({'甲': 'centres'}, 期=-4) or '无' }}": "无",
    "{{ 名单('centres') }}": "示例甲中心、示例乙中心",
    "{{ 名单('centres', 前=1) }}": "示例甲中心等",
    "{{ 名单('centres', 字段='依托单位', 连='和') }}": "示例研究院和示例大学",
    "{{ 名单('centres', 字段='共建单位') }}": "示例大学、示例研究院",
    "{{ 口径('provincial') }}": "省级以上·获批日期在期内",
    "{{ 口径('growth') }}": "获批资金 ÷ 上一期获批资金 － 1",
    "{{ 说('record') }}": "有记录以来（2022年起）创新高",
    "{{ 述说(['record'], 前='，') }}": "，有记录以来（2022年起）创新高",
    "{% if 有('centres') %}有{% endif %}{% if not 有('growth', 期=-3) %}无{% endif %}": "有无",
    "{% if 已定('centres') %}定{% endif %}{% if 同('centres', 'awards') %}同{% endif %}": "定同",
    "{% if 成立('record') %}成立{% else %}不全{% endif %}": "不全",
}


@pytest.mark.parametrize("body", SAYINGS)
def test_what_each_word_says(body: str, tmp_path: Path) -> None:
    """Each word of an outline says just this of the world."""
    assert said(tmp_path, body + "\n") == SAYINGS[body]


def test_a_claim_is_said_of_its_own_record(tmp_path: Path) -> None:
    """A claim speaks of the record it was made for, and of no other."""
    body = "{% for 项 in 记录('centres') %}{{ 项 }}{{ 述说(['ordinal'], 项, 前='为') }}；{% endfor %}\n"
    assert said(tmp_path, body) == "示例甲中心；示例乙中心为上级市第2家；"
    body = "{% for 项 in 记录('centres') %}{{ 说('ordinal', 项) }}；{% endfor %}\n"
    assert said(tmp_path, body) == "〔没有所说的记录：断言说的不是这条记录〕；上级市第2家；"


def test_a_claim_on_a_short_list_says_so(tmp_path: Path) -> None:
    """Where nobody says that the list is whole, the wording carries 对照不全."""
    rows = "id,topic,unit,date,subject,complete\nr-1,list,别处,2022,,否\nr-2,list,本地,2024-07,c-2,否\n"
    assert said(tmp_path, "{{ 说('ordinal') }}\n", row=rows) == "上级市第2家（对照不全）"


def test_a_claim_that_fails_is_not_said(tmp_path: Path) -> None:
    """A record that is none prints why, and 能说 keeps it out."""
    points = "id,metric,year,value,unit\np-1,grants,2023,4000,万元\n"
    body = "{% if 能说('record') %}高{% endif %}{{ 述说(['record'], 前='，') }}{{ 说('record') }}\n"
    told = said(tmp_path, body, series_point=points)
    assert told == "〔不成立：获批资金3533，此前最高4000（2023年）〕"


def test_money_says_which_money_once(tmp_path: Path) -> None:
    """The first mention of a sum has its 口径 in a footnote; later ones, of any year, have none."""
    made = written(tmp_path, "{{ 量('grants') }}，{{ 量('grants', 期=-1) }}，{{ 量('grants') }}\n")
    assert paragraphs(made) == ["3533万元〔1〕，910.57万元，3533万元"]
    assert made.document.footnotes == ("获批资金：口径为批复·日期在期内。",)


def test_a_figure_cut_otherwise_names_both_in_a_footnote(tmp_path: Path) -> None:
    """900 received instead of 3533 granted: the old scope and its number are kept, once."""
    word = "{{ 量('grants|kind=received') }}"
    made = written(tmp_path, f"到账{word}，再说一次{word}\n")
    assert paragraphs(made) == ["到账900万元〔1〕〔2〕，再说一次900万元"]
    assert made.document.footnotes == (
        "获批资金（改按到账）：口径为到账·日期在期内。",
        "获批资金（改按到账）：原口径为批复·日期在期内，原数为3533万元。",
    )


def test_a_growth_cut_otherwise_has_no_base_of_the_old_cut(tmp_path: Path) -> None:
    """The history is that of money granted; nobody wrote down what was received in 2023."""
    made = written(tmp_path, "{{ 增幅('growth|kind=received') }}\n")
    assert paragraphs(made) == ["〔无基数〕〔1〕"]
    told = "资金增长（改按到账）：口径为到账·日期在期内；原口径为批复·日期在期内，原数为288%。"
    assert made.document.footnotes == (told,)


def test_a_cut_nobody_offers_is_told_by_line(tmp_path: Path) -> None:
    """A misspelt choice, and a field the figure does not fix."""
    with pytest.raises(BadInput, match="“性质”没有选项“recieved”"):
        written(tmp_path, "{{ 量('grants|kind=recieved') }}\n")
    with pytest.raises(BadInput, match="不能按“amount”换口径"):
        written(tmp_path, "{{ 量('grants|amount=1') }}\n")


def test_what_may_count_is_footnoted(tmp_path: Path) -> None:
    """A number left open prints its range, and a footnote says how many records are open."""
    centres = "id,name,level,approved_on\nc-1,示例甲中心,county,2024-03\nc-2,示例乙中心,province,\n"
    gone = {"centre": centres, "links": "", "centre__steps": "", "centre__years": ""}
    made = written(tmp_path, "{{ 量('centres') }}\n", **gone)
    assert paragraphs(made) == ["1至2个〔1〕"]
    assert made.document.footnotes == ("中心：另有1条缺项，能否计入待核。",)


def test_dates_in_the_period(tmp_path: Path) -> None:
    """期内 asks whether a date of a record or of a line lies in the period."""
    body = (
        "{% for 项 in 记录('provincial') %}{% if 期内(项, '获批日期') %}今年{% endif %}"
        "{% for 节 in 项.节点 if 期内(节, '日期') %}{{ 节.事项 }}{% endfor %}"
        "{% for 节 in 项.节点 if 期内(节, '日期', 期=1) %}，明年{{ 节.事项 }}{% endfor %}{% endfor %}\n"
    )
    assert said(tmp_path, body) == "今年进场，明年开业"


def test_a_claim_of_many_asks_for_a_loop(tmp_path: Path) -> None:
    """A claim said of several records is not said of any one by itself."""
    centres = "id,name,level,approved_on\nc-1,示例甲中心,province,2024-03\nc-2,示例乙中心,province,2024-07\n"
    gone = {"centre": centres, "links": "", "centre__steps": "", "centre__years": ""}
    with pytest.raises(BadInput, match="说的有 2 条记录 · 请在循环里写"):
        written(tmp_path, "{{ 说('ordinal') }}\n", **gone)


def test_every_number_has_an_origin(tmp_path: Path) -> None:
    """Whatever word prints it, a number's run carries what it rests on."""
    body = "".join(f"{text}\n\n" for text in SAYINGS if "口径" not in text)
    for run in runs(written(tmp_path, body)):
        if any(letter.isdigit() for letter in run.text):
            assert run.origin is not None or run.note is not None, run.text
