"""SQLite's text functions that take the product of their arguments' lengths, in time that grows as their sum.

They stand in the place of SQLite's own on the site, where a call cannot be interrupted and may have megabytes.
Each takes the most bytes that it may give, then what SQLite's takes.
"""

from __future__ import annotations

import re
import sqlite3
import threading
from collections.abc import Callable
from typing import Any, TypeAlias

# How often a letter, or how many digits: the number itself (2), or an argument says how often a letter (1).
PRECISION_RE = re.compile(r"%[-+ 0#!,]*+(?:\*|[0-9]++)?\.(?:(\*)l*+c|0*+([0-9]++))")
_beside = threading.local()

Value: TypeAlias = "str | bytes | int | float | None"


def as_text(value: Value) -> str:
    """A value that is not NULL as SQLite prints it."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if not isinstance(value, float):
        return str(value)
    digits, e, power = f"{value:.15g}".partition("e")
    return digits.title() + ("" if "." in digits or "inf" in digits else ".0") + e + power


def instr(most: int, text: Value, part: Value) -> int | None:
    if text is None or part is None:
        return None
    if isinstance(text, bytes) and isinstance(part, bytes):
        return text.find(part) + 1
    return as_text(text).find(as_text(part)) + 1


def replace(most: int, text: Value, part: Value, other: Value) -> Value:
    """What would be longer than the most is given as too many blanks: SQLite refuses them as it does its own."""
    if text is None or part is None:
        return None
    whole, old = as_text(text), as_text(part)
    if not old:
        return whole if isinstance(text, bytes) else text
    if other is None:
        return None
    new = as_text(other)
    if len(whole) + whole.count(old) * (len(new) - len(old)) > most:
        return " " * (most + 1)
    return whole.replace(old, new)


def trimmer(left: bool, right: bool) -> Callable[..., str | None]:
    """The function that takes letters from the ends."""

    def trim(most: int, text: Value, letters: Value = " ") -> str | None:
        if text is None or letters is None:
            return None
        whole, taken = as_text(text), frozenset(as_text(letters))
        start, end = 0, len(whole)
        while left and start < end and whole[start] in taken:
            start += 1
        while right and start < end and whole[end - 1] in taken:
            end -= 1
        return whole[start:end]

    return trim


def printf(most: int, *given: Value) -> Value:
    """SQLite's own, asked beside the query; it goes round once for each repeated %c, and for each digit of a number.

    More rounds than the most in all, or as many as an argument says, are given as too many blanks: SQLite refuses them.
    """
    if not given or given[0] is None:
        return None
    rounds = 0
    for said, digits in PRECISION_RE.findall(as_text(given[0])):
        if said or len(digits) > len(str(most)) or (rounds := rounds + int(digits)) > most:
            return " " * (most + 1)
    if not hasattr(_beside, "connection"):
        _beside.connection = sqlite3.connect(":memory:")
        _beside.connection.text_factory = lambda text: text.decode("utf-8", "replace")  # a letter may be cut
        _beside.connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, most)
    made: Value = _beside.connection.execute(f"SELECT printf({', '.join('?' * len(given))})", given).fetchone()[0]
    return made


# Name, number of arguments (-1: any), function.
FUNCTIONS: tuple[tuple[str, int, Callable[..., Any]], ...] = (
    ("instr", 2, instr),
    ("replace", 3, replace),
    ("printf", -1, printf),
    ("format", -1, printf),
    *(
        (name, count, trimmer(left, right))
        for name, left, right in (("trim", True, True), ("ltrim", True, False), ("rtrim", False, True))
        for count in (1, 2)
    ),
)
