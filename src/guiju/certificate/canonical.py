"""One spelling of a record for hashing, and the digests and the seal made of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

DIGEST, SEAL, PAGE = "digest", "seal", "page"
_GROUP, _GROUPS = 4, 4
Entry = dict[str, Any]
"""A part of a certificate: text, yes/no, whole numbers, lists and mappings; no binary floats."""


def canonical(value: Any) -> bytes:
    """JSON with sorted keys and without spaces, as UTF-8: equal records have equal bytes."""
    text = json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
    return text.encode("utf-8")


def sha256(value: Any) -> str:
    """SHA-256 of the canonical JSON, 64 hexadecimal digits."""
    return hashlib.sha256(canonical(value)).hexdigest()


def digest_of(entry: Mapping[str, Any]) -> str:
    """The digest an entry should carry: over everything in it but the digest."""
    return sha256(without(entry, DIGEST))


def seal_of(record: Mapping[str, Any]) -> str:
    """The seal a record should carry: over everything but the seal and the digest of the page.

    The page prints the seal, so the page's own digest cannot lie under it.
    """
    return sha256(without(record, SEAL, PAGE))


def marked(entry: Entry) -> Entry:
    """The entry with its own digest."""
    return {**entry, DIGEST: digest_of(entry)}


def without(entry: Mapping[str, Any], *keys: str) -> Entry:
    """The entry without some of its keys."""
    return {key: value for key, value in entry.items() if key not in keys}


def digest_of_all(entries: Iterable[Mapping[str, Any]]) -> str:
    """One digest for several entries, whatever their order."""
    return sha256(sorted(sha256(entry) for entry in entries))


def number_of(record: Mapping[str, Any]) -> str:
    """The number of a certificate, the first digits of its seal: 3F2A-91C0-77B4-E01D."""
    digits = str(record[SEAL]).upper()
    return "-".join(digits[at : at + _GROUP] for at in range(0, _GROUP * _GROUPS, _GROUP))
