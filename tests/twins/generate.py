"""Documents of facts that hit the borders of each policy hard, the same ones for the same seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from tests.twins import (
    drawn_growth,
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
# Outside these days the law that was read says nothing.
SMES = date(2022, 8, 1)
SPANS = {
    "js_ipo_pool": (date(2025, 7, 9), date.max),
    "bse_listing": (date(2021, 11, 15), date.max),
    "innovative_sme": (SMES, date.max),
    "srdi_sme": (SMES, date.max),
    "little_giant": (SMES, date.max),
    "sme_ladder": (SMES, date.max),
    "main_board_listing": (date(2024, 4, 30), date.max),
    "js_gazelle_2024": (date(2024, 1, 1), date(2024, 12, 31)),
    "js_unicorn_2025": (date(2025, 1, 1), date(2025, 12, 31)),
    "cz_seed_unicorn_2024": (date(2024, 1, 1), date(2024, 12, 31)),
}
ALWAYS = (date.min, date.max)

# The fourth set of ChiNext is the longest and has only these days. Renewals of 小巨人 change
# their document a turn of the year after the others. Rates change by tax years.
OFTEN = {
    "chinext_listing": DAYS[-2:] * 3,
    "innovative_sme": (SMES,),
    "srdi_sme": (SMES, *DAYS[-2:]),
    "little_giant": (SMES, *DAYS[-2:], date(2026, 12, 31), date(2027, 1, 1)),
    "js_unicorn_2025": (date(2025, 1, 1), date(2025, 12, 31)),
    "rd_super_deduction": tuple(date(y, 12, 31) for y in (2018, 2020, 2021, 2022, 2027, 2028)),
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
    "js_gazelle_2024": (drawn_growth.js_gazelle_2024, 20),
    "js_unicorn_2025": (drawn_growth.js_unicorn_2025, 8),
    "cz_seed_unicorn_2024": (drawn_growth.cz_seed_unicorn_2024, 15),
    "main_board_listing": (drawn_growth.main_board_listing, 11),
    "cz_tech_centre": (drawn_growth.cz_tech_centre, 5),
    "loss_carryforward": (drawn_growth.loss_carryforward, 3),
    "rd_super_deduction": (drawn_growth.rd_super_deduction, 10),
}


def documents(policy_id: str, count: int, seed: int) -> Iterator[Document]:
    """Yield documents for a policy, each with the day it is judged for; money is in 万元."""
    rng = random.Random(f"{policy_id} {seed}")
    first, last = SPANS.get(policy_id, ALWAYS)
    days = [day for day in DAYS if first <= day <= last]
    days += OFTEN.get(policy_id, ())
    draw, draws = DRAWS[policy_id]
    for _ in range(count):
        dice = Dice(rng, rng.choice(days), draws)
        yield dice.finished(draw(dice)), dice.as_of
