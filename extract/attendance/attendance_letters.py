"""Registers by letters or stars: what stands before a name says whether that person was present or sent apologies."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.facts import AttendanceStatus
from extract.patterns import pattern
from extract.people.names import parse_person

STAR_RE = pattern(
    "star-means-present",
    r"\*\s*+(?:(?:=|:|denotes|indicates|-|\u2013)\s*+)?(?:those\s++)?(?:members\s++)?(?:present|in\s++attendance)\b",
    matches=("(*Present)", "* = present", "* denotes members present"),
    rejects=("* Ann Moor",),
    flags=re.IGNORECASE,
)
LETTER_RE = pattern(
    "letter-of-a-register",
    r"^(?P<letter>P|A|Ap|\*)\s+(?P<rest>[A-Z](?:(?!\s{3}|\t).)*)$",
    matches=("P  Ann Moor (Chairman)", "A Bo Reed"),
    rejects=("P. Moor", "Present: Ann Moor", "P Ann Moor    A Bo Reed"),
)


def by_letters(lines: Sequence[str]) -> dict[int, AttendanceStatus | None]:
    """The status of each line or cell that begins with the letter of a register: P for present, A for apologies.

    Such a register is told by letters before four names at least, an A among them; or by stars before three, where a
    line says what they mean.
    """
    found: dict[int, AttendanceStatus | None] = {}
    marks: list[str] = []
    for index, line in enumerate(lines):
        match = LETTER_RE.match(line.strip())
        if match is not None and parse_person(match["rest"]) is not None:
            found[index] = "apologies" if match["letter"].startswith("A") else "present"
            marks.append(match["letter"])
    starred = set(marks) == {"*"} and len(marks) >= 3 and any(STAR_RE.search(line) for line in lines)
    return found if starred or (len(marks) >= 4 and {mark[0] for mark in marks} == {"P", "A"}) else {}
