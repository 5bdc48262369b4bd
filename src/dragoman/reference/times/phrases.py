"""Pieces the patterns share: parts of a period, approximations, clock times, relations, holidays.

As in :mod:`patterns`, ``_`` stands for the space between two words.
"""

from __future__ import annotations

from dragoman.reference.times import words as w

# "early", "the end of": which part of the period that follows.
PART = (
    r"(?:(?:the_)?(?:very_)?(?:early|late|mid|later|earlier|sometime)_(?:in_)?(?:the_)?"
    r"|(?:early|late|mid|end)-|(?:the_)?(?:very_)?(?:beginning|start|end|middle|close|turn|early_part|latter_part"
    r"|eve|early_days|final_days|(?:first|last|second|third|fourth|final)_(?:few_)?"
    r"(?:days|weeks?|half))_of_)"
)
APPROX = (
    r"(?:(?:nearly|almost|about|around|roughly|approximately|some|over|more_than|less_than"
    r"|fewer_than|up_to|at_least|at_most|no_more_than|just_over|just_under|under|well_over"
    r"|exactly)_)"
)
TODAY = r"(?:today|yesterday|tomorrow|tonight)"
ZONE = (
    r"(?:GMT|UTC|[ECMP][SD]?T|BST|CES?T|EES?T|MSK|JST|IST|AES?T|[ECMP]astern[ ]time"
    r"|local[ ]time|Moscow[ ]time)"
)
_HOURS = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_IN_THE = r"_in_the_(?:morning|afternoon|evening)"
CLOCK = (
    rf"(?:(?:(?:\d{{1,2}}(?:[:.]\d{{2}})?|{_HOURS})"
    r"_?(?:a\.m\.?|p\.m\.?|am\b|pm\b|o'clock|o\u2019clock)"
    r"|(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![:\d])"
    rf"|(?:[01]\d|2[0-3])[.]?[0-5]\d(?=_?{ZONE}\b)"
    rf"|\d{{1,2}}(?={_IN_THE})|\bnoon|\bmidnight)"
    rf"(?:{_IN_THE}|_at_night)?(?:_?(?:{ZONE}\b|\({ZONE}\)))?)"
)
# A year that is not part of a larger number.
YEAR = rf"(?:{w.YEAR_RE}|{w.SPOKEN_YEAR_RE})"
YEAR_AFTER = (
    rf"(?:(?:,?_|,)(?P<year>{YEAR})(?![\w%]|[,.]\d)|(?:_of)?_(?P<deictic>last|this|next)_year\b)"
)
DAY = r"(?:3[01]|[12]\d|0?[1-9])"
ORDINAL_END = r"(?:st|nd|rd|th)"
MONTH = rf"(?:{w.MONTH_RE}\.?)"
WEEKDAY_LEAD = rf"(?:(?P<weekday>{w.WEEKDAY_SHORT_RE})(?:,_?|_)(?:the_)?)?"
# A day as it is told after a time of day: "10 p.m. on Friday", "the morning of 8 December".
DAY_TOLD = (
    rf"(?:{w.WEEKDAY_RE}(?:,?_{MONTH}_{DAY}(?:,?_{w.YEAR_RE})?(?!\w))?|{TODAY}"
    rf"|{MONTH}_{DAY}(?:,?_{w.YEAR_RE})?(?!\w)|{DAY}_{MONTH}(?:_{w.YEAR_RE})?(?!\w))"
)
RELATION = (
    r"(?:this_past|this_coming|the_coming|the_past|the_last|the_next|the_previous|the_preceding"
    r"|the_following|the_same|the_current|the_latest|the_ensuing|the_first|last|next|this|past"
    r"|coming|that_same|that|previous|following|same|current|latest)"
)
DASH = r"(?:_?[-\u2013\u2014]_?|_to_|_through_|_until_)"
COUNT = rf"(?:{w.NUMBER_RE}|{w.VAGUE_RE}|half_an?|an?)"
UNIT_ONE = r"(?:day|week|weekend|fortnight|month|quarter|year|decade|century|hour|minute|moment)"
UNIT_MANY = (
    r"(?:seconds|minutes|hours|days|weekends|weeks|fortnights|months|quarters|years|decades"
    r"|centuries|summers|winters)"
)
LONG_UNITS = r"(?:hours|days|weeks|months|years|decades|centuries)"
NTH = r"(?:first|second|third|fourth|final|last|1st|2nd|3rd|4th)"
# Verbs and prepositions after which "weeks" by itself is a length of time.
BEFORE_BARE = (
    r"(?:for|in|after|over|within|took|takes?|last|lasted|spent|spend|of|by|hours|days|weeks"
    r"|months|years|and|or|the|than)"
)
HOLIDAY = (
    r"(?:Christmas(?:_(?:Day|Eve))?|New_Year['\u2019]?s?['\u2019]?_(?:Day|Eve)"
    r"|Thanksgiving(?:_Day)?|Independence_Day|Election_Day|Labou?r_Day|Memorial_Day"
    r"|Valentine['\u2019]s_Day|Veterans['\u2019]?_Day|Martin_Luther_King_(?:Jr\.?_)?Day"
    r"|Columbus_Day|Presidents['\u2019]?_Day|Halloween|Boxing_Day|Good_Friday"
    r"|Easter(?:_(?:Sunday|Monday|Day))?|Palm_Sunday|Ash_Wednesday|Whit_Monday"
    r"|Pentecost(?:_Sunday)?|May_Day|Bastille_Day|Epiphany|Nowruz|Ramadan|Eid_al-(?:Fitr|Adha)"
    r"|Hanukkah|Passover|Yom_Kippur|Rosh_Hashanah|Diwali)"
)
