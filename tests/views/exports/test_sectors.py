"""Which codes an actor gets."""

from __future__ import annotations

import pytest

from dragoman.chronicle import Who
from dragoman.views.exports.sectors import cameo_code, sector, state


def who(name: str, kind: str, country: str | None = None, office: str | None = None) -> Who:
    return Who("a-1", name, kind, country, office)


@pytest.mark.parametrize(
    ("actor", "code"),
    [
        (who("Ada Lund", "person", "NOR", "Prime Minister"), "NORGOV"),
        (who("Ada Lund", "person", "NOR"), "NOR"),
        (who("Ada Lund", "person"), None),
        (who("Romania", "country", "ROU"), "ROM"),
        (who("Montenegro", "country", "MNE"), "MTN"),
        (who("Kosovo", "country", "XKX"), None),
        (who("Government of Norway", "government", "NOR"), "NORGOV"),
        (who("Armed Forces of Norway", "government", "NOR"), "NORMIL"),
        (who("Storting Parliament", "office", "NOR"), "NORLEG"),
        (who("Jon Berg", "person", "NOR", "Chief Justice of the Supreme Court"), "NORJUD"),
        (who("Jon Berg", "person", "NOR", "Speaker of the Parliament"), "NORLEG"),
        (who("Jon Berg", "person", "NOR", "Commander of the Navy"), "NORMIL"),
        (who("the United Nations", "organisation"), "IGOUNO"),
        (who("NATO", "organisation"), "IGONAT"),
        (who("Ana Silva", "person", "PRT", "UN Secretary-General"), "IGO"),
        (who("Ana Silva", "person", "PRT", "Ambassador to the European Union"), "PRTGOV"),
        (who("Hamas", "armed-group"), "UAFHMS"),
        (who("some gunmen", "armed-group"), "UAF"),
        (who("civilians", "population", "NOR"), "NORCVL"),
        (who("guests", "population"), None),
        (who("Fjord Times", "media", "NOR"), "NORMED"),
    ],
)
def test_cameo(actor: Who, code: str | None) -> None:
    assert cameo_code(actor) == code


def test_plover_has_letters_of_its_own() -> None:
    assert sector(who("reporters", "population")).plover == "JRN"
    assert sector(who("doctors", "population")).plover == "MED"
    assert sector(who("Labour party", "organisation", "GBR")).plover == "PTY"
    assert sector(who("Labour party", "organisation", "GBR")).cameo is None


def test_an_international_body_stands_for_no_state() -> None:
    assert state(who("Ana Silva", "person", "PRT", "UN Secretary-General")) is None
    assert state(who("Ana Silva", "person", "PRT", "Minister")) == "PRT"
