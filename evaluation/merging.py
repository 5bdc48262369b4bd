"""Many documents, one event: B-cubed figures of what is grouped.

    python evaluation/merging.py stories clusters.jsonl
    python evaluation/merging.py readouts kremlin.jsonl.gz ukraine.jsonl.gz

``stories``: articles grouped by shared main event against the ``story`` key of each line. The main
event is compared through the contacts an article opens with, where the reader finds some with a
day, and through the rare words of title and opening otherwise (``reference/across/stories.py``).
Beside the shipped threshold stand cross-validated figures (the threshold is chosen on the other
folds; folds are of whole stories) and those of a plain baseline: cosine of TF-IDF vectors counted
on the file itself, average linkage, its threshold chosen in the same way.

``readouts``: reports of contacts grouped to events against a truth made from the releases' titles
and sentences without the reader: a title that says a call took place gives its people and its day
(``calls.py``); one of talks or a meeting with somebody of one country ("On May 4, X will hold talks
with", "Talks with", "News conference following Xish-Yish talks") the two countries and the day; a
sentence of another release that tells of having spoken with one of the people called, and says
when ("today", "yesterday", "On March 3"; before four in the morning "today" is the day before),
gives the call. Of a title's release the first report of talks between the two is labelled. Reports
that the truth does not label are merged with the rest and not counted.

Files that end in ``.pickle`` are streams of (row, reading), as ``--save`` writes them.
"""

from __future__ import annotations

import argparse
import gzip
import json
import pickle
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from calls import fold, told_calls

from dragoman.chronicle import Report, Summary
from dragoman.reference.across import clustering, events, stories
from dragoman.reference.across.comparing import TALKS
from dragoman.reference.across.reporting import reports, summary
from dragoman.reference.countries import countries

Row = dict[str, Any]
Groups = Sequence[Sequence[str]]
FOLDS = 5
THRESHOLDS = [round(0.05 + 0.01 * step, 2) for step in range(40)]


# --------------------------------------------------------------------------- B-cubed


def bcubed(groups: Groups, truth: Mapping[str, Hashable]) -> tuple[float, float, float]:
    """Precision, recall and F1 of groups of ids; ids without a truth are left out.

    Of each item: the share of its group that is of its class, the share of its class that is in
    its group; both averaged over items.
    """
    kept = [[one for one in group if one in truth] for group in groups]
    classes = Counter(truth.values())
    total = sum(classes.values())
    precision = recall = 0.0
    for group in kept:
        for of_class, count in Counter(truth[one] for one in group).items():
            precision += count * count / len(group)
            recall += count * count / classes[of_class]
    precision, recall = precision / total, recall / total
    return precision, recall, 2 * precision * recall / (precision + recall)


def shown(name: str, figures: tuple[float, float, float], note: str = "") -> str:
    """One line of figures in percent."""
    values = "".join(f"{100 * value:8.2f}" for value in figures)
    return f"{name:38}{values}   {note}"


# --------------------------------------------------------------------------- readings


def readings(paths: Sequence[Path], save: Path | None) -> Iterator[tuple[Row, Any]]:
    """Each row with its reading."""
    kept = save.open("wb") if save else None
    for path in paths:
        for row, reading in stored(path) if path.suffix == ".pickle" else read(path):
            if kept:
                pickle.dump((row, reading), kept)
            yield row, reading
    if kept:
        kept.close()


def stored(path: Path) -> Iterator[tuple[Row, Any]]:
    """Rows and readings written by an earlier run."""
    with path.open("rb") as file:
        while True:
            try:
                yield pickle.load(file)
            except EOFError:
                return


def read(path: Path) -> Iterator[tuple[Row, Any]]:
    """Rows read anew."""
    from dragoman.documents import Given, build  # late: the network loads here
    from dragoman.pipeline import Reader

    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    reader = Reader()
    built = []
    for row in rows:
        text = "\n".join(part for part in (row.get("summary"), row["text"]) if part)
        given = Given(
            published=row["published"],
            title=row["title"],
            publisher=row["publisher"],
            url=row["url"],
        )
        built.append((row, build(text, given, reader.settings)))
    yield from zip(rows, reader.read_many(document for _, document in built), strict=True)


# --------------------------------------------------------------------------- stories


def story_figures(found: Iterable[tuple[Row, Any]]) -> list[str]:
    """The table for articles grouped by shared main event."""
    items: dict[str, Summary] = {}
    truth: dict[str, str] = {}
    texts: dict[str, str] = {}
    for row, reading in found:
        one = summary(reading)
        items[one.document], truth[one.document] = one, json.dumps(row["story"], sort_keys=True)
        texts[one.document] = f"{row['title']}\n{row['text']}"
    ours = scores(sorted(items), lambda one, other: stories.alike(items[one], items[other]))
    lines = [f"{len(items)} articles, {len(set(truth.values()))} stories; P, R, F1"]
    lines.append(shown("shipped", bcubed(grouped(items), truth), f"threshold {stories.LINK}"))
    lines.append(shown("cross-validated", *validated(ours, truth)))
    lines.append(shown("TF-IDF baseline, cross-validated", *validated(plain(texts), truth)))
    return lines


def grouped(items: Mapping[str, Summary]) -> Groups:
    """Stories as the record makes them: by keys, links, components."""
    parts = clustering.components(
        list(items.values()), stories.keys, stories.alike, stories.LINK, lambda one: one.document
    )
    return [part for whole in parts for part in stories.cluster([items[one] for one in whole])]


def scores(ids: Sequence[str], alike: Callable[[str, str], float]) -> dict[tuple[str, str], float]:
    """The likeness of every pair, the smaller id first."""
    return {
        (one, other): alike(one, other)
        for place, one in enumerate(ids)
        for other in ids[place + 1 :]
    }


def plain(texts: Mapping[str, str]) -> dict[tuple[str, str], float]:
    """Cosine of TF-IDF vectors of whole texts."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    ids = sorted(texts)
    made = TfidfVectorizer(stop_words="english", sublinear_tf=True).fit_transform(
        [texts[one] for one in ids]
    )
    cosine = (made @ made.T).toarray()
    place = {one: number for number, one in enumerate(ids)}
    return scores(ids, lambda one, other: float(cosine[place[one], place[other]]))


def validated(
    alike: Mapping[tuple[str, str], float], truth: Mapping[str, str]
) -> tuple[tuple[float, float, float], str]:
    """Figures over all articles, each fold grouped with the threshold best on the others.

    All articles are grouped together, so that the fold's stories may be confused with all others;
    only its own articles are scored.
    """
    names = sorted(set(truth.values()))
    random.Random(7).shuffle(names)
    made = {
        threshold: clustering.cluster(
            truth, lambda one, other: alike[(one, other)], threshold=threshold
        )
        for threshold in THRESHOLDS
    }
    sums, chosen = [0.0, 0.0], []
    for number in range(FOLDS):
        held = set(names[number::FOLDS])
        rest = {one: story for one, story in truth.items() if story not in held}
        best = max(THRESHOLDS, key=lambda threshold: bcubed(made[threshold], rest)[2])
        chosen.append(best)
        precision, recall = fold_figures(made[best], truth, held)
        size = sum(story in held for story in truth.values())
        sums = [sums[0] + precision * size, sums[1] + recall * size]
    precision, recall = sums[0] / len(truth), sums[1] / len(truth)
    figures = precision, recall, 2 * precision * recall / (precision + recall)
    return figures, f"thresholds {', '.join(map(str, chosen))}"


def fold_figures(groups: Groups, truth: Mapping[str, str], held: set[str]) -> tuple[float, float]:
    """Precision and recall of the articles of some stories among all the others."""
    classes = Counter(truth.values())
    size = sum(count for story, count in classes.items() if story in held)
    precision = recall = 0.0
    for group in groups:
        for story, count in Counter(truth[one] for one in group).items():
            if story in held:
                precision += count * count / len(group)
                recall += count * count / classes[story]
    return precision / size, recall / size


# --------------------------------------------------------------------------- readouts

OWN = {"kremlin.ru": "putin", "president.gov.ua": "zelenskyy"}
HOMES = {"kremlin.ru": "RUS", "president.gov.ua": "UKR"}
_SPOKE = re.compile(
    r"\b(?:spoke|talked|spoken|conversation|phone call|telephone call|phone talks?)\b", re.I
)
_MONTHS = "January February March April May June July August September October November December"
_STATED = re.compile(rf"\b(?P<month>{'|'.join(_MONTHS.split())}) (?P<day>\d{{1,2}})\b")
_MET = (
    re.compile(r"^On .*?(?:will|to) (?:hold|have|meet|host).*? with (?P<others>.+)$"),
    re.compile(r"(?:Russian?|Ukrainian)[-–](?P<others>[A-Z]\w+(?: [A-Z]\w+)?) talks"),
    re.compile(r"\b(?:[Mm]eetings?|[Tt]alks|meets?|met) with (?P<others>.+)$"),
)
_DEICTIC = re.compile(r"\b(?:today|tonight|this (?:morning|evening|afternoon))\b", re.I)


def contact_figures(found: Iterable[tuple[Row, Any]]) -> list[str]:
    """The table for reports of contacts grouped to events."""
    rows = list(found)
    known = {
        fold(name).split()[-1] for row, _ in rows for c in told_calls(row) for name in c.parties
    }
    items: dict[str, Report] = {}
    truth: dict[str, tuple[str, ...]] = {}
    for row, reading in rows:
        made = reports(reading)
        items.update((one.id, one) for one in made)
        truth.update(titled(row, made) or met(row, made) or mentioned(row, reading, made, known))
    groups = event_groups(items)
    several = Counter(truth.values())
    lines = [
        f"{len(items)} reports, {len(truth)} of contacts whose people and day are known, of "
        f"{len(several)} contacts, {sum(n > 1 for n in several.values())} told more than once; "
        "P, R, F1"
    ]
    lines.append(shown("all", bcubed(groups, truth)))
    twice = {one: key for one, key in truth.items() if several[key] > 1}
    lines.append(shown("contacts told more than once", bcubed(groups, twice)))
    alone = [(one,) for one in truth]
    lines.append(shown("nothing merged (for comparison)", bcubed(alone, truth)))
    lines.append(f"merged across days, by the truth: {len(across_days(groups, truth))}")
    lines.append(f"events that hold two stated days: {len(two_days(groups, items))}")
    lines += [f"  across: {item}" for item in across_days(groups, truth)]
    lines += apart(groups, truth)
    return lines


def event_groups(items: Mapping[str, Report]) -> Groups:
    """Events as the record makes them: by keys, links, components."""
    parts = clustering.components(
        list(items.values()), events.keys, events.alike, events.LINK, lambda one: one.id
    )
    return [part for whole in parts for part in events.cluster([items[one] for one in whole])]


def titled(row: Row, made: Sequence[Report]) -> dict[str, tuple[str, ...]]:
    """The report of each call that the title tells of."""
    labelled: dict[str, tuple[str, ...]] = {}
    for call in told_calls(row):
        names = sorted(fold(name).split()[-1] for name in call.parties)
        for one in made:
            right = one.act == "call" and not one.background and one.id not in labelled
            if right and len(one.parties) == len(names) and naming(one, names):
                labelled[one.id] = (*names, small_hours(row, call.day))
                break
    return labelled


def met(row: Row, made: Sequence[Report]) -> dict[str, tuple[str, ...]]:
    """The report of the talks or meeting that the title tells of or announces."""
    title = " ".join((row["title"] or "").split())
    home = HOMES.get(row["publisher"])
    match = next((found for pattern in _MET if (found := pattern.search(title))), None)
    if match is None or home is None or re.search(r"(?i)phone|call", title):
        return {}
    others = [state for state in states(match["others"]) if state != home]
    stated = _STATED.match(title.removeprefix("On "))
    if len(others) != 1 or (stated is None and re.search(r"\b(?:to|will) meet\b", title)):
        return {}
    published = str(row["published"])[:10]
    day = ahead(stated, published) if stated else small_hours(row, published)
    for one in made:
        sides = {party.country for party in one.parties}
        right = one.act in ("meeting", "summit") and not one.background
        if right and sides == {home, others[0]} and len(one.parties) == 2:
            return {one.id: ("meeting", home, others[0], day)}
    return {}


def ahead(stated: re.Match[str], published: str) -> str:
    """The day that an announcement gives."""
    day = date.fromisoformat(published)
    told = date(day.year, _MONTHS.split().index(stated["month"]) + 1, int(stated["day"]))
    return (told if told >= day else told.replace(year=day.year + 1)).isoformat()


def states(phrase: str) -> list[str]:
    """The states named in a phrase."""
    words = phrase.split()
    found = []
    for size in (3, 2, 1):
        for start in range(len(words) - size + 1):
            name = " ".join(words[start : start + size]).strip(",.'’")
            match = countries().find(name)
            if match is not None and match.country and match.by in ("name", "adjective"):
                found.append(match.country)
    return list(dict.fromkeys(found))


def naming(one: Report, names: Iterable[str]) -> bool:
    """True where every name is a party's."""
    parties = [set(fold(party.name).split()) for party in one.parties]
    return all(any(name in party for party in parties) for name in names)


def mentioned(
    row: Row, reading: Any, made: Sequence[Report], known: set[str]
) -> dict[str, tuple[str, ...]]:
    """Reports of having spoken with one of the people known, on a day that the sentence gives."""
    own = OWN.get(row["publisher"])
    labelled: dict[str, tuple[str, ...]] = {}
    placed = {event.id: event for event in reading.events}
    for one in made:
        event = placed[one.id]
        if own is None or one.family != TALKS or one.certainty not in ("happened", "ongoing"):
            continue
        told = next((s.text for s in reading.sentences if s.covers(event.evidence[0])), "")
        named = {word for word in re.split(r"\W+", fold(told)) if word in known} - {own}
        day = day_told(told, row)
        if _SPOKE.search(event.evidence[0].text) and len(named) == 1 and day:
            labelled[one.id] = (*sorted({own, *named}), day)
    return labelled


def day_told(sentence: str, row: Row) -> str | None:
    """The day that a sentence gives, from its words alone."""
    published = str(row["published"])
    day = date.fromisoformat(published[:10])
    stated = _STATED.search(sentence)
    if stated is not None:
        month = _MONTHS.split().index(stated["month"]) + 1
        told = date(day.year, month, int(stated["day"]))
        return (told if told <= day else told.replace(year=day.year - 1)).isoformat()
    if re.search(r"\byesterday\b", sentence, re.I):
        return (day - timedelta(1)).isoformat()
    return small_hours(row, published[:10]) if _DEICTIC.search(sentence) else None


def small_hours(row: Row, day: str) -> str:
    """The day before, where a text published before four in the morning tells of its own day."""
    published = str(row["published"])
    late = published[:10] == day and published[11:16] < "04:00" and published[11:16] != "00:00"
    return (date.fromisoformat(day) - timedelta(1)).isoformat() if late else day


def across_days(groups: Groups, truth: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Groups in which one pair's contacts of several days are one event."""
    bad = []
    for group in groups:
        days: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for one in group:
            if one in truth:
                days[truth[one][:-1]].add(truth[one][-1])
        bad += [f"{' + '.join(pair)}: {sorted(d)}" for pair, d in days.items() if len(d) > 1]
    return bad


def apart(groups: Groups, truth: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Contacts whose reports are not one event, for reading."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        for one in group:
            if one in truth:
                places[truth[one]].append(number)
    return [
        f"  apart: {' '.join(key)}: {len(found)} reports, {len(set(found))} events"
        for key, found in sorted(places.items())
        if len(set(found)) > 1
    ]


def two_days(groups: Groups, items: Mapping[str, Report]) -> list[Sequence[str]]:
    """Events whose reports state more than one day."""
    return [group for group in groups if len({_stated(items[one]) for one in group} - {None}) > 1]


def _stated(one: Report) -> str | None:
    """The day that a report states; None in the small hours, where it may be the day before."""
    when = one.when
    if when is None or not when.start or when.start != when.end:
        return None
    return None if one.issued and one.issued < "04:00" else when.start


def main() -> int:
    """Command line: see the module's text."""
    parser = argparse.ArgumentParser(description="what is grouped across documents")
    parser.add_argument("what", choices=("stories", "readouts"))
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--save", type=Path, help="keep the readings for another run")
    options = parser.parse_args()
    found = readings(options.files, options.save)
    lines = story_figures(found) if options.what == "stories" else contact_figures(found)
    print("\n".join(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main())
