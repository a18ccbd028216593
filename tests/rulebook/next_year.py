"""A ledger for the year after the example's: as many firms and titles as its report counted."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

UNICORNS, POTENTIAL, GAZELLES, FILED = 2, 8, 10, 395
_FIRMS = FILED + UNICORNS + POTENTIAL + GAZELLES


def write_next_year(folder: Path) -> Path:
    """Tables of 2025, every one 示例."""
    (folder / "ledger.yaml").write_text('place: "320481"\nsince: 2025-01-01\ntitle: 示例2025\n')
    _table(folder, "enterprise", "id,name,life_status,credit_code", _firms())
    _table(folder, "title", "id,holder,kind,granted_on,valid_to,state", _titles())
    applied = (
        f"a-{n},e-{n},stsme,2025,第一批,2025-06-{n % 28 + 1:02},submitted" for n in range(FILED)
    )
    _table(folder, "application", "id,enterprise,policy,year,batch,submitted_on,stage", applied)
    _table(
        folder,
        "indicator",
        "id,code,year,name,source_set,owner",
        [
            "i-1,city_hightech_products,2025,示例高新技术产品,city_performance,示例",
            "i-2,attracted_stsme,2025,示例招引入库备案,city_performance,示例",
            "i-3,rd_gdp,2025,示例研发投入比重,province_monitor,示例",
        ],
    )
    _table(
        folder,
        "indicator_value",
        "id,indicator,period,nature,value",
        ["v-1,i-1,2025,upper,182", "v-2,i-2,2025,upper,145", "v-3,i-3,2025,upper,3.4"],
    )
    award = "e-0,provincial,2025-09,1,科学技术奖一等奖“示例负极材料关键技术与应用”项目"
    _table(folder, "enterprise-science_awards", "id,level,date,rank,name", [award])
    _table(
        folder,
        "comparison",
        "id,topic,unit,item,date,level,subject,complete",
        [
            "c-1,science_awards,示例市,示例旧项目,2015-03,province,e-1,是",
            "c-2,science_awards,示例市,示例负极材料,2025-09,province,e-0,是",
        ],
    )
    _table(
        folder,
        "series_point",
        "id,metric,year,value,unit",
        [
            "s-1,gazelles_recognised,2024,6,家",
            "s-2,potential_unicorns_recognised,2024,5,家",
        ],
    )
    _table(
        folder, "completeness", "kind,field,value,place,since,as_of", ["title,,,320481,,2025-12-31"]
    )
    return folder


def _table(folder: Path, name: str, head: str, rows: Iterable[str]) -> None:
    (folder / f"{name}.csv").write_text("\n".join([head, *rows]) + "\n")


def _firms() -> list[str]:
    return [f"e-{n},示例企业{n:03},active,9132048100{n:08}" for n in range(_FIRMS)]


def _titles() -> list[str]:
    kinds = ["unicorn"] * UNICORNS + ["potential_unicorn"] * POTENTIAL + ["gazelle"] * GAZELLES
    rows = [
        f"t-{n},e-{FILED + n},{kind},2025-03-{n % 28 + 1:02},,valid" for n, kind in enumerate(kinds)
    ]
    rows += [f"h-{n},e-{n},hte,2024-11-19,2027-11-18,valid" for n in range(30)]
    rows += [f"h-{n},e-{n},hte,2025-11-18,2028-11-17,valid" for n in range(30, 45)]
    return rows + [f"p-{n},e-{n},hte_pool,2025-06-10,2028-06-09,valid" for n in range(50, 60)]
