"""Marked numbers in Word: a bookmark each, a comment each on request."""

from __future__ import annotations

from pathlib import Path

import docx

from guiju.composition.document import Origin, Paragraph, Run
from tests.guiju.composition.cast import FUNDS, document
from tests.guiju.composition.long_report import report
from tests.guiju.composition.word.reading import File, W, text, write

MARKED = [
    "全市第二家",
    "2000",
    "1000",
    "533",
    "3500",
    "288%",
    "2000",
    "1000",
    "图1 企业培育情况（单位：家）",
    "342",
]


def bookmarked(file: File) -> list[tuple[str, str]]:
    """Bookmarks of figures with the text they hold, in reading order."""
    found = []
    for parent in file.body.iter(f"{W}p"):
        inside, name = "", ""
        for child in parent:
            if child.tag == f"{W}bookmarkStart" and "_note_" not in child.get(f"{W}name", ""):
                inside, name = "", child.get(f"{W}name", "")
            elif child.tag == f"{W}bookmarkEnd" and name:
                found.append((name, inside))
                name = ""
            else:
                inside += text(child)
    return found


def test_a_bookmark_a_number(word: File) -> None:
    """In reading order, named by place and figure, each with just its text."""
    assert [inside for _, inside in bookmarked(word)] == MARKED
    assert bookmarked(word)[1][0] == "guiju_0002_provincial_funds"


def test_bookmarks_are_there_without_comments(tmp_path: Path) -> None:
    """A file without comments can be traced as well."""
    file = write(report(), tmp_path)
    assert [inside for _, inside in bookmarked(file)] == MARKED
    assert "word/comments.xml" not in file.parts


def test_bookmarks_are_what_word_allows(tmp_path: Path) -> None:
    """At most 40 letters, digits and underscores, all different, ids too."""
    odd = Origin("figure", "很长的-名称 " * 9, "", "", "")
    file = write(document(Paragraph((Run("1", odd), Run("2", odd))), footnotes=("注",)), tmp_path)
    marks = list(file.body.iter(f"{W}bookmarkStart"))
    names = [mark.get(f"{W}name", "") for mark in marks]
    assert all(len(name) <= 40 and name.isidentifier() for name in names)
    assert len(set(names)) == len({mark.get(f"{W}id") for mark in marks}) == 3


def test_comments_tell_the_origin(tmp_path: Path) -> None:
    """Read back by a program: label and period, note, records; on the number itself."""
    write(
        document(Paragraph((Run("获批"), Run("3500", FUNDS), Run("万元")))), tmp_path, comments=True
    )
    (comment,) = docx.Document(str(tmp_path / "r.docx")).comments
    assert comment.text == (
        "获批省级以上项目平台资金（2024年）\n"
        "口径：项目平台·批复·省级以上；3条记录共3533万元；情况截至2024年12月31日\n"
        "记录3条：funding-01、funding-02、funding-03"
    )
    assert comment.author == "规矩"


def test_a_field_of_a_record_has_a_bookmark_only(tmp_path: Path) -> None:
    """Hundreds of comments on names and dates would drown those on figures."""
    field = Origin("record", "platform-01", "", "名称", "", ("platform-01",))
    file = write(document(Paragraph((Run("示例中心", field),))), tmp_path, comments=True)
    assert bookmarked(file) == [("guiju_0001_platform_01", "示例中心")]
    assert "word/comments.xml" not in file.parts


def test_one_comment_a_number(word: File) -> None:
    """Each begins, ends and is referred to once."""
    comments = [c.get(f"{W}id") for c in word.part("word/comments.xml")]
    assert len(comments) == len(MARKED)
    for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert [e.get(f"{W}id") for e in word.body.iter(W + tag)] == comments


def test_strong_text_is_bold(word: File) -> None:
    """一是… stands out."""
    bold = [
        "".join(t.text or "" for t in r.iter(f"{W}t"))
        for r in word.body.iter(f"{W}r")
        if r.find(f"{W}rPr/{W}b") is not None
    ]
    assert bold == ["一是强化企业主体。", "二是强化平台能级。"]
