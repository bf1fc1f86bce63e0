"""Which council a paper is of, where it is plainly stated.

Source of the rules: the names that councils in law have ("London Borough of …", "… County Council", "… Combined
Authority"), on fronts and running heads, and their domains under .gov.uk, which are made of the place's name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from extract.labels import fold
from extract.minutes.meeting_titles import clean_committee
from extract.patterns import pattern
from ingest.model import Document

FRONT_BLOCKS = 12
LONGEST_NAME = 8  # words before "Council"
MOST_DOMAINS = 3
BOROUGH_RE = pattern(
    "council-borough",
    r"\b(?:Royal|London|ROYAL|LONDON) (?:Borough|BOROUGH) (?:of|OF) [A-Z][\w-]+"
    r"(?: (?:and|AND|upon|UPON|&) [A-Z][\w-]+| [A-Z]{3,}){0,3}",
    matches=("London Borough of Marlstow", "ROYAL BOROUGH OF WESTMARCH AND AYLE"),
    rejects=("the borough of the future", "London Boroughs"),
)
COUNCIL_WORD_RE = pattern(
    "council-word",
    r"\b(?:Council|COUNCIL|(?:Combined|COMBINED) (?:County |COUNTY )?(?:Authority|AUTHORITY)"
    r"|(?:(?:Fire|FIRE) (?:(?:and|AND|&) (?:Rescue|RESCUE) )?|(?:National Park|NATIONAL PARK|Waste(?: Disposal)?) )"
    r"(?:Authority|AUTHORITY))\b(?! [Tt]ax\b)",
    matches=(
        "Marlstow City Council",
        "WESTMARCH COMBINED AUTHORITY",
        "Ayle Fire and Rescue Authority",
        "Ayle Fells National Park Authority",
    ),
    rejects=("the council agreed", "Council tax", "Councillor"),
)
# A room, whose name may stand behind anybody's: "Ask for: Mara Pell / Council Chamber".
CHAMBER_RE = pattern(
    "council-chamber",
    r"\s+(?:Chambers?|CHAMBERS?)\b",
    matches=(" Chamber, Quay House",),
    rejects=(" Offices", "Chamberlain"),
)
# One of these is in every text that BOROUGH_RE or COUNCIL_WORD_RE finds something in.
COUNCIL_WORDS = ("Council", "COUNCIL", "Authority", "AUTHORITY", "Borough", "BOROUGH")
MAIL_RE = pattern(
    "council-mail-domain",
    r"(?:@|\bwww\.)(?:[a-z0-9-]+\.){0,3}?(?P<name>[a-z0-9-]+)\s{0,3}\.gov\.(?:uk|wales|scot)\b",
    matches=("a.b@marlstow.gov.uk", "a.b@marlstow\n.gov.uk", "www.marlstow.gov.uk"),
    rejects=("a.b@marlstow.org",),
)
DOMAIN = ".gov."  # is in every address that MAIL_RE finds
INSPECTED_RE = pattern(
    "council-inspected",
    r"^Inspection of (?P<name>[A-Z][\w-]+(?: (?:and|of|upon|with|[A-Z][\w-]+)){0,5}?)(?:['\u2019]s)? "
    r"(?:local authority|children['\u2019]s services|adult social care)",
    matches=("Inspection of West Ayle local authority children\u2019s services",),
    rejects=("Inspection of services for children in need", "The inspection of West Ayle local authority"),
)
# Words that a name may have between its capitals, and the kinds of council, which alone are no name.
LINKS = frozenset({"of", "and", "&", "upon", "on", "in", "with", "the", "OF", "AND", "UPON"})
KINDS = frozenset(
    """county city borough district town parish community metropolitan unitary full youth the council combined authority
    royal london mayoral school executive extraordinary annual budget your our this each any every extra special
    general summons minutes meeting members leader members' cabinet""".split()
)

# The last words of a post that stands above the council's name.
POSTS = frozenset("Services Officer Executive Manager Director Clerk Solicitor Secretary Governance Treasurer".split())
TITLES = frozenset({"minute", "minutes", "meeting", "summons", "proceedings", "members", "councillors"})
# Councils that are no local authority.
OTHER_COUNCILS = frozenset({"youth", "school", "student", "arts", "research", "british", "works", "pupil", "bar"})


def find_council(document: Document) -> str | None:
    """The council that the front, the running heads or, borne out by the e-mail addresses, the text name most."""
    # An item of an agenda tells of other bodies.
    front = [block.text for block in document.blocks[:FRONT_BLOCKS] if block.grid is None and block.number is None]
    heads = [line.text for page in document.pages for line in page.furniture]
    stated = Counter(council_names(text for text in (*front, *heads) if len(text) < 160))
    small = (page.text.lower() for page in document.pages)
    domains = Counter(match["name"] for page in small if DOMAIN in page for match in MAIL_RE.finditer(page))
    text = Counter(council_names(block.text for block in document.text_blocks()))
    inspected = next((match["name"] for text in front if (match := INSPECTED_RE.match(text))), None)
    places = [domain for domain, _ in domains.most_common(MOST_DOMAINS)]
    for domain in places:
        agreeing = [name for name in (*stated, *(n for n, _ in text.most_common())) if _agrees(domain, name)]
        if agreeing:
            return _best(agreeing, text + stated)
    if stated and (len(stated) == 1 or stated.most_common(1)[0][1] > 1):
        return _best(list(stated), stated)
    return inspected or named_throughout(text) or next(filter(None, (named_place(document, d) for d in places)), None)


def named_throughout(counts: Counter[str]) -> str | None:
    """The council that the text names three times at least, and three times as often as any other."""
    most = [*counts.most_common(2), ("", 0), ("", 0)]
    return most[0][0] if most[0][1] >= max(3, 3 * most[1][1]) else None


def named_place(document: Document, domain: str) -> str | None:
    """The place that an e-mail domain names, as the text prints it: the capitalised words it is made of."""
    counts: Counter[str] = Counter()
    for page in document.pages:
        words = [word.strip(".,;:()\u2019'") for word in page.text.split()]
        for size in (1, 2, 3):
            for at in range(len(words) - size + 1):
                run = words[at : at + size]
                if run[0][:1].isupper() and run[-1][:1].isupper() and "".join(run).lower() == domain.replace("-", ""):
                    counts[" ".join(run)] += 1
    best = counts.most_common(1)
    return best[0][0] if best and best[0][1] > 1 else None


def _best(names: Iterable[str], counts: Counter[str]) -> str:
    """The name used most; in mixed case rather than capitals, which are set in title case where there is no other."""
    best = max(names, key=lambda name: (not name.isupper(), counts[name], len(name)))
    return clean_committee(best) if best.isupper() else best


def _agrees(domain: str, name: str) -> bool:
    """Whether the distinctive words of a council's name stand in its domain, or their initials are it."""
    words = [word for word in fold(name).split() if word not in KINDS and word not in LINKS]
    squeezed = domain.replace("-", "")
    return bool(words) and (words[0] in squeezed or "".join(words) in squeezed)


def _without_title(lead: list[str]) -> list[str]:
    """The words of a name without those of a title before it: "MINUTE of MEETING of MEAD COUNCIL"."""
    titles = [at for at, word in enumerate(lead) if fold(word) in TITLES and lead[at + 1 : at + 2] in (["of"], ["OF"])]
    rest = lead[titles[-1] + 2 :] if titles else lead
    return rest[1:] if rest[:1] in (["the"], ["THE"]) and titles else rest


def council_names(texts: Iterable[str]) -> Iterator[str]:
    """Each name of a council in the texts: the capitalised words that lead up to "Council" or "Combined Authority"."""
    for text in texts:
        if not any(word in text for word in COUNCIL_WORDS):
            continue
        text = " ".join(text.split())
        for match in BOROUGH_RE.finditer(text):
            yield match[0]
        for match in COUNCIL_WORD_RE.finditer(text):
            lead = _without_title(_capitalised_before(text[: match.start()].rsplit(maxsplit=LONGEST_NAME)))
            if lead and fold(lead[-1]) in OTHER_COUNCILS:
                continue
            if CHAMBER_RE.match(text, match.end()) and not (lead and fold(lead[-1]) in KINDS):
                continue
            if any(fold(word) not in KINDS for word in lead if word not in LINKS):
                yield " ".join([*lead, match[0]])


def _capitalised_before(words: list[str]) -> list[str]:
    lead: list[str] = []
    for word in reversed(words[-LONGEST_NAME:]):
        if not (word[:1].isupper() or (lead and word in LINKS)) or word[-1] in ".,;:)\u2019'" or word.endswith("'s"):
            break
        lead.insert(0, word)
    posts = [at for at, word in enumerate(lead) if word.capitalize() in POSTS]
    lead = lead[posts[-1] + 1 :] if posts else lead
    while lead and (lead[0] in LINKS or lead[0].lower() in {"the", "to", "all", "minutes", "summons"}):
        lead.pop(0)
    return lead
