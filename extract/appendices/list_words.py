"""The words by which an entry of a list of papers or appendices is told from what is said about the list."""

from __future__ import annotations

import re

from extract.patterns import pattern

NONE_RE = pattern(
    "no-entry",
    r"^\W*(?:\d{1,2}\s+)?(?:none|nil|n\s?/\s?a|not\s+applicable|there\s+(?:are|is|were)\s+no(?:ne)?\b.*|no\s+(?:background|appendices|further).*|no)\W*$"
    r"|^none\s+(?:were|was|have|other)\b",
    matches=("None", "N/A", "There are no background papers.", "Nil"),
    rejects=("Nonesuch Park plan", "No. 4 depot review"),
    flags=re.IGNORECASE,
)
CONTACT_LINE_RE = pattern(
    "contact-after-list",
    r"^\W*(?:(?:report|lead|contact|case)\s+)?(?:authors?|contacts?|officers?|tel(?:ephone)?(?:\s+(?:no|number))?|e-?mail)(?:\(s\))?(?:\s+(?:officers?|details|name))?\s*:",
    matches=("Report Author: Ann Dale", "Contact officer: B Moor", "Telephone Number: 01632 960123"),
    rejects=("Report on parks", "Contact with families: a study"),
    flags=re.IGNORECASE,
)
ABOUT_RE = pattern(
    "list-about-itself",
    r"^(?:the\s+following|the\s+background|these\s+(?:papers|documents)|copies\b|under\s+|in\s+accordance|background\s+(?:papers|documents)\s+(?:are|used)"
    r"|below|above|see\b|click|contact|please|for\s+(?:further|more)|as\s+(?:required|defined)|documents?\s+(?:used|listed|which)|section\s+\d+|local\s+government\s+(?:act|\(access)|any\s+person|this\s+report)\b",
    matches=("The following papers were used:", "Copies may be seen at the Town Hall"),
    rejects=("Parks plan 2027", "Policy on copies"),
    flags=re.IGNORECASE,
)
