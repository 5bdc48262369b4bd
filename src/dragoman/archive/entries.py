"""A reading made ready for the store: what merging compares is taken from it once, when added."""

from __future__ import annotations

from dragoman.chronicle import Publication
from dragoman.documents.duplicates import sketch
from dragoman.records import Reading
from dragoman.reference.across import actors, commitments, events, stories
from dragoman.reference.across.owing import owed
from dragoman.reference.across.reporting import reports, summary
from dragoman.reference.across.signatures import signature
from dragoman.store import Entry


def entry(reading: Reading, publication: Publication) -> Entry:
    """What the store keeps of one document."""
    document = reading.document
    told = {actor.id: signature(actor, document) for actor in reading.actors}
    made = reports(reading)
    owing = owed(reading)
    about = summary(reading, made)
    return Entry(
        document=document,
        reading=reading,
        publication=publication,
        sketch=sketch(document.text),
        reports=made,
        summary=about,
        signatures=told,
        owed=owing,
        keys={
            "actor": {one.id: actors.keys(one) for one in told.values()},
            "event": {one.id: events.keys(one) for one in made},
            "story": {about.document: stories.keys(about)},
            "commitment": {one.id: commitments.keys(one) for one in owing},
        },
    )
