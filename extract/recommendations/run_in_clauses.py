"""Clauses that run on in one text: "That (1) the plan be made; (2) the fee be paid"."""

from __future__ import annotations

import re

from extract.patterns import Pattern, pattern

RUN_IN_RE = pattern(
    "run-in-clause",
    r"(?:^|(?<=[\s:;,]))\(?(?P<number>\d{1,2}|[a-z]|[ivx]{1,4})\)\s+(?=\S)",
    matches=("(1) That the report be noted", "a) note the report", "that: (i) the plan"),
    rejects=("in 2020 (see above)", "the sum of 3 pounds"),
)
# In the cell of a table: "1. That the plan be made. 2. That the fee be paid."
DOTTED_RE = pattern(
    "run-in-clause-with-a-stop",
    r"(?:^|(?<=[.;:]\s)|(?<=;\sand\s))(?P<number>\d{1,2})\.\s+(?=That\b|To\b|[A-Z][a-z]+(?:s|e|d)?\s(?:the|a|an|that|to)\b)",
    matches=("1. That the plan be made", "Noted. 2. Approves the fee"),
    rejects=("1. Introduction", "in 2. That"),
)
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


def split_clauses(text: str) -> list[tuple[str | None, int, int]]:
    """Number, start and end of each clause that runs on in one text ("(1) That …; (2) That …"), [] for none."""
    return _split(text, RUN_IN_RE)


def split_dotted(text: str) -> list[tuple[str | None, int, int]]:
    """The same of clauses numbered with a stop ("1. That … . 2. That …"), each of which begins as a decision does."""
    return _split(text, DOTTED_RE) if text[:2] == "1." else []


def _split(text: str, mark: Pattern) -> list[tuple[str | None, int, int]]:
    marks: list[re.Match[str]] = []
    wanted = {"1": "2", "a": "b", "i": "ii"}
    for match in mark.finditer(text):
        if not marks and match["number"] in wanted or marks and match["number"] == _next(marks[-1]["number"]):
            marks.append(match)
    if len(marks) < 2:
        return []
    ends = [match.start() for match in marks[1:]] + [len(text)]
    return [(match["number"], match.end(), len(text[:end].rstrip())) for match, end in zip(marks, ends, strict=True)]


def _next(number: str) -> str:
    if number.isdigit():
        return str(int(number) + 1)
    if number in ROMAN[:-1]:
        return ROMAN[ROMAN.index(number) + 1]
    return chr(ord(number[0]) + 1)
