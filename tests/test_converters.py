"""One paper as other converters write it: the same facts from each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import PAPERS
from extract.papers import extract
from ingest.text import read_text
from test_truth import CLASSES, STEMS, find_facts

LINES_OF_A_PAGE = 40


def with_page_numbers(text: str) -> str:
    """A number at the first blank line after each so many lines."""
    printed: list[str] = []
    pages = 0
    for count, line in enumerate(text.split("\n"), start=1):
        printed.append(line)
        if not line and count > LINES_OF_A_PAGE * (pages + 1):
            pages += 1
            printed += [str(pages), ""]
    return "\n".join(printed)


def plain(fact: tuple[object, ...]) -> str:
    """A fact in words, whatever its quotes and dashes look like."""
    return repr(fact).translate(str.maketrans('\u2018\u2019\u2013"', "''-'"))


CONVERTERS: dict[str, Callable[[str], str]] = {
    "bars between cells": lambda text: text.replace("\t", " | "),
    "a blank line after every line": lambda text: re.sub(r"\n(?!\n)", "\n\n", text),
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "blanks at line ends": lambda text: text.replace("\n", "  \n"),
    "every line set in": lambda text: re.sub(r"(?m)^(?=\S)", "   ", text),
    "spaces that do not break": lambda text: text.replace(" ", "\u00a0"),
    "curly quotes": lambda text: re.sub(r"(\w)'(\w)", "\\1\u2019\\2", text),
    "straight quotes and dashes": lambda text: text.translate(str.maketrans("\u2018\u2019\u2013", "''-")),
    "headings marked": lambda text: re.sub(r"(?m)^([A-Z][A-Z &,'-]{5,60})$", r"**\1**", text),
    "page numbers left": with_page_numbers,
}


@pytest.mark.parametrize("stem", STEMS)
@pytest.mark.parametrize("name", CONVERTERS)
def test_the_same_facts_from_other_converters(name: str, stem: str) -> None:
    (path,) = (PAPERS / "text").glob(f"{stem}.*")
    written = CONVERTERS[name](path.read_text(encoding="utf-8"))
    found = extract(read_text(Path(path.name), written.encode(), "0" * 64))
    for kind, (_, facts) in CLASSES.items():
        want, got = (Counter(map(plain, facts(of))) for of in (find_facts(stem, "text"), found))
        missed, invented = list((want - got).elements()), list((got - want).elements())
        assert not missed and not invented, f"{kind}: missed {missed}\ninvented {invented}"
