"""Word files as LibreOffice lays them out: pages, and where each word stands on them."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from guiju.composition.document import Document
from guiju.composition.word import write_docx

_POINTS_OF_MM = 72 / 25.4
X = "{http://www.w3.org/1999/xhtml}"


@dataclass(frozen=True)
class Word:
    """A stretch of text without a gap; millimetres from the left and upper edge of the page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Page:
    """A page: its words in order, and its text line by line."""

    words: tuple[Word, ...]
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """The page without white space."""
        return "".join("".join(self.lines).split())


@dataclass(frozen=True)
class Office:
    """LibreOffice with a profile of its own."""

    program: Path
    folder: Path

    def convert(self, source: Path, suffix: str) -> Path:
        """Convert a file; the new one stands in the folder."""
        command = [
            str(self.program),
            f"-env:UserInstallation={(self.folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            suffix,
            "--outdir",
            str(self.folder / suffix),
            str(source),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        return self.folder / suffix / f"{source.stem}.{suffix}"

    def pages(self, document: Document) -> list[Page]:
        """Lay a document out."""
        source = self.folder / "r.docx"
        write_docx(document, source)
        return read_pages(self.convert(source, "pdf"))


def read_pages(pdf: Path) -> list[Page]:
    """Read the pages of a PDF."""
    boxes = ET.fromstring(_pdftotext("-bbox", pdf))
    texts = _pdftotext("-layout", pdf).split("\f")
    return [
        Page(tuple(map(_word, page.iter(f"{X}word"))), tuple(_lines(text)))
        for page, text in zip(boxes.iter(f"{X}page"), texts, strict=False)
    ]


def _pdftotext(option: str, pdf: Path) -> str:
    command = ["pdftotext", option, str(pdf), "-"]
    got = subprocess.run(command, check=True, capture_output=True, timeout=60)
    return re.sub("[\x00-\x08\x0b\x0e-\x1f]", "", got.stdout.decode())


def _word(element: ET.Element) -> Word:
    sides = (
        float(element.get(name, 0)) / _POINTS_OF_MM for name in ("xMin", "yMin", "xMax", "yMax")
    )
    return Word(element.text or "", *sides)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def skip_without_chinese_font() -> None:
    """Skip where pages would show boxes for characters."""
    lister = shutil.which("fc-list")
    if lister and not subprocess.run([lister, ":lang=zh"], capture_output=True).stdout:
        pytest.skip("no Chinese font: apt-get install fonts-noto-cjk")
