"""Whether the words round a time look back or ahead: "will meet on Friday", "met on Friday"."""

from __future__ import annotations

import re

# Verbs and phrases that put what follows ahead of the report.
_AHEAD = (
    r"will|'ll|\u2019ll|won't|shall|would|going to|about to|is to|are to|due|scheduled|slated"
    r"|plans? (?:to|for)|planned (?:to|for)|planning|expects?|expected|expecting|anticipated"
    r"|upcoming|forthcoming|payable|effective|deadline|expires?|takes? effect|begins?|starts?"
    r"|opens?|(?-i:until|till)|awaits?|set for|tentatively|hopes?|intends?|(?-i:may)"
    r"|might|should|must|ready|prepares?|preparing|is being held|looks? ahead|meets?|departs?"
    r"|arrives?|convenes?|travels?"
    r"|(?:agreed|agrees|set|want\w*|likely|promis\w+|vow\w*|pledg\w+|offer\w*|urged?|invited?"
    r"|decided|called|continues?|required|needs?) to"
)
# Words in -ed that are no past tense, and participles behind an article, say nothing.
_BACK = (
    r"(?<!\ba )(?<!\ban )(?<!\bthe )(?!(?:united|hundred|indeed|need|speed|proceed|succeed|exceed"
    r"|unspecified|armed|allied)\b)\w{2,}ed"
    r"|was|were|had|has|have|did|said|says|told|met|held|came|took|went|gave|made|began|fell|rose"
    r"|won|lost|left|put|saw|got|found|thought|became|brought|sent|spoke|wrote|paid|hit|shot|led"
    r"|grew|drew|broke|ran|sold|bought|kept|fought|struck|flew|since|ago"
)
_CUE = re.compile(
    rf"(?<![\w-])(?:(?P<first>had been \w+)|(?P<ahead>{_AHEAD})|(?<!be )(?P<back>{_BACK}))(?!\w)",
    re.IGNORECASE,
)
_STOP = re.compile(r"(?<!\.[A-Za-z])[.!?][\"'\u201d\u2019)]*\s+(?=[A-Z\"'\u201c\u2018(])|\n\s*\n")
# A sentence is looked at this far to either side: longer ones gain nothing on TimeBank.
_REACH = 160
_AFTER = 60


def looks_ahead(text: str, start: int, end: int) -> bool | None:
    """True where the nearest cue speaks of what is to come, False of what was, None for none.

    The cue before the words decides; only where there is none does the first one after them.
    """
    before = text[max(0, start - _REACH) : start]
    for stop in _STOP.finditer(text, max(0, start - _REACH), start):
        before = text[stop.end() : start]
    found = _last(before)
    return found if found is not None else _first(text[end : end + _AFTER])


def _last(words: str) -> bool | None:
    found = None
    for cue in _CUE.finditer(words):
        found = cue.group("ahead") is not None
    return found


def _first(words: str) -> bool | None:
    stop = _STOP.search(words)
    cue = _CUE.search(words, 0, stop.start() + 1 if stop else len(words))
    return None if cue is None else cue.group("ahead") is not None
