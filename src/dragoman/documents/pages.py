"""Web pages: the article's text by trafilatura, with its title, date and publisher."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from lxml import etree, html

from dragoman.errors import DateError, InputError
from dragoman.records import Document
from dragoman.settings import Settings

from .building import Given, build
from .dates import check_published

_MARKUP = re.compile(
    r"\s*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|body|article|main|div|p|"
    r"title|meta|section|h1)\b",
    re.IGNORECASE | re.DOTALL,
)
_DECLARED = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,30})""", re.IGNORECASE)
_REMEDY = "Save the article's text to a file and read that"
# Elements whose words are no part of an article.
_SILENT = ("script", "style", "noscript", "template", "iframe", "svg", "nav", "footer", "form")
# In a feed's text these are no part of it either: pictures' captions stand apart.
_ASIDE = ("figure", "figcaption", "aside")
_NOTHING = Given()
_BLOCKS = frozenset("p div br li h1 h2 h3 h4 h5 h6 tr section article blockquote".split())
# A page's date is looked for in what it states of itself, never guessed from other dates on it.
_DATES = {"extensive_search": False, "original_date": True}


def looks_like_page(text: str) -> bool:
    """True where the text begins as HTML does."""
    return _MARKUP.match(text[:4000]) is not None


def declared_encoding(data: bytes) -> str | None:
    """The encoding that the page states in its head, if any."""
    match = _DECLARED.search(data[:4096])
    return match[1].decode("ascii") if match else None


def read_page(
    page: str,
    given: Given,
    settings: Settings,
    name: str = "page",
    otherwise: Given = _NOTHING,
) -> Document:
    """The article of an HTML page; what ``given`` says goes before what the page says.

    ``otherwise`` holds where neither says anything. Nothing in the page is executed or fetched.
    Raises InputError where no article text is found.
    """
    text, stated, host = _extract(page, given.url or otherwise.url)
    if not text.strip():
        raise InputError(name, "holds no article text", _REMEDY)
    known = given.over(stated).over(otherwise).over(Given(publisher=host))
    return build(text, known, settings, name)


def plain_text(fragment: str) -> str:
    """The words of a piece of HTML that is all article, as feeds hold it: a line for each block."""
    return _body(f"<body>{fragment}</body>", _SILENT + _ASIDE)


def _extract(page: str, url: str | None) -> tuple[str, Given, str | None]:
    """Text, metadata and host; the plain text of the body where no article is recognised.

    Where a page does not name its site, its host is given apart: others may know the name.
    """
    import trafilatura  # takes longer to import than a report to read: only where there is a page

    try:
        article = trafilatura.bare_extraction(
            page,
            url=url,
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            date_extraction_params=_DATES,
        )
    except Exception:  # trafilatura meets hostile pages: whatever it raises, the body is still read
        article = None
    if article is None or isinstance(article, dict):
        return _body(page), Given(title=_title(page)), None
    name = article.sitename
    host = name if name and name.casefold() in (article.hostname, _netloc(url)) else None
    stated = Given(
        published=_valid(article.date),
        title=article.title,
        publisher=None if host else name,
        url=article.url,
    )
    return _without_headline(article.text or "", stated.title) or _body(page), stated, host


def _netloc(url: str | None) -> str:
    try:
        return urlsplit(url or "").netloc.casefold()
    except ValueError:
        return ""


def _without_headline(text: str, title: str | None) -> str:
    """The text less a first line that only repeats the title, which is no part of the report."""
    first, _, rest = text.partition("\n")
    repeated = title is not None and first.strip().casefold() == title.strip().casefold()
    return rest if repeated and rest.strip() else text


def _valid(published: str | None) -> str | None:
    """The page's own date, or None where it is none: a page's error is not the user's."""
    try:
        return check_published(published)
    except DateError:
        return None


def _tree(page: str) -> html.HtmlElement | None:
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True)
    data = page.encode("utf-8", errors="replace")
    try:
        return html.document_fromstring(data, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def _title(page: str) -> str | None:
    tree = _tree(page)
    return None if tree is None else tree.findtext(".//title")


def _body(page: str, silent: tuple[str, ...] = _SILENT) -> str:
    """The words of the page, a line for each block."""
    tree = _tree(page)
    if tree is None:
        return ""
    etree.strip_elements(tree, *silent, with_tail=False)
    body = tree.find("body")
    pieces: list[str] = []
    for event, element in etree.iterwalk(tree if body is None else body, events=("start", "end")):
        block = element.tag in _BLOCKS
        if block:
            pieces.append("\n")
        pieces.append((element.text if event == "start" else element.tail) or "")
    lines = (" ".join(line.split()) for line in "".join(pieces).splitlines())
    return "\n".join(line for line in lines if line)
