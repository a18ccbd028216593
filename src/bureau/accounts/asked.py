"""What operations of the API are asked with: words, codes and days, each within its bounds."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Field, Path, Query
from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from bureau.accounts.viewer import Viewer

# No control signs: databases differ in what they do with them.
PLAIN = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$"
Word = Annotated[str, Field(max_length=60, pattern=PLAIN)]
Words = Annotated[str, Field(max_length=2_000, pattern=PLAIN)]
Code = Annotated[str, Path(title="编号", max_length=60, pattern=PLAIN)]
Name = Annotated[str, Path(title="标识", max_length=60, pattern=PLAIN)]
_DAY = re.compile(r"20\d\d-(0[1-9]|1[0-2])-([0-2]\d|3[01])")


def _day(raw: Any) -> Any:
    """A day as 2024-12-31 and nothing else: a number of seconds is no day, nor is the year 1."""
    if raw is None or isinstance(raw, date) or (isinstance(raw, str) and _DAY.fullmatch(raw)):
        return raw
    raise PydanticCustomError("date_parsing", "not a day")


Day = Annotated[
    date,
    BeforeValidator(_day),
    WithJsonSchema({"type": "string", "format": "date", "pattern": f"^{_DAY.pattern}$"}),
]
AsOf = Annotated[Day | None, Query(title="情况截至")]
AsKnown = Annotated[Day | None, Query(title="掌握截至")]


def viewer_on(request: HttpRequest) -> Viewer:
    """The viewer the key or the session stands for."""
    found: Viewer = request.viewer  # type: ignore[attr-defined]
    return found
