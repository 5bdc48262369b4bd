"""The grammar of time expressions: one named pattern for each way of telling a time.

A pattern has the classes of trigger words at which it is worth trying: the finder looks for
trigger words first and tries a pattern only round those of its classes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.reference.times import words as w
from dragoman.reference.times.words import S


@dataclass(frozen=True, slots=True)
class Pattern:
    """A way of telling a time: its name, its expression, and when it is worth trying.

    ``triggers``: the classes of words one of which must be near; ``needs``: letters one of which
    must be among them, for expressions that are slow to try and seldom match.
    """

    name: str
    expression: re.Pattern[str]
    triggers: frozenset[str]
    needs: tuple[str, ...] = ()


def _pattern(name: str, triggers: str, source: str, needs: str = "") -> Pattern:
    expression = re.compile(source, re.IGNORECASE)
    return Pattern(name, expression, frozenset(triggers.split()), tuple(needs.split()))


# "Friday's" stops before the "'s"; "third-quarter" may be followed by a hyphen, "10" by none.
_END = r"(?![\w]|[-\u2010]\w)"
_END_LOOSE = r"(?!\w)"
_BEGIN = r"(?<![\w$€£¥.,/-])(?<!\d[ ])"

PART_RE = (
    rf"(?:(?:the{S})?(?:very{S})?(?:early|late|mid|mid-|later|earlier|sometime){S}?(?:in{S})?(?:the{S})?"
    rf"|(?:the{S})?(?:very{S})?(?:beginning|start|end|middle|close|turn|early{S}part|latter{S}part"
    rf"|first{S}days|last{S}days|eve|early{S}days|final{S}days){S}of{S})"
)
APPROX_RE = (
    rf"(?:(?:nearly|almost|about|around|roughly|approximately|some|over|more{S}than|less{S}than"
    rf"|fewer{S}than|up{S}to|at{S}least|at{S}most|no{S}more{S}than|just{S}over|just{S}under|under"
    rf"|well{S}over|exactly){S})"
)
TODAY_RE = r"(?:today|yesterday|tomorrow|tonight)"
ZONE_RE = r"(?:GMT|UTC|[ECMP][SD]?T|BST|CES?T|EES?T|MSK|JST|IST|AES?T|[ECMP]astern[ ]time|local[ ]time|Moscow[ ]time)"
CLOCK_RE = (
    rf"(?:(?:(?:\d{{1,2}}(?:[:.]\d{{2}})?|{w.alternatives('one two three four five six seven eight nine ten eleven twelve'.split())})"
    rf"{S}?(?:a\.m\.?|p\.m\.?|am\b|pm\b|o'clock|o\u2019clock)"
    rf"|(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![:\d])"
    rf"|(?:[01]\d|2[0-3])[.]?[0-5]\d(?={S}?{ZONE_RE}\b)"
    rf"|\d{{1,2}}(?={S}in{S}the{S}(?:morning|afternoon|evening))|\bnoon|\bmidnight)"
    rf"(?:{S}(?:in{S}the{S}(?:morning|afternoon|evening)|at{S}night))?"
    rf"(?:{S}?(?:{ZONE_RE}\b|\({ZONE_RE}\)))?)"
)
_YEAR_AFTER = rf"(?:(?:,?{S}|,)(?P<year>{w.YEAR_RE}|{w.SPOKEN_YEAR_RE})(?![\w%]|[,.]\d))"
_DAYNUM = r"(?:3[01]|[12]\d|0?[1-9])"
_BADNUM = r"\d{1,2}"
_MONTH_DOT = rf"(?:{w.MONTH_RE}\.?)"
_WEEKDAY_LEAD = rf"(?:(?P<weekday>{w.WEEKDAY_SHORT_RE})(?:,{S}?|{S})(?:the{S})?)?"
_RELATION = (
    rf"(?:this{S}past|this{S}coming|the{S}coming|the{S}past|the{S}last|the{S}next|the{S}previous|the{S}preceding"
    rf"|the{S}following|the{S}same|the{S}current|the{S}latest|the{S}ensuing|the{S}first|last|next|this|past|coming|that{S}same|that"
    rf"|previous|following|same|current|latest)"
)
_DASH = rf"(?:{S}?[-\u2013\u2014]{S}?|{S}to{S}|{S}through{S}|{S}until{S}|{S}and{S})"
UNIT_ONE_RE = r"(?:day|week|weekend|fortnight|month|quarter|year|decade|century|hour|minute|moment)"
_HOLIDAY_DAYS = (
    rf"(?:Christmas(?:{S}(?:Day|Eve))?|New{S}Year['\u2019]?s?(?:['\u2019])?{S}(?:Day|Eve)|Thanksgiving(?:{S}Day)?"
    rf"|Independence{S}Day|Election{S}Day|Labou?r{S}Day|Memorial{S}Day|Valentine['\u2019]s{S}Day"
    rf"|Veterans['\u2019]?{S}Day|Martin{S}Luther{S}King{S}(?:Jr\.?{S})?Day|Columbus{S}Day|Presidents['\u2019]?{S}Day"
    rf"|Halloween|Boxing{S}Day|Good{S}Friday|Easter(?:{S}(?:Sunday|Monday|Day))?|Palm{S}Sunday"
    rf"|Ash{S}Wednesday|Whit{S}Monday|Pentecost(?:{S}Sunday)?|May{S}Day|Bastille{S}Day|Epiphany"
    rf"|Nowruz|Ramadan|Eid{S}al-(?:Fitr|Adha)|Hanukkah|Passover|Yom{S}Kippur|Rosh{S}Hashanah|Diwali)"
)

PATTERNS: tuple[Pattern, ...] = (
    _pattern(
        "iso",
        "year",
        r"(?<![\w-])(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})"
        r"(?:[T ](?P<clock>\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(?P<zone>Z|[+-]\d{2}:?\d{2})?)?(?![\w-])",
    ),
    _pattern(
        "numeric",
        "numeric",
        r"(?<![\w/.-])(?P<first>\d{1,2})(?:(?P<sign>[/-])(?P<second>\d{1,2})(?P=sign)"
        r"(?P<year>\d{4}|\d{2})|\.(?P<dotted>\d{1,2})\.(?P<dotyear>(?:19|20)\d{2}))(?![\w/-])",
    ),
    _pattern(
        "month_day",
        "month",
        rf"(?<![\w$])(?P<part>{PART_RE}|{APPROX_RE})?(?P<relation>(?:last|this|next){S})?{_WEEKDAY_LEAD}(?P<month>{_MONTH_DOT}){S}(?:the{S})?"
        rf"(?P<day>{_BADNUM}(?:st|nd|rd|th)?(?![\d,]\d)|{w.ORDINAL_RE})"
        rf"(?:{_DASH}(?:(?P<month2>{_MONTH_DOT}){S})?(?P<day2>{_DAYNUM}(?:st|nd|rd|th)?)"
        rf"(?![\d%]|[,.]\d|{S}(?:a\.m|p\.m|people|others)))?"
        rf"(?!\w|:\d|{S}?%|{S}(?:percent|per{S}cent|million|billion|points?)\b){_YEAR_AFTER}?(?![\w%])",
    ),
    _pattern(
        "day_month",
        "month",
        rf"(?<![\w$.,:])(?P<part>{PART_RE})?{_WEEKDAY_LEAD}(?:the{S})?"
        rf"(?:(?P<day1>{_DAYNUM}(?:st|nd|rd|th)?)(?:{S}(?P<month1>{_MONTH_DOT}))?{_DASH})?"
        rf"(?P<day>{_BADNUM}(?:st|nd|rd|th)?|{w.ORDINAL_RE})(?:{S}|-)(?:day{S})?(?:of{S})?"
        rf"(?P<month>{_MONTH_DOT})(?!\w|{S}\d{{1,2}}(?!\d)){_YEAR_AFTER}?(?![\w%])",
    ),
    _pattern(
        "month",
        "month",
        rf"(?<![\w-])(?P<part>{PART_RE})?(?:(?P<relation>{_RELATION}){S})?"
        rf"(?P<month>{_MONTH_DOT})(?:(?:,?{S}(?:of{S})?|-)(?P<year>{w.YEAR_RE}|{w.SPOKEN_YEAR_RE}|['\u2019]\d\d)"
        rf"(?![\w%]|[,.]\d)|{S}(?P<deictic>this|last|next){S}year|{S}of{S}(?P<deictic2>this|last|next|that){S}year)?"
        rf"(?!\w|\.?{S}\d{{1,2}}\b(?!,\d))",
    ),
    _pattern(
        "weekday",
        "weekday",
        rf"(?<![\w-])(?P<part>{PART_RE})?(?:(?P<relation>{_RELATION}){S})?"
        rf"(?P<weekday>{w.WEEKDAY_RE}|(?:Mon|Tues?|Wed|Thurs?|Fri)\.)"
        rf"(?:{S}(?P<daypart>(?:early{S}|late{S})?{w.DAYPART_RE})\b|{S}(?:this|last|next){S}week)?(?!\w)",
    ),
    _pattern(
        "clock_day",
        "clock",
        rf"(?<![\w$:.,])(?P<approx>{APPROX_RE})?(?P<clock>{CLOCK_RE}),?"
        rf"(?:(?:{S}on)?{S}(?P<day>(?:{w.WEEKDAY_RE}(?:,?{S}{_MONTH_DOT}{S}{_DAYNUM}{_YEAR_AFTER}?(?!\w))?"
        rf"|{TODAY_RE}|{_MONTH_DOT}{S}{_DAYNUM}(?:,?{S}{w.YEAR_RE})?(?!\w)"
        rf"|{_DAYNUM}{S}{_MONTH_DOT}(?:{S}{w.YEAR_RE})?(?!\w))))?(?!\w)",
    ),
    _pattern(
        "daypart",
        "daypart",
        rf"(?<![\w-])(?:(?P<part>{PART_RE})?(?P<relation>this|last|the{S}(?:previous|following|next|same)|that|next){S}"
        rf"(?P<daypart>{w.DAYPART_RE})|(?P<part2>(?:early|late|mid)[ -])?(?P<day>{TODAY_RE}){S}(?P<daypart2>{w.DAYPART_RE})"
        rf"|(?P<mid>(?:early|late|mid)[ -]{w.DAYPART_RE}){S}(?P<day2>yesterday|today|tomorrow)"
        rf"|(?P<mid2>mid[ -](?:morning|afternoon)|overnight|midday)"
        rf"|(?:the{S}early{S}hours{S}of{S})(?P<weekday>{w.WEEKDAY_RE})(?:{S}morning)?){_END_LOOSE}",
    ),
    _pattern(
        "deictic",
        "deictic",
        rf"(?<![\w-])(?P<part>(?:(?:earlier|later|late|early){S}))?(?P<day>{TODAY_RE}"
        rf"|the{S}day{S}(?:before{S}yesterday|after{S}tomorrow)){_END_LOOSE}",
    ),
    _pattern(
        "year",
        "year spoken",
        rf"(?<![\w$€£¥.,/#:-])(?P<part>{PART_RE}|{APPROX_RE}|post-|pre-)?(?:the{S}(?:calendar{S})?(?:year{S})|year{S})?"
        rf"(?P<fiscal>(?:the{S})?(?:fiscal|financial)(?:{S}years?)?{S})?(?P<year>{w.YEAR_RE}|{w.SPOKEN_YEAR_RE})"
        rf"(?:[-\u2013/](?P<year2>(?:19|20)?\d\d)(?!\d|[-\u2013/]))?(?![\w%]|[,.:]\d|[-\u2013/]\d)",
    ),
    _pattern(
        "year_period",
        "year spoken",
        rf"(?<!\w)the{S}(?P<year>{w.YEAR_RE}){S}(?P<span>(?P<number>first|second|third|fourth|final|last){S}(?:quarter|half)"
        rf"|period|quarter|year){_END}",
    ),
    _pattern(
        "decade",
        "decade",
        rf"(?<![\w$])(?P<part>(?:the{S})?(?:(?:early|late|mid)(?:[ -](?:to{S}late{S})?)|(?:first|second|last|latter){S}half{S}of{S}(?:the{S})?))?"
        rf"(?:the{S})?(?:(?P<decade>1[5-9]\d0|20\d0)['\u2019]?s|['\u2019\u2018](?P<short>\d0)s"
        rf"|(?<=the )(?P<word>{w.alternatives(w.DECADE_WORDS)})){_END_LOOSE}",
    ),
    _pattern(
        "century",
        "unit",
        rf"(?<![\w-])(?P<part>(?:the{S})?(?:early|late|mid|turn{S}of{S}the|first{S}half{S}of{S}the|second{S}half{S}of{S}the)[ -])?"
        rf"(?:the{S})?(?P<number>{w.ORDINAL_RE})[ -](?:century|centuries){_END_LOOSE}",
        "centur",
    ),
    _pattern(
        "quarter",
        "unit quarter",
        rf"(?<![\w-])(?:(?P<owner>(?:last|this|next){S}year['\u2019]s){S}|(?P<the>the{S})?)"
        rf"(?P<past>(?:comparable{S}|corresponding{S})?(?:year-ago|year-earlier|previous{S}year['\u2019]s){S})?"
        rf"(?P<fiscal>(?:fiscal|financial)[ -])?(?:(?P<number>first|second|third|fourth|final|last|1st|2nd|3rd|4th)[ -](?P<span>quarter|half)"
        rf"|(?P<letter>[QH])(?P<digit>[1-4]))(?:,?{S}(?:of{S})?(?:(?:fiscal{S})?(?P<year>{w.YEAR_RE})(?!\w)"
        rf"|(?P<deictic>this|last|next|the){S}year))?{_END_LOOSE}",
    ),
    _pattern(
        "year_ago",
        "unit",
        rf"(?<![\w-])(?:the{S}(?:comparable{S}|corresponding{S}|same{S})?"
        rf"year-(?:ago|earlier|before)(?P<span>{S}(?:quarter|period|half|month))|year-(?:ago|earlier)(?={S}\w)"
        rf"|the{S}(?P<latest>latest|current){S}period"
        rf"|the{S}(?:quarter|period|month){S}a{S}year{S}(?:ago|earlier|before)"
        rf"|the{S}(?:same|corresponding|comparable|year-ago|year-earlier){S}(?:quarter|period|month|time)"
        rf"(?:{S}(?:of{S})?(?P<deictic>last{S}year|a{S}year{S}(?:ago|earlier|before))|{S}(?:in{S}|of{S})?(?P<year>{w.YEAR_RE}))){_END_LOOSE}",
        "year- period quarter month time",
    ),
    _pattern(
        "season",
        "season",
        rf"(?<![\w-])(?P<part>{PART_RE})?(?:the{S})?(?:(?P<relation>{_RELATION}){S})?(?:(?:early|late|mid)[ -])?"
        rf"(?P<season>{w.SEASON_RE})(?:(?:{S}of{S}|,?{S})(?P<year>{w.YEAR_RE}|{w.SPOKEN_YEAR_RE})(?!\w)"
        rf"|{S}(?:of{S})?(?P<deictic>this|last|next){S}year)?{_END}",
    ),
    _pattern(
        "relative",
        "unit",
        rf"(?<![\w-])(?P<part>{PART_RE})?(?P<relation>{_RELATION}){S}(?P<fiscal>(?:fiscal|financial|calendar|school|academic){S})?"
        rf"(?P<unit>{UNIT_ONE_RE})(?:['\u2019]s{S}end\b)?{_END}",
    ),
    _pattern(
        "bare_unit",
        "unit",
        rf"(?<![\w-])(?P<part>{PART_RE})?the{S}(?P<fiscal>(?:fiscal|financial|full|whole|entire){S})?"
        rf"(?P<unit>day|week|weekend|month|quarter|year|decade|century){_END}",
    ),
    _pattern(
        "year_end",
        "unit",
        rf"(?<![\w-])(?P<approx>{APPROX_RE})?(?:the{S})?year(?:['\u2019]s)?[- ]end{_END}",
        "end",
    ),
    _pattern(
        "week_of",
        "unit",
        rf"(?<![\w-])the{S}(?P<unit>week|weekend){S}of{S}(?P<month>{_MONTH_DOT}){S}(?P<day>{_DAYNUM}){_YEAR_AFTER}?(?!\w)",
        "week",
    ),
    _pattern(
        "ago",
        "unit",
        rf"(?<![\w-])(?P<approx>{APPROX_RE})?(?P<count>{w.NUMBER_RE}|{w.VAGUE_RE}|an?|half{S}an?)(?:{S}|-)(?P<unit>{w.UNIT_RE})"
        rf"(?:{S}(?:or{S}(?:so|more|two)|and{S}a{S}half))?{S}(?:ago|back(?=[.,;]))(?!\w)"
        rf"|(?<![\w-])(?P<bare>hours|days|weeks|months|years|decades|centuries|generations){S}ago(?!\w)",
        "ago back",
    ),
    _pattern(
        "shift",
        "unit",
        rf"(?<![\w-])(?P<approx>{APPROX_RE})?(?P<count>{w.NUMBER_RE}|{w.VAGUE_RE}|an?|half{S}an?|the)(?:{S})"
        rf"(?P<unit>{w.UNIT_RE})(?:{S}or{S}so)?{S}(?P<way>earlier|later|before(?=[.,;:]|$)|after(?=[.,;:]|$)|afterwards?|beforehand|previously"
        rf"|prior(?!{S}to)|thereafter)(?!\w)"
        rf"|(?<![\w-])the{S}(?P<unit2>day|week|month|year|night){S}(?P<way2>before|after)(?=[.,;:]|$)",
        "earlier later before after prior previous beforehand thereafter",
    ),
    _pattern(
        "hence",
        "unit",
        rf"(?<![\w-])(?P<approx>{APPROX_RE})?(?P<count>{w.NUMBER_RE}|{w.VAGUE_RE}|an?){S}(?P<unit>{w.UNIT_RE}){S}(?:from{S}(?:now|today)|hence)(?!\w)",
        "from hence",
    ),
    _pattern(
        "window",
        "unit",
        rf"(?<![\w-])(?P<approx>(?:at{S}least|up{S}to|nearly|almost|each{S}of){S})?(?:(?P<the>the|these|those|its|his|her|their){S})?"
        rf"(?P<relation>past|last|next|first|previous|preceding|following|coming|recent|latest|final|initial|early|closing|opening){S}"
        rf"(?:(?P<count>{w.NUMBER_RE}|{w.VAGUE_RE}|couple{S}of){S})?(?:(?:to|or){S}{w.NUMBER_RE}{S})?(?:full{S}|trading{S}|business{S}|consecutive{S}|more{S})?"
        rf"(?P<unit>(?:seconds|minutes|hours|days|weekends|weeks|fortnights|months|quarters|years|decades|centuries|summers|winters)"
        rf"|(?<=past )(?:decade|century|year)|(?<=last )(?:decade|century))"
        rf"(?:{S}(?:or{S}so|and{S}(?:days|weeks|months|years)))?{_END}",
    ),
    _pattern(
        "duration",
        "unit",
        rf"(?<![\w$.,/-])(?P<approx>{APPROX_RE}|the{S}|another{S}|a{S}further{S}|an{S}additional{S}|an{S}extra{S}|those{S}|these{S})?"
        rf"(?P<count>{w.NUMBER_RE}|{w.VAGUE_RE}|an?|half{S}an?|one|additional|full)"
        rf"(?:(?:{S}(?:to|or)(?:{S})|{S}?[-\u2013]{S}?)(?P<count2>{w.NUMBER_RE}))?{S}(?:(?:more|additional|full|whole|straight|consecutive"
        rf"|trading|business|working|calendar|solid|long|extra){S})*"
        rf"(?P<unit>{w.UNIT_RE})(?P<half>{S}and{S}a{S}half)?(?:{S}or{S}(?P<ormore>two|more|so))?{_END}",
    ),
    _pattern(
        "hyphenated",
        "unit",
        rf"(?<![\w$.,/-])(?P<approx>{APPROX_RE})?(?P<count>{w.NUMBER_RE}|several|multi|half|many)[-\u2010\u2011 ]"
        rf"(?P<unit>second|minute|hour|day|week|month|quarter|year|decade|century)(?![\w])"
        rf"(?!['\u2019]s|[-\u2010 ](?:old|olds)\b)"
        rf"|(?<![\w-])(?P<long>day|week|month|year|decade|centurie|hour|minute)s?[-\u2010](?=long\b)long(?!\w)"
        rf"|(?<![\w-])(?P<long2>day|week|month|year|decade|hour)long(?!\w)",
    ),
    _pattern(
        "bare_duration",
        "unit",
        rf"(?<![\w-])(?:(?:for|in|after|over|within|took|take|takes|last|lasted|spent|spend|of|by|hours|days|weeks|months|years|and|or|the|than){S})"
        rf"(?P<span>(?:hours|days|weeks|months|years|decades|centuries)(?:{S}(?:or|and){S}(?:hours|days|weeks|months|years|decades|centuries))?(?:{S}ahead)?){_END}"
        rf"|(?<![\w-])(?P<span2>(?:days|weeks|months|years|decades))(?={S}(?:after|before|of{S}\w+ing\b|earlier|into)\b)",
    ),
    _pattern(
        "each",
        "unit weekday month season daypart",
        rf"(?<![\w-])(?P<every>each|every){S}(?:(?P<count>{w.NUMBER_RE}|other|few|second){S})?"
        rf"(?P<what>(?:{w.UNIT_RE}|{w.WEEKDAY_RE}|{w.MONTH_RE}|{w.SEASON_RE}|{w.DAYPART_RE}))(?:{S}(?P<daypart>{w.DAYPART_RE}))?{_END}",
        "each every",
    ),
    _pattern(
        "plural_day",
        "weekday",
        rf"(?<![\w-])(?P<weekday>Mondays|Tuesdays|Wednesdays|Thursdays|Fridays|Saturdays|Sundays)(?!\w)"
        rf"|(?<![\w-])(?P<weekday2>{w.WEEKDAY_RE}){S}(?P<daypart>mornings|afternoons|evenings|nights)(?!\w)",
    ),
    _pattern(
        "frequency",
        "frequency unit",
        rf"(?<![\w-])(?:(?P<adverb>daily|weekly|monthly|annually|hourly|nightly|yearly|fortnightly)"
        rf"|(?:once|twice|(?:{w.NUMBER_RE}){S}times){S}(?P<per>an?|each|every|per){S}(?P<unit>hour|day|week|month|year|decade)"
        rf"|(?P<per2>per){S}(?P<unit2>hour|day|week|month|year)){_END}",
        "daily weekly monthly annually hourly nightly yearly once twice times",
    ),
    _pattern(
        "reference",
        "reference",
        rf"(?<![\w-])(?:(?P<past>(?:(?:more|very|most|just|only|as){S})?recently|recent|lately|not{S}(?:that{S}|so{S})?long{S}ago|long{S}ago|the{S}(?:recent{S}|distant{S})?past)"
        rf"|(?P<present>right{S}now|now|currently|current|nowadays|at{S}(?:the{S})?present"
        rf"|at{S}the{S}moment|at{S}this{S}(?:time|point|moment)|the{S}present)"
        rf"|(?P<future>(?:the{S})?(?:near|foreseeable|not[- ]too[- ]distant|not{S}so{S}distant|distant|immediate){S}(?:future|term)"
        rf"|the{S}future|the{S}(?:near|short|long|longer|medium){S}term|as{S}soon{S}as{S}possible|soon)"
        rf"|(?P<leanpast>at{S}the{S}time|that{S}time|the{S}time)){_END}",
    ),
    _pattern("these_days", "unit", rf"(?<![\w-])these{S}days(?!\w)", "these"),
    _pattern(
        "holiday",
        "holiday",
        rf"(?<![\w-])(?P<relation>(?:last|this|next|the{S}eve{S}of){S})?(?P<holiday>{_HOLIDAY_DAYS})(?:(?:,{S}?|{S})(?P<year>{w.YEAR_RE}))?(?!\w)",
    ),
)

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
