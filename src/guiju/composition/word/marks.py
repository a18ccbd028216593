"""Marked numbers in Word: a bookmark each, and on request a comment that says the origin.

Fields of records have no comment: a table of them would drown the figures and claims.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from docx.document import Document as WordDocument

from guiju.composition import origin_lines
from guiju.composition.characters import printable
from guiju.composition.document import Origin, Run
from guiju.composition.word.elements import Element, w, words

PREFIX = "guiju"
_AUTHOR, _INITIALS = "规矩", "规"
_NAME_AT_MOST = 40


def note_name(number: int) -> str:
    """The bookmark of a note, for its mark in the text to lead to."""
    return f"{PREFIX}_note_{number}"


class Marks:
    """Sets runs, and counts what it marks."""

    def __init__(self, doc: WordDocument, comments: bool) -> None:
        self._doc = doc
        self._comments = comments
        self._count = 0

    def runs(self, runs: Iterable[Run]) -> list[Element]:
        """Return runs as elements of a paragraph."""
        return [element for run in runs for element in self._run(run)]

    def text(self, text: str, origin: Origin | None) -> list[Element]:
        """Return a text that is marked as a whole, such as a caption."""
        return self._run(Run(text, origin))

    def _run(self, run: Run) -> list[Element]:
        if not run.text:
            return []
        if run.note:
            raised = words(run.text, w("vertAlign", val="superscript"))
            return [w("hyperlink", raised, anchor=note_name(run.note), history=1)]
        element = words(run.text, *([w("b")] if run.strong else []))
        return self._marked(element, run.origin) if run.origin else [element]

    def _marked(self, run: Element, origin: Origin) -> list[Element]:
        self._count += 1
        name = re.sub(r"\W", "_", f"{PREFIX}_{self._count:04d}_{origin.id}")[:_NAME_AT_MOST]
        start = w("bookmarkStart", id=self._count, name=name)
        told = self._comments and not origin_lines.is_field(origin)
        inside = self._commented(run, origin) if told else [run]
        return [start, *inside, w("bookmarkEnd", id=self._count)]

    def _commented(self, run: Element, origin: Origin) -> list[Element]:
        text = printable("\n".join(origin_lines.lines_of(origin)))
        comment = self._doc.comments.add_comment(text, _AUTHOR, _INITIALS)
        comment._comment_elm.date = None
        number = comment.comment_id
        reference = w(
            "r",
            w("rPr", w("rStyle", val="CommentReference")),
            w("commentReference", id=number),
        )
        return [w("commentRangeStart", id=number), run, w("commentRangeEnd", id=number), reference]
