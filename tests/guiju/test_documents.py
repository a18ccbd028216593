"""YAML is read as written: exact numbers, lines for messages, and no way to blow it up."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from guiju.documents import MAX_BYTES, Mapping, parse_all
from guiju.errors import BadInput


def one(text: str) -> Mapping:
    """The single document of a text."""
    (document,) = parse_all(text, "规则.yaml")
    return document


def refused(text: str | bytes) -> str:
    """The message a text is refused with."""
    with pytest.raises(BadInput) as caught:
        list(parse_all(text, "规则.yaml"))
    return str(caught.value)


def test_numbers_are_exact_and_words_stay_words() -> None:
    """0.1 is one tenth, `no` is a word, only true and false are yes and no."""
    document = one("a: 0.1\nb: 1_000\nc: no\nd: false\ne: 5%\nf: 2024-02-29\ng:\nh: '12'\n")
    assert document == {
        "a": Fraction(1, 10),
        "b": 1000,
        "c": "no",
        "d": False,
        "e": "5%",
        "f": date(2024, 2, 29),
        "g": None,
        "h": "12",
    }


def test_every_key_and_item_knows_its_line() -> None:
    """Messages can point at the very line."""
    document = one("a: 1\nb:\n- x\n- y\n")
    assert (document.at("b").line, document["b"].at(1).line) == (2, 4)


def test_a_bomb_of_aliases_is_refused() -> None:
    """Anchors and aliases are not followed at all."""
    bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"
    assert "第1行" in refused(bomb)
    assert "锚点与引用" in refused(bomb)


def test_a_key_written_twice_is_refused() -> None:
    """The second one would silently win otherwise."""
    assert "键“a”写了两次（首次在第1行）" in refused("a: 1\na: 2\n")


def test_a_file_too_large_or_not_utf8_is_refused() -> None:
    """Size and encoding are told before anything is parsed."""
    assert "过大" in refused("a" * (MAX_BYTES + 1))
    assert "UTF-8" in refused("名称: 溧阳".encode("gb18030"))


def test_broken_syntax_names_the_line() -> None:
    """A slip of indentation is told with its line."""
    assert "第2行" in refused("a: [1,\nb: }\n")


def test_a_day_that_never_was_is_refused() -> None:
    """29 February 2023 did not happen."""
    assert "没有“2023-02-29”这一天" in refused("a: 2023-02-29\n")


def test_deep_nesting_ends_in_a_message() -> None:
    """Ten thousand brackets do not end in a traceback."""
    assert "规则.yaml" in refused("[" * 10_000)
