"""Whom to ask, told in a sentence: "please contact NAME, ROLE on TELEPHONE", "the clerk, NAME (telephone …)"."""

from __future__ import annotations

import re

from extract.contacts.contact_words import MAIL_RE, PHONE_RE
from extract.patterns import pattern
from extract.people.names import parse_person
from extract.people.posts_before_names import POSTS
from ingest.model import Block, Span

CONTACT_SENTENCE_RE = pattern(
    "contact-sentence",
    r"\b(?:(?:please|should|may|can|to)\s+contact:?(?:,?\s+in\s+the\s+first\s+instance,?)?"
    r"(?:\s+the\s+(?-i:(?:[A-Z][\w'\u2019-]*\s+(?:(?:of|and|for|the)\s+){0,2}){0,5}[A-Z][\w'\u2019-]*),)?"
    r"|\b(?:contact|lead)\s+(?:officer|author)s?\s+for\s+this\s+(?:report|paper|item)\s+(?:is|are)|(?:enquir|inquir|quer)(?:y|ies)\b[^.;]{0,80}?\b(?:directed|addressed|made|sent)\s+to)\s+(?=(?-i:[A-Z][\w'\u2019-]*\s+[A-Z]))",
    matches=(
        "If you have any queries, please contact Ann Dale, Parks Manager",
        "Members should contact Ann Dale",
        "Any enquiries on this paper should be directed to Ann Dale",
        "The Contact Officer for this report is Ann Dale",
        "please contact in the first instance the Committee Secretary, Ann Dale (01632 960100)",
    ),
    rejects=("please contact the clerk", "in contact with Ann Dale", "Please contact:"),
    flags=re.IGNORECASE,
)
# A name with how to reach whose it is right behind it, wherever in a sentence it stands.
REACHED_RE = pattern(
    "contact-reached",
    r"(?<=[a-z,:] )(?P<name>[A-Z][\w'\u2019-]+(?:\s[A-Z][\w'\u2019-]*\.?){1,3})"
    r"\s?[:,(\u2013-]\s*(?:[Cc]ontact\s+)?(?:[Tt]el(?:ephone)?|[Pp]hone|[Ee]-?[Mm]ail|[Ee]xt(?:ension)?)\b",
    matches=("the clerk, Ann Dale (telephone 01632 960100)", "by asking the writer Ann Dale: Telephone: 01632 960100"),
    rejects=("Ann Dale spoke of the telephone", "the clerk (telephone 01632 960100)"),
)
# Who made a paper, with how to reach them: the foot of minutes and agendas.
MAKER_RE = pattern(
    "maker-of-a-paper",
    r"(?:\b(?i:officer|clerk|author|person)\s(?:who|that)\s(?:ha(?:s|d|ve)\s)?(?:produced|written|wrote|prepared|took|taken|drafted)\s(?:these|the|this)\s"
    r"(?:draft\s)?(?:minutes|notes|agenda|report)\s(?:is|was)|\b(?i:minutes|notes|agenda)\s(?:(?:were|was|is|have\sbeen)\s)?(?:produced|prepared|taken|written|drafted)\sby"
    r"|\b(?i:(?:this|the)\sreport\s(?:was|is|has\sbeen)\s(?:produced|prepared|written|compiled)\sby))\s+"
    r"(?P<name>[A-Z][\w'\u2019-]*\.?(?:\s[A-Z][\w'\u2019-]*\.?){1,3})(?:,?\s(?:of|from|in)\s[A-Z][^,.;:()]{2,60})?(?=\s?[,:;(\u2013-]|\son\s)",
    matches=(
        "The officer who has produced these minutes is Ann Dale of Member Services, direct line",
        "Minutes prepared by Ann Dale, 01632 960100",
        "This report was written by Ann Dale, who can be contacted on",
    ),
    rejects=("The officer who wrote the report spoke", "minutes taken by the clerk,"),
)
# Before the name of a person rather than of a place ("at the Old Hall (telephone …)").
ASKED_RE = pattern(
    "contact-asked",
    r"(?:\b(?:writer|author|contact(?:ing)?|asking|calling)|(?<![\w-])(?P<post>[\w-]++)),?+\s*+$",
    matches=("by contacting ", "to the Committee Officer, ", "the report writer "),
    rejects=("at (", "asked: "),
)
POST_BEFORE_RE = pattern(
    "post-before-contact",
    r"(?<=\bthe\s)(?P<role>[A-Z][\w'\u2019&-]*(?:\s(?:(?:of|for|and|to|the|&)\s){0,2}[A-Z][\w'\u2019&-]*){0,7}),?\s*$",
    matches=("in writing to the Committee Officer, ", "by asking the Clerk to the Council "),
    rejects=("in writing to the clerk, ", "to Officer, "),
)
FAR = 40


def asks_to_contact(text: str) -> bool:
    """Whether a paragraph tells by name whom to ask."""
    return CONTACT_SENTENCE_RE.search(text) is not None


def told_contact(block: Block) -> tuple[str, Span] | None:
    """What such a paragraph says from the name on, as one line, with its place; None for another paragraph."""
    if (made := told_maker(block)) is not None:
        return made
    begin = told_at(block.text)
    return None if begin is None else (f"Contact: {block.text[begin:]}", block.part(begin, len(block.text)))


def told_maker(block: Block) -> tuple[str, Span] | None:
    """Who made a paper and how to reach them, as such a line; None where no number or address stands with the name."""
    text = block.text
    match = MAKER_RE.search(text) if block.grid is None and _may_reach(text) else None
    if match is None or parse_person(match["name"]) is None or not _may_reach(text[match.end() :]):
        return None
    return f"Contact: {match['name']}{text[match.end() :]}", block.part(match.start("name"), len(text))


def _may_reach(text: str) -> bool:
    return ("@" in text and MAIL_RE.search(text) is not None) or ("0" in text and PHONE_RE.search(text) is not None)


def told_at(text: str) -> int | None:
    """Where the name begins of whom a text says to ask."""
    match = CONTACT_SENTENCE_RE.search(text)
    if match is not None:
        return match.end()
    if not _may_reach(text):
        return None
    for reached in REACHED_RE.finditer(text):
        if _is_asked(text[: reached.start("name")]) and parse_person(reached["name"]) is not None:
            return reached.start("name")
    return None


def told_post(text: str) -> tuple[str, str] | None:
    """Name and post of whom a text says to ask, where the post stands right before the name: "the Clerk, Ann Dale"."""
    if "@" not in text and "0" not in text:
        return None  # most paragraphs
    begin = told_at(text)
    match = REACHED_RE.search(text, begin) if begin is not None and not CONTACT_SENTENCE_RE.search(text) else None
    post = POST_BEFORE_RE.search(text[:begin]) if match is not None else None
    if match is None or post is None or post["role"].split()[-1].lower() not in POSTS:
        return None
    return match["name"], post["role"]


def _is_asked(before: str) -> bool:
    match = ASKED_RE.search(before[-FAR:])
    return match is not None and (match["post"] is None or match["post"].lower() in POSTS)
