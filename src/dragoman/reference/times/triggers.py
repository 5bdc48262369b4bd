"""The words at which a time expression is looked for, and the class of each."""

from __future__ import annotations

from dragoman.reference.times import words as w

_LOWER: dict[str, str] = {
    word: kind
    for kind, listed in {
        "month": [*w.MONTHS],
        "weekday": [*w.WEEKDAYS, *(f"{name}s" for name in w.WEEKDAYS if len(name) > 5)],
        "season": [*w.SEASONS],
        "daypart": [*w.DAYPARTS, *(f"{name}s" for name in w.DAYPARTS), "overnight", "mid"],
        "unit": [
            *w.UNITS,
            *(f"{name}s" for name in w.UNITS),
            *"centuries millennia generations summers winters period half moment".split(),
            *"daylong weeklong monthlong yearlong decadelong hourlong".split(),
        ],
        "deictic": ["today", "yesterday", "tomorrow", "tonight"],
        "decade": [*w.DECADE_WORDS],
        "spoken": ["nineteen", "eighteen", "seventeen", "thousand"],
        "frequency": "daily weekly monthly annually hourly nightly yearly fortnightly".split(),
        "reference": "recently recent lately past now currently current present future term soon "
        "time nowadays ago point".split(),
        "clock": ["noon", "midnight", "clock", "am", "pm", "gmt", "utc"],
        "holiday": "christmas thanksgiving halloween easter boxing pentecost bastille epiphany "
        "nowruz ramadan eid hanukkah passover kippur hashanah diwali eve whit election "
        "independence valentine veterans presidents memorial columbus luther palm ash".split(),
        "quarter": [f"{letter}{digit}" for letter in "qh" for digit in "1234"],
    }.items()
    for word in listed
}
# Looked up as written: in lower case, capitalised, or in capitals throughout.
TRIGGERS: dict[str, str] = {
    form: kind for word, kind in _LOWER.items() for form in (word, word.capitalize(), word.upper())
}
