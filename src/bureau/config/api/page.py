"""/api: the operations for people, from the same description programs read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from bureau.accounts.scopes import SCOPES
from bureau.config.api.site import api

_PLACES = {"path": "地址", "query": "参数"}


@login_required
def api_page(request: HttpRequest) -> HttpResponse:
    """Every operation with its parameters, grouped as the description groups them."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for operation in _operations(api.get_openapi_schema()):
        groups.setdefault(operation["group"], []).append(operation)
    return render(request, "config/api.html", {"groups": groups, "scopes": SCOPES.values()})


def _operations(schema: Any) -> Iterator[dict[str, Any]]:
    for path, operations in schema["paths"].items():
        for method, operation in operations.items():
            yield {
                "path": path,
                "method": method.upper(),
                "summary": operation["summary"],
                "group": (operation.get("tags") or ["其他"])[0],
                "parameters": [*_parameters(operation), *_body(operation, schema)],
            }


def _parameters(operation: Any) -> Iterator[dict[str, Any]]:
    for each in operation.get("parameters", ()):
        yield {
            "name": each["name"],
            "title": each["schema"].get("title", ""),
            "where": _PLACES.get(each["in"], each["in"]),
            "must": each.get("required", False),
        }


def _body(operation: Any, schema: Any) -> Iterator[dict[str, Any]]:
    for content in operation.get("requestBody", {}).get("content", {}).values():
        name = content["schema"]["$ref"].rpartition("/")[2]
        body = schema["components"]["schemas"][name]
        for key, field in body["properties"].items():
            must = key in body.get("required", ())
            yield {"name": key, "title": field.get("title", ""), "where": "JSON", "must": must}
