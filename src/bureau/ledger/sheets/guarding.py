"""What may be opened at all: decided from the outside of a file, before anything reads it."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from pathlib import Path

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

import guiju
from bureau.ledger.sheets.texts import secret_word

MOST_BYTES = 20 * 1024 * 1024
MOST_UNPACKED = 300 * 1024 * 1024
"""All parts of a workbook together, unpacked; a sheet of 200,000 rows stays far below."""
MOST_RATIO = 250
"""How far one part may have been packed; the most even sheets reach about a hundred."""
_TYPES = "[Content_Types].xml"
_SMALL = 1024 * 1024
_MOST_PARTS = 2000
_OTHERS = (".xls", ".et", ".csv", ".ods", ".xlsb", ".txt", ".tsv", ".numbers", ".ett", ".dbf")
_MACROS = (".xlsm", ".xltm", ".xlam")
_ENTITY = (b"<!DOCTYPE", b"<!ENTITY")
_SAVE_AS = "在 WPS 或 Excel 里“另存为”，类型选“Excel 工作簿（*.xlsx）”，再上传"


@dataclass(frozen=True)
class Looked:
    """What was seen from outside: notes for the reader, none of them a reason to refuse."""

    notes: tuple[str, ...] = ()


def look(path: Path, name: str) -> Looked:
    """Refuse what is no plain workbook; `name` is what the sender called the file."""
    _named(name)
    size = path.stat().st_size
    if size == 0:
        raise guiju.BadInput.saying(f"“{name}”是空文件", do="重新保存后再上传")
    if size > MOST_BYTES:
        raise too_large(name)
    try:
        with zipfile.ZipFile(path) as archive:
            return _inside(archive, name)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError) as error:
        met = f"“{name}”不是完好的 xlsx 文件（可能只改了扩展名、加了密码，或没有传完）"
        raise guiju.BadInput.saying(met, expected=".xlsx 工作簿", do=_SAVE_AS) from error


def too_large(name: str = "这个文件") -> guiju.BadInput:
    """What is said of a file above the limit."""
    limit = f"不超过 {MOST_BYTES // 1024 // 1024} MB"
    met = f"“{name}”太大"
    return guiju.BadInput.saying(met, expected=limit, do="删去图片和不用的工作表，或分成几份上传")


def _named(name: str) -> None:
    if word := secret_word(name):
        raise refused_as_secret(f"文件名里有“{word}”")
    suffix = Path(name).suffix.lower()
    if suffix in _MACROS:
        raise _with_macros(name)
    if suffix != ".xlsx":
        kind = f"{suffix} 文件" if suffix in _OTHERS else "这种文件"
        raise guiju.BadInput.saying(f"不收{kind}：“{name}”", expected=".xlsx", do=_SAVE_AS)


def refused_as_secret(where: str) -> guiju.BadInput:
    """Papers with a mark of secrecy do not come onto this net."""
    met = f"{where}：涉密材料不得上传到本系统"
    return guiju.BadInput.saying(met, do="按保密规定处理；误标的，去掉标志后再上传")


def _with_macros(name: str) -> guiju.BadInput:
    return guiju.BadInput.saying(f"“{name}”带有宏", expected="不带宏的 .xlsx", do=_SAVE_AS)


def _inside(archive: zipfile.ZipFile, name: str) -> Looked:
    parts = archive.infolist()
    names = [part.filename for part in parts]
    _weighed(parts, name)
    if any(part.lower().endswith("vbaproject.bin") for part in names):
        raise _with_macros(name)
    if not {"xl/workbook.xml", _TYPES} <= set(names) or len(set(names)) != len(names):
        raise guiju.BadInput.saying(f"“{name}”不是 Excel 工作簿", expected=".xlsx", do=_SAVE_AS)
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            _plain(archive, part, name)
    if "macroEnabled" in _declared(archive, name):
        raise _with_macros(name)
    return Looked(tuple(_notes(names)))


def _weighed(parts: list[zipfile.ZipInfo], name: str) -> None:
    """A member never yields more than its head declares, so heads can be trusted as bounds."""
    total = sum(part.file_size for part in parts)
    packed = [
        part
        for part in parts
        if part.file_size > _SMALL and part.file_size > MOST_RATIO * max(part.compress_size, 1)
    ]
    if total > MOST_UNPACKED or packed or len(parts) > _MOST_PARTS:
        met = f"“{name}”解开后过大（{total // 1024 // 1024} MB），不能打开"
        do = "只保留要导入的工作表，删去空白行列的格式后另存"
        raise guiju.BadInput.saying(met, expected="正常的表格文件", do=do)


def _plain(archive: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> None:
    """No part declares entities: Excel never writes any, and they can be made to explode."""
    with archive.open(part) as stream:
        head = stream.read(4096)
    if any(mark in head for mark in _ENTITY):
        met = f"“{name}”里有不该有的内容（{part.filename}）"
        raise guiju.BadInput.saying(met, expected="Excel 或 WPS 保存的工作簿", do=_SAVE_AS)


def _declared(archive: zipfile.ZipFile, name: str) -> str:
    """What the parts are, as the workbook itself lists them."""
    try:
        types = fromstring(archive.read(_TYPES))
    except (ParseError, DefusedXmlException) as error:
        raise guiju.BadInput.saying(f"“{name}”的目录读不懂", do=_SAVE_AS) from error
    return " ".join(str(each.get("ContentType")) for each in types)


def _notes(names: list[str]) -> list[str]:
    notes = []
    if any(part.startswith("xl/externalLinks/") for part in names):
        notes.append("文件里有指向其他文件的链接：没有打开，只用表里存下的数")
    if any(part.startswith(("xl/embeddings/", "xl/activeX/")) for part in names):
        notes.append("文件里有嵌入对象：没有打开")
    return notes
