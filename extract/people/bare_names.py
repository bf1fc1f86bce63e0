"""A person's name alone, word by word: honorifics, given names or initials, surname, post-nominals."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from extract.patterns import pattern
from extract.people.name_words import (
    HONORIFIC_LINKS,
    HONORIFICS,
    NEVER_NAMES,
    OTHER_WORDS,
    PARTICLES,
    POST_NOMINALS,
    SURNAMES_TOO,
    TITLES_TOO,
)

# Initials run together with the surname: "J.Arwel Moor", "W.J.Lane".
JOINED_INITIAL_RE = pattern(
    "initial-joined-to-a-name",
    r"(?<![^\W\d_]{2})(?P<initial>[A-Z]\.)(?=[A-Z][a-z\u2019'])",
    matches=("J.Arwel Moor", "W.J.Lane"),
    rejects=("J. Arwel Moor", "St.Moor", "J.A. Moor"),
)
SHORTENED = frozenset("thos chas robt edwd benj alex fred hugh".split())  # given names with a full stop


@dataclass(frozen=True, slots=True)
class Person:
    """One person as printed.

    `name` keeps honorific and post-nominals as printed ("Sir Alan Moor, CBE"), `bare` is without them; `honorific` is
    what stood before ("Councillor The Right Revd"); `role` is the post, `note` what was printed in brackets that is no
    post (a party, "substitute", "from item 5").
    """

    name: str
    bare: str
    honorific: str | None = None
    post_nominals: tuple[str, ...] = ()
    role: str | None = None
    note: str | None = None


@lru_cache(maxsize=2048)
def parse_name(text: str, described: bool = False) -> Person | None:
    """The name that fills the text; `described` when a role follows: words of places may then be surnames."""
    words = [word for word in JOINED_INITIAL_RE.regex.sub(r"\g<initial> ", text).replace(",", " ").split() if word]
    honorifics = leading_honorifics(words)
    tail = len(words)
    while tail > honorifics and words[tail - 1].strip(".") in POST_NOMINALS:
        tail -= 1
    core = words[honorifics:tail]
    if not _is_core(core, bool(honorifics), described):
        return None
    return Person(
        " ".join(text.split()),
        " ".join(core),
        " ".join(words[:honorifics]) or None,
        tuple(word.strip(".") for word in words[tail:]),
    )


def leading_honorifics(words: list[str]) -> int:
    """How many first words are honorifics; "The" and "Right" count only with one after them."""
    end = 0
    for count, word in enumerate(words, 1):
        plain = word.strip(".").lower()
        if plain not in HONORIFICS and plain not in HONORIFIC_LINKS:
            break
        if plain in HONORIFICS:
            end = count
    alone = end == len(words) > 1 and words[-1].lower() in TITLES_TOO
    return end - 1 if alone else end


def _is_core(words: list[str], titled: bool, described: bool) -> bool:
    """Whether the words are a name: initials, capitalised words and particles, the last one a surname."""
    if not (1 if titled else 2) <= len(words) <= 6 or not _is_surname(words[-1]):
        return False
    if not all(is_initial(word) or _is_capitalised(word) or word.lower() in PARTICLES for word in words):
        return False
    longer = [word for word in words[:-1] if not is_initial(word)]
    if any(word.endswith(".") and len(word) > 4 and word[:-1].lower() not in SHORTENED for word in longer):
        return False  # a sentence ends within
    plain = [word.strip(".").lower() for word in words]
    # "C Ward" is a person, "A Ward" may be any.
    described = described or (words[0] != "A" and all(is_initial(word) for word in words[:-1]))
    refused = NEVER_NAMES if titled else OTHER_WORDS - SURNAMES_TOO if described else OTHER_WORDS
    if any(word in refused or word in NEVER_NAMES for word in plain):
        return False
    # "ANY BUSINESS" and the like: capitals throughout are a heading unless somebody is addressed.
    return titled or any(char.islower() for char in "".join(words))


def is_initial(word: str) -> bool:
    letters = word.replace(".", "")
    return 0 < len(letters) <= 3 and letters.isalpha() and letters.isupper()


def _is_capitalised(word: str) -> bool:
    letters = word.rstrip(".").translate(_JOINTS)
    lead = next((len(lead) for lead in JOINED_LEADS if word.lower().startswith(lead)), 0)
    first = word[lead : lead + 1]
    return letters.isalpha() and first.isupper() and "." not in word.rstrip(".")


def _is_surname(word: str) -> bool:
    return _is_capitalised(word) and len(word.strip(".").translate(_JOINTS)) >= 2


# Beginnings in small letters that are joined to a surname: "d'Arcy", "al-Rashid".
JOINED_LEADS = ("d'", "d\u2019", "al-", "el-", "ul-", "ur-")
_JOINTS = str.maketrans("", "", "'\u2019\u2018`-\u2010\u2011")
