"""HTML by construction: every text is escaped, every element is closed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from typing import TypeAlias

VOID = frozenset({"meta", "br"})
# Controls are no text; the rest turn the direction of writing and let a name look like another.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff"
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


Child: TypeAlias = "str | Iterable[Child] | None"


def element(tag: str, *children: Child, **attributes: str | int | None) -> Markup:
    """`<tag …>…</tag>`; a trailing _ of an attribute's name falls away, other _ become -."""
    given = {k.rstrip("_").replace("_", "-"): v for k, v in attributes.items() if v is not None}
    head = tag + "".join(f' {name}="{text(str(value))}"' for name, value in given.items())
    if tag in VOID:
        return Markup(f"<{head} />")
    return Markup(f"<{head}>{joined(children)}</{tag}>")


def joined(children: Child) -> Markup:
    """Children in order, plain text escaped, nothing for None."""
    if children is None:
        return Markup("")
    if isinstance(children, Markup):
        return children
    if isinstance(children, str):
        return text(children)
    return Markup("".join(joined(child) for child in children))


def text(plain: str) -> Markup:
    """Plain text made safe: escaped, with � for what cannot be printed."""
    return Markup(escape(_UNPRINTABLE.sub("\ufffd", plain), quote=True))
