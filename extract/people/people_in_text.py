"""People with their roles in sentences: "NAME, ROLE, explained", "the ROLE, NAME", "NAME served as ROLE"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.patterns import pattern
from extract.people.name_forms import INITIALLED, NAME, cut_name
from extract.people.names import looks_like_person
from extract.people.posts_before_names import find_posts_before_names
from extract.people.roles import OFFICE_RE, TITLE_WORD_RE, parse_role
from extract.people.shared_posts import find_shared_posts

NAME_ROLE_RE = pattern(
    "name-comma-role",
    rf"(?P<name>{NAME})(?P<note>\s\([^()]{{2,40}}\))?(?:,\s(?:currently\s|now\s)?(?:the\s|our\s)?(?:new\s)?|\s[-–]\s)(?=[A-Za-z]|\d\d?[-–]\d)",
    matches=(
        "Ann Moor, 14-19 Representative",
        "Ann Moor, Director of Parks, explained",
        "Councillor Moor, the Chair",
        "Ann Moor – Head of Parks",
        "Ann Moor (Dale Ward), Chair",
    ),
    rejects=("the director, explained", "Moor said"),
)
NAME_BRACKETS_RE = pattern(
    "name-role-in-brackets",
    rf"(?P<name>{NAME})\s\((?P<role>[^()]{{4,120}}(?:\([^()]{{1,60}}\)[^()]{{0,60}})?)\)",
    matches=("Ann Moor (Head of Parks)", "Mr A B Moor (Chairman)"),
    rejects=("the director (Parks)", "Moor ()"),
)
# Initials and a surname, as those present are listed; after a word with a capital they label something ("Room B Hall").
INITIALS_ROLE_RE = pattern(
    "initials-and-role",
    rf"(?<![\w.'’-])(?P<name>{INITIALLED})(?:,\s(?:the\s)?|\s[-–]\s|\s\()(?=[A-Z])",
    matches=("J Moor, Head of Parks", "A.B. Reed – Clerk", "R Lane (Vice-Chairman)"),
    rejects=("Ann Moor, Clerk", "J Moor said"),
)
LABEL_END_RE = pattern(
    "word-that-a-letter-labels",
    r"\b[A-Z][\w'’-]{0,40}\s$",
    matches=("in Room ", "Appendix "),
    rejects=("by ", "present: "),
)
ROLE_NAME_RE = pattern(
    "the-role-comma-name",
    rf"(?:\b(?:[Tt]he|[Oo]ur|[Ii]ts|[Mm]y|[Hh]is|[Hh]er|[Tt]heir|an?|and)\s|^|[.;:]\s)(?P<role>[A-Za-z][^,.;:()]{{3,90}}(?:\s\([^()]{{2,40}}\))?),\s(?P<name>{NAME})(?=[,.;)]|\s[a-z(]|$)",
    matches=("The Leader of the Group, Mr Moor, thanked", "the Head of Parks, Ann Moor."),
    rejects=("the leader, who", "Leader Moor"),
)
HALVED_RE = pattern(
    "name-and-half-a-post",
    rf"{NAME},\s[A-Z][^.;:()]{{2,80}}[^\s,]\s$",
    matches=("Mr Bo Reed, Roads, Fire ", "Bo Reed, Parks "),
    rejects=("the Director, Ann Moor ", "Bo Reed, Director, ", "Ann Moor "),
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
    rf"(?P<name>{NAME})\b(?:\s\([^()]{{2,60}}\))?(?!\s[A-Z])(?:(?:\s[a-z]+){{0,4}}\s(?:t(?:ake|ook|akes)|hold|held|holds|fill|fills|filled)(?:\sup)?"
    r"\sthe\s(?:position|post|role|office)\sof|[^.;,]{0,70}?\s(?:serve[sd]|serving|acts|acted|acting|stood\sin|remain(?:s|ed)?|continue[sd]?)\sas"
    r"|,?\s(?:speaking|writing)\sas|[^.;,]{0,50}?,?\sin\s(?:his|her|their)\s(?:new\s)?(?:role|capacity|position|post)\sas"
    r"|(?:,\swho)?(?:\swould|\swill|\shad|\shas|\sis|\swas)?\s(?:join(?:s|ed|ing)?|step(?:s|ped|ping)?\sdown|retir(?:e|es|ed|ing)|t(?:ook|akes?)\sover)"
    r"(?:\s(?:the\s)?[A-Z]\w+)?\sas|,\swho\s(?:(?:has\s|will\s|is\sto\s)?(?:take|takes|took|taken)\sup\spost\sas|is|was)|\sas(?=\s(?:the\s)?[A-Z])|,?\s(?:(?:was|is|be|has\sbeen)\s)?(?:[a-z]+ly\s)?(?:re-)?"
    r"(?:appointed|elected)(?:\sas)?|\s(?:became|is|was|(?:has|had)\sbeen))\s(?:an?\s|the\s|our\s|their\s|its\s)?(?:new\s)?(?=[A-Za-z])",
    matches=(
        "Mr Moor served as Chairman",
        "Councillor Ann Moor be elected Chair",
        "Bo Reed was unanimously elected as Chair",
        "Ann Moor is the Head of Parks",
        "Bo Reed had agreed to take the position of Vice Chair",
        "Councillor Moor as Chair of the Board",
        "Ann Moor who had stood in as a Vice-Chair",
        "Ann Moor, speaking as Clerk",
        "Ann Moor attended in her capacity as a Member",
        "Ann Moor, who takes up post as Clerk",
        "Ann Moor had been Clerk",
    ),
    rejects=("Mr Moor said", "the Chair was", "Mr Moor as well"),
)
ROLE_IS_RE = pattern(
    "role-is-name",
    rf"\b[Tt]he\s(?P<role>[A-Za-z][^,.;:()]{{3,80}}?)\s(?:is|was|would\sbe|will\sbe|remains|remained)\s(?P<name>{NAME})(?=[,.;)]|\s(?:and|who|until|from)\b|$)",
    matches=("The Chair of the Fund is Ann Moor.", "the Quay representative would be Dr Bo van Reed."),
    rejects=("The Chair is late", "The Clerk was Harwick"),
)
IS_RE = pattern(
    "is-before-a-name", r"\s(?:is|was|be|remain(?:s|ed))\s[A-Z]", matches=("clerk is Ann",), rejects=("is late",)
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
PERSONS_END_RE = pattern(
    "end-of-a-person-in-a-list", r",\s|\s\(", matches=("Bo Reed, Cy", "Bo (Chair)"), rejects=("Bo",)
)
# The post behind a name is that person's, whoever is named next: "Bo Reed, the Leader of the Group, Ann Moor said".
OWNER_BEFORE_RE = pattern(
    "owner-of-the-post",
    rf"(?P<name>{NAME}),\s$",
    matches=("from Councillor Bo Reed, ",),
    rejects=("In reply, ", "Bo Reed and "),
)
# Where a role could begin inside what stands before a name.
LEAD_RE = pattern(
    "lead-to-a-role",
    r"\b(?:the|our|its|my|his|her|their|by|from|and|that)\s",
    matches=("presented by the Chair",),
    rejects=("Leader of Council",),
)
DEED_RE = pattern(
    "verb-before-a-post",
    r"^[a-z]+\s(?:the|an?|his|her|its|their|our|all|each)\s",
    matches=("met the Cabinet Member", "asked a Director"),
    rejects=("leader of the Council", "chair of a panel"),
)
# What was done by or for whoever holds the post: "at the request of the Leader".
OTHERS_LEAD_RE = pattern(
    "noun-before-a-post",
    r"(?i:request|behalf|invitation|absence|advice|attention|discretion|suggestion|direction|agreement|support|report|view"
    r"|views|name|recommendation)\s(?:of|from|to|by)\s",
    matches=("request of the Leader", "advice from the Clerk"),
    rejects=("Leader of the Council",),
)


# A body's own ("the Council's Head of Parks") says nothing of the post.
OWNED_RE = pattern(
    "owner-of-a-post",
    r"^(?:[Tt]he\s)?(?:[A-Z][a-z]+\s)?(?i:council|borough|county|city|district|trust|board|authority|force|committee)['’]s\s",
    matches=("Council's Head of Parks", "the Mead Trust’s Chair"),
    rejects=("Children's Lead", "Council Leader"),
)
FAR = 60  # characters in which a name stands
# Name, role, offsets of the name, rule.
Found = tuple[str, str, int, int, str]


# The rules by which a role follows its name.
NAME_FIRST = (NAME_ROLE_RE.name, NAME_BRACKETS_RE.name, INITIALS_ROLE_RE.name)


SENTENCE_BEHIND_RE = pattern(
    "sentence-behind-a-dash",
    r"The\s(?=[A-Z])",
    matches=("The Clerk wrote to them",),
    rejects=("the Clerk", "Clerk"),
)


def find_roles(text: str, held: bool = True) -> list[Found]:
    """The people of a sentence or more with their roles: name, role, offsets of the name, rule; in order.

    `held` tells that it has words by which somebody holds an office ("was elected", "served as").
    """
    found = [
        (name, role, end - len(name), end, rule)
        for match, end, role, rule in _pairs(text, held)
        if (name := _person(match, rule in NAME_FIRST)) and role and _is_clean(role)
    ]
    # "Executive Sponsor Ann Moor, Clerk": where a name begins is known better from what follows it.
    begins = {end: start for _, _, start, end, _ in found}
    found += [entry for entry in find_posts_before_names(text) if begins.get(entry[3], 0) <= entry[2]]
    if shared := list(find_shared_posts(text)):
        alone = [entry for entry in found if not any(entry[3] == end for _, _, _, end, _ in shared)]
        found = [*alone, *shared]
    return [_whose(_before_next(entry, found)) for entry in sorted(found, key=lambda entry: entry[2])]


def _whose(entry: Found) -> Found:
    name, role, start, end, rule = entry
    return name, OWNED_RE.sub("", role), start, end, rule


def _is_clean(role: str) -> bool:
    # "and" begins no role, and a name is none.
    return not (
        _runs_into_person(role)
        or _opens_with_person(role)
        or role.lower().startswith("and ")
        or DEED_RE.match(role)
        or looks_like_person(role)
    )


def _opens_with_person(role: str) -> bool:
    """Whether a stretch of a list was taken for a role: "Bo Reed, Cy Lane (Chair)", "Councillors Bo Reed (Chair)"."""
    first = PERSONS_END_RE.regex.split(LIST_LEAD_RE.sub("", role), maxsplit=1)
    return len(first) > 1 and not OFFICE_RE.search(first[0]) and looks_like_person(first[0])


def _pairs(text: str, held: bool) -> Iterator[tuple[str, int, str | None, str]]:
    """What may be a name, where it ends, the role said of it and the rule, by each pattern in turn."""
    for match in NAME_ROLE_RE.finditer(text):
        if match["note"] and OFFICE_RE.search(match["note"]):
            continue
        first = max(0, match.start() - 90)
        owner = BEFORE_PLACE_RE.search(text[first : match.start()])
        of_place = owner if owner and _person(owner["name"]) and not TITLE_WORD_RE.match(match["name"]) else None
        named, offset = (of_place, first) if of_place else (match, 0)
        role = parse_role(text, match.end())
        if role is not None and SENTENCE_BEHIND_RE.regex.match(text, match.end()) is not None:
            told = text[match.end() + len(role) :]
            if match[0].rstrip().endswith(("-", "\u2013")) and told[:1] == " " and told[1:2].islower():
                continue  # a title and, behind its dash, what the Clerk did
        yield named["name"], offset + named.end("name"), role, NAME_ROLE_RE.name
    for match in INITIALS_ROLE_RE.finditer(text):
        if not LABEL_END_RE.search(text[max(0, match.start() - 30) : match.start()]):
            yield match["name"], match.end("name"), parse_role(text, match.end()), INITIALS_ROLE_RE.name
    yield from _bracketed(text)
    for known in (ROLE_NAME_RE, *((ROLE_IS_RE,) if IS_RE.search(text) else ())):
        for match in known.finditer(text):
            going_on = match[0].startswith("and ")
            if known is not ROLE_NAME_RE or not (_is_halved(text, match) if going_on else _is_owned(text, match)):
                yield match["name"], match.end("name"), _whole_role(match["role"]), known.name
    for match in NAME_SERVES_RE.finditer(text) if held else ():
        yield match["name"], match.end("name"), parse_role(text, match.end()), NAME_SERVES_RE.name


def _is_halved(text: str, match: re.Match[str]) -> bool:
    """Whether "and" joins a post's own words, begun behind a name: "Bo Reed, Roads, Fire and Crime Director, Ann …"."""
    before = text[max(0, match.start() - FAR) : match.start()]
    return HALVED_RE.search(before) is not None


def _is_owned(text: str, match: re.Match[str]) -> bool:
    """Whether the post that a match begins with is said of the person named right before it."""
    owner = OWNER_BEFORE_RE.search(text[max(0, match.start() - FAR) : match.start()])
    return owner is not None and _person(owner["name"]) is not None


def _bracketed(text: str) -> Iterator[tuple[str, int, str | None, str]]:
    if "(" not in text:
        return
    for match in NAME_BRACKETS_RE.finditer(text):
        # A person in the brackets is another one: "Mr Moor (Mr Reed, Clerk, in his absence)".
        known = not TITLE_WORD_RE.search(match["role"]) and parse_role(match["role"])
        yield match["name"], match.end("name"), match["role"] if known else None, NAME_BRACKETS_RE.name
    for match in ROLE_BRACKETS_RE.finditer(text):
        yield match["name"], match.end("name"), _whole_role(match["role"]), ROLE_BRACKETS_RE.name


def _before_next(entry: Found, found: Sequence[Found]) -> Found:
    """The pair with its role cut where the next person of the text stands in it ("Clerk Bo Reed, Treasurer")."""
    name, role, start, end, rule = entry
    for other, _, at, _, _ in found:
        cut = role.find(f" {other}")
        if at > end and cut > 0 and OFFICE_RE.search(role[:cut]):
            role = role[:cut].strip(" ,-–")
    return name, role, start, end, rule


def _person(text: str, described: bool = False) -> str | None:
    return cut_name(LIST_LEAD_RE.sub("", text), described)


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
        if parse_role(text, start) == text[start:] and not OTHERS_LEAD_RE.match(text, start):
            return re.sub(r"^(?:the|our|its|an?)\s", "", text[start:], flags=re.IGNORECASE)
    return None
