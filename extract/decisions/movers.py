"""Who moved and who seconded: a name with or without honorific, initials, or a post ("the Chairman")."""

from __future__ import annotations

import re

from extract.patterns import pattern

MOVER = (
    r"(?:the\s++)?(?:(?>[A-Z](?:[\w'’\-]|\.(?!\s+(?:All|The|It|This|Carried|Agreed|Unanimous\w*|Vote|Motion|Resolved|RESOLVED)\b))*)|[Vv]ice-?\s?[Cc]hair\w*+|[Cc]hair\w*+|[Mm]ayor)"
    r"(?:\s++(?:(?>[A-Z](?:[\w'’\-]|\.(?!\s+(?:All|The|It|This|Carried|Agreed|Unanimous\w*|Vote|Motion|Resolved|RESOLVED)\b))*)|van|de|der|of)){0,5}"
)
MOVED_RE = pattern(
    "moved-and-seconded",
    rf"(?<![\w.'’\-])(?P<mover>(?:[Tt]he\s++)?{MOVER}),?\s++(?:proposed|moved)\b(?P<between>[^.;:]{{0,120}}?),?(?<!\s)\s++(?:and\s++)?(?:was\s++)?"
    rf"(?:(?P<seconder>(?:[Tt]he\s++)?{MOVER}),?\s++seconded\b(?!\s+by\b)|seconded\s++by\s++(?P<seconder2>{MOVER}))",
    matches=(
        "Mr A Moor proposed, and Mrs Lane seconded the motion that",
        "The Chairman proposed and the Vice-Chairman seconded that",
        "Councillor Moor moved the recommendations, seconded by Councillor Lane",
        "Cllr Moor proposed acceptance of the Minutes seconded by Cllr Lane",
    ),
    rejects=("It was proposed that", "Mr Moor proposed a date"),
)
MOVED_BY_RE = pattern(
    "moved-by",
    rf"\b(?i:moved|proposed|proposer|proposal)(?:\s++(?:by|:)?|:)\s*+(?P<mover>{MOVER})\W{{0,3}}(?<!\s)\s++(?:and\s++|was\s++)?(?i:seconded|seconder)(?:\s++(?:by|:)?|:)\s*+"
    rf"(?P<seconder>{MOVER})",
    matches=(
        "It was moved by Cllr Moor and seconded by Cllr Lane that",
        "Proposed by RB and seconded by MCa.",
        "Proposed: A Moor, seconded: B Lane",
    ),
    rejects=("It was proposed that the hall be let",),
)


def clean_name(name: str | None) -> str | None:
    """A mover's name without the words of the sentence that led to it."""
    if name is None:
        return None
    name = re.sub(r"^(?:[Tt]he\s+)?(?:Following|After|On|It|And|That)\s+", "", " ".join(name.split())).strip(" ,.")
    return name or None
