"""Files of benefits and rules: every slip told with file, line and cure; nothing is invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from guiju.errors import BadInput
from guiju.rulebook import load_rulebook
from guiju.stacking import load_stacking
from tests.cast import small_rulebook
from tests.guiju.stacking.bureau import HEAD, TREE, benefit

TWO = HEAD + benefit("a", 20) + benefit("b", 30, "province")


def refusal(tmp_path: Path, text: str) -> str:
    """The whole message a file is refused with."""
    book = small_rulebook(tmp_path / "book", TREE)
    path = tmp_path / "money.yaml"
    path.write_text(text)
    with pytest.raises(BadInput) as caught:
        load_stacking(book, path)
    return str(caught.value)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{title: hte, level: county, amount: 1, unit: 万元}", "第4行 · “c”没有名称"),
        ("{label: c, level: county}", "第4行 · “c”没有写凭什么享受 · 应为：policy 或 title"),
        ("{label: c, policy: q, level: county}", "policy 指向不存在的“q”"),
        ("{label: c, title: htee, level: county}", "请核对名称，是否想写“hte”"),
        ("{label: c, title: hte, level: town}", "level: town 不在可用的词中 · 应为：county"),
        (
            "{label: c, title: hte, level: city, amount: 1}",
            "amount 没有写单位 · 应为：unit: 元、万元",
        ),
        ("{label: c, title: hte, level: city, amount: 1, unit: 个}", "unit: 个 不认识"),
        ("{label: c, title: hte, level: city, amount: -1, unit: 元}", "amount: -1 不成金额"),
        (
            "{label: c, title: hte, level: city, amount: 0.001, unit: 元}",
            "不成金额 · 应为：正数，细到分",
        ),
        ("{label: c, title: hte, level: city, amount: staff}", "amount: staff 得出的不是金额"),
        ("{label: c, title: hte, level: city, amount: reserch}", "不认识的名称“reserch”"),
        ("{label: c, title: hte, level: city, amount: research, unit: 元}", "公式自带单位"),
        ("{label: c, title: hte, level: city, once: 1}", "once: 1 读不懂"),
        ("{label: c, title: hte, level: city, most: 1}", "不认识的键“most”"),
        ("{label: c, title: hte, level: city, confidence: A}", "confidence: A 不认识"),
        (
            "{label: c, title: hte, level: city, amount: 1, unit: 元, confidence: '?'}",
            "“c”的金额存疑 · 请删去金额，等见到文件再写",
        ),
        ("c", "“c”不是一组键值"),
    ],
)
def test_a_benefit_that_cannot_be_read(tmp_path: Path, line: str, said: str) -> None:
    """Each with what was expected or what to do."""
    assert said in refusal(tmp_path, f"{HEAD}  c: {line}\n")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{exclude: [a, b], cap: [a]}", "第7行 · 规则“r”要有且只有一个规则词"),
        ("{exclud: [a, b]}", "规则“r”要有且只有一个规则词 · 应为：exclude、take_the_higher"),
        ("{exclude: [a, c]}", "规则“r”指向不存在的“c”"),
        ("{exclude: [a]}", "exclude 至少写两项"),
        ("{exclude: a}", "exclude 要写成列表"),
        ("{exclude: [a, a, b]}", "exclude 里有重复的编号"),
        ("{exclude: [a, b], most: 2}", "most: 2 不成限制 · 应为：1 至 1 的整数"),
        ("{exclude: [a, b], limit: 2}", "不认识的键“limit”"),
        (
            "{exclude: [a, b], counts: month}",
            "counts: month 不在可用的词中 · 应为：now、year、ever",
        ),
        ("{cap: [a]}", "规则“r”没有写上限"),
        ("{cap: [a], limit: staff}", "limit: staff 得出的不是金额"),
        ("{co_funding: a, of: b, share: half}", "share: half 不成比例 · 应为：如 50%"),
        ("{co_funding: a, of: b}", "share: None 不成比例"),
        ("{co_funding: b, of: a, share: 50%}", "“a”不比“b”高一级 · 应为：下级按上级资金的比例配套"),
    ],
)
def test_a_rule_that_cannot_be_read(tmp_path: Path, line: str, said: str) -> None:
    """Each with what was expected or what to do."""
    assert said in refusal(tmp_path, f"{TWO}rules:\n  r: {line}\n")


def test_circles_and_doubles(tmp_path: Path) -> None:
    """An order that runs in a circle, and a benefit funded by two rules."""
    circle = f"{TWO}rules:\n  r: {{order: [a, b]}}\n  s: {{co_funding: a, of: b, share: 5%}}\n"
    assert "第7行 · 先后成环，排不出次序：b、a" in refusal(tmp_path / "1", circle)
    rule = "{co_funding: a, of: b, share: 5%}"
    double = f"{TWO}rules:\n  r: {rule}\n  s: {rule}\n"
    assert "“a”由两条规则配套（另一条：r） · 请合成一条" in refusal(tmp_path / "2", double)


def test_what_is_invented_says_so(tmp_path: Path) -> None:
    """In a file of samples every name carries 示例."""
    text = "sample: true\n" + TWO
    assert "“a”在示例文件里，名称没有写明示例 · 请在名称后加上（示例）" in refusal(tmp_path, text)


def test_everything_needs_a_source(tmp_path: Path) -> None:
    """Of its own or of its file."""
    text = TWO.removeprefix("source: 示例办法\nconfidence: V\n")
    said = refusal(tmp_path, text)
    assert "没有写依据 · 应为：source: 文件名称" in said
    assert "没有写 confidence" in said


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """Named, it has to be; the rulebook's own folder need not."""
    book = small_rulebook(tmp_path, TREE)
    assert load_stacking(book).benefits == {}
    with pytest.raises(BadInput, match="没有这个文件"):
        load_stacking(book, tmp_path / "none.yaml")


def test_higher_levels_are_paid_first(tmp_path: Path) -> None:
    """Nation, province, city, county; within a level as written."""
    book = small_rulebook(tmp_path, TREE)
    levels = ["county", "nation", "county", "city", "province"]
    path = tmp_path / "money.yaml"
    path.write_text(HEAD + "".join(benefit(f"m{i}", 1, level) for i, level in enumerate(levels)))
    assert load_stacking(book, path).order == ("m1", "m4", "m3", "m0", "m2")


def test_what_is_shipped_invents_nothing() -> None:
    """No benefit of the rulebook's own has an amount that no document states."""
    book = load_rulebook()
    for benefit_ in load_stacking(book).benefits.values():
        assert benefit_.amount is None or benefit_.cited.confidence in ("V", "V2")
