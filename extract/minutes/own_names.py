"""What a body calls itself in its minutes: "the Joint Board", "the Parish Council" are "the Board", "the Council".

Another body's name ("the County Council agreed") is left as it is: what that decided is no decision of this meeting.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from extract.labels import fold
from extract.patterns import pattern
from ingest.model import Block

NAMED_RE = pattern(
    "body-by-its-name",
    r"\b[Tt]he (?P<first>(?:[A-Z][\w&'\u2019-]*,? (?:(?:and|of|for|the|&) ){0,2}){1,9})"
    r"(?P<kind>(?:Sub-)?(?:Committee|Council|Cabinet|Board|Panel|Executive|Forum|Authority|Trustees))\b",
    matches=("The Integration Joint Board agreed", "the Health and Wellbeing Board noted"),
    rejects=("The Board agreed", "the board of governors"),
)
# What a body is called in minutes whose heading calls it "the Council".
LOCAL_COUNCILS = ("parish council", "town council", "community council", "full council")


@dataclass(slots=True)
class OwnNames:
    """The body whose minutes are read; `printed` has the text as printed of each block that `shorten` made."""

    body: str
    printed: dict[int, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    kept: list[Block] = field(default_factory=list)  # so that no other block is given the id of one in `printed`

    def shorten(self, block: Block) -> Block:
        """The block with blanks for the first words of the body's name, so that every place in the text stays."""
        text = block.text
        for match in NAMED_RE.finditer(text) if block.grid is None else ():
            name = fold(match["first"] + match["kind"])
            if fold(self.body).endswith(name) or fold(self.body) == "council" and name in LOCAL_COUNCILS:
                blank = " " * len(match["first"])
                self.names[f" {blank}{match['kind']}"] = f" {match['first']}{match['kind']}"
                text = f"{text[: match.start('first')]}{blank}{text[match.end('first') :]}"
        if text == block.text:
            return block
        short = replace(block, text=text)
        self.printed[id(short)] = block.text
        self.kept.append(short)
        return short

    def text_of(self, block: Block) -> str:
        """A block's text as printed."""
        return self.printed.get(id(block), block.text)

    def restore(self, words: str) -> str:
        """Words of a shortened text as they were printed."""
        for blank, name in self.names.items():
            words = words.replace(blank, name)
        return words
