"""Whether the facts are still those that were certified, and whether they can be read at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from guiju.certificate.canonical import Entry
from guiju.certificate.differences import FACT, FILE, RULE, Difference
from guiju.certificate.facts_again import Unreadable
from guiju.certificate.facts_used import UNSTATED, name_of_entry

Facts = Mapping[str, Entry]
_WORDS = {"label": "名称", "unit": "单位", "shown": "显示的文字"}


def unreadable_facts(unreadable: Unreadable) -> list[Difference]:
    """Facts today's vocabulary cannot take as they were written."""
    return [
        Difference(
            RULE, "fact", entry["id"], f"事实{name_of_entry(entry)}按现行词汇表读不进：{reason}"
        )
        for entry, reason in unreadable
    ]


def incomplete_facts(old: Sequence[Entry], new: Sequence[Entry]) -> list[Difference]:
    """Entries a certificate lacks, has too many, or words wrongly, the rules being the same."""
    before, after = _by_id(old), _by_id(new)
    found = [
        _told(entry, f"判定书缺少本政策要读的事实{name_of_entry(entry)}")
        for key, entry in after.items()
        if key not in before
    ]
    found += [
        _told(entry, f"判定书里的事实{name_of_entry(entry)}本政策并不读")
        for key, entry in before.items()
        if key not in after
    ]
    for key in (key for key in before if key in after):
        found += [
            _told(before[key], f"事实{name_of_entry(after[key])}的{name}与数值不符", aspect)
            for aspect, name in _WORDS.items()
            if before[key][aspect] != after[key][aspect]
        ]
    return found


def _told(entry: Entry, says: str, aspect: str = "shown") -> Difference:
    return Difference(FILE, "fact", entry["id"], says, before=str(entry[aspect]))


def changed_facts(old: Sequence[Entry], new: Sequence[Entry], reference: int) -> list[Difference]:
    """What is known otherwise now than when it was certified.

    reference: the year a yearly value without a year stands for.
    """
    before, after = (_by_year(entries, reference) for entries in (old, new))
    found = []
    for key in [*before, *(key for key in after if key not in before)]:
        a, b = before.get(key), after.get(key)
        entry = a or b
        assert entry is not None
        if _value(a) != _value(b):
            said = [each["shown"] if each else "空缺" for each in (a, b)]
            says = f"{name_of_entry(entry)}：判定书写“{said[0]}”，现为“{said[1]}”"
            found.append(Difference(FACT, "fact", entry["id"], says, *said))
    return found


def _value(entry: Entry | None) -> Any:
    return None if entry is None else entry["value"]


def _by_id(entries: Sequence[Entry]) -> Facts:
    return {entry["id"]: entry for entry in entries}


def _by_year(entries: Sequence[Entry], reference: int) -> Facts:
    unstated = f"@{UNSTATED}"
    return {
        f"{entry['id']}{reference}" if entry["id"].endswith(unstated) else entry["id"]: entry
        for entry in entries
    }
