"""The numbers that the items of an agenda count on by, of any numbering: 1, 2 … A1, A2, B1 … 1.1, 1.2, 2.1 … 103/31.

A list in the text of an item counts too. It is told apart by where its numbers stand and how they are printed, and
because the items' own numbers go on after it.

Source of the rule: the numberings that councils print: plain, by the part of the agenda, by the year or the term.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.agendas.printed_rows import Piece, PrintedRow
from extract.minutes.minute_numbers import roman_value
from extract.patterns import pattern

NUMBER_START_RE = pattern(
    "item-number-start",
    r"^(?:(?:agenda\s+)?item\s+(?:no\.?\s+)?)?(?P<open>\(?)(?P<number>(?:[A-Z]{1,4}[/.\-]?)?\d{1,4}(?:[/.]\d{1,4}){0,2}"
    r"(?:\(\d{1,2}\)|[A-Za-z](?![A-Za-z]))?|(?-i:[IVX]{2,5})|[A-Z])(?P<end>[.):]{0,2})(?=\s|$|(?<=[.)])[A-Z])",
    matches=(
        "1. Apologies",
        "A1 Welcome",
        "103/31 Finance",
        "C/2031/284",
        "9(1) Quay",
        "Item 4: Fees",
        "(2) Fees",
        "B. Reports",
        "VIII. Fees",
    ),
    rejects=("Apologies", "10.00am", "1st June", "12-14 Quay", "\u0130. Fees"),
    flags=re.IGNORECASE | re.ASCII,  # letters that are "i" and "k" in other alphabets have no place in ours
)
PAGES_FIRST_RE = re.compile(r"(?P<pages>\d{1,4}(?: ?[-\u2013] ?\d{1,4}))(?:\s+(?=\d)|$)")
CHILD_RE = pattern(
    "item-child",
    r"^(?P<open>\(?)(?P<number>[a-z])(?:\)|\.(?=\s))\s*",
    matches=("a) Accounts", "(b) Fees", "c. Quays"),
    rejects=("a fee", "(ii) Fees", "A. Fees"),
)
NOT_NUMBERS_RE = re.compile(
    r"\d{1,2}[.:]\d\d\s*(?:[ap]\.?m\b|hrs|hours|noon)|\d{1,2}\s*(?:[ap]\.?m\b|noon|(?-i:minutes|mins))"
    r"|\d{1,2}(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b(?:\s+\d{4}|,)?",
    re.IGNORECASE,
)
PARTS_RE = re.compile(r"\d+|[A-Za-z]+")
EDGE = 2.5  # columns by which numbers that stand under one another may differ
REACH = 60  # candidates back that a number may count on from
MOST_SKIPPED = 3
MOST_STEPS = MOST_SKIPPED + 1
SKIP_COST = 0.6
FEWEST_ROMAN = 2


@dataclass(frozen=True, slots=True)
class Number:
    """A number at the head of a row: `row` its place, `keys` its parts, `title` what follows it in its row."""

    row: int
    printed: str
    keys: tuple[str, ...]
    end: str
    left: float
    right: float
    title: tuple[Piece, ...]
    pages: str | None = None


def read_number(row: PrintedRow, at: int) -> Number | None:
    """The number that a row begins with, None for a row without one."""
    pieces, pages = row.pieces, None
    if match := PAGES_FIRST_RE.match(pieces[0].text):
        rest = pieces[0].text[match.end() :]
        if rest or len(pieces) > 1:
            pages = match["pages"]
            pieces = (*((_after(pieces[0], match.end()),) if rest else ()), *pieces[1:])
    head = pieces[0]
    found = NUMBER_START_RE.match(head.text)
    if found is None or NOT_NUMBERS_RE.match(head.text):
        return None
    rest = head.text[found.end() :].strip()
    number = found["number"]
    if number.isalpha() and (not number.isupper() or not found["end"]):
        return None
    if not found["end"] and rest and not re.match(r"[\"'\u2018\u201c(]?[A-Z\d]", rest):
        return None
    title = (*((_after(head, len(head.text) - len(rest)),) if rest else ()), *pieces[1:])
    return Number(
        at,
        number,
        tuple(PARTS_RE.findall(number.upper())),
        found["open"] + found["end"],
        head.left,
        head.left + found.end("number") - found.start("open"),
        title,
        pages,
    )


def with_romans(numbers: Sequence[Number]) -> list[Number]:
    """The numbers, roman ones with their values as keys, where there are several of two letters or more."""
    whole = [roman_value(number.printed) for number in numbers]
    sure = sum(value is not None and len(number.printed) > 1 for number, value in zip(numbers, whole, strict=True))
    if sure < FEWEST_ROMAN:
        return [number for number in numbers if not number.printed.isalpha() or len(number.printed) == 1]
    return [
        replace(number, keys=(str(value),)) if value is not None else number
        for number, value in zip(numbers, whole, strict=True)
    ]


def _after(piece: Piece, start: int) -> Piece:
    """A piece without its first characters."""
    width = (piece.right - piece.left) / max(1, len(piece.text))
    return Piece(piece.text[start:].strip(), piece.left + start * width, piece.right, piece.bold)


def step(one: Number, other: Number) -> int:
    """How many numbers `other` is after `one`: 1 for the next; 0 where it does not count on from it."""
    a, b = one.keys, other.keys
    if len(a) == len(b) == 1:  # most numbers have one part
        return _difference(a[0], b[0]) if a[0].isdigit() == b[0].isdigit() else 0
    if len(a) != len(b) or [key.isdigit() for key in a] != [key.isdigit() for key in b]:
        return 0
    changed = [n for n, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    if len(changed) == 1:
        return _difference(a[changed[0]], b[changed[0]]) if changed[0] == len(a) - 1 or "/" in one.printed else 0
    # "1.5", "2.1" and "A4", "B1": the next part, its items counted from one.
    first = changed[0] if changed else 0
    renewed = len(changed) == 2 and changed[1] == len(a) - 1 and b[-1] in ("1", "01")
    return 1 if renewed and _difference(a[first], b[first]) == 1 else 0


def _difference(one: str, other: str) -> int:
    if one.isdigit() and other.isdigit():
        return int(other) - int(one)
    return ord(other) - ord(one) if len(one) == len(other) == 1 else 0


def find_chain(numbers: Sequence[Number], placed: bool) -> list[Number]:
    """The numbers that count on longest; `placed`: where they stand is known and must agree.

    Numbers with more parts that stand between those with fewer are of parts of items: "1A" and "1B" between 1 and 2.
    """
    depths = sorted({len(number.keys) for number in numbers})
    chains = [_longest([number for number in numbers if len(number.keys) == depth], placed) for depth in depths]
    best = max(chains, key=lambda chain: (_score(chain), -len(chain[0].keys)), default=[])
    around = (
        chain for chain in chains if len(chain) > 1 and chain[0].row < best[0].row and chain[-1].row > best[-1].row
    )
    return next(around, best)


def _score(chain: Sequence[Number]) -> float:
    return len(chain) - SKIP_COST * sum(max(0, step(a, b) - 1) for a, b in pairwise(chain))


def _longest(numbers: Sequence[Number], placed: bool) -> list[Number]:
    """The numbers, all of so many parts, that count on longest, fewest left out."""
    best: list[float] = []
    before: list[int | None] = []
    for n, number in enumerate(numbers):
        score, link = 1.0, None
        for m in range(max(0, n - REACH), n):
            if not _alike(numbers[m], number, placed) or not 1 <= (steps := step(numbers[m], number)) <= MOST_STEPS:
                continue
            reached = best[m] + 1 - SKIP_COST * (steps - 1)
            # Of two ways as long, the one that goes on soonest.
            if reached > score or (reached == score and link is not None):
                score, link = reached, m
        best.append(score)
        before.append(link)
    last: int | None = max(range(len(best)), key=lambda n: (best[n], -n), default=None)
    chain: list[Number] = []
    while last is not None:
        chain.append(numbers[last])
        last = before[last]
    return chain[::-1]


def _alike(one: Number, other: Number, placed: bool) -> bool:
    """Whether two numbers are printed as those of one list are."""
    level = abs(one.left - other.left) <= EDGE or abs(one.right - other.right) <= EDGE
    return level if placed else one.end == other.end
