"""The site of the example year at its end, small enough for each journey to have its own."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page

from tests.bureau.browser.serving import ROOT, Site, call, serve

YEAR = ROOT / "examples" / "liyang-2024"
CENTRE, LIST_LINE, GRANT = "platform-03", "comparison-01", "funding-03"
PLANNING, PLATFORMS = "chief-规划科", "chief-平台科"


def furnish(folder: Path, ledger: Path = YEAR) -> None:
    """Tables, styles, the year, one person for each role."""
    folder.mkdir(parents=True, exist_ok=True)
    call(folder, "-m", "django", "migrate", "--verbosity", "0")
    call(folder, "-m", "django", "load-ledger", str(ledger))
    call(folder, "-m", "tests.bureau.browser.people")


@contextmanager
def of_its_own(furnished: Path, folder: Path) -> Iterator[Site]:
    """A copy of a furnished site, served: a journey changes what it finds."""
    shutil.copytree(furnished, folder)
    with serve(folder) as running:
        yield running


def before_the_approval(folder: Path) -> Path:
    """The year in which the centre has only applied, and the city's list is not whole."""
    shutil.copytree(YEAR, folder)
    of_centre = {"记录": CENTRE}
    _changed(folder / "platform.csv", {"编号": CENTRE}, {"获批日期": "", "批文文号": ""})
    _changed(folder / "facts.csv", of_centre | {"事实": "stage"}, {"日期": "2024-06", "值": "申报"})
    _changed(folder / "facts.csv", of_centre | {"事实": "approval_no"}, None)
    _changed(folder / "comparison.csv", {"编号": LIST_LINE}, {"名单完整": "否"})
    listed = {"种类": "comparison", "取值": "tech_innovation_centres"}
    _changed(folder / "completeness.csv", listed, None)
    return folder


def _changed(path: Path, which: Mapping[str, str], to: Mapping[str, str] | None) -> None:
    """The rows with these cells get others, or go away."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        heads, rows = list(reader.fieldnames or ()), list(reader)
    fits = [all(row[name] == cell for name, cell in which.items()) for row in rows]
    assert sum(fits) == 1, (path.name, which)
    kept = [
        (row | dict(to)) if fit and to is not None else row
        for row, fit in zip(rows, fits, strict=True)
        if not (fit and to is None)
    ]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, heads)
        writer.writeheader()
        writer.writerows(kept)


def correct(page: Page, site: Site, record: str, concept: str, value: str) -> None:
    """A fact corrected on its page, as a paper says it."""
    page.goto(site.url(f"/records/{record}/facts/{concept}"))
    field = page.locator("[name=value]")
    if field.first.get_attribute("type") == "radio":
        page.get_by_label(value, exact=True).check()
    elif field.first.evaluate("e => e.tagName") == "SELECT":
        field.select_option(label=value)
    else:
        field.fill(value)
    page.get_by_label("原因").fill("示例更正")
    graded(page)
    page.get_by_role("button", name="保存").click()
    page.wait_for_url(f"**/records/{record}")


def graded(page: Page) -> None:
    """By a paper of the first grade."""
    page.locator("select[name=grade]").select_option("A")


def open_report(page: Page, site: Site) -> str:
    """The year's report begun from its outline and composed; its address."""
    page.goto(site.url("/reports"))
    page.get_by_label("提纲").select_option("annual-2024")
    page.get_by_label("期间").fill("2024")
    page.get_by_role("button", name="按提纲开始").click()
    page.wait_for_url("**/reports/*")
    address = page.url.removeprefix(site.base).partition("?")[0]
    compose(page, site, address)
    return address


def compose(page: Page, site: Site, report: str) -> None:
    """The draft put together again."""
    page.goto(site.url(f"{report}/outline"))
    name = "按台账编排成稿"
    button = page.get_by_role("button", name=name).or_(page.get_by_role("button", name="重新编排"))
    button.last.click()
    page.wait_for_url("**/text")


def hand_in_all(page: Page, site: Site, report: str) -> None:
    """Every section handed in by the leading section."""
    page.goto(site.url(f"{report}/outline"))
    while page.get_by_role("button", name="交稿").count():
        page.get_by_role("button", name="交稿").first.click()
        page.wait_for_load_state()


def send(page: Page, site: Site, report: str) -> None:
    """From drafting to signing."""
    for name in ("转入核对", "送审"):
        page.goto(site.url(f"{report}/final"))
        page.get_by_role("button", name=name).click()
        page.wait_for_load_state()


def press(page: Page, site: Site, report: str, name: str) -> None:
    """A deed on the last tab; a question asked first is answered yes."""
    page.once("dialog", lambda dialog: dialog.accept())
    page.goto(site.url(f"{report}/final"))
    page.get_by_role("button", name=name).click()
    page.wait_for_load_state()
