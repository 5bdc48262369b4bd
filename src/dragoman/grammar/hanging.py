"""Days hung on the wrong one of two verbs.

In "agreed to open talks in late April" the month is that of the talks: what is agreed, promised or
asked for lies ahead, and a day that follows it is its own. Parsers choose between the two verbs at
random. A day that is past by its words ("yesterday", "last week") goes with the verb above instead.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.records import Token

#: Verbs and nouns whose infinitive lies ahead of them.
_AHEAD = frozenset(
    {"agree", "pledge", "promise", "vow", "offer", "plan", "intend", "hope", "expect", "decide",
     "undertake", "commit", "prepare", "invite", "propose", "arrange", "schedule", "swear", "aim",
     "ask", "urge", "call", "request", "demand", "order", "want", "seek", "wish", "consent",
     "resolve", "volunteer", "threaten", "due", "set", "ready", "persuade", "convince", "oblige",
     "require", "allow", "authorise", "authorize", "instruct", "guarantee", "choose", "appeal",
     "invitation", "agreement", "decision", "proposal", "deal", "intention", "commitment",
     "readiness", "willingness"}
)  # fmt: skip
#: Of these the ones that are news on the day they are spoken.
_SPOKEN = frozenset(
    {"pledge", "promise", "vow", "swear", "ask", "urge", "call", "request", "demand", "order",
     "threaten", "instruct", "appeal", "propose"}
)  # fmt: skip
#: Deeds that are set for a day.
_SET = frozenset(
    {"meet", "visit", "travel", "hold", "begin", "start", "open", "sign", "come", "return",
     "resume", "attend", "convene", "gather", "host", "arrive", "fly", "talk", "speak", "discuss",
     "reopen", "launch", "vote", "appear"}
)  # fmt: skip
_DAYS = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today",
     "tonight", "weekend", "week", "morning", "evening", "afternoon", "day", "night"}
)  # fmt: skip
_LONGER = frozenset(
    {"january", "february", "march", "april", "may", "june", "july", "august", "september",
     "october", "november", "december", "month", "year", "quarter", "spring", "summer", "autumn",
     "fall", "winter", "decade", "century"}
)  # fmt: skip
_TO_COME = frozenset({"next", "coming", "upcoming", "following", "forthcoming"})
_UNTIL = frozenset({"by", "before", "until", "till", "from", "within"})
_GONE = frozenset({"last", "previous", "past", "earlier", "ago"})
_OBJECTS = ("obj", "obl")
_CLAUSES = ("xcomp", "ccomp", "advcl", "acl")
_TIMES = ("obl", "obl:unmarked", "obl:tmod", "nmod", "nmod:unmarked", "advmod")
_MODALS = frozenset({"will", "would", "shall", "'ll", "’ll", "'d"})


def days(tokens: list[Token]) -> list[Token]:
    """Every time word under the verb whose day it tells."""
    changed = list(tokens)
    for index, token in enumerate(tokens):
        if token.deprel not in _TIMES or token.head < 0 or not _time_word(token):
            continue
        where = _where(tokens, index)
        if where == "gone" or (where == "set" and _of_speaking(tokens, index)):
            above = _governor(tokens, token.head)
            if above >= 0:
                changed[index] = replace(token, head=above)
        elif where:
            below = _governed(tokens, index, where == "set")
            if below >= 0:
                relation = token.deprel if token.deprel != "nmod" else "obl"
                changed[index] = replace(token, head=below, deprel=relation)
    return changed


def _time_word(token: Token) -> bool:
    low = token.text.lower()
    capital = token.text[:1].isupper() or low not in ("may", "march")
    known = token.lemma.lower() in _DAYS | _LONGER or low in ("tomorrow", "yesterday", "ago")
    return (known and capital) or (len(low) == 4 and low.isdigit() and low[:2] in ("19", "20"))


def _where(tokens: list[Token], index: int) -> str:
    """``gone``, ``ahead`` or ``set`` (a day that may be either's); '' where no word tells."""
    token = tokens[index]
    low = token.text.lower()
    kids = {t.text.lower() for t in tokens if t.head == index}
    if low in ("yesterday", "ago") or kids & _GONE:
        return "gone"
    if low == "tomorrow" or kids & (_UNTIL | _TO_COME):
        return "ahead"
    if low in _LONGER or low.isdigit():
        return "ahead" if kids & {"in", "this", "during", "on", "for"} else ""
    return "set"


def _of_speaking(tokens: list[Token], index: int) -> bool:
    """ "urged both sides to show restraint on Monday": the urging was on Monday."""
    head = tokens[index].head
    above = _governor(tokens, head)
    spoken = above >= 0 and tokens[above].lemma.lower() in _SPOKEN
    return spoken and tokens[head].lemma.lower() not in _SET


def _governed(tokens: list[Token], index: int, only_set: bool) -> int:
    """The last verb before a time word whose clause lies ahead of the one it hangs on; or -1."""
    above = tokens[index].head
    if above > index or tokens[above].upos not in ("VERB", "AUX", "ADJ", "NOUN"):
        return -1
    node = above
    while (below := _clause_ahead(tokens, node, index)) >= 0:
        node = below
    if node == above or (only_set and tokens[node].lemma.lower() not in _SET):
        return -1
    return node


def _clause_ahead(tokens: list[Token], node: int, end: int) -> int:
    """The clause under ``node``, or under its object, that lies ahead of it and before ``end``."""
    hosts = [i for i, t in enumerate(tokens[:end]) if t.head == node and t.deprel in _OBJECTS]
    hosts = [node, *(i for i in hosts if i > node)]
    found = -1
    for at, token in enumerate(tokens[:end]):
        if token.deprel not in _CLAUSES or token.head not in hosts or at <= node:
            continue
        helpers = [t for t in tokens if t.head == at]
        bare = "VerbForm=Inf" in token.feats and any(t.text.lower() == "to" for t in helpers)
        modal = any(t.deprel == "aux" and t.text.lower() in _MODALS for t in helpers)
        governs = {tokens[token.head].lemma.lower(), tokens[node].lemma.lower()} & _AHEAD
        if (bare and governs) or (modal and token.deprel == "ccomp"):
            found = at
    return found


def _governor(tokens: list[Token], node: int) -> int:
    """The verb above an infinitive that lies ahead of it; -1 where ``node`` is none."""
    head = tokens[node].head
    if head < 0 or tokens[node].deprel not in _CLAUSES or "VerbForm=Inf" not in tokens[node].feats:
        return -1
    if tokens[head].upos == "NOUN" and tokens[head].head >= 0 and tokens[head].lemma in _AHEAD:
        return tokens[head].head
    return head if tokens[head].lemma.lower() in _AHEAD else -1
