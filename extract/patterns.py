"""Patterns declared as data: each regular expression carries texts in which it must be found and must not.

`tests/test_patterns.py` walks every `Pattern` of every module, both ways. Regular expressions here run in linear time:
no nested or adjacent unbounded repeats over the same characters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Pattern:
    """A named regular expression with its examples; searches as `re.Pattern` does.

    What is asked a million times of a long paper is the expression's own method.
    """

    name: str
    regex: re.Pattern[str] = field(repr=False)
    matches: tuple[str, ...]
    rejects: tuple[str, ...] = ()
    search: Callable[..., re.Match[str] | None] = field(init=False, repr=False, compare=False)
    match: Callable[..., re.Match[str] | None] = field(init=False, repr=False, compare=False)
    fullmatch: Callable[..., re.Match[str] | None] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        for name in ("search", "match", "fullmatch"):
            object.__setattr__(self, name, getattr(self.regex, name))

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        return self.regex.finditer(text)

    def split(self, text: str, maxsplit: int = 0) -> list[str | None]:
        return self.regex.split(text, maxsplit)

    def sub(self, replacement: str, text: str, count: int = 0) -> str:
        return self.regex.sub(replacement, text, count)


def pattern(
    name: str,
    regex: str,
    *,
    matches: tuple[str, ...],
    rejects: tuple[str, ...] = (),
    flags: re.RegexFlag = re.NOFLAG,
) -> Pattern:
    """A pattern found in each of `matches` and in none of `rejects`; its spaces count unless re.VERBOSE is set."""
    return Pattern(name, re.compile(regex, flags), matches, rejects)


def vocabulary(words: str) -> frozenset[str]:
    """The words of a text, each once: how vocabularies are written down."""
    return frozenset(words.split())
