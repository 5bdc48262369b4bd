"""The one way our pictures make SVG: elements with every value escaped.

No element carries a style: colours and strokes are those of the classes in the style sheet, so that
a page may forbid inline style, and dark follows light.
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape


def element(name: str, *children: str | Markup, **attributes: object) -> Markup:
    """An SVG element. ``children`` are markup, or text that is escaped.

    An attribute that is None is left out; ``class_`` is ``class``, and underscores are hyphens.
    Numbers are written with two digits at most.
    """
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_told(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    inner = "".join(map(escape, children))
    return Markup(f"<{name}{told}>{inner}</{name}>")


def group(children: Iterable[Markup], **attributes: object) -> Markup:
    """Several elements as one."""
    return element("g", *children, **attributes)


def picture(children: Iterable[Markup], box: tuple[float, float, float, float], **attributes: object
            ) -> Markup:  # fmt: skip
    """A whole picture; ``box`` is left, top, width and height of what is seen of its plane.

    Hidden from assistive technology: the page tells the same in words or a table beside it.
    """
    view = " ".join(_told(value) for value in box)
    return element("svg", *children, viewBox=view, aria_hidden="true", **attributes)


def _told(value: object) -> str:
    """A value as an attribute has it."""
    if isinstance(value, float):
        return f"{value:.2f}".rstrip("0").rstrip(".")
    return str(value)


def shortened(text: str, most: int) -> str:
    """A text of at most so many characters, cut at a blank where there is one."""
    if len(text) <= most:
        return text
    head = text[: most - 1]
    return (head.rsplit(" ", 1)[0] if " " in head[most // 2 :] else head) + "…"


__all__ = ["element", "group", "picture", "shortened"]
