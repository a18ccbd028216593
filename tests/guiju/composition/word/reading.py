"""Word files read back as a program sees them: parts as trees, and a few short cuts."""

from __future__ import annotations

from functools import cached_property
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from guiju.composition.document import Document
from guiju.composition.word import write_docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


class File:
    """The parts of a .docx."""

    def __init__(self, content: bytes) -> None:
        with ZipFile(BytesIO(content)) as file:
            self.parts = {name: file.read(name) for name in file.namelist()}

    def part(self, name: str) -> ET.Element:
        """A part as a tree."""
        return ET.fromstring(self.parts[name])

    @cached_property
    def body(self) -> ET.Element:
        """The body of the document."""
        body = self.part("word/document.xml").find(f"{W}body")
        assert body is not None
        return body

    @cached_property
    def section(self) -> ET.Element:
        """The properties of the only section."""
        (section,) = self.body.iter(f"{W}sectPr")
        return section

    def paragraphs(self, style: str) -> list[ET.Element]:
        """The paragraphs of a style, in tables too."""
        return [p for p in self.body.iter(f"{W}p") if value(p, "pPr/pStyle") == style]

    def style(self, name: str) -> ET.Element:
        """A style by the name people see."""
        styles = self.part("word/styles.xml").iter(f"{W}style")
        return next(style for style in styles if value(style, "name") == name)


def write(document: Document, folder: Path, *, comments: bool = False) -> File:
    """Write a document and read it back."""
    path = folder / "r.docx"
    write_docx(document, path, comments=comments)
    return File(path.read_bytes())


def find(element: ET.Element, path: str) -> ET.Element | None:
    """An element by names of the w namespace: pPr/pStyle."""
    return element.find("/".join(W + name for name in path.split("/")))


def value(element: ET.Element, path: str, attribute: str = "val") -> str | None:
    """An attribute of an element found by path, both of the w namespace."""
    found = find(element, path)
    return None if found is None else found.get(W + attribute)


def text(element: ET.Element) -> str:
    """What is written in an element, with a tab as a space."""
    words = {f"{W}t": lambda e: e.text or "", f"{W}tab": lambda e: " ", f"{W}br": lambda e: "\n"}
    return "".join(words[e.tag](e) for e in element.iter() if e.tag in words)
