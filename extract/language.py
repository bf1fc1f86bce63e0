"""The language stage: sentences, dates, figures and people of running text, by rules.

A blank English pipeline with our own components, built once a process: tokenizer exceptions for the abbreviations of
committee papers, a sentence splitter, and a span ruler that marks the words of office (phrases are given as strings, so
that spaCy matches them as phrases). Sentences and offices are marked in batches; dates and figures have cheap hints
of their own, so that a paragraph without any costs next to nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from extract.dates import FoundDate, read_calendar
from extract.facts import DateFact, Figure, Officer, Paragraph
from extract.figures import FoundFigure, find_figures
from extract.patterns import pattern
from extract.people_in_text import find_roles
from extract.roles import OFFICES
from extract.sentences import sentence_starts
from ingest.model import Document

ABBREVIATIONS = (
    "Cllr.",
    "Cllrs.",
    "No.",
    "Nos.",
    "para.",
    "paras.",
    "p.m.",
    "a.m.",
    "e.g.",
    "i.e.",
    "Revd.",
    "approx.",
)
OFFICE_SPANS = "offices"
BATCH = 256
ROLLING_RE = pattern(
    "words-of-rolling-years",
    r"(?i:\b(?:rolling|(?:\d+|two|three|four|five)[\s-]year\saverages?|scorecard|medium[\s-]term\sfinancial)\b)",
    matches=("a 3-year average", "three year averages", "rolling figures"),
    rejects=("on average", "a three-year plan"),
)


@dataclass(frozen=True, slots=True)
class LanguageFacts:
    """What sentences gave; `officers` are people with roles said in prose, not yet set beside those of the forms."""

    dates: tuple[DateFact, ...] = ()
    figures: tuple[Figure, ...] = ()
    officers: tuple[Officer, ...] = ()


@cache
def load_pipeline() -> Language:
    """The pipeline, built at its first use in a process."""
    nlp = spacy.blank("en")
    tokenizer: Any = nlp.tokenizer
    for word in ABBREVIATIONS:
        tokenizer.add_special_case(word, [{"ORTH": word}])
    nlp.add_pipe("committee_sentences")
    ruler = nlp.add_pipe("span_ruler", config={"spans_key": OFFICE_SPANS, "phrase_matcher_attr": "LOWER"})
    patterns = [{"label": "OFFICE", "pattern": office} for office in OFFICES]
    ruler.add_patterns(patterns)  # type: ignore[attr-defined]
    return nlp


@Language.component("committee_sentences")
def mark_sentences(doc: Doc) -> Doc:
    """Mark the first token of each sentence (`extract.sentences`)."""
    starts = set(sentence_starts(doc.text))
    for token in doc:
        token.is_sent_start = token.idx in starts or token.i == 0
    return doc


def read_language(paragraphs: Sequence[Paragraph], document: Document, meeting: date | None = None) -> LanguageFacts:
    """The dates, figures and people that paragraphs state, each with its span in `document`.

    `meeting` is the day that the paper is for: it gives "in September" its year.
    """
    rolling = any(ROLLING_RE.search(paragraph.text) for paragraph in paragraphs)
    dates: list[DateFact] = []
    figures: list[Figure] = []
    officers: list[Officer] = []
    texts = ((paragraph.text, paragraph) for paragraph in paragraphs)
    for doc, paragraph in load_pipeline().pipe(texts, as_tuples=True, batch_size=BATCH):
        place = _Place(doc, paragraph, document)
        found, stretches = read_calendar(doc.text, meeting, rolling)
        dates.extend(place.date(one) for one in found)
        for figure in find_figures(doc.text, stretches):
            figures.append(place.figure(figure, found))
        if doc.spans[OFFICE_SPANS]:
            officers.extend(place.officer(*one) for one in find_roles(doc.text))
    return LanguageFacts(tuple(dates), tuple(figures), tuple(officers))


@dataclass(frozen=True, slots=True)
class _Place:
    """A paragraph being read: makes facts of what was found in it."""

    doc: Doc
    paragraph: Paragraph
    document: Document

    def sentence(self, start: int) -> Span:
        """The sentence that the character at `start` is in."""
        return next(sent for sent in self.doc.sents if start < sent.end_char)

    def date(self, found: FoundDate) -> DateFact:
        return DateFact(
            text=self.doc.text[found.start : found.end],
            start_date=found.period.start.isoformat(),
            end_date=found.period.end.isoformat(),
            precision=found.period.precision,
            paragraph=self.paragraph,
            context=self.sentence(found.start).text.strip(),
            span=self.document.blocks[self.paragraph.block].part(found.start, found.end),
            rule=f"date-{found.rule}",
        )

    def figure(self, found: FoundFigure, dates: Sequence[FoundDate]) -> Figure:
        sentence = self.sentence(found.start)
        period = _period_of(found, [d for d in dates if sentence.start_char <= d.start < sentence.end_char])
        return Figure(
            text=self.doc.text[found.start : found.end],
            value=found.value,
            unit=found.unit,
            subject=found.subject,
            period=self.doc.text[period.start : period.end] if period else None,
            paragraph=self.paragraph,
            context=sentence.text.strip(),
            span=self.document.blocks[self.paragraph.block].part(found.start, found.end),
            rule=f"figure-{found.rule}",
        )

    def officer(self, name: str, role: str, start: int, end: int, rule: str) -> Officer:
        span = self.document.blocks[self.paragraph.block].part(start, end)
        return Officer(name=name, role=role, context="prose", rule=f"officer-{rule}", span=span)


def _period_of(figure: FoundFigure, dates: Sequence[FoundDate]) -> FoundDate | None:
    """The date that a sentence gives a figure: its only one, else the next one after it, else the last before it."""
    after = [found for found in dates if found.start >= figure.end]
    if len(dates) == 1 or not after:
        return dates[-1] if dates else None
    return after[0]
