"""The four kinds of things that are merged, and the tables each lives in."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Column, Table

from dragoman.store.schema import merged, told


@dataclass(frozen=True, slots=True)
class Kind:
    """``items`` are merged into ``clusters``; ``members`` says which into which.

    ``lists`` hang on the clusters by a column called ``cluster``; they go when the cluster goes.
    """

    name: str
    items: Table
    members: Table
    item: str
    clusters: Table
    cluster: str
    lists: tuple[Table, ...]

    @property
    def item_column(self) -> Column[int]:
        """The members' column that names the item."""
        return self.members.c[self.item]

    @property
    def cluster_column(self) -> Column[int]:
        """The members' column that names what the item was merged into."""
        return self.members.c[self.cluster]


KINDS: dict[str, Kind] = {
    one.name: one
    for one in (
        Kind(
            "actor",
            told.signatures,
            merged.person_signatures,
            "signature",
            merged.people,
            "person",
            (merged.person_aliases, merged.person_words, merged.tenures, merged.person_unsure),
        ),
        Kind(
            "event",
            told.reports,
            merged.event_reports,
            "report",
            merged.events,
            "event",
            (
                merged.event_parties,
                merged.event_countries,
                merged.event_dyads,
                merged.event_unsure,
            ),
        ),
        Kind(
            "story",
            told.documents,
            merged.story_documents,
            "document",
            merged.stories,
            "story",
            (),
        ),
        Kind(
            "commitment",
            told.owed,
            merged.debt_owed,
            "owed",
            merged.debts,
            "debt",
            (merged.debt_parties, merged.debt_step_spans, merged.debt_steps),
        ),
    )
}

__all__ = ["KINDS", "Kind"]
