"""A judgement by form: written, refused with all that was typed, never at the cost of another's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from dragoman import lexicon
from dragoman.archive.asking import Archive
from dragoman.archive.judging import Verdicts, judge
from dragoman.archive.settling import settle
from dragoman.chronicle import Filter
from dragoman.store import open_record
from dragoman.web import judgeable
from tests.web.rooms import HOME, copied, plain_record, proof, visitor


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A record of one's own."""
    return copied(plain_record(), tmp_path)


@pytest.fixture
def client(record: Path) -> Iterator[TestClient]:
    with visitor(record) as made:
        yield made


def call(record: Path) -> Any:
    """The call that three documents tell of."""
    with Archive.open(record) as archive:
        events = archive.timeline(Filter(acts=("call",), limit=0))
        return next(event for event in events if len(event.reports) > 1)


def form(record: Path, **more: str) -> dict[str, str]:
    """The fields of a form on the call, as the page has them."""
    event = call(record)
    seen = judgeable.sheet(event).seen
    given = {"target": event.id, "seen": seen, "who": "Ada", "verdict": "confirm", **more}
    return {"back": "/review", **given}


def post(client: TestClient, fields: dict[str, str], **headers: str) -> Any:
    return client.post("/judge", data=fields, headers=proof(client) | headers)


def judgements(record: Path) -> list[tuple[str, str, str | None]]:
    with Archive.open(record) as archive:
        return [(one.verdict, one.who, one.why) for one in archive.reader.judgements()]


def test_a_judgement_is_written_and_leads_back(client: TestClient, record: Path) -> None:
    answer = post(client, form(record, why="seen in the log", back="/review?cause=weak-event#x"))
    assert answer.status_code == 303
    assert re.fullmatch(
        r"/review\?cause=weak-event&judged=j-[0-9a-f]{12}#x", answer.headers["location"]
    )
    assert set(judgements(record)) == {("confirm", "Ada", "seen in the log")}
    kept = next(one for one in answer.headers.get_list("set-cookie") if "dragoman_who" in one)
    assert "HttpOnly" in kept and "samesite=strict" in kept.lower()
    assert 'value="Ada"' in client.get(f"/event/{call(record).id}", follow_redirects=True).text


def test_a_script_is_told_where_to_go(client: TestClient, record: Path) -> None:
    answer = post(client, form(record), accept="application/json")
    assert answer.status_code == 200
    assert answer.json()["to"].startswith("/review?judged=j-")


def test_names_and_reasons_in_any_script_are_kept(client: TestClient, record: Path) -> None:
    post(client, form(record, who="Яна Ковач; x=1", why="« так » 🕊"))
    assert judgements(record)[0] == ("confirm", "Яна Ковач; x=1", "« так » 🕊")
    page = client.get(f"/judge/{call(record).id}").text
    assert 'value="Яна Ковач; x=1"' in page


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"who": "  "}, "Say who judges"),
        ({"verdict": ""}, "Say what you decide"),
        ({"verdict": "delete"}, "Say what you decide"),
        ({"verdict": "correct", "field": "act", "value": "calling"}, "no act of the lexicon"),
        ({"verdict": "correct", "field": "when", "value": "yesterday"}, "yesterday"),
        ({"verdict": "correct", "field": "colour", "value": "red"}, "has no field"),
        ({"verdict": "merge", "merge": "e-000000000000"}, "nothing in the record"),
        ({"verdict": "merge", "merge": ""}, "needs two records"),
        ({"why": "x" * 2001}, "longer than"),
        ({"who": "A\x00da"}, "control character"),
    ],
)
def test_what_cannot_be_written_comes_back_with_every_word(
    client: TestClient, record: Path, fields: dict[str, str], says: str
) -> None:
    answer = post(client, form(record, **{"why": "half a thought", **fields}))
    assert answer.status_code == 422
    assert says in answer.text.replace("&#39;", "'")
    if len(fields.get("why", "")) < 2000:
        assert 'value="half a thought"' in answer.text
    if fields.get("value"):
        assert f'value="{fields["value"]}"' in answer.text
    assert judgements(record) == []


def test_kinds_of_actors_are_known_ones(client: TestClient, record: Path) -> None:
    with Archive.open(record) as archive:
        actor = archive.actors(Filter(limit=1))[0]
    given = {"target": actor.who.id, "verdict": "correct", "field": "kind", "who": "Ada"}
    assert post(client, {**given, "value": "wizard"}).status_code == 422
    assert post(client, {**given, "value": "media"}).status_code == 303


def someone_else(record: Path, verdict: Any, target: str, **more: str) -> None:
    """Bo judges by the command line meanwhile."""
    with open_record(record) as store:
        writer = store.writer()
        judge(Verdicts(verdict, target, "Bo", **more), store.reader(), writer, lexicon.load(None))
        settle(writer)


def test_who_judged_meanwhile_is_told_and_nothing_is_lost(client: TestClient, record: Path) -> None:
    fields = form(record, why="my own reason", verdict="reject")
    someone_else(record, "confirm", fields["target"], why="I was there")
    answer = post(client, fields)
    assert answer.status_code == 409
    assert "Bo judged it on" in answer.text and "I was there" in answer.text
    assert 'value="my own reason"' in answer.text
    assert {who for _, who, _ in judgements(record)} == {"Bo"}, "nothing was written"
    seen = re.search(r'name="seen" value="([0-9a-f]+)"', answer.text)
    assert seen is not None and seen[1] != fields["seen"]
    assert post(client, {**fields, "seen": seen[1]}).status_code == 303, "having seen it, one may"


def test_what_is_gone_meanwhile_is_told(client: TestClient, record: Path) -> None:
    fields = form(record, why="my own reason")
    someone_else(record, "reject", fields["target"])
    answer = post(client, fields)
    assert answer.status_code == 409
    assert "Bo judged it" in answer.text and "my own reason" in answer.text


def test_a_script_hears_of_the_new_state(client: TestClient, record: Path) -> None:
    fields = form(record)
    someone_else(record, "confirm", fields["target"])
    answer = post(client, fields, accept="application/json")
    assert answer.status_code == 409
    told = answer.json()
    assert "Bo" in told["message"] and told["seen"] == judgeable.sheet(call(record)).seen


def test_undo_takes_back_and_can_be_taken_back(client: TestClient, record: Path) -> None:
    event = call(record)
    written = post(client, form(record, verdict="reject"), accept="application/json").json()
    assert client.get(f"/event/{event.id}").status_code == 404
    undo = {"target": written["judgement"], "verdict": "undo", "who": "Ada"}
    again = post(client, undo, accept="application/json")
    assert again.status_code == 200
    assert call(record).id == event.id
    assert post(client, undo).status_code == 422, "it is undone already"
    redo = {**undo, "target": again.json()["judgement"]}
    assert post(client, redo).status_code == 303
    assert client.get(f"/event/{event.id}").status_code == 404


def test_a_split_report_leaves_and_a_merge_brings_it_back(client: TestClient, record: Path) -> None:
    event = call(record)
    own = next(told.id for told in event.reports if told.id != event.id)
    fields = form(record, verdict="split", split=own)
    assert post(client, fields).status_code == 303
    left = call(record)
    assert own not in {told.id for told in left.reports}
    assert post(client, form(record, verdict="merge", merge=own)).status_code == 303
    assert own in {told.id for told in call(record).reports}


@pytest.mark.parametrize(
    "back",
    [
        *("https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"),
        *("/x\r\nSet-Cookie: a=b", "review", "", "/\t/evil.example", "/" + "x" * 3000),
    ],
)
def test_nobody_is_led_away(client: TestClient, record: Path, back: str) -> None:
    answer = post(client, form(record, back=back))
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/review?judged=")


def test_without_proof_nothing_is_written(client: TestClient, record: Path) -> None:
    fields = form(record)
    client.get("/review")
    assert client.post("/judge", data=fields).status_code == 403
    assert client.post("/judge", data=fields, headers={"origin": HOME}).status_code == 403
    evil = proof(client) | {"origin": "https://evil.example"}
    assert client.post("/judge", data=fields, headers=evil).status_code == 403
    assert judgements(record) == []


def test_the_form_works_by_its_own_fields(client: TestClient, record: Path) -> None:
    page = client.get(f"/judge/{call(record).id}").text
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page))
    assert hidden["csrf"] and hidden["seen"]
    answer = client.post(
        "/judge", data={**hidden, "who": "Ada", "verdict": "confirm"}, headers={"origin": HOME}
    )
    assert answer.status_code == 303 and answer.headers["location"].startswith("/judge/")
    assert {who for _, who, _ in judgements(record)} == {"Ada"}


def test_in_a_room_for_reading_nothing_can_be_judged(record: Path) -> None:
    event = call(record)
    with visitor(record, read_only=True) as client:
        assert post(client, form(record)).status_code == 403
        assert client.get("/review").status_code == 403
        assert client.get(f"/judge/{event.id}").status_code == 403
        for path in (f"/contact/{event.id}", f"/event/{event.id}", "/review/history", "/actors"):
            page = client.get(path, follow_redirects=True)
            assert page.status_code == 200
            assert "/judge" not in page.text and 'name="verdict" value=' not in page.text
    assert judgements(record) == []


def test_every_kind_of_record_has_its_form(client: TestClient, record: Path) -> None:
    with Archive.open(record) as archive:
        reader = archive.reader
        ids = {
            "statement": reader.statements(Filter(limit=1))[0].id,
            "position": reader.stands(Filter(limit=1))[0][2].id,
            "commitment": reader.commitments(Filter(limit=1))[0].id,
            "actor": archive.actors(Filter(limit=1))[0].who.id,
            "event": archive.timeline(Filter(limit=1))[0].id,
        }
    for kind, name in ids.items():
        page = client.get(f"/judge/{name}")
        assert page.status_code == 200, kind
        assert re.search(r'<blockquote class="evidence">|class="facts"', page.text)
        seen = re.search(r'name="seen" value="([0-9a-f]+)"', page.text)
        assert seen is not None
        fields = {"target": name, "seen": seen[1], "who": "Ada", "verdict": "confirm"}
        assert post(client, fields).status_code == 303, kind
    assert client.get("/judge/e-000000000000").status_code == 404
    assert client.get("/judge").status_code == 303
