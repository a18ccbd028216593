"""Characters: which may be printed, how wide they are, where lines are cut."""

from __future__ import annotations

import pytest

from guiju.composition.characters import columns, pieces, printable


@pytest.mark.parametrize(
    ("text", "wide"),
    [("溧阳", 4), ("2024年", 6), ("“A”", 5), ("—", 2), ("e\u0301", 1), ("", 0)],
)
def test_columns(text: str, wide: int) -> None:
    """A Chinese character or mark takes two columns, a letter or digit one, an accent none."""
    assert columns(text) == wide


def test_printable() -> None:
    """What XML cannot carry is dropped; tabs, line ends and rare characters stay."""
    assert printable("a\x00b\x0bc\ud800d\ufffee\t\n𠮷") == "abcde\t\n𠮷"


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("高新技术企业", 8, ("高新技术", "企业")),
        ("研发2024年", 6, ("研发", "2024年")),
        ("短", 8, ("短",)),
        ("", 8, ("",)),
        ("123456789", 4, ("1234", "5678", "9")),
        ("中", 1, ("中",)),
    ],
)
def test_pieces(text: str, room: int, lines: tuple[str, ...]) -> None:
    """Lines are cut between Chinese characters; numbers stay whole unless longer than a line."""
    assert pieces(text, room) == lines
