"""The grammar of time expressions: one named pattern for each way of telling a time.

A pattern has the classes of trigger words at which it is worth trying: the finder looks for
trigger words first and tries a pattern only round those of its classes.

In the sources below ``_`` stands for the space between two words: blanks, or one line break.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dragoman.reference.times import phrases as p
from dragoman.reference.times import words as w


@dataclass(frozen=True, slots=True)
class Pattern:
    """A way of telling a time: its name, its expression, and when it is worth trying.

    ``triggers``: the classes of words one of which must be near; ``needs``: letters one of which
    must be among them, for expressions that are slow to try and seldom match. ``source`` is made
    an expression when it is first tried: all of them together take longer than to read a report.
    """

    name: str
    source: str
    triggers: frozenset[str]
    needs: tuple[str, ...] = ()

    @property
    def expression(self) -> re.Pattern[str]:
        """The expression."""
        return _compiled(self.source)


_compiled = cache(w.spaced)


def _pattern(name: str, triggers: str, source: str, needs: str = "") -> Pattern:
    return Pattern(name, source, frozenset(triggers.split()), tuple(needs.split()))


# No word goes on here: "10-year-old" is not "10-year"; with the hyphen allowed, "third-quarter".
_END = r"(?![\w]|[-\u2010]\w)"
_END_LOOSE = r"(?!\w)"
_START = r"(?<![\w-])"
_START_NUMBER = r"(?<![\w$.,/-])"

PATTERNS: tuple[Pattern, ...] = (
    _pattern(
        "iso",
        "year",
        r"(?<![\w-])(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})"
        r"(?:[T ](?P<clock>\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)"
        r"(?P<zone>Z|[+-]\d{2}:?\d{2})?)?(?![\w-])",
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
        rf"(?<![\w$])(?P<part>{p.PART}|{p.APPROX})?(?P<relation>(?:last|this|next)_)?"
        rf"{p.WEEKDAY_LEAD}(?P<month>{p.MONTH})_(?:the_)?"
        rf"(?P<day>\d{{1,2}}{p.ORDINAL_END}?(?![\d,]\d)|{w.ORDINAL_RE})"
        rf"(?:{p.DASH}(?:(?P<month2>{p.MONTH})_)?(?P<day2>{p.DAY}{p.ORDINAL_END}?)"
        rf"(?![\d%]|[,.]\d|_(?:a\.m|p\.m|people|others)))?"
        rf"(?!\w|:\d|_?%|_(?:percent|per_cent|million|billion|points?)\b)"
        rf"{p.YEAR_AFTER}?(?![\w%])",
    ),
    _pattern(
        "day_month",
        "month",
        rf"(?<![\w$.,:])(?P<part>{p.PART})?{p.WEEKDAY_LEAD}(?:the_)?"
        rf"(?:(?P<day1>{p.DAY}{p.ORDINAL_END}?)(?:_(?P<month1>{p.MONTH}))?{p.DASH})?"
        rf"(?P<day>\d{{1,2}}{p.ORDINAL_END}?|{w.ORDINAL_RE})(?:_|-)(?:day_)?(?:of_)?"
        rf"(?P<month>{p.MONTH})(?!\w|_\d{{1,2}}(?!\d)){p.YEAR_AFTER}?(?![\w%])",
    ),
    _pattern(
        "month",
        "month",
        rf"{_START}(?P<part>{p.PART})?(?:(?P<relation>{p.RELATION})_)?(?P<month>{p.MONTH})"
        rf"(?:(?:,?_(?:of_)?|-)(?P<year>{p.YEAR}|['\u2019]\d\d)(?![\w%]|[,.]\d)"
        rf"|_(?P<deictic>this|last|next)_year|_of_(?P<deictic2>this|last|next|that)_year)?"
        rf"(?!\w|\.?_\d{{1,2}}\b(?!,\d))",
    ),
    _pattern(
        "weekday",
        "weekday",
        rf"{_START}(?P<part>{p.PART})?(?:(?P<relation>{p.RELATION})_)?"
        rf"(?P<weekday>{w.WEEKDAY_RE}|(?:Mon|Tues?|Wed|Thurs?|Fri)\.)"
        rf"(?:_(?P<daypart>(?:early_|late_)?{w.DAYPART_RE})\b|_(?:this|last|next)_week)?(?!\w)",
    ),
    _pattern(
        "clock_day",
        "clock",
        rf"(?<![\w$:.,])(?P<approx>{p.APPROX})?(?P<clock>{p.CLOCK}),?(?:(?:_on)?_"
        rf"(?P<day>{p.DAY_TOLD}))?(?!\w)",
    ),
    _pattern(
        "daypart",
        "daypart",
        rf"{_START}(?:(?P<part>{p.PART})?"
        rf"(?P<relation>this|last|the_(?:previous|following|next|same)|that|next)_"
        rf"(?P<daypart>{w.DAYPART_RE})"
        rf"|(?P<part2>(?:early|late|mid)[ -])?(?P<day>{p.TODAY})_(?P<daypart2>{w.DAYPART_RE})"
        rf"|(?P<mid>(?:early|late|mid)[ -]{w.DAYPART_RE})_(?P<day2>yesterday|today|tomorrow)"
        rf"|(?P<mid2>mid[ -](?:morning|afternoon)|overnight|midday)"
        rf"|(?:the_early_hours_of_)(?P<weekday>{w.WEEKDAY_RE})(?:_morning)?){_END_LOOSE}",
    ),
    _pattern(
        "deictic",
        "deictic",
        rf"{_START}(?P<part>(?:(?:earlier|later|late|early)_))?(?P<day>{p.TODAY}"
        rf"|the_day_(?:before_yesterday|after_tomorrow)){_END_LOOSE}",
    ),
    _pattern(
        "quarter",
        "unit quarter",
        rf"{_START}(?:(?P<owner>(?:last|this|next)_year['\u2019]s)_|(?P<the>the_)?)"
        rf"(?P<past>(?:comparable_|corresponding_)?"
        rf"(?:year-ago|year-earlier|previous_year['\u2019]s)_)?"
        rf"(?P<fiscal>(?:fiscal|financial)[ -])?"
        rf"(?:(?P<number>{p.NTH})[ -](?P<span>quarter|half)|(?P<letter>[QH])(?P<digit>[1-4]))"
        rf"(?:,?_(?:of_)?(?:(?:fiscal_)?(?P<year>{w.YEAR_RE})(?!\w)"
        rf"|(?P<deictic>this|last|next|the)_year))?{_END_LOOSE}",
    ),
    _pattern(
        "year",
        "year spoken",
        rf"(?<![\w$€£¥.,/#:-])(?P<part>{p.PART}|post-|pre-)?(?P<approx>{p.APPROX})?"
        rf"(?:the_(?:calendar_)?(?:year_)|year_)?"
        rf"(?P<fiscal>(?:the_)?(?:fiscal|financial)(?:_years?)?_)?(?P<year>{p.YEAR})"
        rf"(?:[-\u2013/](?P<year2>(?:19|20)?\d\d)(?!\d|[-\u2013/]))?(?![\w%]|[,.:]\d|[-\u2013/]\d)",
    ),
    _pattern(
        "year_period",
        "year spoken",
        rf"(?<!\w)the_(?P<year>{w.YEAR_RE})_"
        rf"(?P<span>(?P<number>{p.NTH})_(?:quarter|half)|period|quarter|year){_END}",
    ),
    _pattern(
        "decade",
        "decade",
        rf"(?<![\w$])(?P<part>(?:the_)?(?:(?:early|late|mid)(?:[ -](?:to_late_)?)"
        rf"|(?:first|second|last|latter)_half_of_(?:the_)?))?(?:the_)?"
        rf"(?:(?P<decade>1[5-9]\d0|20\d0)['\u2019]?s|['\u2019\u2018](?P<short>\d0)s"
        rf"|(?<=the )(?P<word>{w.alternatives(w.DECADE_WORDS)})){_END_LOOSE}",
    ),
    _pattern(
        "century",
        "unit",
        rf"{_START}(?P<part>(?:the_)?(?:early|late|mid|turn_of_the|first_half_of_the"
        rf"|second_half_of_the)[ -])?"
        rf"(?:the_)?(?P<number>{w.ORDINAL_RE})[ -](?:century|centuries){_END_LOOSE}",
        "centur",
    ),
    _pattern(
        "year_ago",
        "unit",
        rf"{_START}(?:the_(?:comparable_|corresponding_|same_)?year-(?:ago|earlier|before)"
        rf"(?P<span>_(?:quarter|period|half|month))|year-(?:ago|earlier)(?=_\w)"
        rf"|the_(?P<latest>latest|current)_period"
        rf"|the_(?:quarter|period|month)_a_year_(?:ago|earlier|before)"
        rf"|the_(?:same|corresponding|comparable|year-ago|year-earlier)"
        rf"_(?:quarter|period|month|time)(?:_(?:of_)?(?P<deictic>last_year"
        rf"|a_year_(?:ago|earlier|before))|_(?:in_|of_)?(?P<year>{w.YEAR_RE}))){_END_LOOSE}",
        "year- period quarter month time",
    ),
    _pattern(
        "season",
        "season",
        rf"{_START}(?P<part>{p.PART})?(?:the_)?(?:(?P<relation>{p.RELATION})_)?"
        rf"(?:(?:early|late|mid)[ -])?(?P<season>{w.SEASON_RE})"
        rf"(?:(?:_of_|,?_)(?P<year>{p.YEAR})(?!\w)|_(?:of_)?(?P<deictic>this|last|next)_year)?"
        rf"{_END}",
    ),
    _pattern(
        "relative",
        "unit",
        rf"{_START}(?P<part>{p.PART})?(?P<relation>{p.RELATION})_"
        rf"(?P<fiscal>(?:fiscal|financial|calendar|school|academic)_)?"
        rf"(?P<unit>{p.UNIT_ONE})(?:['\u2019]s_end\b)?{_END}",
    ),
    _pattern(
        "bare_unit",
        "unit",
        rf"{_START}(?P<part>{p.PART})?the_(?P<fiscal>(?:fiscal|financial|full|whole|entire)_)?"
        rf"(?P<unit>day|week|weekend|month|quarter|year|decade|century){_END}",
    ),
    _pattern(
        "year_end",
        "unit",
        rf"{_START}(?P<approx>{p.APPROX})?(?:the_)?year(?:['\u2019]s)?[- ]end{_END}",
        "end",
    ),
    _pattern(
        "week_of",
        "unit",
        rf"{_START}the_(?P<unit>week|weekend)_of_(?P<month>{p.MONTH})_(?P<day>{p.DAY})"
        rf"{p.YEAR_AFTER}?(?!\w)",
        "week",
    ),
    _pattern(
        "ago",
        "unit",
        rf"{_START}(?P<approx>{p.APPROX})?(?P<count>{p.COUNT})(?:_|-)(?P<unit>{w.UNIT_RE})"
        rf"(?:_(?:or_(?:so|more|two)|and_a_half))?_(?:ago|back(?=[.,;]))(?!\w)"
        rf"|{_START}(?P<bare>{p.LONG_UNITS}|generations)_ago(?!\w)",
        "ago back",
    ),
    _pattern(
        "shift",
        "unit",
        rf"{_START}(?P<approx>{p.APPROX})?(?P<count>{p.COUNT}|the)_(?P<unit>{w.UNIT_RE})(?:_or_so)?_"
        rf"(?P<way>earlier|later|before(?=[.,;:]|$)|after(?=[.,;:]|$)|afterwards?|beforehand"
        rf"|previously|prior(?!_to)|thereafter)(?!\w)"
        rf"|{_START}(?P<bare>{p.LONG_UNITS}|minutes|moments)_(?P<way3>later|earlier)(?!\w)"
        rf"|{_START}the_(?P<unit2>day|week|month|year|night)_(?P<way2>before|after)(?=[.,;:]|$)",
        "earlier later before after prior previous thereafter",
    ),
    _pattern(
        "hence",
        "unit",
        rf"{_START}(?P<approx>{p.APPROX})?(?P<count>{p.COUNT})_(?P<unit>{w.UNIT_RE})_"
        rf"(?:from_(?:now|today)|hence)(?!\w)",
        "from hence",
    ),
    _pattern(
        "window",
        "unit",
        rf"{_START}(?P<approx>(?:at_least|up_to|nearly|almost|each_of)_)?"
        rf"(?:(?P<the>the|these|those|its|his|her|their)_)?"
        rf"(?P<relation>past|last|next|first|previous|preceding|following|coming|recent|latest"
        rf"|final|initial|early|closing|opening)_"
        rf"(?:(?P<count>{w.NUMBER_RE}|{w.VAGUE_RE}|couple_of)_)?(?:(?:to|or)_{w.NUMBER_RE}_)?"
        rf"(?:(?:full|trading|business|consecutive|more)_)?"
        rf"(?P<unit>{p.UNIT_MANY}|(?<=past )(?:decade|century|year)|(?<=last )(?:decade|century))"
        rf"(?:_(?:or_so|and_(?:days|weeks|months|years)))?{_END}",
    ),
    _pattern(
        "duration",
        "unit",
        rf"{_START_NUMBER}(?P<approx>{p.APPROX}|(?:the|another|a_further|an_additional|an_extra"
        rf"|those|these)_)?(?P<count>{p.COUNT})"
        rf"(?:(?:_(?:to|or)_|_?[-\u2013]_?)(?P<count2>{w.NUMBER_RE}))?_"
        rf"(?:(?:more|additional|full|whole|straight|consecutive|trading|business|working|calendar"
        rf"|solid|long|extra)_)*"
        rf"(?P<unit>{w.UNIT_RE})(?P<half>_and_a_half)?(?:_or_(?P<ormore>two|more|so))?{_END}",
    ),
    _pattern(
        "hyphenated",
        "unit",
        rf"{_START_NUMBER}(?P<approx>{p.APPROX})?"
        rf"(?P<count>{w.NUMBER_RE}|several|multi|half|many)[-\u2010\u2011 ]"
        rf"(?P<unit>second|minute|hour|day|week|month|quarter|year|decade|century)(?!\w)"
        rf"(?!['\u2019]s|[-\u2010 ](?:old|olds)\b)"
        rf"|{_START}(?P<long>day|week|month|year|decade|centurie|hour|minute)s?[-\u2010]long(?!\w)"
        rf"|{_START}(?P<long2>day|week|month|year|decade|hour)long(?!\w)",
    ),
    _pattern(
        "bare_duration",
        "unit",
        rf"{_START}(?:{p.BEFORE_BARE}_)"
        rf"(?P<span>{p.LONG_UNITS}(?:_(?:or|and)_{p.LONG_UNITS})?(?:_ahead)?){_END}"
        rf"|{_START}(?P<span2>{p.LONG_UNITS})"
        rf"(?=_(?:after|before|of_\w+ing\b|earlier|into)\b)",
    ),
    _pattern(
        "each",
        "unit weekday month season daypart",
        rf"{_START}(?P<every>each|every)_(?:(?P<count>{w.NUMBER_RE}|other|few|second)_)?"
        rf"(?P<what>{w.UNIT_RE}|{w.WEEKDAY_RE}|{w.MONTH_RE}|{w.SEASON_RE}|{w.DAYPART_RE})"
        rf"(?:_(?P<daypart>{w.DAYPART_RE}))?{_END}",
        "each every",
    ),
    _pattern(
        "plural_day",
        "weekday",
        rf"{_START}(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days)(?!\w)"
        rf"|{_START}(?P<weekday2>{w.WEEKDAY_RE})_"
        rf"(?P<daypart>mornings|afternoons|evenings|nights)(?!\w)",
    ),
    _pattern(
        "frequency",
        "frequency unit",
        rf"{_START}(?:(?P<adverb>daily|weekly|monthly|annually|hourly|nightly|yearly|fortnightly)"
        rf"|(?:once|twice|(?:{w.NUMBER_RE})_times)_(?:an?|each|every|per)_"
        rf"(?P<unit>hour|day|week|month|year|decade)){_END}",
        "daily weekly monthly annually hourly nightly yearly fortnightly once twice times",
    ),
    _pattern(
        "reference",
        "reference",
        rf"{_START}(?:(?P<past>(?:(?:more|very|most|just|only|as)_)?recently|recent|lately"
        rf"|not_(?:that_|so_)?long_ago|long_ago|the_(?:recent_|distant_)?past(?!_(?!and|but|or|that|which|when|has|had|is|was|to|in|on|as"
        rf"|with|for|by|it|he|she|they|we|the)[a-z]))"
        rf"|(?P<present>right_now|now|currently|current|nowadays|at_(?:the_)?present"
        rf"|at_the_moment|at_this_(?:time|point|moment)|the_present)"
        rf"|(?P<future>(?:the_)?(?:near|foreseeable|not[- ]too[- ]distant|not_so_distant|distant"
        rf"|immediate)_(?:future|term)|the_future|the_(?:near|short|long|longer|medium)_term"
        rf"|as_soon_as_possible|soon)){_END}",
    ),
    _pattern("these_days", "unit", rf"{_START}these_days(?!\w)", "these"),
    _pattern(
        "holiday",
        "holiday unit",
        rf"{_START}(?P<relation>(?:last|this|next|the_eve_of)_)?(?P<holiday>{p.HOLIDAY})"
        rf"(?:(?:,_?|_)(?P<year>{w.YEAR_RE}))?(?!\w)",
        "day eve christ thanks hallow easter pente epiph nowruz ramadan eid hanuk passo yom rosh "
        "diwali",
    ),
)
