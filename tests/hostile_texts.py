"""The worst texts of a regular expression, made from the expression itself.

Each repeat in it is fed what it takes, for as long as wanted, behind what the expression asks for before it and before
something that it does not take; so is all that stands before the repeat, over and over, for searches that begin anew
at each of them. Runs of what papers are full of come on top.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

REPEATS = {op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT}
# What sets of characters are tried with, in this order; one that takes more is fed each kind.
KINDS = ("a", "A", "1", " ", "\n", ".", ",", "-", "'", "(", "_", "\u2013", "\u00e9", "\x00")
KINDS_A_SET = 4
LONG = 8  # a repeat of so many rounds or more is one to feed
COMMON = (
    *KINDS, "\t", "[", ")", "*", "#", "|", "<", "&", "\"", "\u2022", "\u00a3", "\ufffd", "\f",
    "1.", "A.", "A. ", "Aa", "Aa ", "a ",
    "1 ", "1,", "- ", "| -- ", "a. ", "A, ", "a-", "A B", "a'", "a\n", "1\n", "\n\n", "\t1",
    "(a) ", "<b>", "**a ", "[a](",
    "Cllr ", "Councillor Ada Thornfield ", "Ada Thornfield, ", "and ", "the ", "to the ", "of the ",
    "that ", "RESOLVED ",
    "1 May 2031 ", "2031/32 ", "1.1.1 ", "10.30 am ", "\u00a31,000 ", "Mr. A. B. ", "Report of the ", "Committee ",
)  # fmt: skip

Text = Callable[[int], str]


class Shape:
    """What an expression is made of, as the parser of `re` sees it."""

    def __init__(self, regex: re.Pattern[str]) -> None:
        self.tree = list(_parser.parse(regex.pattern, regex.flags))
        self.groups: dict[int, Any] = {}

    def sample(self, nodes: Any) -> str:
        """The shortest text that the nodes take, what they look ahead and behind for left out."""
        return "".join(self.samples(node)[0] for node in nodes)

    def samples(self, node: Any) -> list[str]:
        """Texts that a node takes, of as many kinds as it is made of."""
        kind, given = node
        if kind is op.LITERAL:
            return [chr(given)]
        if kind in (op.IN, op.NOT_LITERAL, op.ANY):
            return taken_by(node)
        if kind is op.BRANCH:
            return [self.sample(branch) for branch in given[1]]
        if kind is op.SUBPATTERN:
            self.groups[given[0]] = given[3]
            return self.many(given[3])
        if kind is op.ATOMIC_GROUP:
            return self.many(given)
        if kind in REPEATS:
            least = min(given[0], LONG)
            return [text * least for text in self.many(given[2])] if least else [""]
        if kind is op.GROUPREF:
            return [self.sample(self.groups.get(given, ()))]
        if kind is op.GROUPREF_EXISTS:
            return [self.sample(given[1])]
        return [""]  # places: the start, the end, what must stand around

    def many(self, nodes: Any) -> list[str]:
        """Texts that the nodes take one after another: the plain one, and one for each kind of each node."""
        plain = [self.samples(node) for node in nodes]
        first = "".join(texts[0] for texts in plain)
        others = [
            "".join(text if place == at else texts[0] for place, texts in enumerate(plain))
            for at, kinds in enumerate(plain)
            for text in kinds[1:]
        ]
        return [first, *others]

    def fed(self, nodes: Any, before: str = "") -> Iterator[tuple[str, str]]:
        """(what stands before, one round) of each repeat among the nodes, those inside others too."""
        for node in nodes:
            kind, given = node
            if kind in REPEATS:
                if given[1] >= LONG:
                    rounds = sorted({text for text in self.many(given[2]) if text})
                    yield from ((before, text) for text in rounds)
                yield from self.fed(given[2], before)
            elif kind is op.BRANCH:
                for branch in given[1]:
                    yield from self.fed(branch, before)
            elif kind is op.SUBPATTERN:
                yield from self.fed(given[3], before)
            elif kind is op.ATOMIC_GROUP:
                yield from self.fed(given, before)
            elif kind in (op.ASSERT, op.ASSERT_NOT):
                yield from self.fed(given[1], before)
                continue
            before += self.samples(node)[0]


def taken_by(node: Any) -> list[str]:
    """One character of each kind that a set takes."""
    found = [text for text in KINDS if takes(node, ord(text))]
    kind, given = node
    if kind is op.IN:
        for what, value in given:
            if what is op.LITERAL and chr(value) not in found and takes(node, value):
                found.append(chr(value))
            elif what is op.RANGE and not any(value[0] <= ord(text) <= value[1] for text in found):
                found += [chr(value[0])] if takes(node, value[0]) else []
    return found[:KINDS_A_SET] or [chr(next(code for code in range(sys.maxunicode) if takes(node, code)))]


def takes(node: Any, code: int) -> bool:
    kind, given = node
    if kind is op.ANY:
        return code != 10
    if kind is op.NOT_LITERAL:
        return bool(code != given)
    wanted, found = True, False
    for what, value in given:
        if what is op.NEGATE:
            wanted = False
        elif what is op.LITERAL:
            found |= code == value
        elif what is op.RANGE:
            found |= value[0] <= code <= value[1]
        elif what is op.CATEGORY:
            found |= in_category(value, chr(code))
    return found is wanted


def in_category(category: Any, text: str) -> bool:
    name = str(category).removeprefix("CATEGORY_")
    plain = {
        "DIGIT": text.isdigit(), "SPACE": text.isspace(), "WORD": text.isalnum() or text == "_",
        "LINEBREAK": text == "\n",
    }[name.replace("NOT_", "")]  # fmt: skip
    return plain is not name.startswith("NOT_")


def worst_texts(regex: re.Pattern[str]) -> Iterator[tuple[str, Text]]:
    """(what it is, the text of about so many characters) for the texts that could take an expression long."""
    shape = Shape(regex)
    made: dict[tuple[str, str, str], None] = {}
    whole = shape.sample(shape.tree)
    for before, once in shape.fed(shape.tree):
        made.update(
            dict.fromkeys([("", once, ""), (before, once, ""), ("", before + once, ""), ("", before + once * 3, "")])
        )
        made[before, once, "\x00"] = None
    for at in {len(whole), len(whole) - 1, len(whole) // 2}:
        if at > 0:
            made["", whole[:at], ""] = None
    made.update(dict.fromkeys(("", once, "") for once in COMMON))
    for before, once, after in made:
        yield (
            f"{before!r} + {once!r} * n + {after!r}",
            lambda size, b=before, o=once, a=after: b + o * (size // len(o)) + a,
        )
