"""English is told from other languages; short texts are never called foreign."""

from __future__ import annotations

import pytest

from dragoman.documents import recognise

FOREIGN = {
    "German": "Der Minister hat am Montag gesagt, dass die Gespräche mit der Türkei nicht "
    "abgebrochen werden und dass ein neuer Termin gesucht wird.",
    "French": "Le ministre a déclaré que les négociations sont dans une impasse et que son pays "
    "ne participera pas au sommet de la semaine prochaine.",
    "Spanish": "El ministro dijo que los acuerdos con la Unión no se firmarán este año y que su "
    "gobierno busca una salida para el conflicto.",
    "Turkish": "Bakan, bu görüşme için bir tarih olarak pazartesi gününü önerdi ve daha sonra "
    "iki ülke ile ilgili açıklama yaptı dedi.",
    "a language in Cyrillic script": "Министр заявил, что переговоры не прекращены.",
    "a language in Arabic script": "قال الوزير إن المحادثات لم تتوقف",
    "a language in Chinese script": "部长表示会谈没有停止",
}


@pytest.mark.parametrize("name", FOREIGN)
def test_foreign(name: str) -> None:
    profile = recognise(FOREIGN[name])
    assert not profile.english
    assert profile.name == name


@pytest.mark.parametrize(
    "text",
    [
        "The minister said that the talks were not broken off.",
        "The minister called it “une impasse dans les négociations avec les pays de la région”, "
        "and said that he would not go to the summit.",
        "Talks in Addis Ababa between Tigray and the government of Ethiopia ended.",
    ],
)
def test_english(text: str) -> None:
    assert recognise(text).language == "en"


@pytest.mark.parametrize("text", ["Hola", "Merkel meets Macron.", "Le Monde", "42"])
def test_too_short_to_tell(text: str) -> None:
    profile = recognise(text)
    assert profile.english
    assert profile.language is None
