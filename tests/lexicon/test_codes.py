"""The code lists of PLOVER and CAMEO."""

from __future__ import annotations

import pytest

from dragoman.errors import LexiconError
from dragoman.lexicon import ontologies

LISTS = ontologies()


def test_plover_has_its_sixteen_types_four_each_quad_or_so() -> None:
    assert len(LISTS.plover) == 16
    by_quad = {quad: {n for n, t in LISTS.plover.items() if t.quad == quad} for quad in range(1, 5)}
    assert by_quad[1] == {"AGREE", "CONSULT", "SUPPORT", "CONCEDE"}
    assert by_quad[2] == {"COOPERATE", "AID", "RETREAT"}
    assert by_quad[3] == {"REQUEST", "ACCUSE", "REJECT", "THREATEN"}
    assert by_quad[4] == {"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}


def test_cameo_has_every_root_with_its_quad() -> None:
    roots = {code[:2] for code in LISTS.cameo}
    assert roots == {f"{number:02}" for number in range(1, 21)} == set(LISTS.root_quads)
    assert [LISTS.root_quads[root] for root in ("05", "06", "09", "13", "14")] == [1, 2, 3, 3, 4]


@pytest.mark.parametrize(
    ("code", "label"),
    [
        ("101", "Demand material cooperation"),
        ("105", "Demand that target yields"),
        ("106", "Demand meeting, negotiation"),
        ("107", "Demand settling of dispute"),
        ("108", "Demand mediation"),
    ],
)
def test_labels_are_the_codebooks_where_a_published_list_is_wrong(code: str, label: str) -> None:
    assert LISTS.cameo[code].label == label


def test_every_code_has_a_label_and_a_score_in_range() -> None:
    for code in LISTS.cameo.values():
        assert code.label and code.goldstein is not None
        assert -10 <= code.goldstein <= 10
    scores = {code: LISTS.cameo[code].goldstein for code in ("016", "022", "164", "165")}
    assert scores == {"016": -2.0, "022": 3.2, "164": -7.0, "165": -6.5}


def test_codes_are_looked_up_and_checked() -> None:
    codes = LISTS.codes(("SANCTION", "expel"), ("diplomatic",), "166")
    assert (codes.quad, codes.goldstein) == (4, -7.0)
    assert LISTS.codes((None, None), (), "014").quad == 1
    assert LISTS.codes((None, None), (), None).goldstein is None


@pytest.mark.parametrize(
    ("plover", "contexts", "cameo"),
    [
        (("HUG", None), (), None),
        (("AID", "phone"), (), None),
        ((None, "phone"), (), None),
        (("AID", None), ("weather",), None),
        ((None, None), (), "30"),
    ],
)
def test_an_unknown_code_is_an_error(
    plover: tuple[str | None, str | None], contexts: tuple[str, ...], cameo: str | None
) -> None:
    with pytest.raises(LexiconError):
        LISTS.codes(plover, contexts, cameo)
