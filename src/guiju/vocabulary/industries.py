"""Industries: sections and divisions of the national classification, classes where imported."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from collections.abc import Mapping as MappingType
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from guiju.documents import Mapping, read_each
from guiju.errors import BadInput, Place, Problem, Problems
from guiju.vocabulary.spelling import unknown_keys

_KEYS = ["standard", "title", "in_force", "sections"]
_SECTION_KEYS = ["name", "divisions"]
_SECTION, _DIVISION, _CLASS = (
    re.compile(rf"{form}\Z", re.ASCII) for form in ("[A-Z]", "[0-9]{2}", "[0-9]{4}")
)
_CODE_WORDS, _NAME_WORDS = ("code", "代码", "行业代码"), ("name", "名称", "行业名称")


@dataclass(frozen=True)
class Industry:
    """One entry: a section (a letter), a division (two digits) or a class (four)."""

    code: str
    name: str
    parent: str | None = None
    at: Place = Place()


@dataclass(frozen=True)
class Industries:
    """The classification in force, by code."""

    standard: str = ""
    entries: MappingType[str, Industry] = field(default_factory=lambda: MappingProxyType({}))

    def find(self, code: str) -> Industry | None:
        """The entry a code means; the division of a class nobody imported; None when unknown."""
        return self.entries.get(code) or (
            self.entries.get(code[:2]) if _CLASS.match(code) else None
        )

    def path(self, code: str) -> tuple[Industry, ...]:
        """From the section down to the entry; empty when the code is unknown."""
        found, step = [], self.find(code)
        while step is not None:
            found.append(step)
            step = self.entries.get(step.parent) if step.parent else None
        return tuple(reversed(found))

    def section(self, code: str) -> str | None:
        """The letter of the section a code lies in."""
        path = self.path(code)
        return path[0].code if path else None

    def with_classes(self, path: Path, name: str | None = None) -> Industries:
        """The same with the four-digit classes of a CSV file (columns 代码 and 名称).

        Raises BadInput with every bad row: a wrong width, a division that does not exist, a code
        twice, no name.
        """
        label = name or str(path)
        problems = Problems()
        added: dict[str, Industry] = {}
        for line, code, text in _rows(path, label):
            at = Place(label, line)
            problem = self._refusal(code, text, at, added.get(code) or self.entries.get(code))
            if problem is None:
                added[code] = Industry(code, text, code[:2], at)
            else:
                problems.append(problem)
        problems.raise_if_any()
        return replace(self, entries=MappingProxyType({**self.entries, **added}))

    def _refusal(self, code: str, text: str, at: Place, first: Industry | None) -> Problem | None:
        if not _CLASS.match(code):
            do = "只留小类；0 开头的代码在表格软件里按文本保存"
            return Problem(f"行业代码“{code}”不是四位数", at, "四位小类代码，如 3841", do)
        if code[:2] not in self.entries:
            return Problem(f"行业代码“{code}”的大类“{code[:2]}”不存在", at, "01 至 97", "核对代码")
        if first is not None:
            return Problem(f"行业代码“{code}”重复（首次：{first.at.text()}）", at, do="删去一行")
        return None if text else Problem(f"行业代码“{code}”没有名称", at, do="补上名称")


def load_industries(folder: Path, root: Path, problems: Problems) -> Industries:
    """Read rulebook/industries: one YAML with sections and divisions, CSV files with classes."""
    found = Industries()
    for document in read_each(folder.glob("*.yaml"), root, problems):
        if found.entries:
            problems.note("行业分类只能有一份", document.at(), do="删去旧的一份")
            continue
        found = _industries(document, problems)
    for path in sorted(folder.glob("*.csv")):
        try:
            found = found.with_classes(path, str(path.relative_to(root)))
        except BadInput as error:
            problems.adopt(error)
    return found


def _industries(document: Mapping, problems: Problems) -> Industries:
    unknown_keys(document, _KEYS, problems)
    entries: dict[str, Industry] = {}
    sections = document.get("sections")
    if not isinstance(sections, Mapping):
        problems.note("没有列出门类", document.at("sections"), expected="sections: {A: {name: …}}")
        return Industries()
    for letter, body in sections.items():
        at = sections.at(letter)
        if not isinstance(body, Mapping) or not _SECTION.match(str(letter)):
            problems.note(f"门类“{letter}”写法有误", at, expected="一个字母和 {name, divisions}")
            continue
        unknown_keys(body, _SECTION_KEYS, problems)
        entries[letter] = Industry(letter, str(body.get("name") or ""), None, at)
        for entry in _divisions(letter, body, problems):
            if entry.code in entries:
                first = entries[entry.code].at.text()
                problems.note(f"大类“{entry.code}”重复（首次：{first}）", entry.at, do="删去一处")
            entries.setdefault(entry.code, entry)
    return Industries(str(document.get("standard") or ""), MappingProxyType(entries))


def _divisions(letter: str, body: Mapping, problems: Problems) -> Iterator[Industry]:
    listed: Any = body.get("divisions")
    if not isinstance(listed, Mapping):
        problems.note(f"门类“{letter}”没有列出大类", body.at("divisions"), expected='{"01": 名称}')
        return
    for code, name in listed.items():
        if isinstance(code, str) and _DIVISION.match(code) and name:
            yield Industry(code, str(name), letter, listed.at(code))
        else:
            expected = "带引号的两位数和名称"
            problems.note(f"大类“{code}”写法有误", listed.at(code), expected=expected)


def _rows(path: Path, label: str) -> Iterator[tuple[int, str, str]]:
    """Line, code and name of each row of a CSV file; BadInput when it is not such a table."""
    reader = csv.reader(_text(path, label).splitlines())
    header = [cell.strip() for cell in next(reader, [])]
    places = [
        next((spot for spot, cell in enumerate(header) if cell in words), None)
        for words in (_CODE_WORDS, _NAME_WORDS)
    ]
    if None in places:
        raise BadInput(Problem("行业表的表头认不出", Place(label, 1), "代码、名称 两列"))
    for row in reader:
        cells = [
            row[spot].strip() if spot is not None and spot < len(row) else "" for spot in places
        ]
        if any(cells):
            yield reader.line_num, cells[0], cells[1]


def _text(path: Path, label: str) -> str:
    """The file's text in UTF-8, or in the GB18030 spreadsheets still save."""
    try:
        raw = path.read_bytes()
        return raw.decode("utf-8-sig") if _is_utf8(raw) else raw.decode("gb18030")
    except (OSError, UnicodeDecodeError) as error:
        problem = Problem("读不了这张行业表", Place(label), "UTF-8 或 GB18030 的 CSV", "另存后再试")
        raise BadInput(problem) from error


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True
