"""The cheap looks at a text never hide what the rules behind them would find."""

from __future__ import annotations

import random
import re

import pytest

from extract.dates.mentions import BARE_MONTH_RE, READERS, find_mentions
from extract.figures.fractions import FRACTION_RE, PART_WORDS
from extract.figures.number_words import NUMBER_WORDS_RE, names_number
from extract.figures.numberings import NUMBERING_RES, numbered_stretches
from extract.language import HINT_WORDS, ROLLING_RE, ROLLING_WORDS, speaks_of_rolling_years
from extract.people.roles import OFFICE_RE, OFFICES, names_office
from extract.pipeline import load_pipeline
from extract.word_sets import words_of

PIECES = [
    *(
        "Section 136",
        "Appendix 2,",
        "the A10",
        "COVID-19",
        "020 7946 0011",
        "ZE9 1AA",
        "at 19.30",
        "(1)",
        "[3]",
        "7.2.1",
    ),
    *(
        "160 Harbour Street",
        "at 3 Old Town",
        "the 15th",
        "12 homes",
        "£5.9 million",
        "30%",
        "items 2 and 3,",
        "per 1,000",
    ),
    *(
        "24/00093",
        "a 999 call",
        "recommendations: #A4",
        "x2",
        "Dr. No.",
        "in May",
        "no digits here",
        "P5/Q2",
        "S151",
        ".5",
    ),
    *(
        "lettersandlettersandlettersandletters-12",
        "12-14 Old Mill Lane",
        "Nos. 3 to 5",
        "1. The",
        "0300123 4234",
        "(A)",
    ),
]


def test_words_of_a_text() -> None:
    assert words_of("Co-opted in 2013/14, the Chair_man's") == {"co", "opted", "in", "the", "chair", "man", "s"}


@pytest.mark.parametrize("seed", range(40))
def test_numberings_found_near_digits_are_those_of_a_whole_scan(seed: int) -> None:
    rng = random.Random(seed)
    text = " ".join(rng.choices(PIECES, k=30))
    scan = re.compile("|".join(f"(?:{known.regex.pattern})" for known in NUMBERING_RES))
    assert numbered_stretches(text) == [match.span() for match in scan.finditer(text)]


@pytest.mark.parametrize("text", [text for _, readers in READERS for known, _ in readers for text in known.matches])
def test_every_form_of_a_date_is_hinted_at(text: str) -> None:
    hinted = {known.name for hint, readers in READERS if hint.search(text) for known, _ in readers}
    found = {known.name for _, readers in READERS for known, _ in readers if known.search(text)}
    assert found <= hinted


@pytest.mark.parametrize("text", BARE_MONTH_RE.matches)
def test_months_without_a_year_are_hinted_at(text: str) -> None:
    assert find_mentions(text)


@pytest.mark.parametrize("office", OFFICES)
def test_every_office_is_hinted_at_and_marked(office: str) -> None:
    text = f"It was Ann Moor ({office.upper()}) who spoke."
    assert names_office(text) and OFFICE_RE.search(text)
    doc = load_pipeline()(text)
    assert office in [span.text.lower() for span in doc.spans["offices"]]
    assert not HINT_WORDS.isdisjoint(words_of(text))


def test_numbers_fractions_and_rolling_years_are_hinted_at() -> None:
    assert all(map(names_number, NUMBER_WORDS_RE.matches))
    assert not any(PART_WORDS.isdisjoint(words_of(text)) for text in FRACTION_RE.matches)
    assert all(map(speaks_of_rolling_years, ROLLING_RE.matches)) and ROLLING_WORDS


def test_a_sentence_says_by_which_words_an_office_is_held() -> None:
    nlp = load_pipeline()
    held = ["Mr Moor served as Chair.", "Ann Moor is the Clerk.", "The Clerk was re-elected."]
    assert all(nlp(text).spans["holdings"] for text in held)
    assert not any(nlp(text).spans["holdings"] for text in ("the Clerk, as minuted", "Chair of the board"))
