"""What a text claims of first, only and best: each once, with its ground and its places."""

from __future__ import annotations

from dataclasses import dataclass

from bureau.accounts.viewer import Viewer
from bureau.reports.models import Edition, Section
from bureau.reports.permission import must_read
from bureau.reports.queries.parts import sections_by_figure

SHORT = "对照不全"
SINCE = "有记录以来"


@dataclass(frozen=True)
class Claimed:
    """One claim of one subject, however often the text makes it.

    ground: why it holds or does not, and on which list; number: of the figure that opens it.
    """

    id: str
    label: str
    text: str
    state: str
    ground: str
    number: int
    sections: tuple[Section, ...]


def claims(edition: Edition, *, viewer: Viewer) -> list[Claimed]:
    """The claims of the text in order, two sections that make the same one named together."""
    must_read(viewer)
    sections = list(edition.sections.all())
    places = sections_by_figure(edition.document, sections)
    found: dict[tuple[str, str, tuple[str, ...]], list[dict[str, object]]] = {}
    for figure in (edition.document or {}).get("figures", ()):
        if figure["kind"] == "claim":
            key = figure["id"], figure["text"], tuple(figure["records"])
            found.setdefault(key, []).append(figure)
    return [_claimed(said, places) for said in found.values()]


def _claimed(said: list[dict[str, object]], places: dict[int, Section]) -> Claimed:
    first = said[0]
    text, note = str(first["text"]), str(first["note"])
    _, _, ground = note.partition("；")
    where = [places[number] for each in said if (number := int(str(each["number"]))) in places]
    return Claimed(
        id=str(first["id"]),
        label=str(first["label"]),
        text=text,
        state=_state(bool(first["holds"]), note),
        ground=ground,
        number=int(str(first["number"])),
        sections=tuple(dict.fromkeys(where)),
    )


def _state(holds: bool, note: str) -> str:
    if holds:
        return "成立"
    return next((word for word in (SHORT, SINCE) if word in note), "不成立")
