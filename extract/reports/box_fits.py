"""How well a text does as the value of a label of a header box: what the label asks for, as far as its form tells."""

from __future__ import annotations

import re
from functools import lru_cache

from extract.dates.dates import parse_date
from extract.labels import fold, load_labels, vocabulary
from extract.people.names import parse_person
from extract.people.roles import OFFICE_RE
from extract.reports.box_values import ANSWERS, APPLICATION_NUMBER_RE
from extract.reports.head_patterns import BODY_END_RE, MEMBER_RE
from extract.reports.known_lines import is_name

UNLIKELY = -3.0
LONG = 50
SURE, GOOD, FAIR, POOR, BAD = 3.0, 2.0, 1.0, 0.2, -1.5
ITEM_RE = re.compile(
    r"(?:item\s+|no\.?\s+)?(?:\d{1,3}[a-z]?(?:[./]\d{1,3})?|[A-Z]\d{1,2})(?:\s?\([a-z0-9]\))?\.?", re.IGNORECASE
)
WARDS_RE = re.compile(r"\b(?:wards?|divisions?)$", re.IGNORECASE)
OPEN_RE = re.compile(
    r"(?:open|public|exempt|unrestricted|restricted|confidential|official|part\s(?:\d|[ivab]{1,2}))\b", re.IGNORECASE
)
MEMBER_WORDS_RE = re.compile(r"\b(?:councillor|cllr|leader|mayor|cabinet\s+member|portfolio)\b", re.IGNORECASE)
BROKEN_RE = re.compile(r"\(|(?:and|of|for|to|in|with|on)\b", re.IGNORECASE)  # the rest of something
LONGEST_WARDS = 120
PEOPLE = frozenset(("from_officer", "case_officer", "agent", "applicant", "post"))


@lru_cache(maxsize=16384)  # the same lines are tried for many labels
def fit(field: str, text: str) -> float:
    """From UNLIKELY (it cannot be) to SURE (its form says that it is one)."""
    words = fold(text)
    if not words:
        return UNLIKELY
    if len(text) > LONG and text.endswith("."):
        return UNLIKELY  # a sentence
    if words in ANSWERS:
        return FAIR if field == "other" else UNLIKELY
    if field in ("date", "item_number", "application", "reference"):
        return SURE if _is_typed(field, text) else UNLIKELY
    if any(_is_typed(kind, text) for kind in ("date", "item_number", "application")):
        return POOR if field == "other" else UNLIKELY if field in ("title", "meeting_name", "from_officer") else BAD
    if field == "classification":
        return SURE if OPEN_RE.match(text) and len(words.split()) < 9 else BAD
    if field == "meeting_name":
        return _fit_body(text)
    if field == "wards":
        if BROKEN_RE.match(text) or len(text) > LONGEST_WARDS:
            return BAD
        return SURE if words in _no_wards() or WARDS_RE.search(text) else FAIR / 2 if is_name(text) else BAD
    if field in PEOPLE | {"cabinet_member"} and BROKEN_RE.match(text):
        return BAD
    if field == "cabinet_member":
        return GOOD if MEMBER_WORDS_RE.search(text) else POOR
    if field in PEOPLE:
        return GOOD if OFFICE_RE.search(text) or parse_person(text) is not None else POOR
    if field in ("title", "proposal", "site"):
        return BAD if _is_otherwise(text) else FAIR
    return POOR


def _is_typed(field: str, text: str) -> bool:
    """Whether a text has the one form that such a value can have."""
    if field == "date":
        return len(text) < 60 and parse_date(text) is not None
    if field == "item_number":
        return ITEM_RE.fullmatch(text) is not None
    return APPLICATION_NUMBER_RE.match(text) is not None and parse_date(text) is None


def _fit_body(text: str) -> float:
    named = is_name(text) and BODY_END_RE.search(text) is not None
    if named or MEMBER_RE.match(text) is not None:
        return SURE
    return POOR if is_name(text) and not _is_otherwise(text) else BAD


def _is_otherwise(text: str) -> bool:
    """Whether a text is plainly the value of another label: all wards, how open it is, a person with a post."""
    person = parse_person(text)
    known = vocabulary("head_lines").field(text) is not None or fold(text) in _no_wards()
    return known or (person is not None and person.role is not None)


def _no_wards() -> frozenset[str]:
    return frozenset(fold(word) for word in load_labels()["ward_values"]["all"] + load_labels()["ward_values"]["none"])
