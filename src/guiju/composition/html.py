"""A document as one HTML page: looks like the printed one, and every number opens its origin."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from guiju.composition import letter_lines, origin_lines
from guiju.composition.characters import printable
from guiju.composition.document import Document
from guiju.composition.html_blocks import set_block
from guiju.composition.html_marks import Marks


def to_html(document: Document) -> str:
    """Return the document as a page that needs nothing else: style inside, no script, no address.

    A marked number is a link to its entry in the numbered list of origins beside the text.
    """
    marks = Marks()
    blocks = [set_block(block, marks, at) for at, block in enumerate(document.blocks, start=1)]
    style = files("guiju.composition").joinpath("preview.css").read_text(encoding="utf-8")
    return _template().render(
        document=document,
        lines=letter_lines,
        heading_of=origin_lines.heading_of,
        open_word=origin_lines.OPEN,
        blocks=blocks,
        entries=list(marks.entries.values()),
        style=style,
        policy=f"default-src 'none'; style-src '{_hash(style)}'",
    )


@cache
def _template() -> Template:
    loader = PackageLoader("guiju.composition", package_path="")
    environment = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        finalize=lambda value: printable(value) if type(value) is str else value,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("preview.html")


def _hash(style: str) -> str:
    """Name the one style sheet the page may use, so that nothing slipped into it can act."""
    return "sha256-" + base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
