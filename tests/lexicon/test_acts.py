"""The act files: valid, complete over the code lists, and no two claiming the same words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import fields

import pytest

from dragoman import lexicon
from dragoman.lexicon import Act, Cue
from dragoman.lexicon.model import COMMITMENT_KINDS
from dragoman.records import CERTAINTIES

ACTS = lexicon.load().acts
LISTS = lexicon.ontologies()


def _all_codes(act: Act) -> list[tuple[str | None, str | None, str | None]]:
    every = (act.codes, *(variant.codes for variant in act.variants))
    return [(codes.plover_type, codes.plover_mode, codes.cameo) for codes in every]


def test_there_are_many_acts_and_each_is_the_name_of_its_file() -> None:
    assert len(ACTS) >= 120
    assert all(act.path.endswith(f"{name}.toml") for name, act in ACTS.items())


@pytest.mark.parametrize("name", list(LISTS.plover))
def test_every_plover_type_and_mode_has_an_act(name: str) -> None:
    coded = {(kind, mode) for act in ACTS.values() for kind, mode, _ in _all_codes(act)}
    assert any(kind == name for kind, _ in coded)
    assert {mode for mode in LISTS.plover[name].modes if (name, mode) not in coded} == set()


@pytest.mark.parametrize("root", [f"{number:02}" for number in range(1, 21)])
def test_every_cameo_root_has_an_act(root: str) -> None:
    assert any(
        cameo is not None and cameo.startswith(root)
        for act in ACTS.values()
        for _, _, cameo in _all_codes(act)
    )


def test_every_act_has_sentences_that_must_and_must_not_match() -> None:
    for act in ACTS.values():
        assert len(act.match) >= 3, act.id
        assert len(act.no_match) >= 2, act.id
        texts = [example.text for example in (*act.match, *act.no_match)]
        assert len(set(texts)) == len(texts), act.id
        assert all(text[0].isupper() and text[-1] in ".?!" for text in texts), act.id


def test_every_act_has_a_sentence_with_an_expected_role_or_none_to_expect() -> None:
    without = [
        act.id
        for act in ACTS.values()
        if not any(example.actor or example.recipient for example in act.match)
    ]
    assert without == []


def test_quad_and_goldstein_follow_from_the_codes() -> None:
    call = ACTS["call"].codes
    assert (call.plover_type, call.plover_mode, call.cameo) == ("CONSULT", "phone", "041")
    assert (call.quad, call.goldstein) == (1, 1.0)
    assert (ACTS["airstrike"].codes.quad, ACTS["airstrike"].codes.goldstein) == (4, -10.0)
    nothing = ACTS["elect"]
    assert nothing.codes.quad is None and nothing.codes_reason


def test_a_finer_code_is_taken_where_its_words_stand() -> None:
    aid = ACTS["aid"]
    assert aid.codes_for({"deliver", "humanitarian", "aid"}).cameo == "073"
    assert aid.codes_for({"loan"}).cameo == "071"
    assert aid.codes_for({"help"}) == aid.codes


def test_acts_that_move_commitments_name_kinds_that_some_act_opens() -> None:
    opened = {act.commitment.kind for act in ACTS.values() if act.commitment} - {None}
    assert opened == set(COMMITMENT_KINDS)
    for act in ACTS.values():
        if act.commitment and act.commitment.kind is None:
            assert set(act.commitment.of) <= opened, act.id


def test_contacts_have_a_channel() -> None:
    channels = {act.channel for act in ACTS.values()} - {None}
    assert channels == {"call", "meeting", "visit", "letter"}
    assert all(ACTS[name].channel for name in ("call", "meeting", "visit", "host", "letter"))


def _constraints(cue: Cue) -> tuple[object, ...]:
    required = tuple(
        sorted((role, rule.kinds, rule.paths) for role, rule in cue.roles.items() if rule.required)
    )
    names = [item.name for item in fields(Cue) if item.name not in ("lemmas", "roles")]
    left_out = ("symmetric", "certainty", "complement_certainty", "specificity", "verbs", "link")
    return (*(getattr(cue, name) for name in names if name not in left_out), required)


def test_no_two_acts_claim_the_same_words_without_a_difference() -> None:
    claims: dict[tuple[object, ...], set[str]] = defaultdict(set)
    for act in ACTS.values():
        for cue in act.cues:
            for lemma in cue.lemmas:
                for verb in cue.verbs or ("",):
                    for link in cue.link if verb else ("",):
                        claims[lemma, verb, link, _constraints(cue)].add(act.id)
    assert {key[:3]: ids for key, ids in claims.items() if len(ids) > 1} == {}


def test_the_index_finds_every_cue_by_its_trigger_most_specific_first() -> None:
    index = lexicon.load().cues_by_lemma
    for act in ACTS.values():
        for cue in act.cues:
            for lemma in cue.lemmas:
                assert (act, cue) in index[lemma, cue.pos]
    for pairs in index.values():
        ranks = [cue.specificity for _, cue in pairs]
        assert ranks == sorted(ranks, reverse=True)


def test_lemmas_are_lower_case_words() -> None:
    for (lemma, pos), pairs in lexicon.load().cues_by_lemma.items():
        assert lemma == lemma.lower() and pos in ("VERB", "NOUN", "ADJ"), pairs[0][0].id


def test_certainties_are_known() -> None:
    for act in ACTS.values():
        given = {act.complement_certainty, *(cue.certainty for cue in act.cues)}
        assert given - {None} <= set(CERTAINTIES), act.id
