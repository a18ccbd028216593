"""In a browser: printed on A4 with nothing cut, and readable on a telephone."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from guiju.certificate import Certificate, certify
from guiju.facts import entity_from_mapping
from guiju.rulebook import Rulebook
from tests.guiju.certificate.conftest import DAY, FIRM

pytestmark = [pytest.mark.deep, pytest.mark.needs("chromium")]
QUIET = "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking"
A4 = (595, 842)  # points
# The width of the text of a printed sheet, 176 mm, and the screens of a desk and of a telephone.
SHEET, DESK, TELEPHONE = 665, 1280, 390
# Which elements stick out of the window or hold more than they show, as text in the page. The empty
# half of a full stop or bracket may stand beyond the end of a line: 8 pixels.
MEASURE = """
<script>
addEventListener("load", () => {
  const wide = document.documentElement.clientWidth;
  const out = [...document.querySelectorAll("main, main *")].filter((each) => {
    const box = each.getBoundingClientRect();
    return box.right > wide + 1 || box.left < -1 || each.scrollWidth > each.clientWidth + 8 && each.clientWidth;
  });
  document.body.dataset.out = out.map((each) => each.tagName + each.textContent.slice(0, 12)).join(" ") || "none";
  document.body.dataset.wide = wide;
});
</script>
"""
LONG = "示例" + "超长名称" * 20 + "有限公司"


@pytest.fixture(params=["hte", "stsme", "star_listing"])
def long_certificate(request: pytest.FixtureRequest, book: Rulebook) -> Certificate:
    """Certificates with long names, sources and lists."""
    awards = [{"level": "national", "date": "2023-05-06", "rank": rank} for rank in range(1, 9)]
    facts = {**FIRM["facts"], "name": LONG, "science_awards": awards}
    sources = {"sales_revenue": "近三年年度审计报告及企业所得税年度纳税申报表" * 5}
    document = {**FIRM, "facts": facts, "sources": sources}
    entity = entity_from_mapping(document, book.vocabulary, as_of=DAY)
    return certify(book, entity, request.param, DAY)


def chromium(needs: Callable[[str], Path], folder: Path, *arguments: str) -> str:
    """Run the browser once, with a profile of its own."""
    program = [str(needs("chromium")), *QUIET.split(), f"--user-data-dir={folder / 'profile'}"]
    done = subprocess.run([*program, *arguments], capture_output=True, check=True, timeout=120)
    return done.stdout.decode()


def test_it_prints_on_a4(
    long_certificate: Certificate, needs: Callable[[str], Path], tmp_path: Path
) -> None:
    """Two to five upright sheets of A4."""
    long_certificate.write(tmp_path / "paper.html")
    pdf = tmp_path / "paper.pdf"
    target = f"--print-to-pdf={pdf}"
    chromium(needs, tmp_path, "--no-pdf-header-footer", target, f"file://{tmp_path}/paper.html")
    raw = pdf.read_bytes()
    boxes = re.findall(rb"/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]", raw)
    assert len(boxes) == len(re.findall(rb"/Type /Page\b", raw))
    assert 2 <= len(boxes) <= 5
    assert {(round(float(w)), round(float(h))) for w, h in boxes} == {A4}


@pytest.mark.parametrize("width", [SHEET, DESK, TELEPHONE])
def test_nothing_is_cut(
    long_certificate: Certificate, needs: Callable[[str], Path], tmp_path: Path, width: int
) -> None:
    """No element sticks out of the sheet or the screen, none hides part of its text."""
    page = re.sub(r"<meta http-equiv[^>]*>", "", long_certificate.html())
    if width == SHEET:
        page = page.replace("@media screen and (max-width: 44rem)", "@media not all")
        page = page.replace("@media print", "@media all")
    inner = tmp_path / "inner.html"
    inner.write_text(page.replace("</body>", f"{MEASURE}</body>"), encoding="utf-8")
    size = f"--window-size={width},2000"
    found = chromium(needs, tmp_path, size, "--dump-dom", f"file://{inner}")
    assert re.search(r'data-wide="(\d+)"', found)
    assert re.findall(r'data-out="([^"]*)"', found) == ["none"]
