"""The language stage: sentences, dates, figures and people of running text and headings, by rules.

People are looked for only in sentences with a word of office, and spaCy (`extract.pipeline`) is asked only for texts
that may have one (`extract.word_sets`). Dates and figures have cheap hints of their own (`extract.date_hints`): a text
without any costs nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from sys import intern
from typing import Any

from spacy.tokens import Doc

from extract.dates.date_hints import DIGIT_RE, MONTH_WORDS
from extract.dates.dates import FoundDate, read_calendar
from extract.dates.disagreements import find_disagreements
from extract.dates.short_years import near_years, split_years
from extract.fact_piles import FactPile
from extract.facts import DateFact, Figure, Officer, Paragraph, Section
from extract.figures.comparisons import FoundFigure
from extract.figures.figure_periods import period_of
from extract.figures.figures import find_figures
from extract.figures.number_words import NUMBER_WORDS
from extract.patterns import pattern
from extract.people.people_in_text import find_roles
from extract.people.roles import OFFICE_WORDS, names_office
from extract.people.shared_posts import plural_offices
from extract.pipeline import HOLDING_SPANS, OFFICE_SPANS, STARTS, load_pipeline
from extract.sentences import LONGEST_PIECE, sentence_starts, shorten, split_long
from extract.word_sets import words_of
from ingest.model import Block, Document, Issue

LONGEST_WEEKDAY = 11  # characters: "Wednesday, "
OPENING = 12  # paragraphs in which a paper gives its own day
LONGEST_CONTEXT = 600  # characters of a sentence kept beside a fact
WEEKDAY_RE = pattern(
    "weekday", r"(?i:\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b)", matches=("Monday 6 May",), rejects=("May",)
)
ROLLING_RE = pattern(
    "words-of-rolling-years",
    r"(?i:\b(?:rolling|(?:\d+|two|three|four|five)[\s-]year\saverages?|scorecard|medium[\s-]term\sfinancial)\b)",
    matches=("a 3-year average", "three year averages", "rolling figures"),
    rejects=("on average", "a three-year plan"),
)
# One of these is in every text that ROLLING_RE finds something in.
ROLLING_WORDS = ("rolling", "average", "scorecard", "financial")
# A text without a digit and without any of these states nothing that is looked for here.
HINT_WORDS = MONTH_WORDS | NUMBER_WORDS | OFFICE_WORDS


@dataclass(frozen=True, slots=True)
class LanguageFacts:
    """What sentences gave; `officers` are people with roles said in prose, not yet set beside those of the forms."""

    dates: Sequence[DateFact] = ()
    figures: Sequence[Figure] = ()
    officers: tuple[Officer, ...] = ()
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A text to be read: a paragraph or a heading, or a piece of a very long one that begins at `offset` in it."""

    text: str
    block: int
    paragraph: Paragraph | None = None
    offset: int = 0

    @property
    def printed(self) -> Block | None:
        """The lines of what stands in a cell; None where the block itself is read."""
        return self.paragraph.cell if self.paragraph is not None else None

    def pieces(self) -> Iterator[Reading]:
        if len(self.text) <= LONGEST_PIECE:
            yield self
            return
        for start, piece in split_long(self.text):
            yield Reading(piece, self.block, self.paragraph, start)


def read_language(
    paragraphs: Sequence[Paragraph],
    document: Document,
    meeting: date | None = None,
    headings: Mapping[int, Section] | None = None,
    days: Mapping[int, date] | None = None,
) -> LanguageFacts:
    """The dates, figures and people that paragraphs and headings state, each with its span in `document`.

    `meeting` is the day that the paper is for: it gives "in September" its year. `days` are the days of the meetings
    whose minutes hold a block, by the block's index. `headings` are sections by the index of their block; what stands
    in one has no paragraph, and numbers in it are no figures.
    """
    days = days or {}
    meeting = meeting or _own_day(paragraphs)
    readings = [Reading(paragraph.text, paragraph.block, paragraph) for paragraph in paragraphs]
    readings += [Reading(section.heading, block) for block, section in (headings or {}).items()]
    readings.sort(key=lambda reading: reading.block)
    rolling = any(map(speaks_of_rolling_years, (reading.text for reading in readings)))
    years = split_years(reading.text for reading in readings)
    near = near_years((reading.text for reading in readings), meeting)
    dates, figures = FactPile(DateFact, "paragraph"), FactPile(Figure, "paragraph")
    officers: list[Officer] = []
    issues: list[Issue] = []
    for reading, starts, doc in _parse(piece for whole in readings for piece in whole.pieces()):
        place = _Place(reading, reading.printed or document.blocks[reading.block], starts)
        held = days.get(reading.block, meeting)
        found, stretches = read_calendar(reading.text, held, rolling, years, near)
        dates.extend(place.date(one) for one in found)
        issues += find_disagreements(reading.text, found, place.span, held)
        if reading.paragraph is not None:
            counted = find_figures(reading.text, stretches)
            figures.extend(place.figure(one, found, counted) for one in counted)
        several = plural_offices(reading.text)
        if doc is not None or several:
            officers.extend(place.officers(doc, several))
    return LanguageFacts(dates, figures, tuple(officers), tuple(issues))


def speaks_of_rolling_years(text: str) -> bool:
    small = text.lower()
    return any(word in small for word in ROLLING_WORDS) and ROLLING_RE.search(text) is not None


def _own_day(paragraphs: Sequence[Paragraph]) -> date | None:
    """The first day with its weekday at the head of a paper that no meeting was found for: most often its own."""
    for paragraph in paragraphs[:OPENING]:
        for found in read_calendar(paragraph.text)[0] if WEEKDAY_RE.search(paragraph.text) else ():
            printed = paragraph.text[max(0, found.start - LONGEST_WEEKDAY) : found.end]
            if found.period.precision == "day" and WEEKDAY_RE.search(printed):
                return found.period.start
    return None


def _may_hold_facts(text: str) -> bool:
    if not HINT_WORDS.isdisjoint(words_of(text)) or DIGIT_RE.search(text) is not None:
        return True
    return bool(plural_offices(text))


def _parse(readings: Iterable[Reading]) -> Iterator[tuple[Reading, list[int], Doc | None]]:
    """Each text that may state something, where its sentences begin, and how spaCy sees it if it may name an office."""
    nlp = load_pipeline()
    for reading in readings:
        if not _may_hold_facts(reading.text):
            continue
        doc = nlp(reading.text) if names_office(reading.text) else None
        yield reading, list(sentence_starts(reading.text)) if doc is None else doc.user_data[STARTS], doc


@dataclass(frozen=True, slots=True)
class _Place:
    """A text being read: makes facts of what was found in it. `starts` are the offsets of its sentences.

    The text is taken from the reading: a `Doc` joins its tokens each time it is asked for its own.
    """

    reading: Reading
    block: Block
    starts: list[int]

    def sentence(self, at: int) -> tuple[int, int]:
        """Where the sentence begins and ends that the character at `at` is in."""
        index = max(bisect_right(self.starts, at), 1)
        return self.starts[index - 1], self.starts[index] if index < len(self.starts) else len(self.reading.text)

    def context(self, start: int, end: int) -> str:
        """The sentence of a fact, or as much of a very long one as stands around it."""
        first, last = self.sentence(start)
        return shorten(self.reading.text[first:last], start - first, end - first, LONGEST_CONTEXT)

    def span(self, start: int, end: int) -> Any:
        return self.block.part(self.reading.offset + start, self.reading.offset + end)

    def date(self, found: FoundDate) -> DateFact:
        return DateFact(
            text=self.reading.text[found.start : found.end],
            start_date=intern(found.period.start.isoformat()),
            end_date=intern(found.period.end.isoformat()),
            precision=found.period.precision,
            paragraph=self.reading.paragraph,
            context=self.context(found.start, found.end),
            span=self.span(found.start, found.end),
            rule=f"date-{found.rule}",
        )

    def figure(self, found: FoundFigure, dates: Sequence[FoundDate], others: Sequence[FoundFigure]) -> Figure:
        first, last = self.sentence(found.start)
        period = period_of(self.reading.text, found, [one for one in dates if first <= one.start < last], others)
        return Figure(
            text=self.reading.text[found.start : found.end],
            value=found.value,
            unit=found.unit,
            subject=found.subject,
            period=self.reading.text[period.start : period.end] if period else None,
            paragraph=self.reading.paragraph,
            context=self.context(found.start, found.end),
            span=self.span(found.start, found.end),
            rule=f"figure-{found.rule}",
        )

    def officers(self, doc: Doc | None, several: Sequence[int]) -> Iterator[Officer]:
        """The people of the sentences that name an office; `several` are the offsets of those named in the plural."""
        offices = [span.start_char for span in doc.spans[OFFICE_SPANS]] if doc is not None else []
        holdings = [span.start_char for span in doc.spans[HOLDING_SPANS]] if doc is not None else []
        for first, last in dict.fromkeys(self.sentence(at) for at in (*offices, *several)):
            held = any(first <= at < last for at in holdings)
            for name, role, start, end, rule in find_roles(self.reading.text[first:last], held):
                span = self.span(first + start, first + end)
                yield Officer(name=name, role=role, context="prose", rule=f"officer-{rule}", span=span)
