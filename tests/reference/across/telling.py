"""Reports and summaries made by hand, for tests of what is merged."""

from __future__ import annotations

from typing import Any

from dragoman.chronicle import Party, Report, Summary
from dragoman.records import Date
from dragoman.reference.dating import RELEASE_DAY


def person(
    name: str, country: str | None = None, office: str | None = None, role: str = "actor"
) -> Party:
    """A person; the same name is the same signature."""
    sign = f"s-{name}-{country}".lower().replace(" ", "-")
    part = "actor" if role == "actor" else "recipient"
    return Party(sign, name, "person", country, part, None, office)


def state(name: str, country: str, kind: str = "country", role: str = "actor") -> Party:
    """A country or one of its bodies."""
    sign = f"s-{name}".lower().replace(" ", "-")
    return Party(sign, name, kind, country, "actor" if role == "actor" else "recipient")


def on(day: str, text: str = "on that day", end: str | None = None) -> Date:
    """A stated day, or an interval."""
    precision = "day" if end is None else "month"
    return Date(day, end or day, precision, text, "publication")


def released(day: str) -> Date:
    """The day of an official release."""
    return Date(day, day, "day", "", "publication", RELEASE_DAY)


ORBEL = person("Tomas Orbel", "FRA", "President")
VANTO = person("Irina Vanto", "FIN", "Prime Minister")
KESSEL = person("Ruud Kessel", "NLD", "Foreign Minister")
LEMOINE = person("Claire Lemoine", "FRA", "Foreign Minister")


def report(name: str, **given: Any) -> Report:
    """A call between Orbel and Vanto on 4 May, unless told otherwise."""
    act = given.pop("act", "call")
    families = {"call": "talks", "meeting": "talks", "discuss": "talks", "host": "talks"}
    values: dict[str, Any] = {
        "document": f"d-{name}",
        "source": f"{name}.example",
        "published": "2031-05-04",
        "act": act,
        "family": families.get(act, act),
        "channel": act if act in ("call", "meeting", "visit") else None,
        "parties": (ORBEL, VANTO),
        "when": on("2031-05-04"),
        "place": None,
        "place_country": None,
        "certainty": "happened",
        "background": False,
        "words": ("phon", "call", "grain", "harbor", "treat")
        if act == "call"
        else ("hold", "talk", "grain", "harbor", "treat"),
    }
    return Report(id=f"e-{name}", **(values | given))


def article(name: str, words: str, published: str | None = "2031-05-04", **given: Any) -> Summary:
    """A document's summary: "word:weight" and bare words, which weigh 0.3."""
    weights = {}
    for item in words.split():
        word, _, weight = item.partition(":")
        weights[word] = float(weight or 0.3)
    source = given.pop("source", f"{name}.example")
    return Summary(f"d-{name}", published, source, name, weights, **given)
