"""What is remembered of shards whose workers died."""

from __future__ import annotations

from dragoman.batch.witness import Past, Witness


def test_a_document_read_alone_by_two_that_died_is_deadly() -> None:
    witness = Witness()
    assert witness.begin("s") == Past(0)
    witness.reading("s", 8, ("a", "b"))
    assert witness.begin("s") == Past(1)
    witness.reading("s", 1, ("b",))
    assert witness.begin("s") == Past(2)
    witness.reading("s", 1, ("b",))
    assert witness.begin("s") == Past(3, frozenset({"b"}))


def test_one_death_on_the_way_is_no_documents_fault() -> None:
    witness = Witness()
    for name in ("a", "b", "c"):
        assert not witness.begin("s").deadly
        witness.reading("s", 0, (name,))
    assert witness.begin("s") == Past(3)


def test_what_ended_is_forgotten() -> None:
    witness = Witness()
    for _ in range(2):
        witness.begin("s")
        witness.reading("s", 0, ("a",))
    witness.end("s")
    assert witness.begin("s") == Past(0)


def test_figures_are_of_shards_under_work_and_of_workers_lost() -> None:
    witness = Witness()
    witness.begin("s")
    witness.begin("t")
    witness.reading("s", 8, ("a",))
    witness.reading("t", 16, ("b",))
    assert witness.figures() == (24, 0)
    witness.end("s")
    witness.begin("t")
    assert witness.figures() == (0, 1)
