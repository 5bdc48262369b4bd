"""The spaCy component, in real pipelines: readings, spans, errors, serialisation, batches."""

from __future__ import annotations

import datetime
import os
import pickle
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from dragoman import Reading

spacy = pytest.importorskip("spacy")

from spacy.language import Language  # noqa: E402
from spacy.tokens import Doc, DocBin  # noqa: E402

from dragoman.component import Dragoman, make  # noqa: E402

ROOT = Path(__file__).parent.parent
OWN = ROOT / "examples" / "own-acts" / "acts"
CALL = (
    "WASHINGTON - President Donald Trump spoke by phone with Russian President Vladimir Putin on "
    "Wednesday. “We agreed to work together,” Trump said."
)
GERMAN = (
    "Der Bundeskanzler traf am Montag in Berlin den französischen Präsidenten. Sie sprachen über "
    "die Lage in der Ukraine und über die Hilfe, die Deutschland und Frankreich leisten wollen."
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    pipeline = spacy.blank("en")
    pipeline.add_pipe("dragoman", config={"published": "2025-02-12"})
    return pipeline


@pytest.fixture(scope="module")
def doc(nlp: Language) -> Doc:
    return nlp(CALL)


def test_a_doc_has_its_reading(doc: Doc) -> None:
    reading = doc._.dragoman
    assert isinstance(reading, Reading)
    assert doc._.dragoman_error is None
    (contact,) = reading.contacts
    assert contact.channel == "call"
    assert contact.when is not None and contact.when.start == "2025-02-12"
    assert reading.document.text == doc.text


def test_spans_are_laid_on_spacys_tokens(doc: Doc) -> None:
    (call,) = doc.spans["dragoman_contacts"]
    assert (call.text, call.label_) == ("spoke", "call")
    assert call._.dragoman is doc._.dragoman.contacts[0]
    actors = {span.id_: span for span in doc.spans["dragoman_actors"]}
    assert {span._.dragoman.country for span in actors.values()} == {"USA", "RUS"}
    (said, agreed) = doc.spans["dragoman_statements"]
    assert "We agreed to work together" in said.text
    assert said._.dragoman.act == "state"
    assert agreed.text in said.text
    assert doc[0:2]._.dragoman is None


def test_spans_cover_the_words_of_their_records(doc: Doc) -> None:
    for group in ("statements", "events", "contacts", "actors"):
        assert doc.spans[f"dragoman_{group}"]
        for span in doc.spans[f"dragoman_{group}"]:
            record = span._.dragoman
            words = getattr(record, "evidence", ()) or getattr(record, "content", ())
            words = words or record.mentions
            assert any(span.start_char <= one.start < span.end_char for one in words)


def test_tokens_that_are_cut_otherwise_are_aligned(nlp: Language) -> None:
    text = CALL.replace("spoke by phone", "re-spoke by phone")
    pipeline = spacy.blank("en")
    pipeline.add_pipe("dragoman", config={"alignment_mode": "strict"})
    wide, strict = nlp(text), pipeline(text)
    assert {span.text for span in strict.spans["dragoman_actors"]} <= {
        span.text for span in wide.spans["dragoman_actors"]
    }
    assert all(doc.text == text for doc in (wide, strict))


def test_what_is_said_of_a_doc_goes_before_the_settings(nlp: Language) -> None:
    doc = nlp.make_doc("Emmanuel Macron met Olaf Scholz in Berlin on Monday.")
    doc.user_data["published"] = datetime.date(2025, 3, 5)
    doc.user_data["title"] = "Talks in Berlin"
    doc.user_data["publisher"] = "Spree Post"
    reading = nlp(doc)._.dragoman
    assert reading.contacts[0].when.start == "2025-03-03"
    assert (reading.document.title, reading.document.publisher) == ("Talks in Berlin", "Spree Post")


def test_contexts_of_as_tuples_tell_the_same(nlp: Language) -> None:
    text = "Emmanuel Macron met Olaf Scholz in Berlin on Monday."
    given = [(text, {"published": "2025-03-05", "n": 1}), (text, {"n": 2}), (text, "no mapping")]
    found = list(nlp.pipe(given, as_tuples=True))
    days = [doc._.dragoman.contacts[0].when.start for doc, _ in found]
    assert days == ["2025-03-03", "2025-02-10", "2025-02-10"]
    assert [context for _, context in found] == [context for _, context in given]


@pytest.mark.parametrize(
    ("text", "told"),
    [("", "is empty"), (" \n ", "is empty"), ("…", "no words"), (GERMAN, "German")],
)
def test_what_cannot_be_read_is_marked(nlp: Language, text: str, told: str) -> None:
    doc = nlp(text)
    assert doc._.dragoman is None
    assert told in doc._.dragoman_error
    assert not doc.spans["dragoman_events"]


def test_a_date_that_is_none_is_marked(nlp: Language) -> None:
    doc = nlp.make_doc(CALL)
    doc.user_data["published"] = "yesterday"
    assert "yesterday" in nlp(doc)._.dragoman_error


def test_or_raises_where_asked_to() -> None:
    pipeline = spacy.blank("en")
    pipeline.add_pipe("dragoman", config={"on_error": "raise"})
    with pytest.raises(Exception, match="is empty"):
        pipeline("")
    assert pipeline(CALL)._.dragoman is not None


def test_batches_read_as_one_by_one_and_a_bad_one_costs_nothing(nlp: Language) -> None:
    texts = [CALL, "", "Kenya expelled two Chadian diplomats.", GERMAN, CALL]
    docs = list(nlp.pipe(texts, batch_size=2))
    assert [doc.text for doc in docs] == texts
    assert [doc._.dragoman is None for doc in docs] == [False, True, False, True, False]
    assert docs[0]._.dragoman == nlp(CALL)._.dragoman
    assert [event.act for event in docs[2]._.dragoman.events] == ["expel"]


def test_a_text_that_breaks_the_reader_is_marked(
    nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    component = nlp.get_pipe("dragoman")
    assert isinstance(component, Dragoman)
    finish = component.reader.finish

    def broken(annotated: object) -> Reading:
        if "breaks" in annotated.document.text:  # type: ignore[attr-defined]
            raise ValueError("a fault")
        return finish(annotated)  # type: ignore[arg-type]

    monkeypatch.setattr(component.reader, "finish", broken)
    good, bad = nlp.pipe([CALL, "This text breaks the reader on purpose."])
    assert good._.dragoman is not None
    assert bad._.dragoman_error == "a fault"


def test_a_doc_goes_through_bytes_and_docbin(nlp: Language, doc: Doc) -> None:
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.dragoman == doc._.dragoman
    packed = DocBin(store_user_data=True)
    packed.add(doc)
    packed.add(nlp(""))
    kept, empty = DocBin().from_bytes(packed.to_bytes()).get_docs(spacy.blank("en").vocab)
    assert kept._.dragoman == doc._.dragoman
    assert kept.spans["dragoman_contacts"][0]._.dragoman == doc._.dragoman.contacts[0]
    assert "is empty" in empty._.dragoman_error
    assert pickle.loads(pickle.dumps(doc))._.dragoman == doc._.dragoman


def test_own_acts_go_with_the_pipeline(tmp_path: Path) -> None:
    pipeline = spacy.blank("en")
    pipeline.add_pipe("dragoman", config={"acts": str(OWN)})
    text = "President Lula laid a wreath at the memorial in Warsaw."
    assert [event.act for event in pipeline(text)._.dragoman.events] == ["lay-wreath"]
    pipeline.to_disk(tmp_path / "kept")
    (tmp_path / "kept" / "config.cfg").write_text(
        (tmp_path / "kept" / "config.cfg").read_text("utf-8").replace(str(OWN), "/nowhere"), "utf-8"
    )
    loaded = spacy.load(tmp_path / "kept")
    assert [event.act for event in loaded(text)._.dragoman.events] == ["lay-wreath"]
    other = spacy.blank("en")
    other.add_pipe("dragoman")
    other.from_bytes(pipeline.to_bytes())
    assert [event.act for event in other(text)._.dragoman.events] == ["lay-wreath"]


def test_it_stands_beside_other_components() -> None:
    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    pipeline.add_pipe("dragoman", name="news", first=True)
    doc = pipeline(CALL)
    assert len(list(doc.sents)) >= 2
    assert doc._.dragoman.contacts
    with pipeline.select_pipes(disable="news"):
        assert pipeline(CALL)._.dragoman is None


def test_a_copy_for_another_process_leaves_the_network_behind() -> None:
    component = Dragoman()
    component.reader.read  # noqa: B018  # loads the network
    copy = pickle.loads(pickle.dumps(component))
    assert copy._loaded is None
    assert copy.settings == component.settings


def test_two_processes_read_the_same() -> None:
    pipeline = spacy.blank("en")
    pipeline.add_pipe("dragoman", config={"published": "2025-02-12"})
    texts = [CALL, "", "Kenya expelled two Chadian diplomats."]
    alone = [doc._.dragoman for doc in pipeline.pipe(texts)]
    fresh = spacy.blank("en")
    fresh.add_pipe("dragoman", config={"published": "2025-02-12", "threads": 1})
    split = list(fresh.pipe(texts, n_process=2, batch_size=1))
    for one, doc in zip(alone, split, strict=True):
        assert (doc._.dragoman is None) == (one is None)
        assert one is None or doc._.dragoman.events == one.events


def test_spacy_finds_the_factory_by_its_entry_point(tmp_path: Path) -> None:
    """In a process that has not imported it, with the entry point of the project's own file."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    named = project["entry-points"]["spacy_factories"]["dragoman"]
    assert named == f"{make.__module__}:{make.__name__}"
    info = tmp_path / "dragoman_entry-0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: dragoman-entry\nVersion: 0\n")
    (info / "entry_points.txt").write_text(f"[spacy_factories]\ndragoman = {named}\n")
    code = (
        "import spacy; nlp = spacy.blank('en'); nlp.add_pipe('dragoman'); "
        "print(len(nlp('Kenya expelled two Chadian diplomats.')._.dragoman.events))"
    )
    paths = os.pathsep.join([str(tmp_path), str(ROOT / "src"), os.environ.get("PYTHONPATH", "")])
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.strip() == "1", done.stderr


def test_plain_reading_imports_no_spacy() -> None:
    code = "import sys, dragoman; dragoman.read('Kenya met Chad.'); print('spacy' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.strip() == "False", done.stderr


def test_without_spacy_it_says_what_to_install() -> None:
    code = (
        "import sys; sys.modules['spacy'] = None\n"
        "from dragoman.errors import MissingExtraError\n"
        "try:\n    import dragoman.component\n"
        "except MissingExtraError as error:\n    print(error)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "pip install 'dragoman[spacy]'" in done.stdout
