"""People with their roles in sentences: "NAME, ROLE, explained", "the ROLE, NAME", "NAME served as ROLE"."""

from __future__ import annotations

import re

from extract.names import looks_like_person, parse_person
from extract.patterns import pattern
from extract.roles import OFFICE_RE, TITLE_WORD_RE, parse_role

TITLE = (
    r"(?:(?:The\s(?:Right|Rt|Very)\s)?(?:Councillor|Cllr|Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Lord|Lady|Baroness|Professor"
    r"|Prof|Revd?|Reverend|Rt\sHon|Alderman)\.?\s)"
)
NAME = (
    rf"(?:{TITLE}{{1,2}}(?:(?:[A-Z][\w'’-]+|[A-Z]\.?)\s){{0,3}}[A-Z][\w'’-]+"
    r"|(?:[A-Z][a-zé'’-]+[A-Za-z'’-]*)(?:\s(?:[A-Z]\.?|[A-Z][\w'’-]+|van|de|von|der|al)){0,2}\s[A-Z][\w'’-]+)"
    r"(?:,?\s(?:[MOCD]BE|BEM|JP|QC|KC|MP))?"
)
NAME_ROLE_RE = pattern(
    "name-comma-role",
    rf"(?P<name>{NAME})(?:,\s(?:the\s|our\s)?|\s[-–]\s)(?=[A-Za-z])",
    matches=("Ann Moor, Director of Parks, explained", "Councillor Moor, the Chair", "Ann Moor – Head of Parks"),
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
    rf"(?:\b(?:[Tt]he|[Oo]ur|[Ii]ts)\s|^|[.;:]\s)(?P<role>[A-Za-z][^,.;:()]{{3,90}}),\s(?P<name>{NAME})(?=[,.;)]|\s[a-z]|$)",
    matches=("The Leader of the Group, Mr Moor, thanked", "the Head of Parks, Ann Moor."),
    rejects=("the leader, who", "Leader Moor"),
)
NAME_SERVES_RE = pattern(
    "name-served-as-role",
    rf"(?P<name>{NAME})(?:[^.;,]{{0,70}}?\s(?:serve[sd]|serving|acts|acted|acting|stood\sin)\sas|\sas(?=\s(?:the\s)?[A-Z])|,?\s(?:(?:was|is|be|has\sbeen)\s)?(?:re-)?"
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
# Where a role could begin inside what stands before a name.
LEAD_RE = pattern(
    "lead-to-a-role",
    r"\b(?:the|our|its|by|from|and|that)\s",
    matches=("presented by the Chair",),
    rejects=("Leader of Council",),
)


def find_roles(text: str, held: bool = True) -> list[tuple[str, str, int, int, str]]:
    """The people of a sentence or more with their roles: name, role, offsets of the name, rule; in order.

    `held` tells that it has words by which somebody holds an office ("was elected", "served as").
    """
    found: list[tuple[str, str, int, int, str]] = []

    def add(match: re.Match[str], role: str | None, rule: str) -> None:
        name = _person(match["name"])
        # "and" begins no role, and a name is none.
        if name and role and not role.lower().startswith("and ") and not looks_like_person(role):
            end = match.end("name")
            found.append((name, role, end - len(name), end, rule))

    for match in NAME_ROLE_RE.finditer(text):
        add(match, parse_role(text, match.end()), NAME_ROLE_RE.name)
    for match in NAME_BRACKETS_RE.finditer(text) if "(" in text else ():
        # A person in the brackets is another one: "Mr Moor (Mr Reed, Clerk, in his absence)".
        role = None if TITLE_WORD_RE.search(match["role"]) else parse_role(match["role"])
        add(match, match["role"] if role else None, NAME_BRACKETS_RE.name)
    for match in ROLE_NAME_RE.finditer(text):
        add(match, _whole_role(match["role"]), ROLE_NAME_RE.name)
    for match in NAME_SERVES_RE.finditer(text) if held else ():
        add(match, parse_role(text, match.end()), NAME_SERVES_RE.name)
    return sorted(found, key=lambda entry: entry[2])


def _person(text: str) -> str | None:
    """The name in `text`, or its last two words where a title runs into it; None for a post or a minister."""
    for name in (text, " ".join(text.split(" ")[-2:])):
        if parse_person(name) and not OFFICE_RE.search(name) and "Minister" not in name:
            return name
    return None


def _whole_role(text: str) -> str | None:
    """The longest end of `text` that is a role from its first word to its last."""
    text = " ".join(text.split())
    for start in (0, *(match.end() for match in LEAD_RE.finditer(text))):
        if parse_role(text, start) == text[start:]:
            return re.sub(r"^(?:the|our|its)\s", "", text[start:], flags=re.IGNORECASE)
    return None
