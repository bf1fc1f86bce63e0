"""The marks that tie a note to what it is of: a star, a raised number, "[1]", "(p)" behind a word or number of a table.

A mark is known by its name: that of "¹", "[1]", "(1)" and "(see note 1)" is "1", that of "**" and "(**)" is "**".
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from extract.patterns import pattern

RAISED = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"
LOWERED = str.maketrans(RAISED, "0123456789")
SIGNS = "*\u2020\u2021#^~\u00a7"
LAST_MARK_RE = pattern(
    "note-mark-behind-words",
    rf"(?:(?<=\S) |(?<=[^\s{SIGNS}{RAISED}]))(?:(?P<sign>[{SIGNS}]{{1,4}})|(?P<raised>[{RAISED}]{{1,3}})"
    rf"|\[(?P<square>\d{{1,2}}|[a-z])\]|(?<![£$€])(?<![£$€]\s)\((?P<round>\d{{1,2}}|[a-z]|[{SIGNS}]{{1,3}})\)"
    r"|\(?(?i:see\s)?\b(?i:note)\s(?P<note>\d{1,2})\)?),?$",
    matches=("Band A\u00b9", "1,204*", "People (1)", "5.6 (p)", "Rents [1]", "Parks **", "Pay (see note 1)"),
    rejects=("(12)", "*", "Area (ha)", "[1]", "£ (5)", "\u00b9", "Note 1"),
)  # fmt: skip
# What a mark ends in, where it is not the number of a note.
MARK_ENDS, NOTE = frozenset((*SIGNS, *RAISED, *")],")), "note"
RAISED_RE = re.compile(rf"(?<=\w)[{RAISED}]{{1,3}}")


def marks_of(text: str) -> list[str]:
    """The names of the marks at the end of a text, the last one first: "Parks¹ *" has "*" and "1"."""
    found = []
    while match := _last_mark(text):
        found.append(_name(match))
        text = text[: match.start()]
    return found


def unmarked(text: str, marks: Collection[str]) -> str:
    """The text without the marks at its end that are among these."""
    while (match := _last_mark(text)) and _name(match) in marks:
        text = text[: match.start()]
    return text


def _last_mark(text: str) -> re.Match[str] | None:
    """The mark at the end of a text; a cheap look at its last character spares most."""
    last = text.rstrip()[-1:]
    may_be = last in MARK_ENDS or (last.isdigit() and NOTE in text.lower())
    return LAST_MARK_RE.search(text) if may_be else None


def all_marks(texts: Iterable[str]) -> frozenset[str]:
    """The names of the marks at the ends of texts, of raised ones anywhere in them, of signs in place of a number."""
    found: set[str] = set()
    for text in texts:
        found.update(marks_of(text))
        found.update([text] if text and not text.strip(SIGNS) else [])
        if not text.isascii():
            found.update(mark_name(match) for match in RAISED_RE.findall(text))
    return frozenset(found)


def mark_name(printed: str) -> str:
    """The name of a mark as printed, with or without brackets, dot or comma."""
    return printed.translate(LOWERED).strip(" ,.()[]")


def _name(match: re.Match[str]) -> str:
    return mark_name(next(filter(None, match.groups())))
