"""No regular expression of ours takes more than linear time, each tried with the worst texts for it."""

from __future__ import annotations

import gc
import re
import signal
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import pytest

from expressions import Expression, find_expressions
from extract.recommendations.delegations import parse_delegation
from hostile_texts import REPEATS, Text, worst_texts

# Characters: four times the text takes four times as long, sixteen times when it is quadratic.
SIZE, LONGER = 1500, 6000
MOST_GROWTH = 9.0
QUICK = 0.001  # seconds for SIZE characters: below this nothing quadratic is left to see
PATIENCE = 0.2  # seconds of processor time after which a search is given up
ROUNDS = 2
NEVER = 1e9

Use = Callable[[str], object]
EXPRESSIONS = sorted(find_expressions().values(), key=lambda expression: expression.name)


class TooLong(Exception):
    """A search has had its time."""


@contextmanager
def patience(limit: float) -> Iterator[None]:
    """Raises TooLong after so many seconds; `re` looks for signals as it searches.

    No garbage is collected meanwhile: what others call back then would swallow the error.
    """

    def give_up(*_: object) -> None:
        raise TooLong

    before = signal.signal(signal.SIGPROF, give_up)
    gc.disable()
    signal.setitimer(signal.ITIMER_PROF, limit)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        gc.enable()
        signal.signal(signal.SIGPROF, before)


def seconds(use: Use, text: str, limit: float = PATIENCE) -> float:
    begun = time.thread_time()
    try:
        with patience(limit):
            use(text)
    except TooLong:
        return NEVER
    return time.thread_time() - begun


def growth(use: Use, text: Text) -> float:
    """How many times as long the longer text takes; 0 for what takes no time, NEVER for what takes too much."""
    short = min(seconds(use, text(SIZE)) for _ in range(2))
    if short < QUICK or short == NEVER:
        return 0 if short < QUICK else NEVER
    return seconds(use, text(LONGER), (MOST_GROWTH + 1) * short) / short


def grows_too_fast(use: Use, text: Text) -> bool:
    """Whether it takes long and, in each of some rounds, far more than four times as long for four times the text."""
    if (first := seconds(use, text(SIZE))) < QUICK:
        return False
    if first == NEVER == seconds(use, text(SIZE)):
        return True
    return all(growth(use, text) > MOST_GROWTH for _ in range(ROUNDS))


def uses(expression: Expression) -> Iterator[Use]:
    if "search" in expression.ways:  # from place to place, as `sub` and `finditer` do: no use asks for more
        yield lambda text: deque(expression.regex.finditer(text), maxlen=0)
    else:
        yield from (getattr(expression.regex, way) for way in expression.ways)


def slow_texts(expression: Expression) -> Iterator[str]:
    for use in uses(expression):
        yield from (words for words, text in worst_texts(expression.regex) if grows_too_fast(use, text))


@pytest.mark.parametrize("expression", [pytest.param(found, id=found.name) for found in EXPRESSIONS])
def test_expression_takes_linear_time(expression: Expression) -> None:
    slow = next(slow_texts(expression), None)
    assert slow is None, f"{expression.name} ({'/'.join(expression.ways)}) is slow on {slow}"


# A rule, what a text for it begins with, and what it goes on with.
RULES: list[tuple[Use, str, str]] = [
    (parse_delegation, "delegates authority ", "to A "),
    (parse_delegation, "delegates the letting of the hall ", "to A in consultation with B "),
    (parse_delegation, "delegates the letting of the hall ", "to A, in consultation with "),
]


@pytest.mark.parametrize(("use", "head", "unit"), RULES)
def test_rule_takes_linear_time(use: Use, head: str, unit: str) -> None:
    """A rule that searches again from many places of a text looks only so far from each."""
    use(head)
    assert not grows_too_fast(use, lambda size: head + unit * (size // len(unit)))


SLOW = [
    (r"\s+$", "search"),
    (r"(?:a+)+b", "match"),
    (r"[A-Z]\w*\s$", "search"),
    (r"\d+\s*:?\s*x", "match"),
    (r"\(.*\)x", "search"),
    (r"(?<=\S)[ .]*\.{4}$", "search"),
    (r"(?i)moved(?:\s+by|\s+)\s*X", "match"),
]
LINEAR = [
    (r"\s+$", "match"),
    (r"(?<!\s)\s++$", "search"),
    (r"a++b", "match"),
    (r"\d+(?:\s*+:)?\s*+x", "match"),
    (r"[a-z]+ing\b", "match"),
    (r"(?:one|two|three)\s++four", "search"),
]


@pytest.mark.parametrize(
    ("pattern", "way", "slow"), [(*case, True) for case in SLOW] + [(*case, False) for case in LINEAR]
)
def test_slow_expressions_are_found_and_no_others(pattern: str, way: str, slow: bool) -> None:
    assert any(slow_texts(Expression("given", re.compile(pattern), {way}))) is slow


def test_every_way_of_use_is_known() -> None:
    """Hundreds of them, among them those made inside functions, in tables and where they are used."""
    assert len(EXPRESSIONS) > 400
    assert {way for expression in EXPRESSIONS for way in expression.ways} == {"search", "match", "fullmatch"}
    names = {expression.name.rpartition(".")[0] for expression in EXPRESSIONS}
    wanted = {"extract.labels", "extract.figures.numberings", "ingest.textfiles.marks", "corpus.search"}
    assert names >= wanted | {"corpus.pages.pairing"}


@pytest.mark.parametrize("expression", EXPRESSIONS, ids=lambda expression: expression.name)
def test_no_possessive_repeat_of_what_may_match_in_two_ways(expression: Expression) -> None:
    """Python before 3.11.5, which Debian 12 has, misreads those (CPython issue 106052): it finds too little."""
    assert not misread(_parser.parse(expression.regex.pattern, expression.regex.flags)), expression.regex.pattern


@pytest.mark.parametrize(
    ("regex", "wrong"),
    [
        (r"(?:ab?c)?+", True),
        (r"(?:(?!A)\w)*+", True),
        (r"(?:a|bc)*+", True),
        (r"(?:-[a-z]++)*+", False),
        (r"\w*+", False),
    ],
)
def test_the_test_of_possessive_repeats(regex: str, wrong: bool) -> None:
    assert misread(_parser.parse(regex)) is wrong


def misread(nodes: Any) -> bool:
    """Whether a possessive repeat in a parsed expression holds a choice, a look around or a repeat that gives back."""
    return any(
        node[0] is op.POSSESSIVE_REPEAT and gives_back(node[1][2]) or any(map(misread, within(node))) for node in nodes
    )


def gives_back(nodes: Any) -> bool:
    kinds = {op.BRANCH, op.MAX_REPEAT, op.MIN_REPEAT, op.ASSERT, op.ASSERT_NOT}
    return any(node[0] in kinds or any(map(gives_back, within(node))) for node in nodes)


def within(node: Any) -> list[Any]:
    """The parsed expressions inside a node."""
    kind, given = node
    if kind is op.BRANCH:
        return list(given[1])
    if kind is op.ATOMIC_GROUP:
        return [given]
    if kind in (op.SUBPATTERN, op.ASSERT, op.ASSERT_NOT, *REPEATS):
        return [given[-1]]
    return []
