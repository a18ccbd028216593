"""The preview in a browser: it fits a phone, and an origin opens without a script."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from guiju.composition.document import Table
from guiju.composition.html import to_html
from tests.guiju.composition.cast import cells, document, prose
from tests.guiju.composition.long_report import report

pytestmark = [pytest.mark.deep, pytest.mark.needs("chromium")]

# The page around the preview measures it; the preview itself has no script.
_AROUND = """<!doctype html><body><iframe id="f" src="r.html{at}" width="{width}" height="800"></iframe>
<script>f.onload = () => {{
  const page = f.contentDocument, asked = page.querySelector(":target");
  document.body.dataset.found = JSON.stringify({{
    room: page.documentElement.clientWidth, needed: page.documentElement.scrollWidth,
    size: parseFloat(f.contentWindow.getComputedStyle(page.querySelector("article p")).fontSize),
    position: asked && f.contentWindow.getComputedStyle(asked).position,
    bottom: asked && asked.getBoundingClientRect().bottom,
    top: asked && asked.getBoundingClientRect().top,
    scrolled: f.contentWindow.scrollY,
  }});
}}</script></body>"""


@pytest.fixture
def measure(needs: Callable[[str], Path], tmp_path: Path) -> Callable[..., dict[str, Any]]:
    """Offer the measures of a page at a width: measure(page, 390, at="#origin-1")."""

    def measured(page: str, width: int, at: str = "") -> dict[str, Any]:
        (tmp_path / "r.html").write_text(page, encoding="utf-8")
        around = tmp_path / "around.html"
        around.write_text(_AROUND.format(width=width, at=at), encoding="utf-8")
        command = [
            str(needs("chromium")),
            *("--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files"),
            *(f"--user-data-dir={tmp_path / 'profile'}", "--window-size=1400,900"),
            *("--virtual-time-budget=3000", "--dump-dom", around.as_uri()),
        ]
        dom = subprocess.run(command, check=True, capture_output=True, timeout=120).stdout.decode()
        (found,) = re.findall(r'data-found="([^"]*)"', dom)
        measures: dict[str, Any] = json.loads(unescape(found))
        return measures

    return measured


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_makes_the_page_scroll_sideways(
    measure: Callable[..., dict[str, Any]], width: int
) -> None:
    """A wide table or chart scrolls by itself; letters are large enough to read."""
    wide = Table(
        "表1",
        tuple(f"第{n}栏指标" for n in range(20)),
        (cells(*["示例长文字"] * 20),),
        (False,) * 20,
    )
    page = to_html(document(*report().blocks, wide, prose("A" * 300)))
    found = measure(page, width)
    assert found["needed"] <= found["room"] <= width
    assert found["size"] >= 16


def test_an_origin_comes_up_from_below_on_a_phone(measure: Callable[..., dict[str, Any]]) -> None:
    """It lies on the lower edge of the screen, and the text has not moved."""
    found = measure(to_html(report()), 390, "#origin-2")
    assert (found["position"], found["scrolled"]) == ("fixed", 0)
    assert found["bottom"] == pytest.approx(800, abs=1)


def test_an_origin_stands_beside_the_text_on_a_wide_screen(
    measure: Callable[..., dict[str, Any]],
) -> None:
    """The list moves to it, the text stays."""
    found = measure(to_html(report()), 1280, "#origin-4")
    assert (found["position"], found["scrolled"]) == ("static", 0)
    assert 0 <= found["top"] <= found["bottom"] <= 800
