"""The forms in which people are named in running text, as pieces of patterns, and the name within what they take.

A title with at least a surname ("Cllr Moor"), or a given name with a surname; initials stand alone only in lists.
"""

from __future__ import annotations

from extract.patterns import pattern, vocabulary
from extract.people.name_words import OTHER_WORDS
from extract.people.names import parse_person
from extract.people.roles import OFFICE_RE, THING_RE

# Letters with marks begin names too ("Łukasz", "Ó Dálaigh") and stand in them ("Siân", "Chloë").
CAPITAL = "[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶŁĻĽŃŅŇŌŐŒŘŚŞŠŢŤŪŮŰŴŶŸŹŻŽẀẂẄẸỊỌỤṢ]"
SMALL = "[a-zß-öø-ÿāăąćčďđēęěğģīıķłļľńņňōőœřśşšţťūůűŵŷźżžẁẃẅẹịọụṣ'’-]"
TITLE = (
    r"(?:(?:The\s(?:Right|Rt|Very)\s)?(?:Councillor|Cllr|Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Lord|Lady|Baroness|Professor"
    r"|Prof|Revd?|Reverend|Rt\sHon|Alderman|COUNCILLOR|CLLR|MRS?|MS|MISS|DR)\.?\s)"
)
PARTICLE = r"(?:van|de|von|der|den|al|le|la|du|el|bin|ap|ab|ferch|da|dos|ibn|bint)"
WORD = rf"(?:(?:al|el|ul|ur)-)?{CAPITAL}[\w'’-]+"
BARE_NAME = (
    rf"(?:(?:{CAPITAL}{SMALL}++[\w'’-]{{0,40}}+)"
    rf"(?:\s(?:{CAPITAL}\.?|{WORD}|{PARTICLE})){{0,2}}\s{WORD})"
)
TITLED_NAME = rf"(?:{TITLE}{{1,2}}(?:(?:{WORD}|{CAPITAL}\.?|{PARTICLE})\s){{0,3}}{WORD})"
NAME = rf"(?:{TITLED_NAME}|{BARE_NAME})(?:,?\s(?:[MOCD]BE|BEM|JP|QC|KC|MP|CC|DL|RGN|HMI)\b){{0,3}}"
INITIALLED = rf"(?:{CAPITAL}\.?\s?){{1,3}}(?<=[\s.]){CAPITAL}{SMALL}[\w'’-]+"
TITLE_INSIDE_RE = pattern(
    "title-inside-a-name",
    rf"(?<=\s)(?={TITLE}[A-Z])",
    matches=("That Cllr Ann Moor", "By Mr A Reed"),
    rejects=("Mr Moor", "Ann Moor"),
)
# Words of office that are surnames too: "Ann Bishop" is somebody, "Chief Constable" nobody.
SURNAMES = vocabulary("bishop steward constable sheriff warden captain head marshal ranger provost")
# What stands between titles is part of the name: "County Councillor Moor", "The Right Revd Reed".
TITLES_BEFORE_RE = pattern(
    "words-before-a-title",
    rf"^(?:{TITLE}|(?i:county|borough|district|city|town|parish|community|deputy|the|right|rt|very|hon)\s)+$",
    matches=("County ", "Councillor ", "The Right "),
    rejects=("That ", "Head ", "By "),
)


def cut_name(text: str, described: bool = False) -> str | None:
    """The name in `text`, or its last words where a title runs into it; None for a post or minister.

    `described`: a role follows, so that words of places may be surnames ("Ann North, Clerk").
    """
    inside = TITLE_INSIDE_RE.search(text)
    if inside and not TITLES_BEFORE_RE.match(text[: inside.start()]):
        text = text[inside.start() :]
    words = text.split(" ")
    first = max(len(words) - 2, 0)
    while first > 1 and (words[first].islower() or len(words[first].strip(".")) == 1):
        first -= 1  # "Dafydd ap Reed", "Séamus Ó Reed"
    for name in (text, " ".join(words[first:])):
        if _is_person(name, described) and not has_office(name) and "Minister" not in name:
            return name
    return None


def _is_person(name: str, described: bool) -> bool:
    if name[:1].islower() or any(THING_RE.search(word) for word in name.split(" ")[:-1]):
        return False
    if parse_person(name) is not None:
        return True
    given = name.lower().split()[:-1]
    return described and not any(word in OTHER_WORDS for word in given) and parse_person(f"{name}, Clerk") is not None


def has_office(name: str) -> bool:
    """Whether a word of a name is one of office, and not only a surname that is one too."""
    first, _, surname = name.rpartition(" ")
    return OFFICE_RE.search(first if surname.lower() in SURNAMES else name) is not None
