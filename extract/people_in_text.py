"""People with their roles in sentences: "NAME, ROLE, explained", "the ROLE, NAME", "NAME served as ROLE"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.names import looks_like_person, parse_person
from extract.patterns import pattern
from extract.roles import OFFICE_RE, TITLE_WORD_RE, parse_role

TITLE = (
    r"(?:(?:The\s(?:Right|Rt|Very)\s)?(?:Councillor|Cllr|Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Lord|Lady|Baroness|Professor"
    r"|Prof|Revd?|Reverend|Rt\sHon|Alderman)\.?\s)"
)
NAME = (
    rf"(?:{TITLE}{{1,2}}(?:(?:[A-Z][\w'’-]+|[A-Z]\.?)\s){{0,3}}[A-Z][\w'’-]+"
    r"|(?:[A-Z][a-zé'’-]++[A-Za-z'’-]*+)(?:\s(?:[A-Z]\.?|[A-Z][\w'’-]+|van|de|von|der|al)){0,2}\s[A-Z][\w'’-]+)"
    r"(?:,?\s(?:[MOCD]BE|BEM|JP|QC|KC|MP))?"
)
NAME_ROLE_RE = pattern(
    "name-comma-role",
    rf"(?P<name>{NAME})(?P<note>\s\([^()]{{2,40}}\))?(?:,\s(?:the\s|our\s)?|\s[-–]\s)(?=[A-Za-z])",
    matches=(
        "Ann Moor, Director of Parks, explained",
        "Councillor Moor, the Chair",
        "Ann Moor – Head of Parks",
        "Ann Moor (Dale Ward), Chair",
    ),
    rejects=("the director, explained", "Moor said"),
)
NAME_BRACKETS_RE = pattern(
    "name-role-in-brackets",
    rf"(?P<name>{NAME})\s\((?P<role>[^()]{{4,120}}(?:\([^()]{{1,20}}\)[^()]{{0,60}})?)\)",
    matches=("Ann Moor (Head of Parks)", "Mr A B Moor (Chairman)"),
    rejects=("the director (Parks)", "Moor ()"),
)
ROLE_NAME_RE = pattern(
    "the-role-comma-name",
    rf"(?:\b(?:[Tt]he|[Oo]ur|[Ii]ts|[Mm]y|[Hh]is|[Hh]er|[Tt]heir)\s|^|[.;:]\s)(?P<role>[A-Za-z][^,.;:()]{{3,90}}(?:\s\([^()]{{2,40}}\))?),\s(?P<name>{NAME})(?=[,.;)]|\s[a-z]|$)",
    matches=("The Leader of the Group, Mr Moor, thanked", "the Head of Parks, Ann Moor."),
    rejects=("the leader, who", "Leader Moor"),
)
ROLE_BRACKETS_RE = pattern(
    "role-name-in-brackets",
    rf"(?:\b(?:[Tt]he|[Oo]ur|[Ii]ts)\s|^|[.;:]\s)(?P<role>[A-Za-z][^.;:()]{{3,90}})\s\((?P<name>{NAME})\)",
    matches=("the Head of Parks (Ann Moor) said", "The Clerk (Mr B Reed)"),
    rejects=("the Head of Parks (Paths)", "Head of Parks, Ann Moor"),
)
# A name that ends in "of PLACE" belongs to whoever stands before it: "Mr Reed of Dale Hill, Chair of the Fund".
BEFORE_PLACE_RE = pattern(
    "name-before-place",
    rf"(?P<name>{NAME})\s(?:of|from|for|representing)\s(?:the\s)?$",
    matches=("Councillor Bo Reed of ", "Ann Moor, CBE from the "),
    rejects=("a report of ", "thanks from "),
)
NAME_SERVES_RE = pattern(
    "name-served-as-role",
    rf"(?P<name>{NAME})\b(?!\s[A-Z])(?:[^.;,]{{0,70}}?\s(?:serve[sd]|serving|acts|acted|acting|stood\sin|remain(?:s|ed)?|continue[sd]?)\sas"
    r"|(?:,\swho)?(?:\swould|\swill|\shad|\shas)?\s(?:join(?:s|ed)?|step(?:s|ped)?\sdown|retire[sd]?|t(?:ook|akes?)\sover)"
    r"(?:\s(?:the\s)?[A-Z]\w+)?\sas|,\swho\s(?:is|was)|\sas(?=\s(?:the\s)?[A-Z])|,?\s(?:(?:was|is|be|has\sbeen)\s)?(?:re-)?"
    r"(?:appointed|elected)(?:\sas)?|\s(?:became|is|was))\s(?:an?\s|the\s)?(?=[A-Za-z])",
    matches=(
        "Mr Moor served as Chairman",
        "Councillor Ann Moor be elected Chair",
        "Ann Moor is the Head of Parks",
        "Councillor Moor as Chair of the Board",
        "Ann Moor who had stood in as a Vice-Chair",
    ),
    rejects=("Mr Moor said", "the Chair was", "Mr Moor as well"),
)
WHOSE_RE = pattern(
    "whose-role",
    r"\b(?:[Mm]y|[Oo]ur|[Hh]is|[Hh]er|[Tt]heir)\s",
    matches=("I thank my vice-chair",),
    rejects=("the vice-chair", "Member for hers"),
)
# "Parish Councillors Ann Moor" leads a list in; it is no part of the first name.
LIST_LEAD_RE = pattern(
    "title-of-a-list",
    r"^(?:[A-Z][a-z]+\s)?(?:Councillors|Cllrs|Members|Officers)\s(?=[A-Z])",
    matches=("Parish Councillors Ann Moor", "Cllrs A Moor"),
    rejects=("Councillor Moor", "Councillors"),
)
# Where a role could begin inside what stands before a name.
LEAD_RE = pattern(
    "lead-to-a-role",
    r"\b(?:the|our|its|my|his|her|their|by|from|and|that)\s",
    matches=("presented by the Chair",),
    rejects=("Leader of Council",),
)


# Name, role, offsets of the name, rule.
Found = tuple[str, str, int, int, str]


def find_roles(text: str, held: bool = True) -> list[Found]:
    """The people of a sentence or more with their roles: name, role, offsets of the name, rule; in order.

    `held` tells that it has words by which somebody holds an office ("was elected", "served as").
    """
    found: list[Found] = []

    def add(match: re.Match[str], role: str | None, rule: str, offset: int = 0) -> None:
        name = _person(match["name"])
        # "and" begins no role, and a name is none.
        if (
            name
            and role
            and not _runs_into_person(role)
            and not role.lower().startswith("and ")
            and not looks_like_person(role)
        ):
            end = offset + match.end("name")
            found.append((name, role, end - len(name), end, rule))

    for match in NAME_ROLE_RE.finditer(text):
        if match["note"] and OFFICE_RE.search(match["note"]):
            continue
        first = max(0, match.start() - 90)
        owner = BEFORE_PLACE_RE.search(text[first : match.start()])
        of_place = owner if owner and _person(owner["name"]) and not TITLE_WORD_RE.match(match["name"]) else None
        add(of_place or match, parse_role(text, match.end()), NAME_ROLE_RE.name, first if of_place else 0)
    for match in NAME_BRACKETS_RE.finditer(text) if "(" in text else ():
        # A person in the brackets is another one: "Mr Moor (Mr Reed, Clerk, in his absence)".
        role = None if TITLE_WORD_RE.search(match["role"]) else parse_role(match["role"])
        add(match, match["role"] if role else None, NAME_BRACKETS_RE.name)
    for match in ROLE_NAME_RE.finditer(text):
        add(match, _whole_role(match["role"]), ROLE_NAME_RE.name)
    for match in ROLE_BRACKETS_RE.finditer(text) if "(" in text else ():
        add(match, _whole_role(match["role"]), ROLE_BRACKETS_RE.name)
    for match in NAME_SERVES_RE.finditer(text) if held else ():
        add(match, parse_role(text, match.end()), NAME_SERVES_RE.name)
    return [_before_next(entry, found) for entry in sorted(found, key=lambda entry: entry[2])]


def _before_next(entry: Found, found: Sequence[Found]) -> Found:
    """The pair with its role cut where the next person of the text stands in it ("Clerk Bo Reed, Treasurer")."""
    name, role, start, end, rule = entry
    for other, _, at, _, _ in found:
        cut = role.find(f" {other}")
        if at > end and cut > 0 and OFFICE_RE.search(role[:cut]):
            role = role[:cut].strip(" ,-–")
    return name, role, start, end, rule


def _person(text: str) -> str | None:
    """The name in `text`, or its last two words where a title runs into it; None for a post or a minister."""
    text = LIST_LEAD_RE.sub("", text)
    for name in (text, " ".join(text.split(" ")[-2:])):
        if parse_person(name) and not OFFICE_RE.search(name) and "Minister" not in name:
            return name
    return None


def _runs_into_person(role: str) -> bool:
    """Whether a role runs into the next person's name ("Chief Officer Bo Reed"), whose role it then is."""
    words = [*role.split(), "and"]
    return any(
        words[at + 3] in ("and", "&")
        and OFFICE_RE.search(words[at]) is not None
        and OFFICE_RE.search(words[at + 2]) is None
        and looks_like_person(" ".join(words[at + 1 : at + 3]))
        for at in range(len(words) - 3)
    )


def _whole_role(text: str) -> str | None:
    """The longest end of `text` that is a role from its first word to its last."""
    text = WHOSE_RE.regex.split(" ".join(text.split()))[-1]
    for start in (0, *(match.end() for match in LEAD_RE.finditer(text))):
        if parse_role(text, start) == text[start:]:
            return re.sub(r"^(?:the|our|its)\s", "", text[start:], flags=re.IGNORECASE)
    return None
