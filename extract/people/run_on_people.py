"""People with their posts run together in one text: "Ann Moor, Head of Parks Bo Reed, Clerk" is two.

Source of the form: lists of those consulted in a cell, whose lines a text file prints as one.
"""

from __future__ import annotations

import re

from extract.people.names import looks_like_person, looks_like_role, parse_person
from extract.people.roles import OFFICE_RE

# A name and the mark before its post; a title before the name.
NAMED_RE = re.compile(
    r"(?<!\S)(?P<name>(?:(?:Councillor|Cllr|Mrs?|Ms|Miss|Dr|Sir|Dame)\.?\s)?[A-Z][\w'\u2019-]+\s(?:[A-Z]\.?\s)?[A-Z][\w'\u2019-]+)"
    r"(?=,\s|\s[\u2013-]\s)"
)
LINK_RE = re.compile(r"[,;]?(?<!\s)\s++(?:and|&)\s*+$")  # before the next
TITLED_RE = re.compile(r"(?:Councillor|Cllr|Mrs?|Ms|Miss|Dr|Sir|Dame)\b")


def split_people(text: str) -> list[str]:
    """The people of a text, each with the post behind the name; [text] where no second one begins in it."""
    starts = [0]
    at = 0
    while (match := NAMED_RE.search(text, at)) is not None:
        at = match.end()
        if not _is_name(match["name"]):
            at = match.start() + 1  # a word of the post above may stand before the name
            at = text.find(" ", at) if text.find(" ", at) > 0 else len(text)
            continue
        before = text[starts[-1] : match.start()].rstrip()
        if before and OFFICE_RE.search(before):
            starts.append(match.start())
    pieces = [text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
    return [LINK_RE.sub("", piece).strip(" ;,\u2013-") for piece in pieces]


def person_and_post(text: str) -> tuple[str, str] | None:
    """Name and post of a text that is both ("Ann Moor \u2013 Head of Parks \u2013 Quays"); None for another."""
    match = NAMED_RE.match(text)
    post = text[match.end() :].strip(" ,;.\u2013-") if match is not None else ""
    if match is None or OFFICE_RE.search(post) is None or not looks_like_role(post) or not _is_name(match["name"]):
        return None
    if ";" in post or TITLED_RE.match(post) or parse_person(re.split(r"[,(]", post)[0]) is not None:
        return None  # a list of members: "Councillor Moor, Councillor Reed (Chair)"
    return match["name"], post


def _is_name(name: str) -> bool:
    return OFFICE_RE.search(TITLED_RE.sub("", name)) is None and looks_like_person(name)
