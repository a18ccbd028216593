"""A file that is no certificate, or a broken one, is refused in words; nothing in it is trusted."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from guiju.certificate import Certificate, read_certificate
from guiju.certificate.page import DATA_CLOSE, DATA_OPEN
from guiju.certificate.reading import MOST_BYTES
from guiju.errors import BadInput

Refused = Callable[[str | bytes], str]


@pytest.fixture
def refused(tmp_path: Path) -> Refused:
    """What the reader of this file is told."""

    def refuse(content: str | bytes) -> str:
        path = tmp_path / "paper.html"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        with pytest.raises(BadInput) as caught:
            read_certificate(path)
        (problem,) = caught.value.problems
        assert problem.at.text() == str(path)
        assert problem.do or problem.expected
        return problem.message

    return refuse


@pytest.mark.parametrize("suffix", ["html", "json", "HTM"])
def test_a_written_file_is_read_again(
    certificate: Certificate, tmp_path: Path, suffix: str
) -> None:
    """Page or data alone, in folders that did not exist."""
    path = tmp_path / "new" / f"paper.{suffix}"
    certificate.write(path)
    assert read_certificate(path).record == certificate.record
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_only_pages_and_data_are_written(certificate: Certificate, tmp_path: Path) -> None:
    """A certificate called .docx would be opened by the wrong program."""
    with pytest.raises(BadInput, match=r"扩展名认不出 · 应为：\.html、\.htm、\.json"):
        certificate.write(tmp_path / "paper.docx")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "这不是判定书"),
        ("<html><p>一封信</p></html>", "这不是判定书"),
        ("{}", "这不是判定书"),
        ('{"what": "guiju certificate"}', "判定书的格式是 None，本程序只认得 1"),
        ('{"what": "guiju certificate", "format": 2}', "判定书的格式是 2，本程序只认得 1"),
        ('{"what": "guiju certificate", "format": true}', "格式是 True"),
        ('{"what": "guiju certificate", "format": 1}', "判定书残缺或被改坏：抬头"),
        ('{"a": 1, "a": 2}', "有键写了两次"),
        ('{"a": 0.1}', "不该有的数“0.1”"),
        ('{"a": NaN}', "不该有的数“NaN”"),
        ('{"a": 1' + "0" * 5000 + "}", "内容不合规范"),
        ('{"a": "\\ud800"}', "内容不合规范"),
        ('{"a": ' + "[" * 100_000, "内容不合规范"),
        ('{"a": ', "第1行第7列"),
        (b"\xff\xfe\x00{", "文件不是 UTF-8 编码"),
    ],
    ids=range(15),
)
def test_what_is_no_certificate(refused: Refused, content: str | bytes, said: str) -> None:
    """Other files, other formats, numbers no certificate has, and what would exhaust a parser."""
    assert said in refused(content)


def test_too_large(refused: Refused) -> None:
    """Nothing of a huge file is looked at."""
    assert refused(b" " * (MOST_BYTES + 1)) == "文件过大"


def test_a_file_cut_off_anywhere(certificate: Certificate, refused: Refused) -> None:
    """Half a page, half the data, or all but the end."""
    page = certificate.html()
    start, end = page.index(DATA_OPEN), page.index(DATA_CLOSE)
    assert refused(page[: start - 9]) == "文件不完整，数据部分已丢失"
    for cut in (start + len(DATA_OPEN), (start + end) // 2, end, len(page) - 4):
        assert refused(page[:cut]) == "文件不完整，末尾已丢失"
    assert refused(page.replace(DATA_OPEN, DATA_OPEN * 2)) == "文件里有两份数据"


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    """The path stands in the message."""
    for path in (tmp_path / "none.html", tmp_path):
        with pytest.raises(BadInput, match="读不到文件"):
            read_certificate(path)


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (("head",), [], "抬头"),
        (("head", "as_of"), "昨天", "抬头"),
        (("head", "issued"), "2024-1-1", "抬头"),
        (("decision", "verdict"), "perhaps", "结论"),
        (("decision", "paragraph"), None, "结论"),
        (("conditions",), {}, "conditions"),
        (("conditions", 2, "outcome"), "good", "conditions 第3项"),
        (("conditions", 2, "rule"), {}, "conditions 第3项"),
        (("conditions", 2, "id"), "resident", "conditions 有重复的编号"),
        (("facts", 0, "shown"), {"a": 1}, "facts 第1项"),
        (("facts", 0, "source"), 1, "facts 第1项"),
        (("basis", 1, "in_force"), [{"from": "2016-01-01"}], "basis 第2项"),
        (("basis", 1, "number"), None, "basis 第2项"),
        (("seal",), "1234", "封缄"),
        (("page",), "g" * 64, "封缄"),
    ],
)
def test_a_record_out_of_shape(
    certificate: Certificate, refused: Refused, path: tuple[Any, ...], value: Any, said: str
) -> None:
    """Each part is checked before anything is read from it, and named."""
    record = deepcopy(dict(certificate.record))
    *way, last = path
    place: Any = record
    for step in way:
        place = place[step]
    place[last] = value
    assert refused(json.dumps(record)) == f"判定书残缺或被改坏：{said}"


def test_any_key_may_be_missing(certificate: Certificate, refused: Refused) -> None:
    """A record without one of its keys, at any level, is refused and never breaks the program."""
    for name in certificate.record:
        if name != "layout":
            assert refused(json.dumps(without(certificate.record, name)))
    for part in ("conditions", "facts", "basis"):
        for key in certificate.record[part][1]:
            record = deepcopy(dict(certificate.record))
            del record[part][1][key]
            if part != "basis" or key in ("kind", "id", "label", "digest", "in_force", "number"):
                assert part in refused(json.dumps(record)), key


def without(record: Any, name: str) -> dict[str, Any]:
    """The record without one key."""
    return {key: value for key, value in record.items() if key != name}
