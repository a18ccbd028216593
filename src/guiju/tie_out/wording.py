"""The general list of wrong words, and of fixed terms, kept in rulebook/wording/."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from guiju.documents import Mapping, Sequence, read
from guiju.errors import BadInput, Place, Problem, Problems
from guiju.rulebook import find_rulebook
from guiju.vocabulary import unknown_keys

_KEYS = "wrong right why unless then".split()
_THEN = {"digit": re.compile(r" ?[0-9０-９]")}


@dataclass(frozen=True, slots=True)
class WrongWord:
    """A word people write for another. unless: longer words in which it is right.

    then: `digit` where it is wrong only before a number.
    """

    wrong: str
    right: str
    why: str
    unless: tuple[str, ...] = ()
    then: str | None = None

    def stands_at(self, text: str, start: int) -> bool:
        """Whether the word found at `start` is wrong there."""
        end = start + len(self.wrong)
        if self.then and not _THEN[self.then].match(text, end):
            return False
        return not any(self._inside(text, start, longer) for longer in self.unless)

    def _inside(self, text: str, start: int, longer: str) -> bool:
        at = longer.find(self.wrong)
        while at >= 0:
            if start >= at and text.startswith(longer, start - at):
                return True
            at = longer.find(self.wrong, at + 1)
        return False


@dataclass(frozen=True)
class Wording:
    """Wrong words by the word, and terms with a number in them that are never figures."""

    words: dict[str, WrongWord]
    terms: frozenset[str] = frozenset()

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self.words, key=len, reverse=True)
        return re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")

    def found_in(self, text: str) -> Iterator[tuple[int, WrongWord]]:
        """Where wrong words stand in a text, and which."""
        for found in self._pattern.finditer(text):
            word = self.words[found[0]]
            if word.stands_at(text, found.start()):
                yield found.start(), word


def load_wording(folder: Path | None = None) -> Wording:
    """Read rulebook/wording/, that of the rulebook in use when no folder is given."""
    folder = find_rulebook() / "wording" if folder is None else folder
    problems = Problems()
    words: dict[str, WrongWord] = {}
    document = read(folder / "slips.yaml", "wording/slips.yaml")
    unknown_keys(document, ["slips"], problems)
    for body in _listed(document, "slips"):
        word = _word(body, problems)
        if word and word.wrong in words:
            problems.note(f"“{word.wrong}”列了两次", body.at(), do="删去一处")
        elif word:
            words[word.wrong] = word
    terms = read(folder / "terms.yaml", "wording/terms.yaml")
    unknown_keys(terms, ["terms"], problems)
    named = frozenset(str(term) for term in _listed(terms, "terms"))
    problems.raise_if_any()
    return Wording(words, named)


def _listed(document: Mapping, key: str) -> Sequence:
    entries = document.get(key)
    if isinstance(entries, Sequence):
        return entries
    raise BadInput(Problem(f"缺少“{key}”一栏", document.at(key), "一列条目"))


def _word(body: object, problems: Problems) -> WrongWord | None:
    if not isinstance(body, Mapping):
        problems.note(
            "条目不是一组键值", Place("wording/slips.yaml"), expected="{wrong: …, right: …, why: …}"
        )
        return None
    unknown_keys(body, _KEYS, problems)
    wrong, right, why = (str(body.get(key) or "") for key in ("wrong", "right", "why"))
    unless = tuple(str(longer) for longer in body.get("unless") or ())
    then = body.get("then")
    if not (wrong and right and why):
        problems.note("条目不全", body.at(), expected="wrong、right、why 三项")
        return None
    if then is not None and then not in _THEN:
        problems.note(f"then 不认识“{then}”", body.at("then"), expected="、".join(_THEN))
    word = WrongWord(wrong, right, why, unless, then)
    if word.then is None and any(word.stands_at(right, at) for at in _places(right, wrong)):
        problems.note(
            f"正确写法“{right}”里就有“{wrong}”", body.at("wrong"), do="在 unless 里列出正确的词"
        )
    if any(wrong not in longer for longer in unless):
        problems.note(f"unless 里的词都要含有“{wrong}”", body.at("unless"))
    return word


def _places(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)
