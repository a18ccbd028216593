"""Calls of every operation drawn from the API's own description: never a server error."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, Phase, given, seed, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from bureau.accounts.actions import make_token
from bureau.accounts.scopes import SCOPES
from tests.bureau import cast

pytestmark = [pytest.mark.deep, pytest.mark.django_db]
ROLES = ("chief", "town", "enterprise", "it")
KNOWN = {"code": cast.FIRM, "kind": "enterprise", "concept": "sales_revenue", "policy": "hte"}
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    negative_data_rejection,
    unsupported_method,
]
MODES = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)
FEW, SEED = 12, 20_241_231


@pytest.fixture
def schema(firms: Any) -> Any:
    """The description, as a program gets it."""
    return schemathesis.openapi.from_wsgi("/api/openapi.json", app=get_wsgi_application())


def operations(schema: Any) -> Iterator[Any]:
    """Every operation; a description that cannot be read fails here."""
    for found in schema.get_all_operations():
        yield found.ok()


def call(operation: Any, headers: dict[str, str], mode: GenerationMode, **fixed: Any) -> None:
    """A few calls of an operation, the same every time, each answer held against the description."""

    @seed(SEED)
    @settings(
        max_examples=FEW,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode, **fixed))
    def each(case: Any) -> None:
        case.call_and_validate(headers=headers, checks=CHECKS)

    each()


@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("role", ROLES)
def test_no_server_error(schema: Any, role: str) -> None:
    """As described and against it, of things that are there and of things that are not."""
    key = make_token(by=cast.viewer(role), name="试用", scopes=SCOPES, days=30)[1]
    headers = {"Authorization": f"Bearer {key}"}
    found = list(operations(schema))
    assert len(found) >= 10
    for operation in found:
        names = [each.name for each in operation.path_parameters]
        known = {name: KNOWN[name] for name in names if name in KNOWN}
        for mode in MODES:
            call(operation, headers, mode)
            if known and len(known) == len(names):
                call(operation, headers, mode, path_parameters=known)


@pytest.mark.filterwarnings("default")
def test_nobody(schema: Any) -> None:
    """Whatever is asked without a key is refused, and in the one shape."""
    for operation in operations(schema):
        call(operation, {}, GenerationMode.POSITIVE)
