"""The page of an actor, and the list of them."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from dragoman.archive.asking import Archive, today
from dragoman.archive.moving import courses_of
from dragoman.archive.narrowing import ACTOR_KINDS
from dragoman.chronicle import Filter, Profile
from dragoman.errors import AskError
from dragoman.reference.offices import standing, title_kind
from dragoman.views import wording
from dragoman.web import addresses
from dragoman.web.asking import Asked, parts, plain
from dragoman.web.pictures.network import Node, network
from dragoman.web.pictures.tenures import tenures
from dragoman.web.rendering import page
from dragoman.web.room import AtDesk

router = APIRouter()

#: Whom somebody met most: so many are in the picture.
_MET = 12
_SHOWN, _COURSES = 8, 8
#: The newest positions of an actor that courses are made of.
_POSITIONS = 48
_WIDE, _NARROW = 620, 340


@router.get("/actors")
def actors(
    request: Request, desk: AtDesk, asked: Asked, q: Annotated[str, Query()] = ""
) -> HTMLResponse:
    """Actors, those told of most first; ``q`` is a part of a name."""
    query = plain("q", q).strip()
    found = desk.kept(("actors", asked, query), lambda: desk.archive.actors(asked, query or None))
    return page(
        request,
        "actors.html",
        asked=asked,
        query=query,
        kinds=ACTOR_KINDS,
        parts=parts(asked, q=query or None),
        actors=found,
        present={one.who.id: present(one) for one in found},
    )


def present(profile: Profile) -> str:
    """The office that an actor is known by: the highest held, as tables know it, unless a higher
    one was left; else the last that a text gives; empty without any."""
    known = [one for one in profile.offices if one.basis == "known"]
    if not known:
        return profile.offices[-1].title if profile.offices else ""
    best = min(known, key=lambda one: (standing(title_kind(one.title)), one.until is not None))
    same = [
        one for one in known if standing(title_kind(one.title)) == standing(title_kind(best.title))
    ]
    office = best if best.until is None else same[-1]
    return office.title if office.until is None else f"{office.title} until {office.until[:4]}"


@router.get("/actor/{name}")
def actor(request: Request, name: str, desk: AtDesk) -> Response:
    """An actor: offices, contacts, positions, statements; a name leads to whose it is."""
    archive = desk.archive
    profile = archive.reader.actor(plain("actor", name))
    if profile is None:
        raise AskError(name)
    own = profile.who.id
    if own != name:
        return RedirectResponse(addresses.address(profile), status_code=303)
    return page(
        request,
        "actor.html",
        profile=profile,
        asked=Filter(actor=own, limit=addresses.PAGE),
        offices=[tenures(profile.offices, today(), width) for width in (_WIDE, _NARROW)],
        **desk.kept(("actor", own), lambda: told(archive, profile)),
    )


def told(archive: Archive, profile: Profile) -> dict[str, Any]:
    """What the page shows of an actor: whom it met, and of each kind of answer the newest few."""
    mine, reader = Filter(actor=profile.who.id, limit=_SHOWN), archive.reader
    return {
        "network": met(archive, profile),
        "courses": courses_of(reader, profile.who.id, _POSITIONS)[:_COURSES],
        "statements": reader.statements(mine)[::-1],
        "events": archive.timeline(mine)[::-1],
        "commitments": archive.commitments(mine)[::-1],
        "unsure": [(reader.actor(one), one, reason) for one, reason in profile.unsure],
    }


def met(archive: Archive, profile: Profile) -> str:
    """The picture of whom an actor was in touch with most."""
    others = [who for who, _ in profile.met[:_MET]]
    counts = {who.id: count for who, count in profile.met}
    ties = archive.reader.ties([profile.who.id, *(who.id for who in others)])
    nodes = [
        Node(
            who.id,
            who.name,
            wording.country(who.country),
            addresses.address(who),
            counts[who.id],
        )
        for who in others
    ]
    return network(Node(profile.who.id, profile.who.name), nodes, ties)
