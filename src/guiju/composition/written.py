"""What a clerk writes → what the template engine reads, line for line.

A line of nothing but `{% … %}` goes away with its end of line. Any other line keeps its end, and
carries a mark: should it come out empty, it does not part paragraphs as a blank line would.
"""

from __future__ import annotations

import re

from guiju.composition.marked import LINE, clean

_TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", re.S)
_ALONE = re.compile(r"[ \t]*(?:(?:\{%.*?%\}|\{#.*?#\})[ \t]*)+", re.S)
_TAIL = re.compile(r"(?<![-+])([%#])\}(?=[ \t]*$)")


def prepared(text: str) -> str:
    """The same number of lines, each fit for the template engine."""
    return "\n".join(_line(line) for line in _lines(clean(text)))


def _lines(text: str) -> list[str]:
    """Lines as written; those a tag runs across stay together."""
    inside = [range(found.start(), found.end()) for found in _TAG.finditer(text)]
    ends = [found.start() for found in re.finditer("\n", text)]
    cuts = [end for end in ends if not any(end in span for span in inside)]
    starts = [0, *(cut + 1 for cut in cuts)]
    return [text[a:b] for a, b in zip(starts, [*cuts, len(text)], strict=True)]


def _line(line: str) -> str:
    if not line.strip() or _ALONE.fullmatch(line):
        return line.rstrip() if line.strip() else ""
    return LINE + _TAIL.sub(r"+\1}", line)
