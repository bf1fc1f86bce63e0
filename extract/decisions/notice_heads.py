"""What a record or list of decisions is called at its head; the body or the council may stand before it."""

from __future__ import annotations

import re

from extract.patterns import pattern

# What a record of decisions is called; the body or the council may stand before it.
NOTICE_HEAD_RE = pattern(
    "notice-of-decisions",
    r"(?:^\W*|\s[-\u2013\u2014|]\s|\b\d{4}\s+|\b(?:council|borough)\s+(?=record\s+of\b)|^(?:\S+\s){1,6}(?=officer|delegated|executive|individual))(?:(?:draft|public|formal|executive|committee|cabinet|delegated|officer|officers|individual|member|members|portfolio|holder|key|non-key|significant|operational|urgent)\s+)*"
    r"(?:decisions?\s+(?:recording\s+form|record(?:ing|s)?|notice|notification|sheet|form|list|log|statement|determined|taken|published)"
    r"|(?:record|notice|notification|schedule|statement|list|summary)\s+of\s+(?:(?:the|an?|executive|key|cabinet|officer|officers|delegated|individual|member|urgent)\s+)*decisions?)\b(?!\s*[:?])",
    matches=(
        "Decision Recording Form",
        "Record of Decision",
        "NOTICE OF DECISIONS",
        "Decision Notice",
        "Officer Decision Record",
        "Mead London Borough Record of Executive Decision",
        "MARLSTOW COUNCIL \u2013 RECORD OF DECISION",
        "Decisions published",
    ),
    rejects=("Decision making at the Council", "For decision", "The decision notice was served", "Decision taken:"),
    flags=re.IGNORECASE,
)
LONGEST_HEAD = 120  # characters
