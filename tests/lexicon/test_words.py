"""The word lists: speech, titles, topics, stances, certainty."""

from __future__ import annotations

import pytest

from dragoman import lexicon
from dragoman.records import CERTAINTIES


@pytest.mark.parametrize(
    ("lemma", "pos", "beside", "act"),
    [
        ("say", "VERB", set(), "state"),
        ("underscore", "VERB", set(), "stress"),
        ("point", "VERB", {"out", "that"}, "note"),
        ("point", "VERB", set(), None),
        ("call", "VERB", {"for"}, "demand"),
        ("call", "VERB", {"on"}, "appeal"),
        ("call", "VERB", set(), "judge"),
        ("rule", "VERB", {"out"}, "reject"),
        ("insist", "VERB", {"on"}, "demand"),
        ("insist", "VERB", set(), "stress"),
        ("warning", "NOUN", set(), "warn"),
        ("grateful", "ADJ", set(), "thank"),
        ("walk", "VERB", set(), None),
    ],
)
def test_a_word_reports_its_act(lemma: str, pos: str, beside: set[str], act: str | None) -> None:
    assert lexicon.speech().act_of(lemma, pos, frozenset(beside)) == act


def test_there_are_hundreds_of_reporting_verbs_and_each_act_has_words() -> None:
    speech = lexicon.speech()
    verbs = {lemma for lemma, pos in speech.cues if pos == "VERB"}
    assert len(verbs) > 300
    assert {cue.act for cues in speech.cues.values() for cue in cues} == set(speech.acts)


def test_factive_words_are_marked() -> None:
    speech = lexicon.speech()
    assert all(cue.factive for cue in speech.cues["admit", "VERB"])
    assert not any(cue.factive for cue in speech.cues["claim", "VERB"])


def test_hearsay_has_prepositions_adverbs_and_passives() -> None:
    speech = lexicon.speech()
    assert ("according", "to") in speech.prepositions
    assert "reportedly" in speech.adverbs
    assert {"deem", "consider", "believe"} <= speech.passives


def test_titles_are_found_by_any_of_their_forms() -> None:
    titles = lexicon.titles()
    forms = ("foreign minister", "minister of foreign affairs", "secretary of state")
    found = {titles.by_phrase[tuple(form.split())].title for form in forms}
    assert found == {"Foreign Minister"}
    assert titles.by_phrase["queen",].gender == "f"
    assert titles.by_phrase["special", "envoy"].body == "envoy"


def test_words_before_a_title_say_when_it_held() -> None:
    tense = lexicon.titles().tense
    assert (tense["former"], tense["interim"], tense["deputy"]) == ("past", "acting", "rank")


def test_nouns_have_kinds_and_every_head_of_a_title_is_a_person() -> None:
    nouns = lexicon.titles().nouns
    assert "armed" in nouns["rebel"] and "place" in nouns["port"]
    assert set(nouns["council"]) == {"organisation", "state"}
    for head in ("minister", "president", "ambassador", "envoy", "chancellor", "aide"):
        assert "person" in nouns[head]
    assert "affairs" not in nouns and "finance" not in nouns


def test_institutions_have_a_country() -> None:
    institutions = lexicon.titles().institutions
    assert institutions["Kremlin"] == ("RUS", "office")
    assert all(len(country) == 3 and country.isupper() for country, _ in institutions.values())


def test_topics_are_many_and_no_phrase_belongs_to_two() -> None:
    topics = lexicon.topics()
    assert len(topics) >= 40
    seen: dict[tuple[str, ...], str] = {}
    for topic in topics.values():
        for phrase in topic.phrases:
            assert phrase not in seen, (phrase, seen.get(phrase), topic.id)
            seen[phrase] = topic.id
            assert all(word == word.lower() for word in phrase)


def test_stances() -> None:
    words = lexicon.stances().words
    assert words["support", "NOUN"] == "supports"
    assert words["condemn", "VERB"] == "opposes"
    assert words["demand", "VERB"] == "demands"
    assert "readiness" in lexicon.stances().readiness


def test_certainty_lists_hold_known_values() -> None:
    certainty = lexicon.certainty()
    for table in (
        certainty.modals,
        certainty.adverbs,
        certainty.adjectives,
        certainty.clause_governors,
        certainty.object_governors,
        certainty.noun_governors,
        certainty.phrases,
    ):
        assert table and set(table.values()) <= set(CERTAINTIES)
    assert certainty.modals["will"] == "planned"
    assert certainty.clause_governors["threaten"] == "possible"
    assert certainty.clause_governors["fail"] == "negated"
    assert certainty.clause_governors["deny"] == "denied"
    assert "oppose" not in certainty.object_governors
    assert certainty.object_governors["cancel"] == "negated"
    assert certainty.conditions >= {"if", "unless"}
    assert "former" in certainty.background_words
