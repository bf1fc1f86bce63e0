"""Posts that stand right before a name without a mark: "Area Commander Ann Moor", "Leader of the Council Cllr Reed".

Two capitalised words may be a place: a name without a title counts only after a word of office and before a verb,
a small word or a mark. Where another person stands before the post, it may be theirs, and nobody is given it.
"""

from __future__ import annotations

from collections.abc import Iterator

from extract.patterns import pattern, vocabulary
from extract.people.name_forms import BARE_NAME, TITLED_NAME, cut_name, has_office
from extract.people.name_words import OTHER_WORDS
from extract.people.names import looks_like_person
from extract.people.roles import OFFICE_RE, TITLE_WORD_RE, parse_role

# Words of office that lead in nothing else than a name; others do ("Member Development", "Specialist Ashby Provision").
POSTS = vocabulary(
    """director manager officer chair chairman chairwoman chairperson vice-chair vice-chairman co-chair leader clerk
    mayor commander inspector superintendent constable sergeant commissioner secretary solicitor treasurer executive
    chaplain governor convener convenor provost coordinator co-ordinator analyst accountant planner surveyor headteacher
    spokesperson adviser advisor auditor economist ombudsman coroner"""
)
FAR = 110  # characters: the longest post before a name

POST_RE = pattern(
    "post-before-bare-name",
    rf"(?P<post>[A-Z][\w'’/-]{{0,40}})\s(?=(?P<name>{BARE_NAME})(?:[,.;:)]|\s[a-z(]|$))",
    matches=("Commander Ann Moor said", "Director Bo Reed."),
    rejects=("Commander Moor said", "the director Bo"),
)
# After a post's field ("Head of Parks Ann Moor said") a name must be seen to do something.
VERB_RE = pattern(
    "what-somebody-does",
    r"\s(?:presented|introduced|explained|advised|reported|outlined|informed|said|stated|gave|updated|highlighted|confirmed"
    r"|thanked|responded|noted|was|is|has|had|will|would|attended|spoke|answered|summarised|submitted|told|added|replied"
    r"|provided|welcomed|led|circulated|commented|clarified|referred|agreed|asked|pointed|drew|briefed|suggested)\b",
    matches=(" presented the report", " was thanked"),
    rejects=(" and others", ", saying"),
)
TITLED_RE = pattern(
    "capital-before-titled-name",
    rf"(?<=[A-Za-z])\s(?P<name>{TITLED_NAME})",
    matches=("Leader Cllr A Moor", "of the Council Councillor Moor"),
    rejects=("Leader, Cllr A Moor", "Cllr Moor"),
)
RUN_RE = pattern(
    "run-of-capitals-before",
    r"(?:(?<=[^\w'’&-])|^)(?P<role>[A-Z][\w'’&/-]*(?:\s(?:(?:of|for|and|to|the|&)\s){0,2}[A-Z][\w'’&/-]*){0,8})$",
    matches=("the Leader of the Council", "by Area Commander"),
    rejects=("the leader", "Leader, the"),
)
DISTRICT_RE = pattern(
    "district-of-a-councillor",
    r"(?P<mark>\sand)?\s(?:County|Borough|District|City|Town|Parish|Community)$",
    matches=("Chair and County", "Leader Parish"),
    rejects=("County Chair", "Chair of the Parishes"),
)
# What stands so before a post makes it another's: "in the absence of the Chair", "Ann Moor, Leader Cllr Reed".
ABSENCE_RE = pattern(
    "absence-of-a-post",
    r"(?:(?:[A-Z][\w'’-]{0,40}|\)),\s(?:the\s)?|(?i:\b(?:absence|behalf|apologies|report|reply|response|advice)\s(?:of|from|by|to)\s(?:the\s)?))$",
    matches=("in the absence of the ", "on behalf of ", "Councillor Ann Moor, "),
    rejects=("by the ", "of the "),
)


def find_posts_before_names(text: str) -> Iterator[tuple[str, str, int, int, str]]:
    """Name, role, offsets of the name and rule of each person with a post right before the name."""
    for match in POST_RE.finditer(text):
        word = match["post"].lower()
        if word not in POSTS and not (word in OTHER_WORDS and VERB_RE.match(text, match.end("name"))):
            continue
        post = _post(text, match.end("post"))
        name = match["name"]
        if post and not TITLE_WORD_RE.match(name) and looks_like_person(name) and not has_office(name):
            yield name, post, match.start("name"), match.end("name"), POST_RE.name
    for match in TITLED_RE.finditer(text):
        post = _post(text, match.start())
        named = cut_name(match["name"])
        if post and named:
            yield named, post, match.end() - len(named), match.end(), TITLED_RE.name


def _post(text: str, end: int) -> str | None:
    """The post that ends at `end`: the capitalised words before it, from the first that makes a role of them."""
    run = RUN_RE.search(text[max(0, end - FAR) : end])
    if run is None or not OFFICE_RE.search(run["role"]):
        return None
    role = run["role"]
    before = text[: end - len(role)]
    if district := DISTRICT_RE.search(role):
        role = "" if district["mark"] else role[: district.start()]
    words = role.split()
    if TITLE_WORD_RE.search(role) or any(TITLE_WORD_RE.match(word) for word in words) or ABSENCE_RE.search(before):
        return None
    # "Governor Ann Moor and Headteacher Bo Reed": the post behind "and" is the second one's.
    first, joined, last = role.rpartition(" and ")
    if joined and OFFICE_RE.search(last) and looks_like_person(" ".join(first.split()[-2:])):
        role = last
        words = role.split()
    # "Ann Moor Clerk Mr Reed": the post can be the first one's.
    if any(looks_like_person(" ".join(words[:count])) for count in (2, 3) if len(words) > count):
        return None
    role = role.removeprefix("The ").removeprefix("By ")
    return role if parse_role(role) == role else None
