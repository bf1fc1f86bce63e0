"""Identifiers that stay the same on every machine, in every run and with any number of workers.

- A document's id is the first 16 hex digits of its file's SHA-256. The bytes decide, not the path or the time: a copy
  of a file is the same document, and a changed file is another one.
- A fact's id is its document's id, its kind and the place it stands at, joined by "-", as in
  `3f2a9c0b1d4e5f60-resolution-p12-340-72` (page 12, 340 points down, 72 from the left) or `…-date-l532` (line 532).
  Facts of one kind at one place count on: `-l532`, `-l532-2`. The words of a fact are no part of its id, so a link
  survives when a rule learns to clean the text better, and parts are joined with a separator so that no two ways of
  cutting the same characters meet. A database key counted upwards would move with the order of files instead.
- Committees and people are not of one document: their ids are made from their normalised names.

Letters, digits and "-" only: ids go into URLs and file names as they are.
"""

from __future__ import annotations

import re
import unicodedata

from ingest.model import Span

DOCUMENT_ID_DIGITS = 16
# A row of the search index is numbered by its document (43 bits) and its place in it (20 bits), so that the rows of a
# document lie together, can be deleted as a range, and get the same number in any order of loading.
SEARCH_ROWS_BITS = 20
NOT_IN_SLUG_RE = re.compile(r"[^a-z0-9]+")


def document_id(sha256: str) -> str:
    """The id of the document whose bytes have this SHA-256 (hex)."""
    return sha256[:DOCUMENT_ID_DIGITS]


def place(span: Span) -> str:
    """Where a span starts, in letters, digits and "-": line of a text file, or page and whole points down and right."""
    if span.line is not None:
        return f"l{span.line}"
    if box := span.box:
        return f"p{box.page}-{max(0, round(box.top))}-{max(0, round(box.x0))}"
    return f"p{span.page}" if span.page is not None else "d"


class FactIds:
    """Gives out the ids of one document's facts of one kind (a table's name in the singular), in reading order."""

    def __init__(self, document: str, kind: str) -> None:
        self._base = f"{document}-{kind.replace('_', '-')}-"
        self._given: dict[str, int] = {}

    def give(self, span: Span) -> str:
        """The id of the next fact at this place."""
        at = place(span)
        count = self._given[at] = self._given.get(at, 0) + 1
        return f"{self._base}{at}" if count == 1 else f"{self._base}{at}-{count}"


def slug(text: str) -> str:
    """The text in lower-case ASCII letters and digits with "-" between words; "" if it has none."""
    plain = unicodedata.normalize("NFKD", text.replace("&", " and ").replace("'", "").replace("\u2019", ""))
    return NOT_IN_SLUG_RE.sub("-", plain.encode("ascii", "ignore").decode().lower()).strip("-")


KINDS_OF_COUNCIL = frozenset("county city borough district town parish community combined fire authority".split())


WHOLE_COUNCIL = frozenset(("council", "full-council", "council-meeting", "meeting-of-the-council"))


def committee_id(council: str | None, name: str) -> str | None:
    """The id of a council's committee; None for a name without letters. A leading "the" does not count.

    "Marlstow", "Marlstow Council" and "London Borough of Marlstow" are one council; "Marlstow Town Council" and
    "Marlstow City Council" may be two. The council itself is one body by its own name, "City Council" or "Council".
    """
    named = slug(name).removeprefix("the-")
    if not named:
        return None
    of = slug(council or "").removeprefix("the-")
    place = _place(of)
    if place and (named in WHOLE_COUNCIL or of.endswith(f"-{named}") or named == of):
        return place
    return f"{place}-{named}" if place and not named.startswith((of, f"{place}-")) else named


def _place(council: str) -> str:
    """The slug of a council without the words that papers of the same council leave out."""
    place = council.removeprefix("royal-borough-of-").removeprefix("london-borough-of-")
    without = place.removesuffix("-council")
    return place if KINDS_OF_COUNCIL & set(without.split("-")) else without


def search_range(document: str) -> range:
    """The numbers that rows of the search index have for this document, 1 to 2^20 - 1 above a multiple of 2^20."""
    base = (int(document, 16) >> 1) >> SEARCH_ROWS_BITS << SEARCH_ROWS_BITS
    return range(base + 1, base + (1 << SEARCH_ROWS_BITS))
