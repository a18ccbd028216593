"""Every template of every room obeys the content policy and leaves escaping alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOMS = Path(__file__).parents[3] / "src" / "bureau"
TEMPLATES = sorted(ROOMS.glob("*/templates/**/*.html"))

REFUSED = {
    "a style attribute": re.compile(r"<[a-z][^>{]*\sstyle\s*=", re.I),
    "a style element": re.compile(r"<style\b", re.I),
    "a handler in the markup": re.compile(r"<[a-z][^>]*\son[a-z]+\s*=", re.I),
    "hx-on or a script address": re.compile(r"\bhx-on\b|javascript:", re.I),
    "a script in the page without a nonce": re.compile(
        r"<script(?![^>]*\b(src=|nonce=|type=\"application/json\"))[^>]*>", re.I
    ),
    "escaping switched off": re.compile(r"\|\s*safe\b|\|\s*safeseq\b|autoescape\s+off"),
    "something fetched from elsewhere": re.compile(
        r"<(script|link|img|iframe|source)[^>]*\b(src|href)=\"(https?:)?//", re.I
    ),
}
# A browser ends the paragraph before such a block, and what follows falls out of it.
TORN = re.compile(
    r"<p\b[^>]*>(?:(?!</p>|<p\b).)*?<(form|div|ul|ol|dl|table|section|fieldset|details|h\d|pre)\b",
    re.S,
)
# Half-width marks between Chinese characters are slips of the keyboard.
HALF_WIDTH = re.compile(r"[\u4e00-\u9fff][,;:?!][\u4e00-\u9fff]|[\u4e00-\u9fff]\([\u4e00-\u9fff]")


def name(path: Path) -> str:
    """A template as its room knows it."""
    return str(path.relative_to(ROOMS))


def lines_with(pattern: re.Pattern[str], text: str) -> list[int]:
    """The lines on which a pattern begins."""
    return [text.count("\n", 0, m.start()) + 1 for m in pattern.finditer(text)]


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_template_obeys_the_content_policy(path: Path) -> None:
    """No style, handler or script in the markup, nothing unescaped, nothing from elsewhere."""
    text = path.read_text("utf-8")
    found = {what: lines for what, p in REFUSED.items() if (lines := lines_with(p, text))}
    assert not found


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_no_paragraph_is_torn(path: Path) -> None:
    """No form, list or table stands in a paragraph."""
    assert not lines_with(TORN, path.read_text("utf-8"))


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_template_writes_full_width_punctuation(path: Path) -> None:
    """Between Chinese characters stand Chinese marks."""
    assert not lines_with(HALF_WIDTH, path.read_text("utf-8"))


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ('<p style="color: red">', "a style attribute"),
        ('<button onclick="go()">', "a handler in the markup"),
        ("<script>go()</script>", "a script in the page without a nonce"),
        ("{{ name|safe }}", "escaping switched off"),
        ('<img src="//cdn.example/x.png">', "something fetched from elsewhere"),
    ],
)
def test_each_refusal_is_seen(line: str, what: str) -> None:
    """The patterns find what they name."""
    assert REFUSED[what].search(line)
