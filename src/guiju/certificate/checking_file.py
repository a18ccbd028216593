"""Whether a certificate is as it was written: its seal, every entry's digest, the page."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from itertools import zip_longest
from typing import Any

from guiju.certificate.canonical import DIGEST, PAGE, SEAL, Entry, digest_of, seal_of
from guiju.certificate.certifying import Certificate
from guiju.certificate.differences import FILE, Difference, condition_name
from guiju.certificate.facts_used import name_of_entry
from guiju.certificate.page import page_around, page_digest
from guiju.certificate.record import LAYOUT, read_digest

_TAG = re.compile(r"<[^>]*>")
_LONGEST = 60


def altered(certificate: Certificate) -> list[Difference]:
    """Every part of the file that was changed after it was written, by name."""
    record = certificate.record
    found = [*_entries(record)]
    if record[SEAL] != seal_of(record):
        where = "" if found else "，改动不在任何一项之内，或有整项被增删"
        says = f"封缄与内容不符，文件写成后被改过{where}"
        found.append(Difference(FILE, "seal", "", says, record[SEAL], seal_of(record)))
    return found + _page(certificate, not found)


def _entries(record: Mapping[str, Any]) -> Iterator[Difference]:
    for name, what in (("head", "抬头"), ("decision", "结论部分")):
        if not _intact(record[name]):
            yield _told(name, "", f"{what}写成后被改过")
    for entry in record["conditions"]:
        if not _intact(entry):
            yield _told("condition", entry["id"], f"条件{condition_name(entry)}写成后被改过")
    for entry in record["facts"]:
        if not _intact(entry):
            says = f"事实{name_of_entry(entry)}写成后被改过，现写“{_written(entry)}”"
            yield _told("fact", entry["id"], says, entry)
    for entry in record["basis"]:
        if not _intact(entry):
            says = f"所读规则“{entry['label']}”（{entry['id']}）的记载写成后被改过"
            yield _told(entry["kind"], entry["id"], says)
    if record["head"]["read"] != read_digest(record["conditions"], record["basis"]):
        yield _told("head", "read", "抬头里所读规则的指纹与所载规则不符")


def _intact(entry: Entry) -> bool:
    return bool(entry[DIGEST] == digest_of(entry))


def _told(kind: str, identity: str, says: str, entry: Entry | None = None) -> Difference:
    after = None if entry is None else _written(entry)
    return Difference(FILE, kind, identity, says, after=after)


def _written(entry: Entry) -> str:
    value = entry["value"]
    if isinstance(value, str):
        return _short(f"{value}{entry['unit']}")
    return _short(entry["shown"])


def _page(certificate: Certificate, intact: bool) -> list[Difference]:
    """The page against the data in it; of a JSON file only the digest, while the data are whole."""
    record, around = certificate.record, certificate.page
    if record.get("layout") != LAYOUT:
        ours = around is None or _sha256(around) == record[PAGE]
    elif around is None:
        ours = not intact or page_digest(record) == record[PAGE]
    else:
        ours = around == page_around(record)
    if ours:
        return []
    before, after = _first_difference(around, page_around(record)) if around else (None, None)
    told = f"：页面印着“{before}”，数据为“{after}”" if around else ""
    return [Difference(FILE, "page", "", f"页面与内嵌数据不一致{told}", before, after)]


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _first_difference(page: str, ours: str) -> tuple[str, str]:
    """The first text that stands on only one of two pages."""
    pairs = zip_longest(_texts(page), _texts(ours), fillvalue="")
    found = next(((a, b) for a, b in pairs if a != b), ("", ""))
    return _short(found[0]), _short(found[1])


def _texts(page: str) -> list[str]:
    return [text for text in (part.strip() for part in _TAG.split(page)) if text]


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
