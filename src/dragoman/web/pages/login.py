"""Logging in and out, where the room has a token or a password."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from dragoman.web.guards.limits import client
from dragoman.web.guards.login import LASTS, Keys
from dragoman.web.rendering import page
from dragoman.web.room import AtDesk

router = APIRouter()


@router.get("/login")
def form(request: Request, desk: AtDesk, next: str = "/") -> Response:
    """The form; who need not log in goes on."""
    if not desk.room.guarded:
        return RedirectResponse("/", status_code=303)
    return page(request, "login.html", next=inside(next), problem="")


@router.post("/login")
def enter(
    request: Request,
    desk: AtDesk,
    key: Annotated[str, Form()] = "",
    next: Annotated[str, Form()] = "/",
) -> Response:
    """Take a token or password, and give a cookie for it."""
    if not desk.room.guarded:
        return RedirectResponse("/", status_code=303)
    keys: Keys = request.app.state.keys
    address = client(request.scope)
    if wait := keys.wait(address):
        problem = f"Too many wrong tries. Wait {wait:.0f} seconds."
        answer: Response = page(
            request, "login.html", status=429, next=inside(next), problem=problem
        )
        answer.headers["Retry-After"] = str(int(wait) + 1)
        return answer
    if not keys.fits(key):
        keys.missed(address)
        problem = "This is neither the token nor the password."
        return page(request, "login.html", status=401, next=inside(next), problem=problem)
    keys.entered(address)
    answer = RedirectResponse(inside(next), status_code=303)
    secure = desk.room.secure
    answer.set_cookie(
        keys.cookie, keys.session(), LASTS, secure=secure, httponly=True, samesite="strict"
    )
    return answer


@router.post("/logout")
def leave(request: Request, desk: AtDesk) -> Response:
    """Give the cookie back."""
    answer = RedirectResponse("/login" if desk.room.guarded else "/", status_code=303)
    if desk.room.guarded:
        keys: Keys = request.app.state.keys
        answer.delete_cookie(keys.cookie, httponly=True, samesite="strict")
    return answer


def inside(address: str) -> str:
    """An address of ours, or the first page: nobody is led elsewhere."""
    plain = address.isascii() and address.isprintable() and "\\" not in address
    return address if plain and address.startswith("/") and address[1:2] != "/" else "/"
