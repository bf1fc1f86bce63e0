"""Which names are one person: keys of names, and groups of names with the evidence for each merge.

A surname alone is never merged with anybody. Two names with equal given name and surname are one person; initials are
taken for a fuller name only when no other fuller name in the same collection fits them.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from extract.people.bare_names import Person
from extract.people.name_words import O_NAMES, PARTICLES
from extract.people.names import parse_person

FEMALE = frozenset("mrs miss ms dame lady baroness".split())
MALE = frozenset("mr sir lord baron".split())


@dataclass(frozen=True, slots=True)
class PersonKey:
    """A name folded for comparing: given names or initials, and surname, in lower case without accents or marks."""

    given: tuple[str, ...]
    surname: str

    def __str__(self) -> str:
        return " ".join((*self.given, self.surname))

    @property
    def initials(self) -> str:
        """The given names that are one letter: "J O Moor" run together is "Jo Moor", who is another."""
        return "".join(name for name in self.given if len(name) == 1)

    @property
    def is_initials(self) -> bool:
        return bool(self.given) and all(len(name) == 1 for name in self.given)


@dataclass(slots=True)
class PersonGroup:
    """Spellings of one person: `name` is the fullest, `evidence` says why each of the others was joined to it."""

    name: str
    key: PersonKey
    spellings: list[str] = field(default_factory=list)
    evidence: list[tuple[str, str]] = field(default_factory=list)


# "O Shea", "O' Shea" and "Mc Donald" are "O'Shea" and "McDonald"; before other names "O" is an initial ("J O Moor").
PARTED_RE = re.compile(
    rf"(?<=[\w.] )(?:o['\u2019\u2018`] (?=[a-z])|o (?=(?:{'|'.join(sorted(O_NAMES))})\b)|mc (?=[a-z]{{3}}))",
    re.IGNORECASE,
)


def whole_surname(text: str) -> str:
    """A name whose surname is parted from its beginning ("O Shea", "Mc Donald") with it in one word."""
    return PARTED_RE.sub(lambda match: match[0].rstrip(), text)


def fold_name(text: str) -> str:
    """Lower case, no accents, no apostrophes and stops; hyphens are spaces."""
    plain = unicodedata.normalize("NFKD", whole_surname(text).lower())
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    for mark in "'\u2019\u2018`.":
        plain = plain.replace(mark, "")
    for mark in "-\u2010\u2011\u2013":
        plain = plain.replace(mark, " ")
    return " ".join(plain.split())


def person_key(name: str) -> PersonKey | None:
    """The key of a printed name; None for what is no name and for a surname alone, which says who nobody is."""
    person = parse_person(name)
    if person is None:
        return None
    return _key(person)


def _key(person: Person) -> PersonKey | None:
    words = whole_surname(person.bare).split()
    given: list[str] = []
    for word in words[:-1]:
        if word.lower() in PARTICLES:
            break
        letters = word.replace(".", "")
        if letters.isupper() and 1 < len(letters) <= 3 and not person.bare.isupper():
            given += list(letters.lower())
        else:
            given.append(fold_name(word).replace(" ", ""))
    surname = fold_name(" ".join(words[_given_words(words) :])).replace(" ", "")
    if not given or not surname:
        return None
    return PersonKey(tuple(given), surname)


def _given_words(words: list[str]) -> int:
    """How many words stand before the surname, which its particles begin ("van der Berg")."""
    for index, word in enumerate(words[:-1]):
        if index and word.lower() in PARTICLES:
            return index
    return len(words) - 1


def same_person(one: str, other: str) -> str | None:
    """Why two printed names can be one person, or None; "initials" says that one of them is only initials."""
    first, second = parse_person(one), parse_person(other)
    if first is None or second is None:
        return None
    key, other_key = _key(first), _key(second)
    if key is None or other_key is None or not _sexes_agree(first, second):
        return None
    if key.initials == other_key.initials and fold_name(first.bare).replace(" ", "") == fold_name(second.bare).replace(
        " ", ""
    ):
        return "same name"
    if key.surname != other_key.surname:
        return None
    return _given_evidence(key.given, other_key.given)


def _given_evidence(one: tuple[str, ...], other: tuple[str, ...]) -> str | None:
    if one == other:
        return "same given names and surname"
    shorter, longer = sorted((one, other), key=len)
    if shorter == longer[: len(shorter)] and len(shorter[0]) > 1:
        return "same first name and surname, one with a further name"
    if len(shorter[0]) > 1 and len(longer[0]) > 1:
        return None
    if all(left[0] == right[0] for left, right in zip(shorter, longer, strict=False)):
        return "initials"
    return None


def _sexes_agree(one: Person, other: Person) -> bool:
    words = [set((person.honorific or "").lower().replace(".", "").split()) for person in (one, other)]
    return not any(words[a] & FEMALE and words[1 - a] & MALE for a in (0, 1))


def group_people(names: Iterable[str]) -> list[PersonGroup]:
    """The names as people, in order of first appearance; a surname alone makes no group.

    Exact spellings join first; then a name with initials joins the one fuller group that it fits, if there is just one.
    """
    groups: list[PersonGroup] = []
    by_surname: dict[str, list[PersonGroup]] = defaultdict(list)
    waiting: list[tuple[str, PersonKey]] = []
    for name in dict.fromkeys(names):
        key = person_key(name)
        if key is None:
            continue
        if key.is_initials:
            waiting.append((name, key))
        else:
            _join(groups, by_surname, name, key)
    for name, key in waiting:
        _join(groups, by_surname, name, key)
    return groups


def _join(groups: list[PersonGroup], by_surname: dict[str, list[PersonGroup]], name: str, key: PersonKey) -> None:
    near = by_surname[key.surname]
    reasons = [(group, reason) for group in near if (reason := _reason(group, name)) is not None]
    exact = [pair for pair in reasons if pair[1] != "initials"]
    chosen = exact[0] if len(exact) >= 1 else reasons[0] if len(reasons) == 1 else None
    if chosen is None:
        group = PersonGroup(name, key, [name])
        groups.append(group)
        near.append(group)
        return
    group, reason = chosen
    group.spellings.append(name)
    group.evidence.append((name, reason))
    if _fullness(name) > _fullness(group.name):
        group.name, group.key = name, key


def _reason(group: PersonGroup, name: str) -> str | None:
    """Why a name fits a group: it must be able to be every spelling in it."""
    reasons = [same_person(spelling, name) for spelling in group.spellings]
    if any(reason is None for reason in reasons):
        return None
    return next((reason for reason in reasons if reason != "initials"), "initials")


def _fullness(name: str) -> tuple[int, int]:
    person = parse_person(name)
    assert person is not None
    words = [word for word in person.bare.replace(".", " ").split() if len(word) > 1]
    return len(words), len(person.bare)
