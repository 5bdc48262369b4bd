"""What goes wrong, told: a page to people, JSON under ``/api``; never a trace."""

from __future__ import annotations

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, PlainTextResponse, Response
from starlette.exceptions import HTTPException

from dragoman.errors import AskError, DragomanError, InputError, JudgementError, StoreError
from dragoman.web.asking import QuestionError
from dragoman.web.nearest import nearest
from dragoman.web.rendering import page
from dragoman.web.room import ReadOnlyError

_HEADS = {
    400: "This cannot be asked so",
    403: "This is not allowed",
    404: "There is nothing here",
    401: "Who is there?",
    405: "This cannot be done here",
    408: "This took too long to arrive",
    413: "This is too large",
    421: "This is another server's name",
    422: "This cannot be asked so",
    429: "Too many requests",
    500: "Something went wrong",
    503: "No answer just now",
}


def install(app: FastAPI) -> None:
    """Answer every fault raised on purpose."""
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(QuestionError, _question)
    app.add_exception_handler(DragomanError, _raised)


def told(request: Request, status: int, message: str, **more: object) -> Response:
    """A fault as whoever asks can read it."""
    if request.url.path.startswith("/api"):
        return JSONResponse({"detail": message, **more}, status_code=status)
    if request.url.path.startswith("/static"):
        return PlainTextResponse(message, status_code=status)
    head = _HEADS.get(status, "Something went wrong")
    near = nearest(request) if status == 404 else ()
    return page(
        request, "fault.html", status=status, code=status, head=head, message=message, near=near
    )


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    message = "Nothing has this address." if error.status_code == 404 else str(error.detail)
    if error.status_code == 404 and error.detail != "Not Found":
        message = str(error.detail)
    answer = told(request, error.status_code, message)
    answer.headers.update(error.headers or {})
    return answer


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    problems = [
        {"parameter": str(one["loc"][-1]), "problem": str(one["msg"])} for one in error.errors()
    ]
    message = "; ".join(f"{one['parameter']}: {one['problem']}" for one in problems)
    return told(request, 422, message, problems=problems)


async def _question(request: Request, error: Exception) -> Response:
    assert isinstance(error, QuestionError)
    problems = [{"parameter": error.parameter, "problem": error.problem}]
    return told(request, 422, str(error), problems=problems)


async def _raised(request: Request, error: Exception) -> Response:
    statuses = {
        ReadOnlyError: 403,
        AskError: 404,
        InputError: 422,
        JudgementError: 422,
        StoreError: 503,
    }
    found = (status for kind, status in statuses.items() if isinstance(error, kind))
    target = request.app.state.desk.room.target
    message = str(error).replace(target, "the record")
    if isinstance(error, AskError):
        message = f"Nothing in the record has the id or name “{error.name[:100]}”."
    return told(request, next(found, 500), message)
