"""Decisions that the words of minutes tell of and of which none was read there, and those of which no words were."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from extract.extractions import Extraction
from extract.parts import Part
from extract.patterns import Pattern, pattern
from ingest.model import Block, Issue

TOLD_RE = pattern(
    "decision-told",
    r"\b[Ii]t\swas\s+(?:(?:then|also|unanimously|therefore|further)\s+)*(?:agreed|decided|resolved|proposed)\b"
    r"(?!\s+(?:as|that\s+the\s+minutes)\b|\s+that\b[^.]{0,60}\b(?:could|might)\b)"
    r"|^(?:\S{1,12}\s+)?(?:Decision|DECISION)\s?:"
    r"|\b(?:was|were)\s(?:approved|agreed)\s+(?:in\s+accordance|for\s+payment)\b"
    r"|\b[Pp]roposer\s?:"
    r"|\b[Pp]roposed\s+(?:by\s)?(?:Cllr|Councillor|Mr|Mrs|Ms)\b[^.]{0,120}\b[Ss]econded\b",
    matches=(
        "It was agreed to mend the quays.",
        "after talk it was then agreed that the fees be kept",
        "DECISION: REFUSE",
        "Proposer: Cllr Moor",
        "The payments were agreed in accordance with the list.",
        "Proposed by Cllr Moor and seconded by Cllr Lane",
    ),
    rejects=(
        "The minutes were agreed as a true record",
        "It was agreed that fees could drive people away",
        "Decision making",
        "It was noted",
    ),
)
TOLD_SIGNS = ("was ", "were ", "ecision", "ECISION", "ropose")  # one of them is in every text that `TOLD_RE` matches
# Reports do not begin a paragraph so; where one does, minutes were taken for a report.
OPENS_RE = pattern(
    "paragraph-that-opens-with-a-decision",
    r"^(?:DECISION|RESOLVED)\s?:",
    matches=("DECISION: REFUSE", "RESOLVED: That the fees be kept"),
    rejects=("Decision: noted", "The panel RESOLVED:"),
)
OPENINGS = ("DECISION", "RESOLVED")
# The outcome of a motion is told with the motion.
PUT_RE = pattern(
    "motion-put",
    r"\bput\s+(?:the|to)\b",
    matches=("The Chairman put the motion to the vote and it was agreed",),
    rejects=("It was agreed to input the figures",),
)
# What a decision of one word may say; any other is a label or a code.
ONE_WORD_RE = re.compile(r"\W*(?:\w+ed|done|yes|no)\W*", re.IGNORECASE)
Place = tuple[int, float]
END: Place = (1 << 30, 0.0)


def find_told(parts: Sequence[Part], found: Extraction) -> Iterator[Issue]:
    """An issue for each item that tells decisions in paragraphs in which none begins, and each decision of one word."""
    begins = sorted(fact.span.begin for fact in (*found.resolutions, *found.motions, *found.votes))
    heads = sorted(item.span.begin for item in found.minute_items)
    for part in parts:
        if part.kind not in ("appendix", "distribution"):
            told = TOLD_RE if part.kind == "minutes" or found.kind == "minutes" else OPENS_RE
            lost: dict[int, list[Block]] = {}
            for at, block in enumerate(part.blocks):
                if _tells(block, told) and not _is_read(part.blocks, at, begins):
                    lost.setdefault(bisect_left(heads, block.span.begin), []).append(block)
            yield from (_issue(blocks) for blocks in lost.values())
    for row in found.resolutions:
        if len(row.text.split()) == 1 and not ONE_WORD_RE.fullmatch(row.text):
            yield Issue(
                "extract", "decision-unclear", "This was read as a decision, and says none.", row.text, row.span
            )


def _tells(block: Block, told: Pattern) -> bool:
    text = block.text
    if block.grid is not None or (told is OPENS_RE and not text.startswith(OPENINGS)):
        return False
    signed = told is OPENS_RE or any(sign in text for sign in TOLD_SIGNS)
    return signed and told.search(text) is not None and PUT_RE.search(text) is None


def _is_read(blocks: Sequence[Block], at: int, begins: Sequence[Place]) -> bool:
    """Whether a decision begins in a block, or in the next one where it ends in a colon."""
    low = blocks[at].span.begin
    beyond = at + (2 if blocks[at].text.rstrip().endswith(":") else 1)
    high = blocks[beyond].span.begin if beyond < len(blocks) else END
    first = bisect_left(begins, low)
    return first < len(begins) and (begins[first] < high or begins[first] == low)


def _issue(lost: Sequence[Block]) -> Issue:
    many = f"{len(lost)} paragraphs of this item tell" if len(lost) > 1 else "This paragraph tells"
    message = f"{many} of a decision that was not read."
    return Issue("extract", "decision-unread", message, lost[0].text[:200], lost[0].span)
