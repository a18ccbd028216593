"""Documents of facts that hit the borders of each policy hard, the same ones for the same seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from tests.twins import (
    drawn_innovative,
    drawn_listing,
    drawn_little_giant,
    drawn_science,
    drawn_smes,
    drawn_srdi,
    drawn_titles,
)
from tests.twins.dice import Dice

Document = tuple[dict[str, Any], date]

# On both sides of every change of law, at the ends of years, and on the last day known.
DAYS = (
    date(2021, 6, 30),
    date(2023, 12, 31),
    date(2024, 4, 29),
    date(2024, 4, 30),
    date(2024, 12, 31),
    date(2026, 3, 31),
    date(2026, 4, 1),
    date(2026, 11, 24),
)
# Before these days the law that was read says nothing.
SMES = date(2022, 8, 1)
BEGINS = {
    "js_ipo_pool": date(2025, 7, 9),
    "bse_listing": date(2021, 11, 15),
    "innovative_sme": SMES,
    "srdi_sme": SMES,
    "little_giant": SMES,
    "sme_ladder": SMES,
}

# The fourth set of ChiNext is the longest and has only these days. Renewals of 小巨人 change
# their document a turn of the year after the others.
OFTEN = {
    "chinext_listing": DAYS[-2:] * 3,
    "innovative_sme": (SMES,),
    "srdi_sme": (SMES, *DAYS[-2:]),
    "little_giant": (SMES, *DAYS[-2:], date(2026, 12, 31), date(2027, 1, 1)),
}

# For each policy its draw, and about how many values it draws that may stray.
DRAWS: dict[str, tuple[Callable[[Dice], dict[str, Any]], int]] = {
    "stsme": (drawn_titles.stsme, 17),
    "hte": (drawn_science.hte, 15),
    "js_hte_pool": (drawn_science.js_hte_pool, 17),
    "js_ipo_pool": (drawn_titles.js_ipo_pool, 12),
    "star_attributes": (drawn_listing.star_attributes, 18),
    "star_listing": (drawn_listing.star_listing, 14),
    "chinext_listing": (drawn_listing.chinext_listing, 14),
    "bse_listing": (drawn_listing.bse_listing, 20),
    "ladder": (drawn_titles.ladder, 3),
    "innovative_sme": (drawn_innovative.innovative_sme, 20),
    "srdi_sme": (drawn_srdi.srdi_sme, 24),
    "little_giant": (drawn_little_giant.little_giant, 26),
    "sme_ladder": (drawn_smes.sme_ladder, 3),
}


def documents(policy_id: str, count: int, seed: int) -> Iterator[Document]:
    """Yield documents for a policy, each with the day it is judged for; money is in 万元."""
    rng = random.Random(f"{policy_id} {seed}")
    days = [day for day in DAYS if day >= BEGINS.get(policy_id, DAYS[0])]
    days += OFTEN.get(policy_id, ())
    draw, draws = DRAWS[policy_id]
    for _ in range(count):
        dice = Dice(rng, rng.choice(days), draws)
        yield dice.finished(draw(dice)), dice.as_of
