"""Declarations of interest in minutes: who declared which kind of interest, in what, and whether they left.

A sentence ("Councillor Moor declared a personal interest in item 6 as …"), its passive, or a line of a list under an
item of that name ("Councillor Moor – item 6 – governor of the school"). Nothing is made of "There were none".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from extract.attendance.rosters import Listed, split_people
from extract.decisions.conduct import Declaration
from extract.decisions.declared_rows import read_declared_rows
from extract.facts import Meeting, MinuteItem
from extract.issues import block_issue
from extract.patterns import pattern
from extract.people.bare_names import Person
from extract.people.name_forms import NAME
from extract.people.names import looks_like_person, parse_person
from extract.sentences import sentence_starts
from ingest.model import Block, Issue

KIND = (
    r"(?:(?:other\s+)?(?:disclosable|non-disclosable|pecuniary|non-pecuniary|prejudicial|non-prejudicial|personal|registrable|registerable"
    r"|non-registrable|non-registerable|financial|non-financial|significant|beneficial|statutory|DPI|ORI|NRI)"
    r"(?:,\s|\s++(?:(?:and|but|or|other)\s++(?:a\s++)?)?)?)"
)
TITLE_RE = pattern(
    "item-of-declarations",
    r"\bdeclarations?\b.{0,60}\binterests?\b|\binterests?\b.{0,30}\bdeclar|^\W*declarations\W*$|\bdisclosures?\s+of\s+.{0,60}\binterests?\b",
    matches=("Declarations of Interest", "DECLARATION OF MEMBERS' INTERESTS", "Disclosure of pecuniary interests"),
    rejects=("Declaration of the result", "Interest on loans"),
    flags=re.IGNORECASE,
)
DECLARED_RE = pattern(
    "declared-an-interest",
    rf"(?<!\s)(?:\s*+,)?\s++(?:(?:had|has|have|also|then|both|each|all)\s++){{0,2}}(?:declared|disclosed|registered)\s++(?:an?\s+|his\s+|her\s+|their\s+|the\s+existence\s+of\s+an?\s+)?"
    rf"(?P<kind>{KIND}{{0,4}})(?i:interests?)\b",
    matches=("Mr Moor declared an interest", "Cllr Moor declared a disclosable pecuniary interest"),
    rejects=("Mr Moor declared no interest", "Mr Moor declared the hall open", "asked to declare an interest"),
)
PASSIVE_RE = pattern(
    "interest-was-declared-by",
    rf"^(?:An?\s+)?(?P<kind>{KIND}{{0,4}})(?i:interests?)\s(?P<about>.{{0,160}}?)\b(?:was|were)\s+(?:declared|disclosed|registered)\s+by\s+",
    matches=("A personal interest in item 6 was declared by Mr Moor", "An interest was declared by Mr Moor"),
    rejects=("No interests were declared by Members", "Interests are declared by"),
)
ABOUT_RE = pattern(
    "interest-in-what",
    r"^\W{0,3}(?:(?:in|under|on|for|regarding|concerning)\s+(?:(?:relation|respect|regard)\s+(?:to|of)\s+)?|with\s+(?:regard|respect)\s+to\s+|relating\s+to\s+)"
    r"(?P<item>(?!(?:that|so|this|his|her|their|any|as)\b|the\s+(?:item|matter|same|above|following|business|application)\b(?!\s+[A-Z\d])).{3,140}?)"
    r"(?=\s+(?:as|because|due|by\s+virtue|on\s+the\s+grounds?|since|given|being|having|that|and|in\s+that|insofar|and\s+(?:left|took|would))\b|\s[-\u2013]\s(?:that|as|a|an|he|she|they)\s|[,;(]\s*|\.?$)",
    matches=(
        "in Item 6 as a governor",
        "in respect of application 24/01, being a neighbour",
        "under Item 16 - Pay - that a",
    ),
    rejects=("as a governor", "in that he is a governor", "in this item"),
)
ITEM_RE = pattern(
    "item-by-its-number",
    r"^(?:agenda\s+)?(?:items?|minutes?)(?:\s+(?:nos?|numbers?)\b\.?)?\s*\d{1,3}[A-Za-z]?\b",
    matches=("item 6", "Agenda Item No. 7b - Pay", "Minute 31"),
    rejects=("items of plant", "6"),
    flags=re.IGNORECASE,
)
KIND_FIRST_RE = pattern(
    "kind-of-interest-first",
    rf"^(?:an?\s+)?(?P<kind>{KIND}{{1,4}})",
    matches=("Personal - member of the fund", "Disclosable pecuniary"),
    rejects=("Member of the fund",),
    flags=re.IGNORECASE,
)
# The rule under which somebody declares, before who does.
WHY_RE = pattern(
    "under-which-rule-before-a-name",
    r"^(?:in\s+(?:terms|accordance|line|respect|relation)|under|pursuant|at\s+this|having|before|prior|during|with\s+(?:regard|reference|respect)|further)\b[^,.;]{3,120},$",
    matches=("In terms of the Code of Conduct,", "Before the item,"),
    rejects=("In the hall were Mr Moor, Mrs Lane,", "Mr Moor,"),
    flags=re.IGNORECASE,
)
KIND_ALONE_RE = pattern(
    "kind-of-interest",
    rf"\b(?P<kind>{KIND}{{1,4}})(?i:interests?)\b",
    matches=("a personal interest as a governor",),
    rejects=("an interest as a governor",),
)
LINE_BREAK_RE = pattern(
    "parts-of-a-listed-declaration",
    r"(?<!\s)\s++[-\u2013\u2014]\s++|:\s++|\t",
    matches=("Mr Moor - item 6", "Mr Moor: item 6"),
    rejects=("Mr Moor-Lane",),
)
NONE_RE = pattern(
    "no-interest",
    r"^\W*(?:none|nil|no|n/a|not|there\s+(?:were|are|was)\s+no)\b|\b(?:no|not)\s+(?:\w+\s+){0,4}(?:interests?|declar\w+)\b",
    matches=("There were no declarations.", "None", "Mr Moor declared that he had no interest"),
    rejects=("Mr Moor declared an interest",),
    flags=re.IGNORECASE,
)
LEFT_RE = pattern(
    "left-the-meeting",
    r"\b(?:left|withdrew\s+from|had\s+left|vacated)\s+(?:the\s+)?(?:meeting|room|chamber|hall)\b",
    matches=("He left the room", "and withdrew from the meeting"),
    rejects=("would leave the room",),
    flags=re.IGNORECASE,
)
STAYED_RE = pattern(
    "stayed-in-the-meeting",
    r"\b(?:remained|stayed)\s+(?:in|at)\s+(?:the\s+)?(?:meeting|room|chamber|hall)\b|\bdid\s+not\s+leave\b",
    matches=("She remained in the room",),
    rejects=("would remain in the room",),
    flags=re.IGNORECASE,
)
HE_RE = pattern(
    "sentence-about-the-same-person",
    r"^\W*(?:He|She|They|The\s+(?:Councillor|Member|councillor|member))\b",
    matches=("He left the room.", "The Councillor left"),
    rejects=("Hear me",),
)
LAST_NAME_RE = pattern(
    "name-that-ends-a-text", rf"(?P<name>{NAME})$", matches=("Later in the meeting Mr Moor",), rejects=("the clerk",)
)
UNREAD_RE = pattern(
    "interest-was-declared",
    rf"\bdeclared\s+(?:an?|his|her|their)\s+(?:{KIND}){{0,4}}(?i:interest)",
    matches=("The other declared an interest",),
    rejects=("Members declared interests as follows", "declared no interest"),
)


def find_declarations(
    items: Sequence[tuple[MinuteItem | None, Sequence[Block]]],
    meeting: Meeting,
    initials: Mapping[str, str] = MappingProxyType({}),
) -> tuple[list[Declaration], list[Issue]]:
    """The interests declared in the blocks of each item, in reading order; `initials` give names their full form."""
    found: list[Declaration] = []
    issues: list[Issue] = []
    for item, blocks in items:
        listing = item is not None and TITLE_RE.search(item.title) is not None
        for block in (block for block in blocks if block.kind != "grid"):
            rows, unread = _read_block(block, meeting, item, initials)
            if listing and not rows and not unread and (row := _read_line(block, meeting, item)) is not None:
                rows = [row]
            found += rows
            message = "An interest was declared, but by whom is not plain."
            issues += [Issue("extract", "declaration-unread", message, text, block.span) for text in unread]
        for grid in (block for block in blocks if block.kind == "grid" and listing):
            if declared := read_declared_rows(grid, meeting, item, _names, KIND_FIRST_RE.regex):
                found += declared
                continue
            message = "A table of declared interests was not read."
            issues.append(block_issue("declaration-unread", message, grid))
    return found, issues


def _read_block(
    block: Block, meeting: Meeting, item: MinuteItem | None, initials: Mapping[str, str]
) -> tuple[list[Declaration], list[str]]:
    found: list[Declaration] = []
    unread: list[str] = []
    text = block.text
    starts = [*sentence_starts(text), len(text)]
    for index, (start, end) in enumerate(zip(starts, starts[1:], strict=False)):
        sentence = text[start:end].strip()
        if NONE_RE.search(sentence):
            continue
        people, kind, about = parse_declaration(sentence, initials)
        if not people:
            unread += [sentence] if UNREAD_RE.search(sentence) else []
            continue
        later = index + 2
        while later < len(starts) and len(people) == 1 and HE_RE.match(text[starts[later - 1] : starts[later]]):
            later += 1
        whole = text[start : starts[later - 1]].strip()
        for name in people:
            found.append(
                Declaration(
                    span=block.part(start, start + len(whole)), rule="declared-an-interest", meeting=meeting,
                    minute_item=item, name=name, interest_kind=kind, item=about, text=whole, left_meeting=_left(whole),
                )
            )  # fmt: skip
    return found, unread


def parse_declaration(
    sentence: str, initials: Mapping[str, str] = MappingProxyType({})
) -> tuple[list[str], str | None, str | None]:
    """Names, kind of interest and what it is in, of a sentence that declares one; ([], None, None) of any other."""
    match = DECLARED_RE.search(sentence)
    if match is not None:
        people = _subject(sentence[: match.start()], initials)
        return (people, _kind(match["kind"]), _about(sentence[match.end() :])) if people else ([], None, None)
    match = PASSIVE_RE.match(sentence)
    if match is None:
        return [], None, None
    tail = sentence[match.end() :]
    end = re.search(r"(?<!\s)\s++(?:in|as|because|due|under|who|for|regarding|on)\s|[.;]\s*+$", tail)
    people = _names(tail[: end.start()] if end else tail)
    about = _about(match["about"].strip()) or (_about(tail[end.start() :].strip()) if end else None)
    return (people, _kind(match["kind"]), about) if people else ([], None, None)


def _subject(text: str, initials: Mapping[str, str]) -> list[str]:
    """The people who are the subject that ends where the verb begins."""
    text = text.strip(" ,")
    if text in initials:
        return [initials[text]]
    if people := _names(text):
        return people
    # Words before the name ("Later in the meeting Mr Moor"); never the last of several whom the words join.
    match = LAST_NAME_RE.search(text)
    before = text[: match.start()].rstrip() if match is not None else ""
    before = before.rstrip(",") if WHY_RE.match(before) else before
    if match is None or before.endswith((" and", "&", ",", " or", " by", " of", " with", " for", " that")):
        return []
    return [match["name"]] if looks_like_person(match["name"]) else []


def _names(text: str) -> list[str]:
    """The people whom a text lists when it holds nothing else."""
    listed: list[Listed] = split_people(text.strip(" ,."), strict=True)
    read = sum(person.end - person.start for person in listed)
    if not listed or len(text) - read > 6 * len(listed) + 12:
        return []
    return [_titled(person.person) for person in listed]


def _titled(person: Person) -> str:
    honorific = person.honorific
    return person.name if honorific is None or person.name.startswith(honorific) else f"{honorific} {person.name}"


def _kind(text: str) -> str | None:
    return " ".join(text.split()).strip(" ,") or None


def _about(text: str) -> str | None:
    """What an interest is in, as printed; None where the words name nothing."""
    match = ABOUT_RE.match(text.strip())
    return match["item"].strip(" ,.;:-\u2013") if match is not None else None


def _left(text: str) -> bool | None:
    left, stayed = LEFT_RE.search(text) is not None, STAYED_RE.search(text) is not None
    return None if left == stayed else left


def _read_line(block: Block, meeting: Meeting, item: MinuteItem | None) -> Declaration | None:
    """A line of a list: a person, then the item or the kind of interest, then why."""
    pieces = [piece.strip(" .,") for piece in LINE_BREAK_RE.regex.split(block.text)]
    person = parse_person(pieces[0]) if len(pieces) > 1 else None
    rest = block.text[len(pieces[0]) :].lstrip(" \t:-\u2013\u2014.,")
    if person is None or person.honorific is None or len(pieces[0]) > 60 or NONE_RE.search(rest):
        return None
    kind = KIND_ALONE_RE.search(rest)
    about = pieces[1] if ITEM_RE.match(pieces[1]) else None
    if about is None and kind is None:
        return None
    return Declaration(
        span=block.span, rule="listed-declaration", meeting=meeting, minute_item=item, name=person.name,
        interest_kind=_kind(kind["kind"]) if kind is not None else None, item=about, text=block.text,
        left_meeting=_left(block.text),
    )  # fmt: skip
