"""The lines around the body of an official document, worded once for every renderer."""

from __future__ import annotations

from guiju.composition.document import Document, Letterhead

SAMPLE = "示例"
SAMPLE_NOTE = "示例：数据为演示而编，不作依据"


def addressee(letterhead: Letterhead) -> str:
    """主送机关, closed by a full-width colon; blank when there is none."""
    return _closed(letterhead.addressee, "：")


def annexes(letterhead: Letterhead) -> tuple[tuple[str, str], ...]:
    """附件说明 as (what stands before the name, the name); several are numbered, one is not."""
    names = letterhead.annexes
    if len(names) == 1:
        return (("附件：", names[0]),)
    return tuple(
        (f"附件：{number}." if number == 1 else f"{number}.", name)
        for number, name in enumerate(names, start=1)
    )


def copies(letterhead: Letterhead) -> str:
    """抄送机关 without the word 抄送, closed by a full stop."""
    return _closed(letterhead.copies_to, "。")


def printed_on(letterhead: Letterhead) -> str:
    """印发日期, closed by the word 印发."""
    return _closed(letterhead.printed_on, "印发")


def has_colophon(letterhead: Letterhead) -> bool:
    """Whether a 版记 closes the document."""
    return any((letterhead.copies_to, letterhead.printed_by, letterhead.printed_on))


def notes(document: Document) -> tuple[tuple[str, str], ...]:
    """The notes as (what stands before, the note), numbered as their marks in the text are."""
    return tuple(
        (f"注：〔{number}〕" if number == 1 else f"〔{number}〕", note)
        for number, note in enumerate(document.footnotes, start=1)
    )


def standing(document: Document) -> str:
    """What day the document speaks of and what was known then, on one line; blank if unsaid."""
    said = (("情况截至", document.as_of), ("掌握截至", document.known_at))
    return "，".join(word + day for word, day in said if day)


def _closed(text: str, end: str) -> str:
    return text if not text or text.endswith(end) else text + end
