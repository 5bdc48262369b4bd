"""The code lists, and where they differ from each other."""

from __future__ import annotations

import pytest

from dragoman.lexicon.codes import ontologies
from dragoman.views.exports.lists import cameo, country, intensity, rows, whole_id


@pytest.mark.parametrize(
    ("code", "gdelt", "icews"),
    [("016", -2.0, -5.0), ("022", 3.2, 3.4), ("164", -7.0, -6.5), ("165", -6.5, -7.0)],
)
def test_the_scales_differ_for_four_codes(code: str, gdelt: float, icews: float) -> None:
    assert (cameo(code).gdelt, cameo(code).icews) == (gdelt, icews)


def test_they_differ_for_no_other() -> None:
    both = {code: (one, other) for code, _, one, other in rows("cameo.tsv") if one and other}
    differ = {code for code, (one, other) in both.items() if float(one) != float(other)}
    assert differ == {"016", "022", "164", "165"}


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
def test_demands_are_labelled_as_in_the_codebook(code: str, label: str) -> None:
    assert cameo(code).label == label
    assert ontologies().cameo[code].label.casefold().startswith(label.casefold()[:12])


def test_every_cameo_code_of_ours_is_listed() -> None:
    assert set(ontologies().cameo) <= {row[0] for row in rows("cameo.tsv")}


def test_every_plover_mode_of_ours_has_an_intensity() -> None:
    without = {
        (name, mode)
        for name, kind in ontologies().plover.items()
        for mode in (None, *kind.modes)
        if intensity(name, mode) is None
    }
    assert without == {("ACCUSE", None)}


def test_a_mode_without_score_has_that_of_its_type() -> None:
    assert intensity("COERCE", "ban") == intensity("COERCE", None) == -7.0


@pytest.mark.parametrize(
    ("iso", "codes"),
    [
        ("RUS", ("RU", "RUS", "RS", 365)),
        ("ROU", ("RO", "ROM", "RO", 360)),
        ("TLS", ("TL", "TMP", "TT", 860)),
        ("XKX", ("XK", None, "KV", 347)),
        ("GBR", ("GB", "GBR", "UK", 200)),
        ("PSE", ("PS", "PSE", "WE", None)),
    ],
)
def test_countries(iso: str, codes: tuple[object, ...]) -> None:
    known = country(iso)
    assert (known.alpha2, known.cameo, known.fips, known.cow) == codes


@pytest.mark.parametrize("column", [1, 2, 3, 4])
def test_no_two_countries_share_a_code(column: int) -> None:
    codes = [row[column] for row in rows("countries.tsv") if row[column]]
    assert len(codes) == len(set(codes))


def test_an_unknown_country_has_no_codes() -> None:
    assert country("ZZZ") == country(None)
    assert country(None).cameo is None


def test_whole_numbers_are_stable() -> None:
    assert whole_id("e-call") == whole_id("e-call") != whole_id("e-call", "")
