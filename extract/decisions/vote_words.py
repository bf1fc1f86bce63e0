"""What came of a vote, in words and in numbers: "declared carried", "by 5 votes to 3", "9 for and 3 against"."""

from __future__ import annotations

import re

from extract.decisions.vote_tables import Option
from extract.patterns import pattern

OUTCOME_RE = pattern(
    "vote-outcome",
    r"^(?:\W*+|\W*(?=\([\w ]{1,40}\)))(?:the\s++)?"
    r"(?P<what>(?:substantive\s+)?motion|amendment|recommendations?|proposal)?\s*+(?:\([\w ]{1,40}\)\s*+)?"
    r"(?:was|were|is)?\s*+(?:declared\s++|therefore\s++|duly\s++|put\s++and\s++)?"
    r"(?P<outcome>carried|lost|defeated|agreed|not\s+agreed|not\s+carried|fell|rejected|withdrawn|approved)"
    r"(?:\s+unanimously|\s+nem\.?\s+con\.?)?\W*$",
    matches=("Motion carried.", "Amendment carried", "Agreed unanimously.", "The amendment was lost.", "CARRIED"),
    rejects=("The motion was debated", "Agreed that the hall be let"),
    flags=re.IGNORECASE,
)
OUTCOME_IN_SENTENCE_RE = pattern(
    "vote-outcome-in-sentence",
    r"\b(?P<what>motion|amendment|recommendations?|proposal|it)\b[^.;:]{0,80}?\b(?:was|were|to\s+(?:have\s+been|be)(?:\s+clearly)?)\s+(?:put\s+(?:to\s+the\s+vote\s+)?and\s+)?(?:then\s+|declared\s+|therefore\s+|duly\s+)?"
    r"(?P<outcome>carried|lost|defeated|not\s+agreed|not\s+carried|agreed\s+unanimously|rejected|withdrawn)\b",
    matches=(
        "the recommendations were CARRIED",
        "The amendment was declared lost",
        "the Chair declared the proposal to have been clearly carried",
        "The motion was put to the vote and declared carried",
    ),
    rejects=("the motion was put to the vote",),
    flags=re.IGNORECASE,
)
COUNT_RE = pattern(
    "vote-count",
    r"\b(?P<for>\d{1,3})\s+(?:votes?\s+|voting\s+|voted\s+|(?i:members)\s+(?:voted\s+)?)?(?i:for|in\s+favour)\b(?:\s+of\s+the\s+\w+)?[,;]?\s+(?:and\s+)?(?P<against>\d{1,3}|none)\s+(?:votes?\s+|voting\s+)?(?i:against)\b"
    r"(?:[,;]?\s+(?:and\s+|with\s+)?(?P<abstain>\d{1,3})\s+(?i:abst\w+))?",
    matches=(
        "5 voting FOR, 4 voting AGAINST",
        "12 votes for and 3 against with 2 abstentions",
        "5 voting FOR, 4 AGAINST",
        "9 Members voted in favour of the proposition and 3 against",
    ),
    rejects=("5 for the road",),
)
BY_VOTES_RE = pattern(
    "carried-by-votes",
    r"\b(?P<outcome>carried|agreed|approved|lost|defeated|rejected)\s+by\s+(?P<first>\d{1,3})(?:\s+votes?)?\s+to\s+(?P<second>\d{1,3})\b",
    matches=("the amendment was LOST by 2 votes to 4", "carried by 5 votes to 3"),
    rejects=("carried by 5 members", "agreed by 3 May to 4 May"),
    flags=re.IGNORECASE,
)
PUT_RE = pattern(
    "put-and-carried",
    r"^\W*(?:and\s+)?(?:was\s+)?(?:(?:voted\s+on|put\s+to\s+the\s+vote)\b[^.;:]{0,30}?)?\b(?P<outcome>carried|lost|defeated|rejected|agreed\s+unanimously)\b",
    matches=(", put to the vote and lost: 3 for, 5 against", " and carried by 5 votes to 3"),
    rejects=("the amendment that was lost", "that the plan be put to the vote"),
    flags=re.IGNORECASE,
)
VOTED_ON_RE = pattern(
    "put-to-the-vote",
    r"\bput\b|\bvote\b",
    matches=("was put to the vote", "A recorded vote was taken"),
    rejects=("votes for computers",),
    flags=re.IGNORECASE,
)
# Votes for each of the two that a council chooses between.
EITHER_RE = pattern(
    "votes-for-motion-and-amendment",
    r"\b(?P<motion>\d{1,3})\s+(?:members\s+)?(?:voted\s+|votes?\s+)?for\s+the\s+motion\b[^.;]{0,30}?\b(?P<amendment>\d{1,3})\s+"
    r"(?:members\s+)?(?:voted\s+|votes?\s+)?for\s+the\s+amendment\b",
    matches=("4 members voted for the motion and 2 for the amendment", "6 votes for the motion, 3 for the amendment"),
    rejects=("4 voted for the motion and 2 against",),
    flags=re.IGNORECASE,
)


def count_votes(text: str) -> dict[Option, int]:
    """The numbers of votes that a text tells on each side; {} where it tells none."""
    found: dict[Option, int] = {}
    by = BY_VOTES_RE.search(text)
    if by is not None:
        more, fewer = sorted((int(by["first"]), int(by["second"])), reverse=True)
        carried = by["outcome"].lower() in ("carried", "agreed", "approved")
        found = {"for": more if carried else fewer, "against": fewer if carried else more}
    match = COUNT_RE.search(text)
    if match is not None:
        against = match["against"]
        found = found | {"for": int(match["for"]), "against": int(against) if against.isdigit() else 0}
        if match["abstain"]:
            found["abstain"] = int(match["abstain"])
    return found
