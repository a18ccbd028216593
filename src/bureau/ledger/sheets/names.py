"""Names of firms and bodies as they are compared: short, old, nearly the same."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher

from bureau.ledger.names import normalised

_TAILS = re.compile(
    r"(?:集团)?(?:股份)?(?:有限)?(?:责任)?(?:公司|集团|厂|合作社|事务所|中心|研究院|研究所)$"
)
_PLACES = re.compile(r"^(?:中国)?(?:江苏省?)?(?:常州市?)?(?:溧阳市?)?")
_NEAR = 0.86
_RARE = 400


def core(name: str) -> str:
    """What is left without place and legal form: 溧阳某某电源有限公司 → 某某电源."""
    text = normalised(name)
    short = _TAILS.sub("", _PLACES.sub("", text))
    return short if len(short) >= 2 else text


class Names:
    """Every name of a kind, asked for equal, short and near ones."""

    def __init__(self, names: Iterable[tuple[int, str]]) -> None:
        self._equal: dict[str, set[int]] = defaultdict(set)
        self._core: dict[str, set[int]] = defaultdict(set)
        self._pairs: dict[str, set[int]] = defaultdict(set)
        self._texts: list[tuple[int, str]] = []
        for owner, name in names:
            self.add(owner, name)

    def add(self, owner: int, name: str) -> None:
        """One more name of somebody."""
        self._equal[normalised(name)].add(owner)
        short = core(name)
        self._core[short].add(owner)
        for pair in _pairs(short):
            self._pairs[pair].add(len(self._texts))
        self._texts.append((owner, short))

    def equal(self, name: str) -> set[int]:
        """Who is or was called exactly so."""
        return set(self._equal.get(normalised(name), ()))

    def near(self, name: str, most: int = 3) -> list[int]:
        """Who might be meant, likeliest first; nobody where the name is unlike all."""
        short = core(name)
        scores = {owner: 1.0 for owner in self._core.get(short, ())}
        for index, _ in self._candidates(short):
            owner, other = self._texts[index]
            ratio = SequenceMatcher(None, short, other).ratio()
            if ratio >= _NEAR and len(short) >= 3:
                scores[owner] = max(scores.get(owner, 0), ratio)
        return sorted(scores, key=lambda owner: -scores[owner])[:most]

    def _candidates(self, short: str) -> list[tuple[int, int]]:
        """Names that share the rarer pairs of characters; the frequent ones tell nothing."""
        shared: Counter[int] = Counter()
        for pair in _pairs(short):
            holders = self._pairs.get(pair, ())
            if len(holders) <= _RARE:
                shared.update(holders)
        return shared.most_common(12)


def _pairs(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)}
