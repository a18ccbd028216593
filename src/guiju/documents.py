"""YAML as people wrote it: exact numbers, no surprises, and the line of every key.

PyYAML's own constructor turns `no` into False and 0.1 into a binary float, and follows
aliases without bound; a rulebook can afford none of the three.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

from guiju.errors import BadInput, Place, Problem, Problems

MAX_BYTES = 5_000_000
MAX_DIGITS = 60
_INTEGER = re.compile(r"[-+]?[0-9]+(_[0-9]+)*\Z")
_DECIMAL = re.compile(r"[-+]?[0-9]+\.[0-9]+\Z")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}


class Mapping(dict[Any, Any]):
    """A YAML mapping that knows where each of its keys stands."""

    file: str
    line: int
    lines: dict[Any, int]

    def at(self, key: Any = None) -> Place:
        """Where `key` stands, or where the mapping begins."""
        return Place(self.file, self.lines.get(key, self.line))


class Sequence(list[Any]):
    """A YAML sequence that knows where each of its items stands."""

    file: str
    line: int
    lines: list[int]

    def at(self, index: int | None = None) -> Place:
        """Where item `index` stands, or where the sequence begins."""
        return Place(self.file, self.line if index is None else self.lines[index])


def read(path: Path, name: str | None = None) -> Mapping:
    """The one mapping a YAML file holds; `name` is how messages call the file."""
    documents = list(read_all(path, name))
    if len(documents) != 1 or not isinstance(documents[0], Mapping):
        raise BadInput(
            Problem("文件内容不是一组键值", Place(name or str(path), 1), "“键: 值”开头的一份 YAML")
        )
    return documents[0]


def read_each(paths: Iterable[Path], root: Path, problems: Problems) -> Iterator[Mapping]:
    """The mapping of every file that can be read, in order of name; what cannot be is noted.

    root: shortens the names in messages.
    """
    for path in sorted(paths):
        try:
            yield read(path, str(path.relative_to(root)))
        except BadInput as error:
            problems.adopt(error)


def read_all(path: Path, name: str | None = None) -> Iterator[Any]:
    """Every document of a YAML file, with lines."""
    label = name or str(path)
    try:
        raw = path.read_bytes()
    except OSError as error:
        problem = Problem(f"读不到文件：{error.strerror}", Place(label), do="核对路径和权限")
        raise BadInput(problem) from error
    yield from parse_all(raw, label)


def parse_all(raw: bytes | str, label: str) -> Iterator[Any]:
    """Every document of a YAML text; `label` names it in messages."""
    text = _decode(raw, label)
    try:
        _refuse_aliases(text, label)
        for node in yaml.compose_all(text, Loader=yaml.CSafeLoader):
            yield _build(node, label)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = mark.line + 1 if mark else None
        said = error.problem or error.context or ""
        raise BadInput(
            Problem(
                f"YAML 写法有误（{said}）", Place(label, line), do="检查缩进、冒号后的空格和引号"
            )
        ) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise BadInput(Problem("这份 YAML 读不懂", Place(label), do="检查文件内容")) from error


def _decode(raw: bytes | str, label: str) -> str:
    if len(raw) > MAX_BYTES:
        problem = Problem(
            f"文件有 {len(raw):,} 字节，过大",
            Place(label),
            f"不超过 {MAX_BYTES:,} 字节",
            "拆成几份",
        )
        raise BadInput(problem)
    if isinstance(raw, str):
        return raw
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problem = Problem("文件不是 UTF-8 编码", Place(label), do="另存为 UTF-8 后再试")
        raise BadInput(problem) from error


def _refuse_aliases(text: str, label: str) -> None:
    # Nine lines of aliases can unfold to gigabytes; a rulebook needs none.
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            line = event.start_mark.line + 1 if event.start_mark else None
            raise BadInput(
                Problem(
                    "不支持 YAML 的锚点与引用（& 和 *）", Place(label, line), do="把内容直接写出来"
                )
            )


def _build(node: yaml.Node | None, label: str) -> Any:
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, label)
    if isinstance(node, yaml.SequenceNode):
        return _sequence(node, label)
    return _scalar(node, label) if isinstance(node, yaml.ScalarNode) else None


def _mapping(node: yaml.MappingNode, label: str) -> Mapping:
    built = Mapping()
    built.file, built.line, built.lines = label, node.start_mark.line + 1, {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        key = _build(key_node, label)
        if isinstance(key, (dict, list)):
            raise BadInput(Problem("键必须是一个词或数", Place(label, line)))
        if key in built:
            first = built.lines[key]
            raise BadInput(
                Problem(
                    f"键“{key}”写了两次（首次在第{first}行）", Place(label, line), do="删去一处"
                )
            )
        built[key] = _build(value_node, label)
        built.lines[key] = line
    return built


def _sequence(node: yaml.SequenceNode, label: str) -> Sequence:
    built = Sequence(_build(item, label) for item in node.value)
    built.file, built.line = label, node.start_mark.line + 1
    built.lines = [item.start_mark.line + 1 for item in node.value]
    return built


def _scalar(node: yaml.ScalarNode, label: str) -> Any:
    text: str = node.value
    if not node.tag.removeprefix("tag:yaml.org,2002:").isalpha():
        line = node.start_mark.line + 1
        raise BadInput(Problem(f"不支持 YAML 标签“{node.tag}”", Place(label, line), do="删去标签"))
    if node.style in ("'", '"', "|", ">"):
        return text
    if text in _WORDS:
        return _WORDS[text]
    if len(text) > MAX_DIGITS and text[:MAX_DIGITS].strip("+-").isdigit():
        line = node.start_mark.line + 1
        raise BadInput(Problem(f"数字有 {len(text)} 位，过长", Place(label, line), do="核对数字"))
    if _INTEGER.match(text):
        return int(text.replace("_", ""))
    if _DECIMAL.match(text):
        return Fraction(text)
    if _DATE.match(text):
        try:
            return date.fromisoformat(text)
        except ValueError as error:
            place = Place(label, node.start_mark.line + 1)
            raise BadInput(Problem(f"没有“{text}”这一天", place, "如 2024-12-31")) from error
    return text
