"""The card of an outline, and what is told of a wrong one."""

from __future__ import annotations

from pathlib import Path

import pytest

from guiju.composition.outline import find_outline, read_outline
from guiju.errors import BadInput


def outline(root: Path, text: str) -> Path:
    """A file with this text."""
    path = root / "示例.md"
    path.write_text(text)
    return path


def test_a_card_and_a_body(tmp_path: Path) -> None:
    """The body begins on the line after the second rule, and the period is a year unless said."""
    read = read_outline(outline(tmp_path, "---\nname: 年报\ntitle: 总结\n---\n# 一\n正文\n"))
    assert (read.name, read.period, read.line) == ("年报", "year", 5)
    assert read.body == "# 一\n正文"


def test_a_byte_order_mark_is_passed_by(tmp_path: Path) -> None:
    """An outline saved by a Windows editor is read like any other."""
    path = tmp_path / "o.md"
    path.write_bytes("---\r\nname: 年报\r\ntitle: 总结\r\n---\r\n正文\r\n".encode("utf-8-sig"))
    assert read_outline(path).body == "正文"


CARDS = {
    "# 总结\n": "提纲.md 第1行 · 提纲没有抬头 · 应为：第一行是 ---，接着是题目等，再一行 ---，然后是正文",
    "---\nname: 年报\ntitle: 总结\n": "提纲.md 第1行 · 提纲的抬头没有结束 · 应为：再写一行 ---",
    "---\n---\n正文\n": "提纲.md 第1行 · 提纲的抬头是空的 · 应为：name、title …",
    "---\nname: 年报\n---\n": "提纲.md 第1行 · 提纲的抬头缺少 title · 应为：title: …",
    "---\nname: 年报\ntitle: 总结\nperiod: 年\n---\n": (
        "提纲.md 第4行 · period 不在可用的词中 · 应为：year、half、quarter、month"
    ),
    "---\nname: 年报\ntitel: 总结\ntitle: 总结\n---\n": "提纲.md 第3行 · 不认识的键“titel” · 请核对名称，是否想写“title”",
    "---\nname: 年报\ntitle: {{ 年 }}年总结\n---\n": (
        '提纲.md 第3行 · 带 {{ }} 的一项没有加引号 · 应为：title: "{{ 年 }}年…"'
    ),
    "---\nname: 年报\ntitle: [总结\n---\n": None,
}


@pytest.mark.parametrize("text", CARDS)
def test_a_wrong_card_is_told_with_its_line(text: str, tmp_path: Path) -> None:
    """Each slip of a card names the file, the line and what would be right."""
    with pytest.raises(BadInput) as error:
        read_outline(outline(tmp_path, text), "提纲.md")
    wanted = CARDS[text]
    if wanted is None:
        assert str(error.value).startswith("提纲.md 第")
    else:
        assert str(error.value) == wanted


def test_a_file_that_is_none(tmp_path: Path) -> None:
    """A missing file, a file in another coding and one that is too large are told as such."""
    with pytest.raises(BadInput, match="读不到提纲 · 请核对路径和权限"):
        read_outline(tmp_path / "没有.md")
    path = outline(tmp_path, "")
    path.write_bytes("---\nname: 年报\n---\n".encode("gb18030"))
    with pytest.raises(BadInput, match="不是 UTF-8 编码 · 请另存为 UTF-8 后再试"):
        read_outline(path)
    path.write_bytes(b"-" * 5_000_001)
    with pytest.raises(BadInput, match="5,000,001 字节，过大"):
        read_outline(path)


def test_outlines_go_by_name(tmp_path: Path) -> None:
    """A bare name is looked for in the rulebook's folder, and a wrong one told with the right."""
    path = outline(tmp_path, "")
    (tmp_path / "README.md").write_text("")
    assert find_outline("示例", tmp_path) == path
    assert find_outline("别处/我的.md", tmp_path) == Path("别处/我的.md")
    with pytest.raises(BadInput, match="没有提纲“示列” · 应为：示例 · 请核对名称"):
        find_outline("示列", tmp_path)
