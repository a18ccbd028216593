"""`/contests/manage`: entries of each contest, the rounds they reached, the prizes they won."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from django.http import HttpRequest, HttpResponseBase

from bureau.accounts.rights import READ
from bureau.desk.sections.asking import Asked, asked_of, kept
from bureau.desk.sections.framing import query_with, shown, viewer_of
from bureau.desk.sections.parts import Cell, Figure, Grid, Line, grid, line
from bureau.desk.staff import staff_page
from bureau.ledger import queries as ledger
from bureau.ledger.queries import Record

KIND = "contest_entry"
NAMES = ("contest", "year", "entry_no", "entrant", "team", "project", "rounds", "prize")
NONE = "none"


@staff_page((READ, "record"))
def page(request: HttpRequest) -> HttpResponseBase:
    """The entries of a year."""
    viewer = viewer_of(request)
    asked = asked_of(request, [KIND], viewer)
    rows = ledger.rows(KIND, viewer=viewer).select_related("entity")
    found = ledger.table(rows, NAMES, viewer=viewer, on=asked.as_of, as_known=asked.as_known)
    records = [r for r in kept(found, asked) if asked.holds(r.code("year")) and r.counts("prize")]
    prize, contest = request.GET.get("prize", ""), request.GET.get("contest", "")
    context = {
        "figures": figures(records, asked),
        "prizes": prizes(records, request, prize),
        "grid": by_round(records),
        "pending": [r for r in records if _result(r, "national_final") == "entered"],
        "picked": bool(prize or contest),
        "lines": [
            _line(r)
            for r in sorted(records, key=_rank)
            if (not prize or r.code("prize") == prize)
            and (not contest or r.code("contest") == contest)
        ],
    }
    return shown(request, "contests", asked, KIND, context)


def _won(record: Record) -> bool:
    return record.code("prize") not in ("", NONE)


def _result(record: Record, stage: str) -> str:
    """The result of a round, blank when the entry never reached it."""
    for cell in record.all("rounds"):
        if cell.item.get("round_code") == stage:
            return cell.item.get("result_code", "")
    return ""


def figures(records: Sequence[Record], asked: Asked) -> list[Figure]:
    """Entries, prizes, and how far they went."""
    won = sum(map(_won, records))
    provincial = sum(_result(r, "provincial_final") == "passed" for r in records)
    national = sum(bool(_result(r, "national_final")) for r in records)
    unknown = sum(not record.code("prize") for record in records)
    return [
        Figure(f"{asked.year}年参赛项目", len(records), "项"),
        Figure("获奖", won, "项", f"{unknown} 项还不知道" if unknown else ""),
        Figure("通过省决赛", provincial, "项"),
        Figure("进入全国赛", national, "项"),
    ]


def prizes(
    records: Iterable[Record], request: HttpRequest, current: str
) -> list[tuple[str, int, str, bool]]:
    """(label, count, href, current) of every prize, first prize first."""
    counts = Counter(record.code("prize") for record in records)
    choices = ledger.kind_of(KIND).concepts["prize"].choices
    return [
        (str(label), counts[code], query_with(request, prize=code), code == current)
        for code, label in reversed(choices.items())
        if code != NONE
    ]


def by_round(records: Sequence[Record]) -> Grid:
    """How far the entries of each contest came: each counted at its last round."""
    rounds = ledger.kind_of(KIND).concepts["rounds"].fields["round"].choices
    codes = list(rounds)

    def last(record: Record) -> str:
        reached = [cell.item.get("round_code", "") for cell in record.all("rounds")]
        known = [code for code in reached if code in codes]
        return max(known, key=codes.index, default="")

    contests = sorted({record.code("contest") for record in records})
    return grid(
        records,
        [(name, name) for name in contests],
        [(code, f"止于{label}") for code, label in rounds.items()],
        lambda r: (r.code("contest"), last(r)),
        lambda _contest, _round: "",
    )


def _rank(record: Record) -> tuple[int, str]:
    codes = list(ledger.kind_of(KIND).concepts["prize"].choices)
    code = record.code("prize")
    return -(codes.index(code) if code in codes else -1), record.code("entry_no")


def _line(record: Record) -> Line:
    entrant = record.cell("entrant")
    rounds = " → ".join(
        f"{cell.item.get('round', '')}{cell.item.get('result', '')}"
        for cell in record.all("rounds")
    )
    return line(
        record,
        [
            Cell(
                "参赛方",
                entrant.text or record.text("team"),
                f"/records/{entrant.ref_kind}/{entrant.ref}" if entrant.ref else "",
            ),
            Cell("赛事", record.text("contest")),
            Cell("编号", record.text("entry_no"), cls="n"),
            Cell("轮次", rounds),
            Cell("奖项", record.text("prize")),
        ],
    )
