"""三件要定的事: what waits for the director, the nearest first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from django.urls import reverse

from bureau.accounts.queries import glass_list
from bureau.accounts.viewer import Viewer
from bureau.applications import queries as applications
from bureau.desk.onepage.points import Point, Points, first
from bureau.indicators.queries import Board, Line
from bureau.reports.queries import editions

MOST, NEAR = 3, 30


def decisions(
    viewer: Viewer, day: date, board: Board | None, due: tuple[applications.Lists, ...]
) -> Points:
    """Reports to sign, windows about to close, indicators that fall short, content asked for."""
    found = [*_reports(viewer), *_windows(due, day), *_short(board), *_proposed(board)]
    return first([*found, *_glass(viewer)], MOST)


def _reports(viewer: Viewer) -> Iterator[Point]:
    if not viewer.reach("r", "report"):
        return
    for edition in editions(viewer=viewer).filter(state="signing"):
        at = reverse("edition_tab", args=[edition.pk, "final"])
        yield Point(f"签发“{edition.title}”", "已送审，签署后由局领导定稿", at)
    for edition in editions(viewer=viewer).filter(state="frozen"):
        at = reverse("edition_tab", args=[edition.pk, "final"])
        yield Point(f"是否公开“{edition.title}”", "已定稿，还没有公开", at)


def _windows(due: tuple[applications.Lists, ...], day: date) -> Iterator[Point]:
    """Windows that close soon with firms that could apply and have not."""
    open_now = [lists for lists in due if lists.waiting]
    for lists in sorted(open_now, key=lambda each: each.window.deadline or date.max):
        window = lists.window
        if window.deadline is None or not 0 <= (window.deadline - day).days <= NEAR:
            continue
        says = f"{window.left(day) or window.state_name(day)}，还有 {len(lists.waiting)} 家应报未报"
        yield Point(f"是否专项动员：{window.title}", says, reverse("window", args=[window.id]))


def _short(board: Board | None) -> Iterator[Point]:
    """Indicators that will fall short, the farthest from their target first."""
    if board is None:
        return
    short = [line for line in board.lines if line.shortfall is not None and line.shortfall > 0]
    for line in sorted(short, key=_far, reverse=True):
        says = f"{line.said}，从哪些企业补、谁去办"
        at = f"{reverse('indicator', args=[line.code])}?year={board.year}"
        yield Point(f"补差：{line.name}", says, at, line.figures.is_sample)


def _far(line: Line) -> Fraction:
    """The part of its target that lacks."""
    return (line.shortfall or Fraction(0)) / abs(line.target or Fraction(1))


def _proposed(board: Board | None) -> Iterator[Point]:
    for line in board.lines if board is not None else ():
        if line.proposed is not None:
            says = line.proposed.reason or "有人提出另一个数"
            at = f"{reverse('indicator', args=[line.code])}?year={line.figures.year}"
            yield Point(f"采不采用提出的数：{line.name}", says, at)


def _glass(viewer: Viewer) -> Iterator[Point]:
    if "director" not in viewer.roles:
        return
    for asked in glass_list(viewer=viewer).filter(closed_at=None, allowed_at=None)[:MOST]:
        yield Point("是否同意应急查看", asked.reason, reverse("glass"))
