"""The words by which a recommendation, or the sentence that opens a list of them, is told."""

from __future__ import annotations

import re

from extract.patterns import pattern

CLAUSE_RE = pattern(
    "recommendation-clause",
    r"^(?:that\b|to\s+[a-z]+|it\s+is\s+(?:therefore\s+|further\s+)?(?:recommended|proposed|requested)\b"
    r"|(?:the\s+|this\s+|an?\s+)?[\w'\u2019&,() -]{0,120}?\b(?:is|are|be)\s+(?:therefore\s+|now\s+)?"
    r"(?:recommended|asked|requested|invited)\b"
    r"|[\w'\u2019&,() -]{0,100}?\brecommends?\b|officers\s+recommend|i\s+recommend"
    r"|(?:notes?|approves?|agrees?|considers?|endorses?|adopts?|delegates?|authorises?|supports?|receives?|grants?|refuses?"
    r"|refers?|comments?|confirms?|instructs?|requests?|determines?|ratif(?:y|ies)|accepts?|reviews?|permits?|resolves?)\b)",
    matches=(
        "That the panel note the report",
        "It is recommended that the plan is adopted",
        "Members are asked to note",
    ),
    rejects=("The reasons are set out below", "There are no recommendations"),
    flags=re.IGNORECASE,
)
FOLLOWING_RE = pattern(
    "recommendations-that-follow",
    r"^(?:this\s+report|we|the\s+(?:report|review|panel|committee|task\s+group|working\s+group|inspectors?))\s+makes?\s+the\s+following\s+"
    r"(?:\w+\s+){0,2}recommendations?\b.{0,80}:$",
    matches=("This report makes the following recommendations to this Committee:",),
    rejects=("The report makes the following points:", "The panel makes recommendations"),
    flags=re.IGNORECASE,
)
LEAD_IN_RE = pattern(
    "recommendation-lead-in",
    r"(?::|\b(?:asked|recommended|requested|invited|recommends)(?:\s+(?:to|that|that\s+it))?(?:\s+the\s+following)?|\bthat|\bto)\s*[:\-\u2013\u2014]?$",
    matches=("The Committee is asked to", "It is recommended that:", "Cabinet is asked to agree the following:"),
    rejects=("That the report be noted.", "The Committee is asked to note the report."),
    flags=re.IGNORECASE,
)
ASKED_RE = pattern(
    "recommendation-only-asks",
    r"\b(?:asked|recommended|requested|invited|recommends|resolves?)\b.{0,20}$|^(?:\S+\s+){0,5}\S+$",
    matches=("The Committee is asked to:", "That Members;"),
    rejects=("That the panel asks for a report by March that sets out:",),
    flags=re.IGNORECASE,
)
ADDRESSEE_RE = pattern(
    "recommendation-addressee",
    r"^recommendations?\s+(?:for|to)\s+(?:the\s+)?\w",
    matches=("Recommendations for the Cabinet", "Recommendation to Council"),
    rejects=("Recommendations", "Recommendations from the review"),
    flags=re.IGNORECASE,
)
NO_CLAUSE_RE = pattern(
    "recommendation-none",
    r"^(?:none\b|n/?a\b|not\s+applicable|there\s+are\s+no\b|no\s+recommendations?\b|for\s+(?:information|noting)\b)",
    matches=("None", "There are no recommendations arising"),
    rejects=("Note the report",),
    flags=re.IGNORECASE,
)
