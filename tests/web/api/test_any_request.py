"""Whatever is asked of the API that its description allows, or does not, no answer is a fault of
the server, and every answer is one that the description tells of."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import CHECKS

from dragoman.web.app import create_app
from dragoman.web.room import Room
from tests.web.rooms import HOME, plain_record

TOKEN = "a token of this test"


@cache
def app() -> Any:
    return create_app(Room(str(plain_record()), token=TOKEN, read_only=True, rate=0.0))


@pytest.fixture(scope="module")
def described() -> Iterator[Any]:
    headers = {"authorization": f"Bearer {TOKEN}", "host": "localhost"}
    yield schemathesis.openapi.from_asgi("/api/openapi.json", app(), headers=headers)


schema = schemathesis.pytest.from_fixture("described")


@schema.parametrize()
@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
def test_no_answer_is_a_fault(case: Any) -> None:
    answer = case.call(base_url=HOME, headers={"authorization": f"Bearer {TOKEN}"})
    wanted = ("not_a_server_error", "status_code_conformance", "content_type_conformance",
              "response_schema_conformance")  # fmt: skip
    case.validate_response(answer, checks=CHECKS.get_by_names(wanted))
