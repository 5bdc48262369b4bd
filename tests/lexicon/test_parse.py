"""Faults in act files: each is refused, and the message names the file and the field."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman import lexicon
from dragoman.errors import LexiconError

GOOD = """
id = "toast"
label = "toast"
definition = "Somebody drinks to another."
codes = { plover_type = "SUPPORT", cameo = "051" }
match = ["The host toasted his guest.", "She toasted the envoy.", "A toast to the king was drunk."]
no_match = ["The bread was toasted.", "He ate toast."]

[[cues]]
kind = "verb"
lemmas = ["toast"]
roles = { actor = ["nsubj"], recipient = { paths = ["obj"], kinds = ["person"], required = true } }

[[cues]]
kind = "light"
verbs = ["drink", "propose"]
lemmas = ["toast"]
frame = "carry-out"
[cues.roles]
recipient = []
what = ["pp:to"]
"""


def _load(folder: Path, text: str, name: str = "toast.toml") -> lexicon.Lexicon:
    (folder / name).write_text(text, encoding="utf-8")
    return lexicon.load(folder)


def test_a_folder_of_ones_own_adds_an_act(tmp_path: Path) -> None:
    own = _load(tmp_path, GOOD)
    assert own.acts["toast"].codes.goldstein == 3.4
    assert set(own.acts) == {*lexicon.load().acts, "toast"}
    assert own.digest != lexicon.load().digest


def test_a_file_with_an_id_of_ours_takes_its_place(tmp_path: Path) -> None:
    own = _load(tmp_path, GOOD.replace('id = "toast"', 'id = "call"'), "call.toml")
    assert own.acts["call"].label == "toast"
    assert len(own.acts) == len(lexicon.load().acts)


def test_roles_are_those_of_the_frame_with_the_cues_own_on_top(tmp_path: Path) -> None:
    verb, light = _load(tmp_path, GOOD).acts["toast"].cues
    assert verb.roles["recipient"].required and verb.roles["recipient"].kinds == ("person",)
    assert "recipient" not in light.roles
    assert light.roles["what"].paths == ("pp:to",)
    assert light.roles["actor"].paths[0] == "nsubj"


def test_a_wanted_word_weighs_more_than_an_unwanted_one(tmp_path: Path) -> None:
    text = GOOD.replace(
        'lemmas = ["toast"]\nroles', 'lemmas = ["toast"]\nobject_none = ["x"]\nroles'
    )
    verb, light = _load(tmp_path, text).acts["toast"].cues
    assert 0 < verb.specificity < light.specificity


FAULTS = {
    "label": ('label = "toast"', 'label = ""'),
    "codes": ('plover_type = "SUPPORT"', 'plover_type = "SUPORT"'),
    "codes: mode": ('plover_type = "SUPPORT"', 'plover_type = "SUPPORT", plover_mode = "phone"'),
    "codes: cameo": ('cameo = "051"', 'cameo = "999"'),
    "codes: reason": (', cameo = "051"', ""),
    "lemmas": ('lemmas = ["toast"]\nroles', "roles"),
    "kind": ('kind = "verb"', 'kind = "adverb"'),
    "roles.actor: paths": ('actor = ["nsubj"]', 'actor = ["subject"]'),
    "roles.recipient: kinds": ('kinds = ["person"]', 'kinds = ["human"]'),
    "roles.giver": ('actor = ["nsubj"]', 'giver = ["nsubj"]'),
    "frame": ('frame = "carry-out"', 'frame = "carry-in"'),
    "verbs": ('kind = "light"', 'kind = "noun"'),
    "certainty": ('kind = "verb"', 'kind = "verb"\ncertainty = "surely"'),
    "match": ('"She toasted the envoy.", ', ""),
    "no_match": (', "He ate toast."', ""),
    "cue": ('kind = "verb"', 'kind = "verb"\nadverbs = ["not"]'),
    "unknown": ('label = "toast"', 'label = "toast"\nlabels = "toast"'),
    "twice": ('verbs = ["drink", "propose"]', 'verbs = ["drink", "drink"]'),
    "oblique_any": ('kind = "verb"', 'kind = "verb"\noblique_any = ["phone"]'),
    "link": ('verbs = ["drink"', 'link = ["iobj"]\nverbs = ["drink"'),
    "complement": ('kind = "verb"', 'kind = "verb"\ncomplement = ["obj"]'),
    "channel": ('label = "toast"', 'label = "toast"\nchannel = "pigeon"'),
    "stance": ('label = "toast"', 'label = "toast"\nstance = "likes"'),
    "commitment": ('label = "toast"', 'label = "toast"\ncommitment = { status = "kept" }'),
    "example": ('"The host toasted his guest."', '{ text = "The host sat.", actor = "guest" }'),
    "not toml": ("[[cues]]", "[[cues]"),
    "id": ('id = "toast"', 'id = "roast"'),
}


@pytest.mark.parametrize("fault", list(FAULTS))
def test_a_fault_is_refused_with_file_and_field(tmp_path: Path, fault: str) -> None:
    old, new = FAULTS[fault]
    assert old in GOOD
    with pytest.raises(LexiconError) as caught:
        _load(tmp_path, GOOD.replace(old, new, 1))
    message = str(caught.value)
    assert "toast.toml" in message
    field = fault.split(":")[0]
    if field.isidentifier() and field not in ("cue", "unknown", "twice", "example"):
        assert field in message
    if fault in ("cue", "unknown"):
        assert "unknown field" in message


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="no such folder"):
        lexicon.load(tmp_path / "nowhere")
