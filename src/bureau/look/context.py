"""What every page's frame needs to know."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from bureau.look.navigation import links
from bureau.look.sizes import size_of


def frame(request: HttpRequest) -> dict[str, Any]:
    """Who is looking, where he may go from here, and how large he reads."""
    viewer = getattr(request, "viewer", None)
    bar, more = links(viewer, request.path)
    return {
        "viewer": viewer,
        "nav_bar": bar,
        "nav_more": more,
        "text_size": size_of(request),
    }
