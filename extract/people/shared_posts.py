"""A post that several people share, said once in the plural: "A and B, Heads of Parks", "the Directors, A and B".

Each of the people holds it in the singular. At least two names stand together, joined by "and".
"""

from __future__ import annotations

from collections.abc import Iterator

from extract.patterns import Pattern, pattern
from extract.people.name_forms import NAME, TITLE, WORD, cut_name
from extract.people.roles import parse_role
from extract.word_sets import words_of

SINGULARS = {
    "chairmen": "chairman",
    "chairwomen": "chairwoman",
    "deputies": "deputy",
    **{
        f"{word}s": word
        for word in """head director manager officer chair leader inspector commissioner consultant headteacher governor
        representative member holder solicitor accountant planner engineer surveyor architect analyst adviser advisor
        coordinator ordinator nurse auditor trustee clerk principal specialist lecturer champion teacher psychologist
        spokesperson secretary treasurer president executive lead""".split()
    },
}
PLURAL_WORDS = frozenset(SINGULARS)
PLURALS = r"(?i:" + "|".join(sorted(SINGULARS, key=len, reverse=True)) + r")\b"
PLURAL_RE = pattern(
    "plural-of-an-office", rf"\b{PLURALS}", matches=("Heads of Service", "the vice-chairs"), rejects=("heading", "Head")
)
PEOPLE = rf"(?P<people>(?:{NAME},\s){{0,5}}{NAME},?\s(?:and|&)\s{NAME})"
BEFORE = (
    r"(?:(?:[A-Z][\w'’&/-]{0,30}|joint|vice|co|two|three|both|lead|team|deputy|assistant|cabinet|council|portfolio)"
    r"[\s-]){0,4}"
)
NAMES_FIRST_RE = pattern(
    "people-then-shared-post",
    rf"{PEOPLE}(?:,\s(?:(?:the|our|both|two)\s)?|\s\(|\s[-–]\s)(?P<role>{BEFORE}{PLURALS})",
    matches=("Ann Moor and Bo Reed, Heads of Parks", "Mr A Moor, Bo Reed and Cy Lane (Assistant Directors)"),
    rejects=("Ann Moor, Head of Parks and Bo Reed, Clerk", "Ann Moor and Bo Reed said that Heads"),
)
POST_FIRST_RE = pattern(
    "shared-post-then-people",
    rf"(?<![\w'’-])(?P<role>{BEFORE}{PLURALS}(?:\s(?:of|for|to)\s[A-Z][^,.;:()]{{2,60}})?)(?:,\s|\s\(|:\s){PEOPLE}",
    matches=("the Assistant Directors, Ann Moor and Bo Reed", "Heads of Parks: Ann Moor and Bo Reed"),
    rejects=("the Assistant Directors and Ann Moor", "members of the public, Ann Moor said"),
)
# "be elected as Chair and Vice-Chair respectively": as many posts as people, in their order.
IN_ORDER_RE = pattern(
    "people-and-their-posts-in-order",
    rf"{PEOPLE}\s(?:(?:to\s)?be\s|were\s|are\s|had\sbeen\s|have\sbeen\s)?(?:re-)?(?:elected|appointed|continued?|served?)(?:\s(?:as|to\sbe))?\s"
    r"(?P<roles>[^.;]{5,160}?)(?:,?\srespectively\b|\sfor\sthe\s|[.;]|$)",
    matches=("Ann Moor and Bo Reed be elected as Chair and Vice-Chair respectively",),
    rejects=("Ann Moor and Bo Reed said that the Chair", "Ann Moor be elected as Chair and Vice-Chair"),
)
NAME_RE = pattern("one-of-several", rf"{NAME}", matches=("Ann Moor", "Mr Moor"), rejects=("moor",))
LEAD_RE = pattern(
    "title-of-several",
    rf"^(?:(?:[A-Z][a-z]+\s)?(?P<title>Councillors|Cllrs|COUNCILLORS|CLLRS|Messrs)\s)(?={TITLE}|{WORD})",
    matches=("Councillors Ann Moor", "Parish Cllrs Ann Moor"),
    rejects=("Councillor Ann Moor",),
)
COMES_RE = pattern(
    "comes-to-a-post", r"\b(?:elected|appointed|continued?|served?)\b", matches=("be elected",), rejects=("election",)
)
JOINED_RE = pattern("joined-posts", r",?\sand\s|,\s", matches=("Chair and Vice-Chair",), rejects=("Chair",))
ARTICLE_RE = pattern("article-before-a-post", r"^(?:the|as|its)\s", matches=("the Chair",), rejects=("Chair",))
COUNTS = ("both ", "two ", "three ", "the ", "our ")
FAR = 260  # characters around the plural in which the people stand
# As in `people_in_text`: name, role, offsets of the name, rule.
Found = tuple[str, str, int, int, str]


def plural_offices(text: str) -> list[int]:
    """Where offices stand in the plural in a text that may name several people."""
    if (" and " not in text and " & " not in text) or PLURAL_WORDS.isdisjoint(words_of(text)):
        return []
    return [match.start() for match in PLURAL_RE.finditer(text)]


def find_shared_posts(text: str) -> Iterator[Found]:
    """Each of the people of a text who hold a post said in the plural, with the post in the singular."""
    yield from _in_order(text)
    seen = set()
    for at in plural_offices(text):
        for known in (NAMES_FIRST_RE, POST_FIRST_RE):
            first = max(0, at - FAR) if known is NAMES_FIRST_RE else max(0, text.rfind(". ", 0, at) + 1, at - 80)
            for found in _people(text, known, first, at + FAR):
                if found[2] not in seen:
                    seen.add(found[2])
                    yield found


def _in_order(text: str) -> Iterator[Found]:
    """Each of several people who come to posts named in the same order."""
    match = IN_ORDER_RE.search(text) if COMES_RE.search(text) else None
    if match is None:
        return
    start = match.start("people")
    names = [(one[0], start + one.start(), start + one.end()) for one in NAME_RE.finditer(match["people"])]
    roles = [ARTICLE_RE.sub("", role) for role in JOINED_RE.split(match["roles"]) if role]
    if len(roles) == len(names) and all(parse_role(role) == role for role in roles):
        for (name, _, end), role in zip(names, roles, strict=True):
            if found := cut_name(name):
                yield found, role, end - len(found), end, IN_ORDER_RE.name


def _people(text: str, known: Pattern, first: int, last: int) -> Iterator[Found]:
    match = known.search(text, first, last)
    if match is None:
        return
    role = _one_post(text, match.start("role"), match.end("role"), whole=known is POST_FIRST_RE)
    people, start = match["people"], match.start("people")
    lead = LEAD_RE.search(people)
    title = f"{lead['title'].rstrip('sS')} " if lead and lead["title"] != "Messrs" else ""
    offset = lead.end() if lead else 0
    names = [(one[0], start + one.start(), start + one.end()) for one in NAME_RE.regex.finditer(people, offset)]
    if role is None or len(names) < 2 or not all(cut_name(name) == name for name, _, _ in names):
        return
    for name, begin, end in names:
        yield f"{title}{name}" if begin == start + offset or title else name, role, begin, end, known.name


def _one_post(text: str, start: int, end: int, whole: bool) -> str | None:
    """The post in the singular: what `start` to `end` says, or, where its field follows, the role that begins there."""
    printed = text[start:end]
    plural = list(PLURAL_RE.finditer(printed))[-1] if not whole else PLURAL_RE.search(printed)
    if plural is None:
        return None
    word = plural[0]
    one = SINGULARS[word.lower()]
    one = one.capitalize() if word[0].isupper() else one
    single = printed[: plural.start()] + one + printed[plural.end() :]
    while lead := next((lead for lead in COUNTS if single.lower().startswith(lead)), ""):
        single = single[len(lead) :]
    return parse_role(single if whole else single + text[end : end + 120])
