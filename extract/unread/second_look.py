"""The last look at a paper: what it announces and no fact answers is an issue, class of fact by class of fact.

Rules that read a form cannot say what they did not see. When all is read, each class of fact is asked again, by signs
that need no form: labels of people, telephone numbers, columns of figures, heads of appendices, the word "minutes".

Source of the signs: what papers of bodies that no rule was written for lost without a word, found by reading them
(docs/accuracy.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extract.extractions import Extraction
from extract.structures import Structure
from extract.unread.skipped_numbers import find_cited, find_skipped, find_skipped_clauses
from extract.unread.unread_appendices import find_unread_appendices
from extract.unread.unread_cells import find_unread_cells
from extract.unread.unread_columns import find_unread_columns
from extract.unread.unread_contacts import find_unread_contacts
from extract.unread.unread_decisions import find_told
from extract.unread.unread_ends import find_cut
from extract.unread.unread_fields import find_unread_fields
from extract.unread.unread_items import find_unread_items
from extract.unread.unread_marks import find_unread_marks
from extract.unread.unread_meetings import find_unread_meetings
from extract.unread.unread_people import find_unread_people
from extract.unread.unread_roles import find_unread_roles
from ingest.model import Document, Issue


def look_again(document: Document, structure: Structure, found: Extraction) -> tuple[Issue, ...]:
    """The issues of what was announced and not read; `found` is all that was read, with its issues so far."""
    parts = structure.parts
    issues = (
        *find_unread_marks(parts, found),
        *find_skipped(found),
        *find_skipped_clauses(found),
        *find_cited(found),
        *find_unread_people(parts, found),
        *find_unread_contacts(parts, found),
        *find_unread_appendices(parts, found),
        *find_unread_columns(document, parts, found),
        *find_unread_cells(document, found),
        *find_unread_meetings(parts, found),
        *find_unread_items(parts, found),
        *find_unread_roles(parts, found),
        *find_unread_fields(parts, found),
        *find_told(parts, found),
        *find_cut(found),
    )
    return tuple(_new(issues, found.issues))


def _new(issues: Iterable[Issue], said: Iterable[Issue]) -> Iterator[Issue]:
    """Those of which nothing was said at their place before, whatever its name."""
    known = {(issue.code, issue.span.begin) for issue in said}
    for issue in issues:
        if (issue.code, issue.span.begin) not in known:
            known.add((issue.code, issue.span.begin))
            yield issue
