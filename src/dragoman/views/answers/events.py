"""Events: the timeline, and one event with every report of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from dragoman.chronicle import Event, Said, Told
from dragoman.records import Date
from dragoman.views import wording
from dragoman.views.answers import cells, statements, telling
from dragoman.views.answers.cells import Row
from dragoman.views.answers.sheet import Sheet, aside, judgement, quote, sourced
from dragoman.views.terminal import TONE, text
from dragoman.views.wording import visible

_CODES = ("plover", "cameo", "quad", "goldstein", "confidence")
COLUMNS = (
    *("event", "act", "channel"),
    *cells.who_columns("actor"),
    *cells.who_columns("recipient"),
    *("initiator", "initiator_id", *cells.DATE, "place", "place_country"),
    *("certainty", "background", "contested", *_CODES, "publishers", "reports"),
    *(*cells.JUDGED, *cells.WORDS),
)
REPORT_COLUMNS = (
    *("event", "report", "act", *cells.DATE, "place", "certainty", "background", "confidence"),
    *("teller", "teller_id", "statement", *cells.JUDGED, *cells.WORDS),
)


def entries(events: Sequence[Event], sheet: Sheet) -> Iterator[RenderableType]:
    """The events under the months they fall in, and what the signs mean."""
    under = None
    for event in events:
        if (month := _month(event.when)) != under:
            under = month
            yield sheet.heading(month)
        yield entry(event, sheet)
    yield legend(events)


def entry(event: Event, sheet: Sheet) -> RenderableType:
    """An event: who, how sure, when and where, by whose word, and the words of its first report."""
    lines = [head(event), facts(event), aside(telling.according(event.reports))]
    standing = [one for one in event.reports if one.judged.verdict != "reject"]
    for report in (standing or list(event.reports))[:1]:
        lines += [quote(report.words.text), _source(event, report)]
    lines.append(judgement(event.judged))
    if event.background:
        for line in lines:
            line.stylize("dim")
    return sheet.entry(label(event), lines, label_style(event))


def label(event: Event | Told) -> str:
    """The sign of its certainty and the act."""
    return f"{telling.SIGNS.get(event.certainty, '·')} {wording.act(event.act)}"


def label_style(event: Event | Told) -> str:
    """Bold in the tone of its certainty; faint where it is background."""
    weight = "dim" if event.background else "bold"
    return f"{weight} {TONE.get(event.certainty, '')}".strip()


def head(event: Event | Told) -> Text:
    """Who did it to whom, and what is not plainly so."""
    line = text(telling.parties(event), "" if event.background else "bold")
    if event.certainty != "happened":
        line.append(f"  ({visible(event.certainty)})", TONE.get(event.certainty, ""))
    if isinstance(event, Event) and event.contested:
        line.append("  (contested: told as having happened, and denied)", "red")
    if event.background:
        line.append("  (background)", "dim")
    return line


def facts(event: Event) -> Text:
    """When, where, and how many publishers carry it."""
    return aside(
        telling.dated(event.when) or "day not told",
        telling.located(event.place, event.place_country),
        telling.carried(event.publishers),
    )


def legend(events: Iterable[Event]) -> Text:
    """What the signs of certainty on the page mean; nothing where none is on it."""
    signs = {telling.SIGNS.get(event.certainty) for event in events}
    told = [f"{sign} {word}" for sign, word in telling.LEGEND.items() if sign in signs]
    return Text.assemble("\n", (" · ".join(told), "dim")) if told else Text("")


def _source(event: Event, report: Told) -> Text:
    line = sourced(report.words)
    more = len(event.reports) - 1
    line.append(f" · event {visible(event.id)}")
    line.append(f", {telling.times(more, 'more report')}" if more > 0 else "")
    return line


def _month(value: Date | None) -> str:
    """The heading a day falls under: its month, its year where no more is known."""
    if value is None or value.start is None:
        return "Day not known"
    if value.precision in ("year", "decade", "season", "quarter"):
        return value.start[:4]
    return wording.day(value.start).split(" ", 1)[-1]


# --------------------------------------------------------------------------- one event in full


def full(event: Event, sheet: Sheet) -> Iterator[RenderableType]:
    """One event with every report of it."""
    yield sheet.heading(wording.act(event.act), f"event {event.id}")
    yield from about(event, sheet)
    yield sheet.heading("Reports", telling.times(len(event.reports), "report"))
    for report in event.reports:
        yield told(report, sheet)
    yield legend([event])


def about(event: Event, sheet: Sheet) -> Iterator[RenderableType]:
    """What is known of an event, apart from its reports."""
    first = event.initiator.name if event.initiator else ""
    scale = "" if event.goldstein is None else f"Goldstein {event.goldstein:+.1f}"
    codes = (
        f"PLOVER {event.plover}" if event.plover else "",
        f"CAMEO {event.cameo}" if event.cameo else "",
        scale,
    )
    lines = [
        head(event),
        text(telling.held((*event.actors, *event.recipients)), "dim"),
        facts(event),
        aside(f"on the initiative of {first}" if first else "", event.channel or ""),
        aside(*codes),
        aside(f"confidence {event.confidence:.2f}"),
        judgement(event.judged),
    ]
    yield sheet.entry(label(event), lines, label_style(event))
    for other, reason in event.unsure:
        yield sheet.entry("? may be", [text(f"{other}: {reason}")], "yellow")


def told(report: Told, sheet: Sheet) -> RenderableType:
    """One report: its words, where they stand, and whose word it is."""
    source = report.words.source
    lines = [
        head(report),
        aside(telling.dated(report.when), report.place or ""),
        quote(report.words.text, 0),
        aside(source.title or ""),
        sourced(report.words),
        aside(f"report {report.id}", f"confidence {report.confidence:.2f}"),
        judgement(report.judged),
    ]
    lines[4].append(f" · {visible(source.url)}" if source.url else "")
    if not report.according_to:
        lines.append(aside(f"in {source.publisher or 'the publisher'}’s own voice"))
    for said in report.according_to:
        lines += [_teller(said), statements.spoken(said, 0)]
    return sheet.entry(label(report), lines, label_style(report))


def _teller(said: Said) -> Text:
    line = text(f"according to {telling.spoke(said)}")
    line.append_text(Text.assemble("  ", statements.how(said)))
    line.append(f" · statement {visible(said.id)}", "dim")
    return line


# --------------------------------------------------------------------------- rows


def rows(events: Iterable[Event]) -> Iterator[Row]:
    """A row for each actor with each recipient, as event data have them."""
    for event in events:
        common = _common(event)
        first = event.reports[0].words if event.reports else None
        for actor in cells.each(event.actors):
            for recipient in cells.each(event.recipients):
                yield {
                    "event": event.id,
                    "act": event.act,
                    "channel": event.channel,
                    **cells.who("actor", actor),
                    **cells.who("recipient", recipient),
                    **common,
                    **cells.words(first),
                }


def _common(event: Event) -> Row:
    return {
        "initiator": event.initiator.name if event.initiator else None,
        "initiator_id": event.initiator.id if event.initiator else None,
        **cells.date(event.when),
        "place": event.place,
        "place_country": event.place_country,
        "certainty": event.certainty,
        "background": event.background,
        "contested": event.contested,
        **{name: getattr(event, name) for name in _CODES},
        "publishers": len(event.publishers),
        "reports": len(event.reports),
        **cells.judged(event.judged),
    }


def report_rows(event: Event) -> Iterator[Row]:
    """A row for each report with each speaker whose word it is; none: the publisher's own voice."""
    for report in event.reports:
        shared: Row = {
            "event": event.id,
            "report": report.id,
            "act": report.act,
            **cells.date(report.when),
            "place": report.place,
            "certainty": report.certainty,
            "background": report.background,
            "confidence": report.confidence,
            **cells.judged(report.judged),
            **cells.words(report.words),
        }
        for said in report.according_to or (None,):
            for speaker in cells.each(said.speakers) if said else (None,):
                yield {
                    **shared,
                    "teller": speaker.name if speaker else None,
                    "teller_id": speaker.id if speaker else None,
                    "statement": said.id if said else None,
                }
