"""Invents the firms of a county: every one marked 示例, none real, the same for the same seed."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

YEARS = (2020, 2021, 2022, 2023)
LAST_DAY = date(2024, 12, 31)
_STEMS = (
    "云帆 恒锐 启明 天澄 卓越 远景 瑞丰 中岳 金泽 华誉 "
    "同创 新翼 鼎立 博纳 安捷 海川 凌峰 嘉禾 锦程 正源"
).split()
_TRADES = (
    "精密制造 智能装备 新材料 储能科技 电气 生物科技 环保设备 软件 农业科技 汽车零部件".split()
)


@dataclass
class Firm:
    """One invented firm: what a table's row holds, by concept name; money in 万元."""

    entity: str
    name: str
    town: str
    region_code: str
    instants: dict[str, Any] = field(default_factory=dict)
    years: dict[int, dict[str, Any]] = field(default_factory=dict)
    titles: list[tuple[str, date, date]] = field(default_factory=list)
    awards: list[tuple[str, date, int]] = field(default_factory=list)
    incidents: list[date] = field(default_factory=list)
    trap: str = ""


def firms(count: int, towns: list[tuple[str, str]], seed: int) -> list[Firm]:
    """`count` firms spread over (code, name) towns, the last seven of them traps."""
    draw = random.Random(seed)
    made = [_firm(number, draw, towns) for number in range(1, count + 1)]
    for firm, trap in zip(reversed(made), _TRAPS, strict=False):
        trap(firm, made)
    return made


def _firm(number: int, draw: random.Random, towns: list[tuple[str, str]]) -> Firm:
    # Towns differ in size: two of them hold a third of all firms, as in any county.
    weights = [3.0, 2.5] + [1.0] * (len(towns) - 2)
    code, town = draw.choices(towns, weights)[0]
    trade = draw.choice(_TRADES)
    name = f"示例{draw.choice(_STEMS)}{trade}有限公司{number:04d}"
    firm = Firm(f"SL{number:04d}", name, town, code)
    keen = min(max(draw.gauss(0.5, 0.22), 0.02), 0.98)  # how much of a research firm it is
    start = _registered(draw)
    _identity(firm, draw, keen, start, software=trade == "软件")
    _figures(firm, draw, keen, start)
    _titles(firm, draw, keen, start)
    _rest(firm, draw, keen)
    return firm


def _registered(draw: random.Random) -> date:
    young = draw.random() < 0.12
    first = date(2021, 1, 1) if young else date(1998, 1, 1)
    last = date(2024, 10, 31) if young else date(2020, 12, 31)
    return first + timedelta(days=draw.randrange((last - first).days))


def _identity(firm: Firm, draw: random.Random, keen: float, start: date, software: bool) -> None:
    firm.instants |= {
        "registration_date": _maybe(draw, 0.97, start.isoformat()),
        "resident_enterprise": "是",
        "independent_legal_person": "是",
        "life_status": "存续",
        "is_software": _yes(software),
        "product_prohibited": "否",
        "excluded_industry_super_deduction": _yes(draw.random() < 0.05),
        "on_abnormal_operation_list": _yes(draw.random() < 0.02),
        "on_serious_dishonesty_list": _yes(draw.random() < 0.005),
        "incident_or_research_misconduct_prev_current_year": _yes(draw.random() < 0.01),
        "has_core_ip_ownership": _maybe(draw, 0.93, _yes(draw.random() < 0.7 + 0.6 * keen)),
        "core_tech_in_supported_field": _maybe(draw, 0.9, _yes(draw.random() < 0.6 + 0.7 * keen)),
        "joint_stock_or_planned": _maybe(draw, 0.7, _yes(keen > 0.8)),
        "listed_on_jsee": "否",
        "listing_plan_and_team": _maybe(draw, 0.8, _yes(keen > 0.82)),
        "intermediary_contracts_signed": _maybe(draw, 0.8, _yes(keen > 0.88)),
    }


def _figures(firm: Firm, draw: random.Random, keen: float, start: date) -> None:
    """Log-normal revenue, research growing with keenness, and holes as real files have them."""
    sales = draw.lognormvariate(7.6, 1.15)  # median about 2,000 万元
    heads = max(int(sales / draw.uniform(35, 90)), 3)
    debts_share = draw.uniform(0.2, 0.85)
    # Many firms sit close under a threshold: that is where a bureau's work is.
    share = max(draw.gauss(0.02 + 0.07 * keen, 0.011), 0.0)
    tech = min(max(draw.gauss(0.05 + 0.24 * keen, 0.035), 0.0), 0.9)
    # Holes go by firm rather than by year: whoever keeps no research ledger has none at all.
    ledger, rolls = draw.random() > 0.11, draw.random() > 0.1
    for year in YEARS:
        sales *= draw.uniform(0.9, 1.28)
        heads = max(int(heads * draw.uniform(0.95, 1.12)), 3)
        if year >= start.year:
            figures = _year(draw, sales, heads, share, tech, debts_share, keen)
            blank = [n for n in figures if _hole(n, ledger, rolls)]
            firm.years[year] = figures | dict.fromkeys(blank, "")


def _hole(name: str, ledger: bool, rolls: bool) -> bool:
    research, people = name.startswith("rd_expense"), name in ("tech_staff_hte", "rd_staff")
    return (research and not ledger) or (people and not rolls)


def _year(
    draw: random.Random,
    sales: float,
    heads: int,
    share: float,
    tech: float,
    debts_share: float,
    keen: float,
) -> dict[str, Any]:
    research = sales * share * draw.uniform(0.9, 1.12)
    assets = sales * draw.uniform(0.8, 1.6)
    income = sales * draw.uniform(1.0, 1.03)
    hightech = income * min(max(draw.gauss(0.45 + 0.5 * keen, 0.08), 0.0), 0.98)
    reported = draw.random() > 0.015
    return {
        "sales_revenue": _maybe(draw, 0.99, _money(sales)),
        "operating_revenue": _maybe(draw, 0.96, _money(sales)),
        "total_income": _maybe(draw, 0.98, _money(income)),
        "hightech_income": _maybe(draw, 0.93, _money(hightech)),
        "rd_expense_hte": _money(research) if reported else "",
        "rd_expense_hte_domestic": _money(research * draw.uniform(0.85, 1.0)) if reported else "",
        "rd_expense_tax": _money(research * 0.94) if reported else "",
        "rd_expense_book": _money(research * 1.05) if reported else "",
        "cost_expense_total": _maybe(draw, 0.9, _money(sales * draw.uniform(0.8, 0.97))),
        "employees_total": heads,
        "employees_avg": _maybe(draw, 0.99, heads),
        "tech_staff_hte": _maybe(draw, 0.98, int(heads * tech)),
        "tech_staff_stsme": _maybe(draw, 0.9, int(heads * tech * 1.05)),
        "rd_staff": _maybe(draw, 0.87, int(heads * tech * 0.9)),
        "total_assets": _maybe(draw, 0.95, _money(assets)),
        "total_liabilities": _maybe(draw, 0.93, _money(assets * debts_share)),
        "net_profit": _maybe(draw, 0.9, _money(sales * draw.gauss(0.06, 0.07))),
        "accounting_sound": _maybe(draw, 0.97, _yes(draw.random() < 0.98)),
        "tax_collection_method": _maybe(draw, 0.98, "audit" if draw.random() < 0.97 else "deemed"),
    }


def _titles(firm: Firm, draw: random.Random, keen: float, start: date) -> None:
    """Certificates with dates, so that a year makes some firms climb and some lapse."""
    held = firm.titles
    years = [year for year in range(2021, 2025) if year > start.year]
    if keen > 0.3:
        held += [
            ("stsme", date(y, 7, 20), date(y + 1, 7, 19)) for y in years if draw.random() < 0.7
        ]
    pool = years and 0.4 < keen < 0.75 and draw.random() < 0.3
    if pool:
        year = draw.choice(years)
        held.append(("hte_pool", date(year, 9, 30), date(year + 3, 9, 29)))
    certified = bool(years) and draw.random() < (keen - 0.35) * 1.5
    if certified:
        year = draw.choice([2021, *years])
        held.append(("hte", date(year, 11, 30), date(year + 3, 11, 29)))
        if year == 2021 and draw.random() < 0.7:  # most renew in time, some do not
            held.append(("hte", date(2024, 11, 19), date(2027, 11, 18)))
    if certified and keen > 0.85 and draw.random() < 0.4:
        held.append(("ipo_pool", date(draw.choice([2023, 2024]), 7, 9), date(2027, 7, 8)))
    firm.instants["hte_ever_recognised"] = _yes(certified or draw.random() < 0.05)
    listed = certified and keen > 0.9 and draw.random() < 0.15
    firm.instants["listing_status"] = draw.choice(["star", "chinext", "bse"]) if listed else "none"
    firm.instants["already_in_ipo_pool"] = _yes(any(code == "ipo_pool" for code, *_ in held))


def _rest(firm: Firm, draw: random.Random, keen: float) -> None:
    first = int(max(draw.gauss(5 * keen - 0.8, 1.4), 0))
    scored = int(min(max(draw.gauss(50 + 38 * keen, 7), 20), 97))
    firm.instants |= {
        "ip_class1_count": _maybe(draw, 0.92, first),
        "ip_class2_count": _maybe(draw, 0.92, int(max(draw.gauss(14 * keen, 3), 0))),
        "transformations_3y": _maybe(draw, 0.7, int(max(draw.gauss(16 * keen, 4), 0))),
        "innovation_score_total": _maybe(draw, 0.8, scored),
        "pool_innovation_review_passed": _maybe(draw, 0.6, _yes(keen > 0.35)),
        "rd_institution_level": draw.choice(["none", "none", "none", "municipal", "provincial"])
        if keen > 0.5
        else "none",
    }
    if draw.random() < 0.02:
        level = draw.choice(["provincial", "national"])
        firm.awards.append((level, date(draw.randrange(2017, 2025), 5, 30), draw.randrange(1, 6)))
    if draw.random() < 0.01:
        firm.incidents.append(LAST_DAY - timedelta(days=draw.randrange(30, 900)))


# ---- one firm for each way real lists go wrong


def _blank_research(firm: Firm, everybody: list[Firm]) -> None:
    firm.trap = "研发费用三年全空"
    for figures in firm.years.values():
        figures |= {name: "" for name in figures if name.startswith("rd_expense")}


def _zero_revenue(firm: Firm, everybody: list[Firm]) -> None:
    firm.trap = "收入为零"
    for figures in firm.years.values():
        figures |= {"sales_revenue": 0, "operating_revenue": 0, "hightech_income": 0}


def _changed_name(firm: Firm, everybody: list[Firm]) -> None:
    firm.trap = "更名"
    firm.name = firm.name.replace("示例", "示例新") + "（曾用名：" + firm.name + "）"


def _moved_out(firm: Firm, everybody: list[Firm]) -> None:
    firm.trap = "已迁出"
    firm.town, firm.region_code = "已迁出", "320411000"
    firm.instants["life_status"] = "迁出"


def _duplicate(firm: Firm, everybody: list[Firm]) -> None:
    twin = everybody[0]
    firm.trap = f"与 {twin.entity} 疑为同一家"
    firm.name, firm.years = twin.name, {y: dict(v) for y, v in twin.years.items()}


def _wrong_unit(firm: Firm, everybody: list[Firm]) -> None:
    firm.trap = "研发费用误按元填报"
    for figures in firm.years.values():
        for name in [name for name in figures if name.startswith("rd_expense")]:
            figures[name] = _money(float(figures[name]) * 10_000) if figures[name] else ""


_TRAPS = (
    _blank_research,
    _zero_revenue,
    _changed_name,
    _moved_out,
    _duplicate,
    _duplicate,
    _wrong_unit,
)


def _money(value: float) -> str:
    return f"{value:.2f}"


def _yes(value: bool) -> str:
    return "是" if value else "否"


def _maybe(draw: random.Random, known: float, value: Any) -> Any:
    return value if draw.random() < known else ""
