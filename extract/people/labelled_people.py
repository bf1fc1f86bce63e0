"""People whom a line names after a label or before a post: "Lead inspector: NAME", "Foreword by NAME, ROLE"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.contacts.contact_sentences import told_post
from extract.contacts.signatures import read_signature
from extract.facts import Officer
from extract.patterns import pattern
from extract.people.names import looks_like_person, looks_like_role, parse_person
from extract.people.people_in_cells import make_officer, people_of_cabinet_cell, people_of_text
from extract.people.people_in_text import find_roles
from extract.people.roles import ADJECTIVES, OFFICE_RE, names_office
from extract.people.run_on_people import person_and_post, split_people
from ingest.model import Block, Document, Span, texts_of

LABELLED_RE = pattern(
    "role-label",
    r"^\W{0,3}(?P<role>[A-Z][\w'’&/() -]{3,70}?)\s?:\s+(?P<names>[A-Z][^:]{3,300})$",
    matches=("Lead inspector: Ann Moor", "Team inspectors: Ann Moor, Bo Reed", "Report Author: Ann Moor, Clerk"),
    rejects=("Note: it was", "lead inspector"),
)
FOREWORD_RE = pattern(
    "foreword-by",
    r"^\W{0,3}(?i:(?:Foreword|Introduction|Preface|Message|Statement)\s(?:by|from)\s(?:the\s)?)(?P<rest>[A-Z].{5,160})$",
    matches=("Foreword by Councillor Ann Moor, Cabinet Member for Parks", "Message from the Mayor, Bo Reed"),
    rejects=("The foreword by Ann", "Foreword"),
)
INITIALLED_RE = pattern(
    "name-initials-role",
    r"^(?P<name>(?:[A-Z][\w'’.-]*\s){1,4}[A-Z][\w'’-]+)[\s,]+\(?(?P<initials>[A-Z]{2,4}[a-z]?)\)?[\s,–-]+(?P<role>[A-Z].{3,100})$",
    matches=("Dr Ann Moor AM Clinical Chair", "Bo Reed (BR) Director of Finance", "Ann Moor AMo Head of Parks"),
    rejects=("Ann Moor, Head of Parks", "Ann Moor AM"),
)
# Labels that say what somebody did with the paper and hold a post's name before it ("Contact officer: NAME, ROLE").
OF_PAPER_RE = pattern(
    "label-of-paper",
    r"(?i:^(?:report|contact|lead|author|responsible|accountable|originating|originator|reporting|prepared|presented|presenting|enquiries|for|ask\sfor|decisions?|decided|taken|officer\s+(?:making|taking))\b)",
    matches=(
        "Contact officer",
        "Report author",
        "Presented by",
        "Ask for",
        "Decision maker",
        "Officer making the decision",
    ),
    rejects=("Head of Parks", "Quality manager"),
)
SPEAKER_RE = pattern(
    "who-will-speak",
    r"\bwill\s(?:present|give|introduce|attend|report|provide|update|speak|be\s(?:present|attending|in attendance))",
    matches=("Ann Moor, Head of Parks will present the report",),
    rejects=("the report will follow",),
)
ROLE_NOTE_RE = pattern(
    "note-after-role",
    r"(?<!\s)\s*+\((?i:part|item|until|from|via|virtual|deput|represent|observ|minute|on behalf)[^()]*\)?$",
    matches=("Chair (part meeting)", "Clerk (item 5 only)"),
    rejects=("Director (Parks)",),
)
POST_RE = pattern(
    "label-of-a-post",
    r"^(?:job\s+title|position|post|designation|role)\s*:?$",
    matches=("Job Title:", "Position"),
    rejects=("Job title: Clerk", "Positioned"),
    flags=re.IGNORECASE,
)
CABINET_RE = pattern(
    "cabinet-member-label",
    r"^(?i:(?:cabinet|executive|lead)\s(?:member|councillor)|portfolio\s?holder)\(?s?\)?$",
    matches=("Cabinet Member", "Portfolio Holder", "Lead member(s)"),
    rejects=("Cabinet Member for Parks", "Member"),
)


def find_labelled(document: Document) -> Iterator[Officer]:
    """ "Lead inspector: NAME", "Team inspectors: NAME, NAME", "Foreword by NAME, ROLE"."""
    for block in document.blocks:
        if block.grid is None:
            yield from _of_line(block.text, block.span)
            yield from _of_initialled(block)
            if (told := told_post(block.text)) is not None:
                yield make_officer(*told, "contact", "post-before-contact", block.span)
        else:
            rows = [[cell for cell in row if cell.strip()] for row in block.grid.texts()]
            for row, below in zip(rows, [*rows[1:], []], strict=True):
                cells = row
                if len(row) == 2 and len(people := split_people(row[1])) > 1:
                    for told in filter(None, map(person_and_post, people)):
                        yield make_officer(*told, "label", "people-run-on", block.span)
                    continue
                if len(row) == len(below) == 2 and POST_RE.match(below[0]) and looks_like_person(row[1]):
                    yield make_officer(row[1].strip(), below[1].strip(), "label", "name-over-post", block.span)
                    continue
                if len(row) == 2 and len(below) == 1 and OFFICE_RE.search(row[0]) and read_signature(row[1], below[0]):
                    yield make_officer(row[1].strip(), below[0].strip(), "label", "name-over-post", block.span)
                    continue
                for cell in cells:
                    if SPEAKER_RE.search(cell):
                        for name, role, _, _, rule in find_roles(cell):
                            yield make_officer(_without_title(name), role, "agenda", rule, block.span)
                yield from _of_line(": ".join(cells).replace("::", ":") if len(cells) == 2 else "", block.span)


def _of_initialled(block: Block) -> Iterator[Officer]:
    """ "NAME INITIALS ROLE", as boards of health list who came: the initials are the name's own."""
    for at, text in enumerate(texts_of(block.lines)):
        match = INITIALLED_RE.search(text.strip())
        person = parse_person(match["name"]) if match else None
        if match is None or person is None or not _are_initials(match["initials"], person.bare):
            continue
        role = ROLE_NOTE_RE.sub("", match["role"]).strip(" .,")
        verb = role.split(" ")[0].endswith("ed") and role.split(" ")[0].lower() not in ADJECTIVES
        if (looks_like_role(role) or OFFICE_RE.search(role)) and not verb:
            yield make_officer(person.name, role, "attendance", "initialled-line", block.lines[at].span)


def _are_initials(initials: str, name: str) -> bool:
    first = [word[0] for word in re.split(r"[\s-]", name) if word]
    letters = [letter for letter in initials if letter.isupper()]
    return letters[0] == first[0] and all(letter in first for letter in letters)


def _without_title(name: str) -> str:
    """The last two words of a longer name: the item's title stands right before it in the same cell."""
    person = parse_person(name)
    words = name.split()
    return name if person is None or person.honorific or len(words) < 3 else " ".join(words[-2:])


def _of_line(text: str, span: Span) -> Iterator[Officer]:
    if len(text) > 400 or not names_office(text) or not OFFICE_RE.search(text):
        return
    if match := FOREWORD_RE.search(text):
        yield from people_of_text(match["rest"], "foreword", "foreword-by", span)
    match = LABELLED_RE.search(text)
    if match is None or parse_person(match["role"]):
        return
    label = " ".join(match["role"].split())
    behind = label.lower().endswith((" author", " authors")) and not OF_PAPER_RE.search(
        label
    )  # something stands before
    if not OFFICE_RE.search(label) or label.lower().endswith(" name") or behind:
        if OF_PAPER_RE.search(label):
            yield from people_of_text(match["names"], "label", "role-label", span)
        return
    if CABINET_RE.match(label) and "(" in match["names"]:
        yield from people_of_cabinet_cell(match["names"], "label", span)
        return
    own = parse_person(match["names"])
    if own and own.role and not looks_like_person(own.role.split(",")[0]) and OF_PAPER_RE.search(label):
        yield from people_of_text(match["names"], "label", "role-label", span)
        return
    names = [name.strip(" .") for name in re.split(r",|;|\sand\s", match["names"]) if name.strip(" .")]
    if names and all(looks_like_person(name) for name in names):
        for name in names:
            yield make_officer(name, _singular(label) if len(names) > 1 else label, "label", "role-label", span)


def _singular(label: str) -> str:
    return label[:-1] if label.endswith("s") and not label.endswith("ss") else label
