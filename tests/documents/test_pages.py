"""Articles come out of pages with what the pages say of themselves."""

from __future__ import annotations

import pytest

from dragoman.documents import Given, read_page
from dragoman.documents.pages import declared_encoding, looks_like_page
from dragoman.errors import InputError
from dragoman.settings import Settings

PAGE = """<!doctype html><html lang="en"><head><title>Talks end in Oslo | The Fjord Herald</title>
<meta property="og:title" content="Talks end in Oslo">
<meta property="og:site_name" content="The Fjord Herald">
<meta property="article:published_time" content="2023-05-04T10:00:00Z">
<script>document.write("<p>Injected words.</p>")</script></head>
<body onload="alert(1)"><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Talks end in Oslo</h1>
<p>The foreign minister of Norway met her Danish counterpart in Oslo on Thursday, and both spoke of
a frank exchange.</p>
<p>She said the two countries would sign an agreement next week, according to a statement.</p>
</article><footer>Subscribe to our newsletter</footer></body></html>"""


def test_text_and_metadata() -> None:
    document = read_page(PAGE, Given(), Settings())
    assert document.title == "Talks end in Oslo"
    assert document.publisher == "The Fjord Herald"
    assert document.published is not None
    assert document.published.startswith("2023-05-04")
    assert document.text.startswith("The foreign minister of Norway")
    assert "according to a statement." in document.text


@pytest.mark.parametrize("words", ["Injected", "alert", "Home", "newsletter", "<p>"])
def test_what_is_no_article_stays_out(words: str) -> None:
    assert words not in read_page(PAGE, Given(), Settings()).text


def test_what_the_user_says_goes_first() -> None:
    given = Given(published="2023-05-05", publisher="A Reader")
    document = read_page(PAGE, given, Settings())
    assert (document.published, document.publisher) == ("2023-05-05", "A Reader")
    assert document.title == "Talks end in Oslo"


def test_a_date_among_the_words_is_not_the_page_date() -> None:
    page = "<html><body><article><p>On 3 March 2021 the two ministers met in Riga.</p></article>"
    assert read_page(page, Given(), Settings()).published is None


def test_broken_markup_is_read() -> None:
    page = "<html><body><p>Latvia <b>thanked <i>Poland</b> for its help.<p>Poland replied.</div>"
    text = read_page(page, Given(), Settings()).text
    assert "Latvia thanked Poland for its help." in text
    assert "Poland replied." in text


@pytest.mark.parametrize("page", ["<html>", "<div " * 2000, "<html><script>1</script></html>"])
def test_no_article(page: str) -> None:
    with pytest.raises(InputError, match="no article text"):
        read_page(page, Given(), Settings())


def test_deep_nesting_is_no_trouble() -> None:
    page = "<html><body>" + "<div>" * 5000 + "<p>Norway thanked Denmark for its help.</p>"
    try:
        assert "Norway" in read_page(page, Given(), Settings()).text
    except InputError as error:
        assert "no article text" in str(error)


def test_sniffing() -> None:
    assert looks_like_page("\n<!DOCTYPE html>\n<html>")
    assert looks_like_page("<!-- saved --><html><body>")
    assert not looks_like_page("Norway <thanked> Denmark")
    assert declared_encoding(b'<meta charset="windows-1251">') == "windows-1251"
    assert declared_encoding(b"<meta name=x>") is None
