"""What tests of the pages over records share: a centre on its way, and reading a page."""

from __future__ import annotations

import html
import re
from typing import Any

from bureau.ledger import actions
from bureau.ledger.models import Entity
from tests.bureau import cast


def centre(**more: Any) -> Entity:
    """A centre of 示例湖畔研究院, applied for in May 2024, entered by the chief of 平台科."""
    cast.platforms()
    values = {
        "name": "示例薄膜电池重点实验室",
        "kind": "key_laboratory",
        "level": "province",
        "host": cast.HOST,
        "stage": {"2024-05": "applied"},
        **more,
    }
    by = cast.viewer("platform_chief")
    source = actions.add_source(
        by=by, title="示例申报通知", number="示例科〔2024〕5号", code="paper"
    )
    made: Entity = actions.create(
        by=by, kind="platform", code="centre", values=values, source=source, grade="A"
    )
    return made


def words(response: Any) -> str:
    """The text of a page, tags taken out, blanks folded."""
    body = re.sub(r"<(script|style).*?</\1>", " ", response.content.decode(), flags=re.S)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


def hidden(response: Any, name: str) -> str:
    """The value of a hidden field of a page's form."""
    found = re.search(
        rf'<input type="hidden" name="{name}"(?: value="([^"]*)")?', response.content.decode()
    )
    assert found, f"no hidden field {name}"
    return html.unescape(found[1] or "")
