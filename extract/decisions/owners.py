"""Who is to act, and by when: the notes beside or below an action, or in its row of a table, with nothing else in them.

A note names people, posts or initials, several of them perhaps ("JM/AL", "Head of Parks and Clerk"), and may say when
("Clerk by 1 May"). Source of the rule: the columns "Action", "Owner" and "By when" of minutes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from extract.dates.dates import parse_date
from extract.dates.periods import MONTH
from extract.minutes.when_and_where import DAY_RE
from extract.patterns import pattern, vocabulary
from extract.people.names import looks_like_person, parse_person
from extract.people.roles import OFFICE_RE, parse_role

MOST_OWNERS = 6
LONGEST = 90  # characters
NO_INITIALS = vocabulary("TBC TBA TBD NA NFA AOB FOI DONE YES NO NEW OPEN NIL")
DUE_WORDS_RE = pattern(
    "when-it-is-due",
    r"\b(?:by|before|no later than|due|deadline:?)\s+(?:the\s+)?(?P<due>"
    rf"{DAY_RE.regex.pattern}|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{MONTH})\b"
    rf"|(?:early|mid|end)[\s-](?:{MONTH})\b"
    rf"|end\s+of\s+(?:the\s+)?(?:(?:{MONTH})\b(?:\s+\d{{4}})?|week|month|year|financial year)"
    rf"|(?:next|(?:{MONTH}))\s+(?:\w+\s+)?meeting|(?:{MONTH})\b(?:\s+\d{{4}})?)",
    matches=(
        "by 1 May",
        "by the June meeting",
        "before 3 May 2031",
        "by end of March",
        "by end July",
        "by next meeting",
    ),
    rejects=("by hand", "nearby 1 May", "by Moor"),
    flags=re.IGNORECASE,
)
DAY_OF_MONTH_RE = pattern(
    "day-without-a-year",
    rf"^(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{MONTH})$",
    matches=("1 May", "3rd of June"),
    rejects=("1 May 2031", "May"),
    flags=re.IGNORECASE,
)
LOOSE_INITIALS_RE = pattern(
    "initials-alone",
    r"^[A-Z](?:[A-Z]|[a-z]?[A-Z]|[A-Z][a-z]|[A-Z]{2})$",
    matches=("JM", "ACa", "JAM"),
    rejects=("Moor", "J"),
)
PARTING_RE = pattern("between-owners", r"[/,&;+\n]|\band\b", matches=("/", " and ", ", "), rejects=("sand", " "))
EVERYBODY_RE = pattern(
    "everybody-acts",
    r"^(?:ALL|All|All (?:members|councillors))$",
    matches=("ALL", "All members"),
    rejects=("All roads",),
)

# Which words name owners: "listed" only those whom the minutes list, posts and names with a title; below a head or
# after "Action" initials too ("headed"); in a column of owners every name ("named"), for two words may be anything.
Trust = Literal["listed", "headed", "named"]


@dataclass(frozen=True, slots=True)
class Noted:
    """Who is to act, several joined by "; ", and when: in the words printed and as an ISO 8601 day."""

    owner: str | None
    due: str | None = None
    due_date: str | None = None


@dataclass(frozen=True, slots=True)
class Owners:
    """What one set of minutes tells of owners: initials to names, surnames (lower case) of those listed, the ISO day.

    `headed`: a column of notes at the margin is headed "Action" or the like, so that whom it names is to act.
    """

    initials: Mapping[str, str] = field(default_factory=dict)
    surnames: frozenset[str] = frozenset()
    headed: bool = False
    day: str | None = None

    def may_act(self, owner: str) -> bool:
        """Whether the words name a clerk, or somebody whose surname is that of a person listed."""
        last = owner.split()[-1].lower()
        return last == "clerk" or not self.surnames or last in self.surnames

    def parse_noted(self, text: str, trust: Trust) -> Noted | None:
        """The owners (and day) that fill a note; None where a word is left."""
        due = find_due(text, self.day)
        rest = (text[: due.start] + text[due.end :]) if due is not None else text
        rest = rest.strip(" \t\n.,;:()\u2013-")
        if len(rest) > LONGEST or not rest and due is None:
            return None
        owner = self.parse_owners(rest, trust) if rest else None
        if rest and owner is None:
            return None
        return Noted(owner, due.words, due.day) if due is not None else Noted(owner)

    def parse_owners(self, text: str, trust: Trust) -> str | None:
        """The owners that fill a text, joined by "; "; a line of its own names one, or a part of one."""
        flat = " ".join(text.split())
        words = flat.split()
        person = parse_person(flat)
        if person is not None and person.role and OFFICE_RE.search(person.role) and len(flat) <= LONGEST:
            return person.name  # one owner with a post: "Head of Parks, J Moor"
        ways = [PARTING_RE.regex.split(text.strip()), [flat], PARTING_RE.regex.split(flat)]
        if all(word in self.initials for word in words):
            ways.insert(0, words)
        for parts in ways:
            found = [self._party(part, trust) for part in parts if part.strip()]
            if found and len(found) <= MOST_OWNERS and all(found):
                return "; ".join(dict.fromkeys(party for party in found if party))
        return None

    def parse_when(self, text: str) -> Noted:
        """When something is due, by a text that says nothing else ("1 May", "June meeting"), and nobody's name."""
        due = find_due(f"by {text}", self.day)
        return Noted(None, text, due.day if due is not None and due.start == 0 else None)

    def name(self, owner: str | None) -> str | None:
        """An owner's initials as names; every other owner as printed."""
        parts = [part.strip() for part in PARTING_RE.regex.split(owner or "") if part.strip()]
        known = [self.initials.get(part) for part in parts]
        return "; ".join(dict.fromkeys(filter(None, known))) if known and all(known) else owner

    def _party(self, text: str, trust: Trust) -> str | None:
        text = text.strip(" .")
        if text in self.initials:
            return self.initials[text]
        plain = re.sub(r"^[Tt]he\s", "", text)
        if EVERYBODY_RE.match(text) or OFFICE_RE.search(plain) and parse_role(plain) == plain and plain[0].isupper():
            return plain
        if LOOSE_INITIALS_RE.match(text):
            return text if trust != "listed" and text not in NO_INITIALS else None
        person = parse_person(text) if looks_like_person(text) else None
        if person is None:
            return None
        words = person.bare.split()
        known = words[-1].lower() in self.surnames or person.honorific or trust == "named"
        return person.name if known or trust == "headed" and len(words) > 1 and len(words[0].strip(".")) == 1 else None


@dataclass(frozen=True, slots=True)
class Due:
    """When something is due: the words, their ISO day if they give one, and where the words and "by" stand."""

    words: str
    day: str | None
    start: int
    end: int


def find_due(text: str, held: str | None) -> Due | None:
    """The last time by which a text asks for something; a day without a year is the next one after the day `held`."""
    found = list(DUE_WORDS_RE.finditer(text))
    if not found:
        return None
    last = found[-1]
    words = " ".join(last["due"].split())
    return Due(words, parse_date(words) or _next_day(words, held), last.start(), last.end())


def _next_day(words: str, held: str | None) -> str | None:
    match = DAY_OF_MONTH_RE.match(words)
    if match is None or held is None:
        return None
    first = date.fromisoformat(held)
    for year in (first.year, first.year + 1):
        day = parse_date(f"{match['day']} {match['month']} {year}")
        if day is not None and day >= held:
            return day
    return None


def find_surnames(names: Iterable[str]) -> frozenset[str]:
    """The surnames of the people named, in lower case."""
    people = (parse_person(name) for name in names)
    return frozenset(person.bare.split()[-1].lower() for person in people if person is not None)
