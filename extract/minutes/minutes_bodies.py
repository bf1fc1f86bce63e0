"""Which body minutes are of where no sentence of their heading says so: a place over its kind, the name in the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from extract.fronts.councils import council_names
from extract.minutes.meeting_titles import clean_committee
from extract.patterns import pattern
from ingest.model import Block

KIND_ALONE_RE = pattern(
    "kind-of-council-alone",
    r"^\W*(?:parish|town|community|village|city)\s+council\W*$",
    matches=("PARISH COUNCIL", "Community Council"),
    rejects=("Mead Parish Council",),
    flags=re.IGNORECASE,
)
PLACE_RE = pattern(
    "place-alone",
    r"^\s*(?!(?:draft|minutes|agenda|cyngor|public)\b)(?-i:[A-Z])[\w'\u2019-]+(?:\s(?:and|with|on|the|le|in|of|&|(?-i:[A-Z])[\w'\u2019-]+)){0,5}\s*$",
    matches=("LOWER MEAD", "Overton with Nether Mead"),
    rejects=("Draft", "CYNGOR CYMUNED", "3 May 2020"),
    flags=re.IGNORECASE,
)
ITSELF_RE = pattern(
    "body-calls-itself",
    r"\b[Tt]he (?P<body>(?:(?:Parish|Town|Community) )?Council|(?:Sub-)?Committee|Board|Panel|Cabinet)\b(?! [A-Z])",
    matches=("informed the Council that", "to the Parish Council"),
    rejects=("the Council Chamber", "the council"),
    flags=re.NOFLAG,
)


def named_in_text(blocks: Sequence[Block]) -> str | None:
    """The council that the text names most, else what it calls itself ("the Council")."""
    texts = [block.text for block in blocks if block.kind != "grid"]
    names = Counter(council_names(texts)).most_common(1)
    if names:
        return clean_committee(names[0][0])
    own = Counter(match["body"] for text in texts for match in ITSELF_RE.finditer(text)).most_common(1)
    return own[0][0] if own else None


def joined_kinds(texts: Sequence[str], above: int) -> Iterator[str]:
    """The lines, a kind of council that stands alone joined to the place above it ("MEAD / PARISH COUNCIL").

    The first `above` of the texts stand above the heading, the nearest first.
    """
    for index, text in enumerate(texts):
        over = texts[index + 1] if index + 1 < min(above, len(texts)) else ""
        alone = KIND_ALONE_RE.match(text) is not None and index < above
        yield f"{over.strip()} {text.strip()}" if alone and PLACE_RE.match(over) else text
