"""The firms of the example county as the documents people write of one firm."""

from __future__ import annotations

from typing import Any

from examples.county.firms import Firm, firms

TOWNS = [("320481001", "昆仑街道"), ("320481002", "溧城街道"), ("320481101", "埭头镇")]
SEED = 20_241_231


def documents(count: int) -> list[dict[str, Any]]:
    """`count` invented firms, the traps of real lists among them."""
    return [_document(firm) for firm in firms(count, TOWNS, SEED)]


def _document(firm: Firm) -> dict[str, Any]:
    years: dict[str, dict[int, Any]] = {}
    for year, values in firm.years.items():
        for name, value in values.items():
            years.setdefault(name, {})[year] = value
    titles: dict[str, list[dict[str, str]]] = {}
    for code, start, end in firm.titles:
        titles.setdefault(code, []).append({"from": f"{start}", "valid_to": f"{end}"})
    awards = [{"level": level, "date": f"{day}", "rank": rank} for level, day, rank in firm.awards]
    return {
        "id": firm.entity,
        "facts": {
            "name": firm.name,
            "region_code": firm.region_code,
            **firm.instants,
            **years,
            "science_awards": awards,
            "major_incident_dates": [f"{day}" for day in firm.incidents],
        },
        "titles": titles,
        "sources": {"sales_revenue": "示例企业所得税纳税申报表"},
    }
