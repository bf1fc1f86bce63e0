"""Authority delegated by a clause: to whom, in consultation with whom, to do what, up to which sum, until when.

Three forms: "delegates authority to the Head of Parks to …", "authority (to …) be delegated to the Head of Parks",
"the Head of Parks be authorised to …". What was only noted, or was lost, delegates nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from extract.dates.dates import parse_date
from extract.decisions.conduct import Delegation
from extract.facts import Recommendation, Resolution
from extract.patterns import pattern, vocabulary
from extract.people.names import looks_like_person
from extract.people.roles import OFFICE_RE
from extract.sentences import sentence_starts
from extract.tables.amounts import parse_amount
from ingest.model import Issue

LONGEST_DELEGATE = 200  # characters; longer runs are sentences that were not understood
LONGEST_CONSULTED = 2 * LONGEST_DELEGATE
# All that is looked at behind a "to": a delegate, "in consultation with" and those consulted, each as long as may be.
REACH = 2 * LONGEST_DELEGATE + LONGEST_CONSULTED
ABOUT_RE = pattern(
    "authority-is-delegated",
    r"\bdelegat(?:e|es|ed|ing)\s+(?:(?:full|the)\s+)?(?:authority|to)\b|\bbe\s+delegated\b|\bdelegated\s+authority\s+to\b",
    matches=(
        "delegate authority to",
        "Delegates to the Clerk",
        "approval be delegated",
        "given delegated authority to",
    ),
    rejects=("the scheme of delegation", "taken under delegated powers"),
    flags=re.IGNORECASE,
)
SUBJECT_RE = pattern(
    "somebody-be-authorised",
    r"^(?:That\s++|that\s++|to\s++agree\s++that\s++)?(?P<subject>[^.;:]{3,400}?),?(?<!\s)\s++(?:be|is|are|was|were)\s+(?:and\s+(?:is|are)\s+)?(?:hereby\s+)?"
    r"(?:authori[sz]ed|empowered|(?:given|granted|delegated)\s+(?:(?:full|the|delegated)\s+)*(?:authority|powers?))\s+(?=to\s+[a-z])",
    matches=("That the Clerk be authorised to pay", "the Head of Parks is given delegated authority to let the hall"),
    rejects=("authority be delegated to the Clerk to pay", "the payment is authorised"),
)
PASSIVE_RE = pattern(
    "authority-be-delegated-to",
    r"^(?:That\s++|that\s++|to\s++agree\s++that\s++)?(?P<object>[^.;:]{3,600}?)(?<!\s)\s++(?:be|is|are|was|were)\s+(?:and\s+(?:is|are)\s+)?(?:hereby\s+)?"
    r"(?P<verb>delegated|given|granted)\s+to\s+",
    matches=("That authority be delegated to the Clerk", "authority to let the hall is given to the Clerk"),
    rejects=("the Clerk be authorised to pay",),
)
ACTIVE_RE = pattern(
    "delegates-authority-to",
    r"(?:^|\b(?:[Tt]o|and|[Aa]gree[ds]?\s+to|that|it)\s+|,\s*)(?i:delegat(?:e|es|ed)|(?:give|gave|grant)s?(?=\s+(?:full\s+|delegated\s+)*authority\b))\s+"
    r"(?:(?:full\s+|the\s+|delegated\s+)*(?P<what>authority|powers?|responsibility)\s+)?(?P<rest>(?:to|for)\s+|(?=the\s))",
    matches=("Delegates authority to the Clerk to pay", "agree to delegate the letting of the hall to the Clerk"),
    rejects=("the delegates of the town", "give thanks to the Clerk"),
)
AUTHORISE_RE = pattern(
    "authorises-somebody",
    r"(?:^|^[Tt]o\s+|^[Tt]hat\s+it\s+|\b[Aa]gree[ds]?\s+to\s+|\band\s+(?:to\s+)?)(?i:authori[sz](?:e|es|ed)|empower(?:s|ed)?)\s+(?=(?:the\s+)?[A-Za-z])(?!to\b)",
    matches=("Authorises the Clerk to pay", "To authorise the Head of Parks"),
    rejects=("the Clerk be authorised to pay",),
)
CONSULTING_RE = pattern(
    "in-consultation-with",
    r"(?<!\s)\s*+(?:,\s*+)?(?:\(\s*+)?\b(?:acting\s++)?(?:in|following|after|subject\s++to|upon)\s++(?:full\s++|close\s++|prior\s++)?"
    r"(?:consultation|liaison|discussion)\s++with\s++",
    matches=("the Clerk, in consultation with the Chair", "the Clerk (after consultation with the Chair)"),
    rejects=("the consultation with residents",),
    flags=re.IGNORECASE,
)
DO_RE = pattern(
    "power-to-do",
    r"(?:,|(?<!\s))(?:\s++|(?:\s*+,\s|\s++)(?:the\s++)?(?:delegated\s++)?(?:authority|powers?),?\s++)to:?\s++"
    r"(?!(?:the|a|an|any|all|this|that|these|those|their|his|her|its|each|both|council|cabinet|committee|maximum)\b)(?=[a-z])",
    matches=("the Clerk to pay", "the Clerk, authority to pay"),
    rejects=("Clerk to the Council", "Assistant to Cabinet"),
)
GRANTED_THING_RE = pattern(
    "delegate-then-thing",
    r"^(?P<delegate>(?:the\s+)?(?:[A-Z][\w'&-]*|(?:of|for|and|&)(?=\s[A-Z&]))(?:,?\s(?:[A-Z][\w'&-]*|(?:of|for|and|&)(?=\s[A-Z&]))){1,12})\s(?P<power>the\s[a-z].{5,})$",
    matches=("the Head of Parks the letting of the hall",),
    rejects=("the Clerk to the Council", "the Head of Parks"),
)
AUTHORITY_RE = pattern(
    "bare-authority",
    r"^(?:(?:the|full|delegated|necessary|any)\s+)*(?P<what>authority|powers?|responsibility)\b\s*(?:(?:to|for)\s+)?",
    matches=("authority to let the hall", "delegated authority", "responsibility for the hall"),
    rejects=("the letting of the hall",),
    flags=re.IGNORECASE,
)
PARTIES_END_RE = pattern(
    "end-of-those-consulted",
    r"[;)]|(?:,|(?<!\s))\s++(?:up\s+to|until|subject\s+to|provided|within|before|prior\s+to|including|where|if|once|following|so\s+that|as\s+(?:set|outlined|appropriate))\b",
    matches=("the Chair up to £500", "the Chair, subject to funding"),
    rejects=("the Chair, the Vice-Chair and the Mayor",),
)
BODY_RE = pattern(
    "body-that-acts",
    r"\b(?:(?:Sub-?\s?)?Committee|Panel|Board|Cabinet|Executive|Working\s+(?:Group|Party)|Officers?|officers)$",
    matches=("the Appeals Sub-Committee", "officers"),
    rejects=("Committee papers",),
)
NO_DELEGATE_RE = pattern(
    "no-delegate",
    r"\b(?:be|is|are|was|were|has|have|that|which|will|shall|not|conjunction|agreement)\b|[.:;£]|\bto\s+(?!the\b|Cabinet\b|Council\b)",
    matches=("the plan that", "the Head of Parks in conjunction with the Mayor"),
    rejects=("the Clerk to the Council",),
)
REPORTED_RE = pattern(
    "only-noted",
    r"^\W*(?:(?:That|To)\s+)?(?:it\s+be\s+noted|notes?\b|noted\b|the\s+\w+\s+notes?\b)|\bnot\s+(?:be\s+)?(?:delegat|authori[sz])",
    matches=("Notes that authority was delegated to the Clerk", "That it be noted that", "authority not be delegated"),
    rejects=("That authority be delegated", "Delegates authority"),
    flags=re.IGNORECASE,
)
LIMIT_RE = pattern(
    "limit-of-a-sum",
    r"\b(?:up\s+to|not\s+exceed(?:ing)?|(?:of\s+)?no\s+more\s+than|not\s+more\s+than|to\s+a\s+maximum|within\s+a\s+(?:limit|budget|maximum)|subject\s+to\s+a\s+(?:maximum|limit))"
    r"(?:\s+(?:and\s+including|a|an|the|maximum|value|limit|total|sum|cost|overall|of)){0,6}\s+"
    r"(?P<sum>£\s?\d[\d,]*(?:\.\d+)?\s?(?:(?:k|m|bn|million|billion|thousand)\b)?)",
    matches=("up to £250,000", "not exceeding a total of £1.5 million", "up to a maximum value of £20k"),
    rejects=("a budget of £5,000", "up to 30 places"),
    flags=re.IGNORECASE,
)
UNTIL_RE = pattern(
    "until-when",
    r"\b(?:until|up\s+to|expiring\s+on|to\s+expire\s+on|ending\s+on)\s+(?:and\s+including\s+)?"
    r"(?P<day>(?:\w+day,?\s+)?\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]+,?\s+\d{4}|\d{1,2}/\d{1,2}/\d{4}"
    r"|(?:the\s+)?(?:next|end\s+of|conclusion\s+of|first|\w*\s?Annual)\s[^,.;()]{3,80})",
    matches=("until 31 March 2031", "until the next meeting of the Council", "up to 1/4/2031"),
    rejects=("until it is repaired", "up to £500"),
)
UNSETTLED = vocabulary("lost defeated withdrawn rejected fell")


@dataclass(frozen=True, slots=True)
class Granted:
    """What one sentence delegates."""

    delegate: str
    in_consultation_with: str | None
    power: str
    rule: str


def find_delegations(
    recommendations: Iterable[Recommendation], resolutions: Iterable[Resolution]
) -> tuple[tuple[Delegation, ...], tuple[Issue, ...]]:
    """What the clauses delegate, those recommended before those decided; a clause half understood is an issue."""
    found: list[Delegation] = []
    issues: list[Issue] = []
    clauses: list[Recommendation | Resolution] = [*recommendations, *resolutions]
    for clause in clauses:
        if isinstance(clause, Resolution) and (
            clause.kind == "noted" or any(word in UNSETTLED for word in (clause.outcome or "").lower().split())
        ):
            continue
        rows, unread = _read_clause(clause)
        found += rows
        message = "What this clause delegates, and to whom, is not plain."
        issues += [Issue("extract", "delegation-unread", message, text, clause.span) for text in unread]
    return tuple(found), tuple(issues)


def _read_clause(clause: Recommendation | Resolution) -> tuple[list[Delegation], list[str]]:
    rows: list[Delegation] = []
    unread: list[str] = []
    for sentence in _sentences(clause.text):
        granted = parse_delegation(sentence)
        if granted is not None:
            rows.append(_delegation(clause, granted, sentence))
        elif ABOUT_RE.search(sentence) and not REPORTED_RE.search(sentence):
            unread.append(sentence)
    lead = (clause.lead_in or "").rstrip(" :")
    if not rows and not unread and ABOUT_RE.search(lead) and lead.endswith(" to"):
        granted = parse_delegation(f"{lead} {clause.text[:1].lower()}{clause.text[1:]}")
        if granted is not None:
            rows.append(_delegation(clause, granted, clause.text))
    return rows, unread


def parse_delegation(sentence: str) -> Granted | None:
    """The delegation that a sentence or clause makes; None where it makes none or its parts are not plain."""
    text = " ".join(sentence.split()).strip(" \"'\u201c\u201d\u2018\u2019.;")
    if REPORTED_RE.search(text):
        return None
    match = SUBJECT_RE.match(text)
    if match is not None:
        delegate, parties, _ = _split_parties(match["subject"])
        after, later, _ = _split_parties(text[match.end() + 3 :])
        return _granted(delegate, parties or later, after, "somebody-be-authorised")
    match = PASSIVE_RE.match(text)
    if match is not None:
        return _read_passive(match, text[match.end() :])
    match = ACTIVE_RE.search(text)
    if match is not None:
        tail = text[match.end() :]
        if match["rest"].startswith("to"):
            return _read_tail(tail, "delegates-authority") or _read_object(tail)
        return _read_object(tail)
    match = AUTHORISE_RE.search(text)
    return _read_tail(text[match.end() :], "authorises-somebody") if match is not None else None


def _read_passive(match: re.Match[str], tail: str) -> Granted | None:
    """ "authority (to do) be delegated to SOMEBODY (to do)": what is done stands before or after."""
    thing = match["object"]
    authority = AUTHORITY_RE.match(thing)
    if authority is None and match["verb"] != "delegated":
        return None
    power = thing[authority.end() :].strip(" ,") if authority is not None else thing
    if not power:
        return _read_tail(tail, "authority-be-delegated")
    delegate, parties, _ = _split_parties(tail)
    if not parties and (end := PARTIES_END_RE.search(delegate)) is not None:
        delegate = delegate[: end.start()]
    if parties is None and (do := DO_RE.search(delegate)) is not None:
        power, delegate = f"{power} to {delegate[do.end() :]}", delegate[: do.start()]
    return _granted(delegate, parties, power, "authority-be-delegated")


def _read_tail(tail: str, rule: str) -> Granted | None:
    """ "SOMEBODY, in consultation with OTHERS, to do": also with those consulted named at the end."""
    consulting, do = CONSULTING_RE.search(tail), DO_RE.search(tail)
    if do is None:
        thing = GRANTED_THING_RE.match(tail)
        if thing is None:
            return None
        power, parties, _ = _split_parties(thing["power"])
        return _granted(thing["delegate"], parties, power, rule)
    if consulting is not None and consulting.start() <= do.start():
        do = DO_RE.search(tail, consulting.end())
        if do is None:
            return None
        parties = tail[consulting.end() : do.start()]
        return _granted(tail[: consulting.start()], parties, tail[do.end() :], rule)
    power, found, _ = _split_parties(tail[do.end() :])
    return _granted(tail[: do.start()], found, power, rule)


def _read_object(tail: str) -> Granted | None:
    """ "THING to SOMEBODY": the last "to" that an office follows parts the two."""
    for match in reversed(list(re.finditer(r"\sto\s+(?=the\s+[A-Z]|[A-Z])", tail))):
        delegate, parties, _ = _split_parties(tail[match.end() : match.end() + REACH])
        granted = _granted(delegate, parties, tail[: match.start()], "delegates-thing")
        if granted is not None:
            return granted
    return None


def _split_parties(text: str) -> tuple[str, str | None, str]:
    """The text before "in consultation with", those consulted (None if nobody), and what follows them."""
    match = CONSULTING_RE.search(text)
    if match is None:
        return text, None, ""
    rest = text[match.end() :]
    ends = [found.start() for found in (PARTIES_END_RE.search(rest), DO_RE.search(rest)) if found is not None]
    end = min(ends, default=len(rest))
    return text[: match.start()], rest[:end], rest[end:]


def _granted(delegate: str, parties: str | None, power: str, rule: str) -> Granted | None:
    delegate = delegate.strip(" ,(").removeprefix("the ")
    power = power.strip(" ,;.")
    if not _is_delegate(delegate) or len(power) < 3:
        return None
    consulted = (parties or "").strip(" ,.;()").removeprefix("the ")
    if len(consulted) > LONGEST_CONSULTED:
        return None
    return Granted(delegate, consulted or None, power, rule)


def _is_delegate(text: str) -> bool:
    """Whether a text is an office, a person or a body that can be given authority."""
    if not 3 <= len(text) <= LONGEST_DELEGATE or NO_DELEGATE_RE.search(text):
        return False
    return OFFICE_RE.search(text) is not None or looks_like_person(text) or BODY_RE.search(text) is not None


def _delegation(clause: Recommendation | Resolution, granted: Granted, sentence: str) -> Delegation:
    limits = list(LIMIT_RE.finditer(sentence))
    limit = limits[0] if len(limits) == 1 else None  # of two sums neither is the whole's
    amount = parse_amount(limit["sum"]) if limit else None
    until = UNTIL_RE.search(sentence)
    return Delegation(
        span=clause.span, rule=granted.rule,
        resolution=clause if isinstance(clause, Resolution) else None,
        recommendation=clause if isinstance(clause, Recommendation) else None,
        delegate=granted.delegate, in_consultation_with=granted.in_consultation_with, power=granted.power,
        limit_text=limit[0] if limit is not None else None,
        limit_value=amount.value if amount is not None else None,
        until=parse_date(until["day"]) if until is not None else None,
        until_text=until[0].strip() if until is not None else None,
    )  # fmt: skip


def _sentences(text: str) -> Iterator[str]:
    starts = [*sentence_starts(text), len(text)]
    yield from (text[start:end] for start, end in pairwise(starts))
