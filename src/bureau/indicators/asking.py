"""What a page was asked: which year, as known on which day."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpRequest


def year_of(request: HttpRequest) -> int | None:
    """`?year=`; None for the usual one, Http404 for what is no year."""
    text = request.GET.get("year", "").strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) == 4):
        raise Http404(f"年度“{text[:20]}”读不懂。")
    return int(text)


def known_of(request: HttpRequest) -> date | None:
    """`?known=`; None for now, Http404 for what is no day."""
    text = request.GET.get("known", "").strip()
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Http404(f"掌握截至“{text[:20]}”读不懂，应为 2024-11-20 这样的日期。") from None


def query(year: int, known: date | None = None) -> str:
    """The same as an address writes it."""
    return f"?year={year}" + (f"&known={known.isoformat()}" if known else "")
