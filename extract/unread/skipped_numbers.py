"""Numbers that a list leaves out: between 76 and 78 an item may have been lost, and that is said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from string import ascii_letters
from typing import TypeVar

from extract.extractions import Extraction
from extract.facts import AgendaItem, MinuteItem, Paragraph, Recommendation, Section
from extract.patterns import pattern
from ingest.model import Issue

MOST_LEFT_OUT = 9  # a page may hold as many; more are another way of counting
SECTION_RE = re.compile(r"\d{1,2}(?:\.0)?")
CITED_RE = pattern(
    "recommendation-cited",
    r"\b[Rr]ecommendations?\s\(?(?P<number>\d{1,2})\)?(?![\d.])(?!\s(?:of|from|in|was|has|made)\b)",
    matches=("as set out in recommendation 4", "see Recommendation (2) above"),
    rejects=("recommendation 4 of the audit", "recommendations 2.1", "4 recommendations"),
)
FIRST_RE = re.compile(r"(?P<section>\d{1,2})\.1")
LEAST_SECTIONS = 2  # numbered, before a number that is missing tells anything
PIECE_RE = re.compile(r"\d+|\D+")
LONGEST_NUMBER = 9  # figures

Numbered = TypeVar("Numbered", Section, Recommendation)
OfReport = TypeVar("OfReport", Section, Recommendation, Paragraph)


def find_skipped(found: Extraction) -> Iterator[Issue]:
    """An issue for each place where the items of a meeting's agenda or minutes do not count on.

    A supplement has the items that came late, whatever their numbers.
    """
    agenda = () if found.kind == "supplemental_agenda" else found.agenda_items
    lists: tuple[Sequence[AgendaItem | MinuteItem], ...] = (agenda, found.minute_items)
    for items in lists:
        known = {(id(item.meeting), item.number) for item in items}
        for one, other in pairwise(items):
            if one.meeting is other.meeting:
                missing = [n for n in left_out(one.number, other.number) if (id(one.meeting), n) not in known]
                if missing:
                    yield _issue(missing, one, other)


def find_skipped_clauses(found: Extraction) -> Iterator[Issue]:
    """An issue for each place where the numbered sections or recommendations of one report do not count on."""
    sections = _by_report([row for row in found.sections if row.number and SECTION_RE.fullmatch(row.number)])
    numbered = (row for row in found.paragraphs if row.number and row.cell is None)
    paragraphs = _by_report([row for row in numbered if FIRST_RE.fullmatch(row.number or "")])
    recommended = _by_report(found.recommendations)
    for report in found.reports:
        own = sections.get(id(report), [])
        for missing, before, row in _gaps(own, [_plain(row.number) for row in own]):
            message = f"No section {missing} was read between {before.number} and {row.number}."
            yield Issue("extract", "section-number-skipped", message, row.heading[:200], row.span)
        yield from _headless(own, paragraphs.get(id(report), []))
        clauses = recommended.get(id(report), [])
        for _, above, clause in _gaps(clauses, [_figure(row.number) for row in clauses]):
            message = f"No recommendation was read between {above.number} and {clause.number}."
            yield Issue("extract", "recommendation-number-skipped", message, clause.text[:200], clause.span)


def find_cited(found: Extraction) -> Iterator[Issue]:
    """An issue for each report that cites a recommendation of its own by a number that none has."""
    read = {
        report: {number.rpartition(".")[2] for clause in clauses if (number := clause.number)}
        for report, clauses in _by_report(found.recommendations).items()
    }
    told: set[int] = set()
    for row in found.paragraphs:
        cited = CITED_RE.search(row.text) if "ecommendation" in row.text and id(row.report) not in told else None
        numbers = read.get(id(row.report), set())
        if cited is None or row.report is None or not all(number.isdecimal() for number in numbers):
            continue
        if cited["number"] not in numbers and len(numbers) < int(cited["number"]) <= len(numbers) + MOST_LEFT_OUT:
            told.add(id(row.report))
            message = f"Recommendation {cited['number']} is spoken of here; none of that number was read."
            yield Issue("extract", "recommendation-number-skipped", message, cited[0], row.span)


def _by_report(rows: Iterable[OfReport]) -> dict[int, list[OfReport]]:
    """The rows of each report, by its identity."""
    found: dict[int, list[OfReport]] = {}
    for row in rows:
        found.setdefault(id(row.report), []).append(row)
    return found


def _gaps(rows: Sequence[Numbered], numbers: Sequence[str | None]) -> Iterator[tuple[str, Numbered, Numbered]]:
    """The numbers left out before a row ("5 or 6"), the row above and the row."""
    known = set(numbers)
    for (one, before), (other, row) in pairwise(zip(numbers, rows, strict=True)):
        missing = [number for number in left_out(one, other) if number not in known]
        if missing:
            yield " or ".join(missing), before, row


def _headless(sections: Sequence[Section], paragraphs: Sequence[Paragraph]) -> Iterator[Issue]:
    """The first paragraph ("5.1") of a section whose heading was not read, behind one that was (4)."""
    known = {int(_plain(row.number)) for row in sections}
    for row in paragraphs if len(known) >= LEAST_SECTIONS else ():
        first = FIRST_RE.fullmatch(row.number or "")
        if first is not None and int(first["section"]) == max(known) + 1:
            message = f"No heading of section {first['section']} was read above its first paragraph."
            yield Issue("extract", "section-number-skipped", message, row.text[:200], row.span)
            return


def _plain(number: str | None) -> str:
    """The number of a section without the nought that some papers print behind it: "4.0" -> "4"."""
    return (number or "").removesuffix(".0")


def _figure(number: str | None) -> str | None:
    """A letter as its place in the alphabet, so that "a", "c" leave one out; numbers as they are."""
    if number is not None and len(number) == 1 and number in ascii_letters and number not in "ivxIVX":
        return str(ord(number.lower()) - ord("a") + 1)
    return number


def left_out(one: str | None, other: str | None) -> list[str]:
    """The numbers between two that differ in one figure only: "76", "78" -> "77"; "GB 4/31", "GB 7/31" -> two."""
    before, after = PIECE_RE.findall(one or ""), PIECE_RE.findall(other or "")
    changed = [at for at, (a, b) in enumerate(zip(before, after, strict=False)) if a != b]
    if len(before) != len(after) or len(changed) != 1:
        return []
    (at,) = changed
    if not all(piece.isdecimal() and len(piece) <= LONGEST_NUMBER for piece in (before[at], after[at])):
        return []
    low, high = int(before[at]), int(after[at])
    if not 1 < high - low <= MOST_LEFT_OUT + 1:
        return []
    width = len(before[at]) if before[at].startswith("0") else 0
    return ["".join((*before[:at], str(n).zfill(width), *before[at + 1 :])) for n in range(low + 1, high)]


def _issue(missing: Sequence[str], one: AgendaItem | MinuteItem, other: AgendaItem | MinuteItem) -> Issue:
    message = f"No item {' or '.join(missing)} was read between {one.number} and {other.number}."
    return Issue("extract", "item-number-skipped", message, other.title, other.span)
