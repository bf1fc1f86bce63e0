"""SQLite's text functions that take the product of their arguments' lengths, in time that grows as their sum.

They stand in the place of SQLite's own on the site, where a call cannot be interrupted and may have megabytes.
Each takes the most bytes that it may give, then what SQLite's takes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

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


# Name, number of arguments, function.
FUNCTIONS: tuple[tuple[str, int, Callable[..., Any]], ...] = (
    ("instr", 2, instr),
    ("replace", 3, replace),
    *(
        (name, count, trimmer(left, right))
        for name, left, right in (("trim", True, True), ("ltrim", True, False), ("rtrim", False, True))
        for count in (1, 2)
    ),
)
