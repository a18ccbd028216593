"""打印一页纸: the firm on one sheet of A4, to take along or to put before the director."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from bureau.accounts.rights import READ
from bureau.desk.firm.page import context_of, firm_of
from bureau.desk.staff import staff_page

MOST_QUESTIONS = 3


@staff_page((READ, "firm"))
def page(request: HttpRequest, code: str) -> HttpResponse:
    """The sheet: standing, step, what is not met, three questions, what to look out for."""
    firm = firm_of(request, code)
    context = context_of(request, firm)
    asked = firm.judged.questions[:MOST_QUESTIONS] if firm.judged is not None else ()
    return render(request, "desk/sheet.html", context | {"questions": asked})
