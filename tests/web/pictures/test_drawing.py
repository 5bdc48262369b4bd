"""Elements, their attributes and their text."""

from __future__ import annotations

from markupsafe import Markup

from dragoman.web.pictures.drawing import element, picture, shortened


def test_text_is_escaped_and_markup_is_not() -> None:
    made = element("text", "<b>Ada</b> & co", Markup("<title>x</title>"))
    assert made == "<text>&lt;b&gt;Ada&lt;/b&gt; &amp; co<title>x</title></text>"


def test_attributes_are_escaped_and_written_short() -> None:
    made = element("a", href='/x"><script>', stroke_width=1.0, x=2.504, class_="node", y=None)
    assert made == (
        '<a href="/x&#34;&gt;&lt;script&gt;" stroke-width="1" x="2.5" class="node"></a>'
    )


def test_a_picture_shows_its_box_and_is_hidden_from_assistive_technology() -> None:
    made = picture([element("g")], (0, 1.5, 10, 20), class_="chart")
    assert made == ('<svg viewBox="0 1.5 10 20" aria-hidden="true" class="chart"><g></g></svg>')


def test_shortened_cuts_at_a_blank() -> None:
    assert shortened("Organisation for Security", 20) == "Organisation for…"
    assert shortened("Organisation", 20) == "Organisation"
    assert shortened("Abcdefghijklmnopqrstuvwxyz", 10) == "Abcdefghi…"
