"""Whatever is asked of the API that its description allows, or does not, no answer is a fault of
the server, and every answer is one that the description tells of."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS

from dragoman.web.app import create_app
from dragoman.web.room import Room
from tests.web.rooms import HOME, plain_record

BEARER = {"authorization": "Bearer a token of this test", "host": "localhost"}
CHECKED = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_schema_conformance",
)
#: Requests made of each question: well-formed ones, and as many that are not.
_EACH = 8


@cache
def operations() -> dict[str, Any]:
    """Every question of the description by its name."""
    room = Room(str(plain_record()), token="a token of this test", read_only=True, rate=0.0)
    told = schemathesis.openapi.from_asgi("/api/openapi.json", create_app(room), headers=BEARER)
    found = (one.ok() for one in told.get_all_operations())
    return {f"{one.method} {one.path}": one for one in found}


#: Told one by one, so that a question that goes missing is noticed.
QUESTIONS = (
    *("get /api/acts", "get /api/actors", "get /api/actors/{id}", "get /api/commitments"),
    *("get /api/commitments/{id}", "get /api/compared", "get /api/contacts"),
    *("get /api/contacts/{id}", "get /api/documents", "get /api/documents/{id}"),
    *("get /api/events", "get /api/events/{id}", "get /api/judgements"),
    *("get /api/pairs/{one}/{other}", "get /api/positions", "get /api/positions/{id}"),
    *("get /api/quarantine", "get /api/record", "get /api/related", "get /api/search"),
    *("get /api/show/{id}", "get /api/statements", "get /api/statements/{id}"),
    *("post /api/judgements", "post /api/read"),
)


def test_every_question_is_asked() -> None:
    assert sorted(operations()) == sorted(QUESTIONS)


#: What takes no parameters cannot be asked wrongly.
_PLAIN = ("get /api/acts", "get /api/record")


@pytest.mark.parametrize(
    ("question", "mode"),
    [(one, GenerationMode.POSITIVE) for one in QUESTIONS]
    + [(one, GenerationMode.NEGATIVE) for one in QUESTIONS if one not in _PLAIN],
)
def test_no_answer_is_a_fault(question: str, mode: GenerationMode) -> None:
    operation = operations()[question]
    asked = []

    @settings(
        max_examples=_EACH,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case: Any) -> None:
        answer = case.call(base_url=HOME, headers=BEARER)
        asked.append(answer.status_code)
        case.validate_response(answer, checks=CHECKS.get_by_names(CHECKED))

    ask()
    assert asked
