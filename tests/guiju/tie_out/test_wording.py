"""The list of wrong words: general, long, and right about what is right."""

from __future__ import annotations

from pathlib import Path

import pytest

from guiju.errors import BadInput
from guiju.tie_out.wording import load_wording
from tests.texts import WORDING

GOOD = "slips:\n  - {wrong: 布署, right: 部署, why: 理由}\n"


def written(folder: Path, slips: str, terms: str = "terms: []\n") -> Path:
    """A folder of wording."""
    (folder / "slips.yaml").write_text(slips, encoding="utf-8")
    (folder / "terms.yaml").write_text(terms, encoding="utf-8")
    return folder


def refused(folder: Path, slips: str) -> str:
    """The message such a list is refused with."""
    with pytest.raises(BadInput) as caught:
        load_wording(written(folder, slips))
    return str(caught.value)


def test_the_shipped_list() -> None:
    """More than a hundred words, each with a reason; none a number."""
    assert len(WORDING.words) > 200
    assert all(word.why for word in WORDING.words.values())
    assert not [w for w in WORDING.words if any(c.isdigit() for c in w)]


def test_right_forms_are_right() -> None:
    """No right form is itself found wrong."""
    rights = {word.right for word in WORDING.words.values()}
    assert [right for right in sorted(rights) if list(WORDING.found_in(right))] == []


def test_words_in_which_it_is_right_are_spared() -> None:
    """Every longer word listed under `unless` passes."""
    spared = [longer for word in WORDING.words.values() for longer in word.unless]
    assert spared
    assert [longer for longer in spared if list(WORDING.found_in(longer))] == []


def test_only_before_a_number(tmp_path: Path) -> None:
    """`then: digit` holds the word back elsewhere."""
    wording = load_wording(
        written(tmp_path, "slips:\n  - {wrong: 截止, right: 截至, why: 理由, then: digit}\n")
    )
    found = list(wording.found_in("截止时间为截止５月、截止 5月"))
    assert [start for start, _ in found] == [5, 10]


def test_terms_are_read_as_text(tmp_path: Path) -> None:
    """985 in quotes stays a word."""
    wording = load_wording(written(tmp_path, GOOD, 'terms:\n  - "985"\n  - 双一流\n'))
    assert wording.terms == {"985", "双一流"}


@pytest.mark.parametrize(
    ("slips", "words"),
    [
        ("words: []\n", "缺少“slips”一栏"),
        (GOOD + "  - {wrong: 布署, right: 部署, why: 又一次}\n", "“布署”列了两次"),
        ("slips:\n  - {wrong: 布署, right: 部署}\n", "条目不全"),
        ("slips:\n  - {wrong: 布署, right: 部署, why: 理由, when: 总}\n", "不认识的键“when”"),
        ("slips:\n  - {wrong: 布署, right: 部署, why: 理由, then: 总}\n", "then 不认识“总”"),
        ("slips:\n  - {wrong: 部署, right: 总部署, why: 理由}\n", "正确写法“总部署”里就有“部署”"),
        ("slips:\n  - {wrong: 布署, right: 部署, why: 理由, unless: [别的]}\n", "都要含有“布署”"),
        ("slips:\n  - 布署\n", "条目不是一组键值"),
    ],
)
def test_a_list_with_a_slip_of_its_own(tmp_path: Path, slips: str, words: str) -> None:
    """What is wrong, in which file, told when the list is read."""
    said = refused(tmp_path, slips)
    assert words in said
    assert "wording/slips.yaml" in said
