"""A judgement made on a page: written, or given back with what stands in its way; nothing typed is
lost."""

from __future__ import annotations

import re
from typing import Annotated, Any, cast, get_args
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from fastapi import APIRouter, Form, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response
from pydantic import BaseModel, ConfigDict
from starlette.exceptions import HTTPException

from dragoman.archive.judging import Verdicts
from dragoman.chronicle import Judgement, Verdict
from dragoman.errors import AskError, JudgementError
from dragoman.web import judgeable
from dragoman.web.asking import plain
from dragoman.web.rendering import page
from dragoman.web.room import AtDesk, Desk

router = APIRouter()

_YEAR = 31_536_000
_BAD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_REVIEW = "/review"
#: Characters of what can be typed.
_LONGEST = {
    "who": judgeable.LONGEST_NAME,
    "why": judgeable.LONGEST_WHY,
    "value": 500,
    "field": 50,
    "target": 200,
    "merge": 200,
    "split": 200,
}


class Decision(BaseModel):
    """The fields of the form. ``merge`` and ``split`` name the other record of those verdicts,
    ``seen`` the state it was judged in, ``back`` the page to go back to."""

    model_config = ConfigDict(extra="ignore")

    target: str = ""
    verdict: str = ""
    who: str = ""
    why: str = ""
    merge: str = ""
    split: str = ""
    field: str = ""
    value: str = ""
    seen: str = ""
    back: str = ""


class ConflictError(JudgementError):
    """Somebody else changed the record after the page was shown."""


@router.get("/judge")
def judge_nothing() -> Response:
    """Judging is done by forms; who comes here by an address is led to the queue."""
    return RedirectResponse(_REVIEW, status_code=303)


@router.get("/judge/{name}")
def judge_one(request: Request, desk: AtDesk, name: str) -> Response:
    """The page to judge one record on, with the words it rests on."""
    if desk.room.read_only:
        raise HTTPException(403, "This room is for reading alone: nothing is judged here.")
    try:
        judgeable.look(desk.archive.reader, plain("id", name))
    except JudgementError as error:
        raise AskError(name) from error
    given = Decision(target=name, back=f"/judge/{quote(name, safe='')}")
    return _form(request, desk, given, "", 200)


@router.post("/judge")
def judge(request: Request, desk: AtDesk, given: Annotated[Decision, Form()]) -> Response:
    """Write a judgement and go back to the page; where it cannot be, give the form back."""
    try:
        made = _judge(desk, given)
    except JudgementError as error:
        status = 409 if isinstance(error, ConflictError) else 422
        return _given_back(request, desk, given, error, status)
    to = _behind(_back(given, made), made[0])
    if _wants_json(request):
        answer: Response = JSONResponse({"to": to, "judgement": made[0].id})
    else:
        answer = RedirectResponse(to, status_code=303)
    _remember(answer, given.who, desk.room.secure)
    return answer


def _judge(desk: Desk, given: Decision) -> tuple[Judgement, ...]:
    """The judgements written. Raises JudgementError, ConflictError."""
    if given.verdict not in get_args(Verdict):
        raise JudgementError("Say what you decide: confirm, reject, correct, merge or split")
    for name, longest in _LONGEST.items():
        value = getattr(given, name)
        if len(value) > longest:
            raise JudgementError(f"{name} is longer than {longest:,} characters")
        if _BAD.search(value):
            raise JudgementError(f"{name} holds a control character")
    if not given.who.strip():
        raise JudgementError("Say who judges: your name stands beside the judgement")
    other = {"merge": given.merge, "split": given.split}.get(given.verdict, "").strip()
    corrects = given.verdict == "correct"
    decided = Verdicts(
        cast(Verdict, given.verdict),
        given.target.strip(),
        given.who,
        given.why.strip() or None,
        other or None,
        given.field if corrects else None,
        given.value.strip() if corrects else None,
    )
    return desk.judge(decided, lambda: _unchanged(desk, given))


def _unchanged(desk: Desk, given: Decision) -> None:
    """Raises ConflictError where the record is not as it was shown."""
    if given.verdict == "undo" or not given.seen:
        return
    try:
        sheet = judgeable.sheet(judgeable.look(desk.archive.reader, given.target))
    except JudgementError as error:
        raise ConflictError(f"{error}.{_last(desk, given.target)}") from error
    if sheet.seen != given.seen:
        last = _last(desk, given.target) or " It was merged anew, or read anew."
        raise ConflictError(
            f"This changed while you were judging it.{last} Nothing was written yet: "
            "look at it as it is now, and decide again"
        )


def _last(desk: Desk, target: str) -> str:
    """What was judged last on a record, as a sentence; empty where nothing was."""
    made = desk.archive.reader.judgements(target)
    if not made:
        return ""
    last = made[-1]
    why = f" (“{last.why}”)" if last.why else ""
    return (
        f" {last.who} judged it on {last.when[:10]} at {last.when[11:16]} UTC: {last.verdict}{why}."
    )


def _given_back(
    request: Request, desk: Desk, given: Decision, error: JudgementError, status: int
) -> Response:
    """What stands in the way, with the form and all that was typed."""
    message = str(error).rstrip(".") + "."
    if not _wants_json(request):
        return _form(request, desk, given, message, status)
    value = _value(desk, given.target)
    seen = judgeable.sheet(value).seen if value is not None else ""
    return JSONResponse({"message": message, "seen": seen}, status_code=status)


def _value(desk: Desk, target: str) -> Any:
    """The record as it is now; None where it is gone."""
    try:
        return judgeable.look(desk.archive.reader, target)
    except JudgementError:
        return None


def _form(request: Request, desk: Desk, given: Decision, message: str, status: int) -> Response:
    """The form of one record, filled in as far as it was."""
    value = _value(desk, given.target)
    back = _local(given.back)
    return page(
        request, "judge.html", status=status, message=message, given=given, value=value, back=back
    )


def _wants_json(request: Request) -> bool:
    return "application/json" in request.headers.get("accept", "")


def _local(back: str) -> str:
    """An address on this server, or the queue: nobody is led away from here."""
    try:
        parts = urlsplit(back)
    except ValueError:
        return _REVIEW
    local = back.startswith("/") and not back.startswith("//") and "\\" not in back
    clean = len(back) < 2000 and not _BAD.search(back) and not re.search(r"\s", back)
    return back if local and clean and not parts.netloc and not parts.scheme else _REVIEW


def _back(given: Decision, made: tuple[Judgement, ...]) -> str:
    """The page to go back to; that of a rejected record is no longer there."""
    back = _local(given.back)
    gone = made[0].verdict == "reject" and quote(given.target, safe="") in back
    return _REVIEW if gone else back


def _behind(back: str, made: Judgement) -> str:
    """The address with the judgement that was made, for the page to offer to take it back."""
    parts = urlsplit(back)
    query = [(name, value) for name, value in parse_qsl(parts.query) if name != "judged"]
    query.append(("judged", made.id))
    anchor = f"#{parts.fragment}" if parts.fragment else ""
    return f"{parts.path}?{urlencode(query, quote_via=quote)}{anchor}"


def _remember(answer: Response, who: str, secure: bool) -> None:
    """Keep the name for the next judgement."""
    answer.set_cookie(
        judgeable.COOKIE, quote(who.strip(), safe=""), max_age=_YEAR, path="/", secure=secure,
        httponly=True, samesite="strict",
    )  # fmt: skip
