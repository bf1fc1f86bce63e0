"""The words and marks by which whom to ask is told: labels, telephone numbers, addresses."""

from __future__ import annotations

import re

from extract.patterns import pattern

MAIL_RE = pattern(
    "contact-mail",
    r"(?<![\w.+'-])[\w.+'-]++@[\w-]++(?:\.[\w-]++)+",
    matches=("a.moor@marlstow.gov.uk",),
    rejects=("@marlstow",),
)
PHONE_RE = pattern(
    "contact-phone",
    r"(?<![\w@.])(?:\+44\s?(?:\(0\)\s?)?|\(?0)\d{2,4}\)?[\s-]?\d{3,4}[\s-]?\d{3,4}(?:\s?\d{1,4})?\b",
    matches=("020 7946 0001", "01632 960 123", "(01632) 960123", "03000 414043"),
    rejects=("2014 2015", "12 345"),
)
# Whom to ask, printed beside day and place.
ASIDE_RE = pattern(
    "cover-contact-beside",
    r"(?<=\S)\s+(?=(?:Ask\s+for|Contact|Tel(?:ephone)?|E-?mail|Direct\s+[Dd]ial)\s*:)",
    matches=("Old Hall, Lowtown Telephone: 01632 960 100", "4th March 2031 Ask for: Ann Dale"),
    rejects=("Telephone: 01632 960 100", "Old Hall"),
)
CONTACT_LABEL_RE = pattern(
    "contact-label",
    r"^\W*(?:(?:report|lead|contact|presenting|officer|case|planning|licensing|reporting)\s+|author\s?/\s?(?=lead\b)|(?:[a-z][\w&'\u2019/-]*+\s++){1,4}(?=(?:authors?|contacts?)\s*:))?"
    r"(?:contact(?:\s+(?:officers?|names?|persons?|details?|points?|for\s+(?:the\s+)?(?:meeting|enquiries)))?(?:\(s\))?"
    r"|ask\s+for|enquiries(?:\s+to)?|(?:report\s+)?authors?(?:\(s\))?(?:\s+name)?(?:,\s+job\s+title)?(?:\s+and\s+(?:contact(?:\s+details|\s+for\s+queries)?|role|title|post|publication\s+date))?|(?:(?:parish|town|deputy|acting)\s+)*clerk(?:\s+to\s+the\s+\w+(?:\s+\w+)?)?"
    r"|(?:lead\s+)?officer(?:\(s\))?(?:\s+of\s+report)?(?=\s*:)|(?:report\s+)?author\s?/\s?lead\s+contact\s+officer(?=\s*:)"
    r"|(?:democratic|committee|governance)\s+(?:services\s+)?officer|officer\s+support(?:\s+to\s+the\s+\w+)?|(?:democratic|member|governance)\s+support"
    r"|(?:committee|meeting|scrutiny)\s+(?:clerk|administrator|manager|secretary|co-?ordinator|contact)"
    r"|for\s+(?:further|more|any\s+further)\s+information(?:\s+(?:about|on|regarding)\s+(?:\w+\s+){0,4}\w+)?,?(?:\s+please)?(?:\s+contact)?|please\s+contact|name)"
    r"\s*(?::|$|\s[-\u2013]\s(?=(?-i:[A-Z]))|(?=(?-i:[A-Z][a-z]+\s[A-Z])))\s*",
    matches=(
        "Contact: Ann Dale",
        "Clerk to the Parish Council: Ann Dale",
        "Ask for: Ann Dale",
        "Report Author: Ann Dale",
        "Case Officer: Ann Dale",
        "For further information contact:",
        "Financial Implications Author: Ann Dale",
        "Report Author, Job Title and Publication Date",
    ),
    rejects=("Contact with families", "Authority", "Ann Dale is the author of the plan"),
    flags=re.IGNORECASE,
)
CONTACT_HEAD_RE = pattern(
    "contact-head",
    r"^\W*(?:\d{1,2}[.)]?\s+)?(?:(?:report|relevant|lead|corporate|responsible|presenting)\s+)*(?:author|director|officer|contact|manager)(?:\(?s\)?)?"
    r"\s*:?(?:\s|$)",
    matches=("Report Author:", "Relevant Director:", "Contact", "11. Report Author"),
    rejects=("Ward", "Authority"),
    flags=re.IGNORECASE,
)
DETAIL_RE = re.compile(
    r"^\W*(?:(?:contact\s+)?tel(?:ephone)?(?:\s+(?:no|number))?|contact\s+(?:no|number)|phone(?:\s+(?:no|number))?|mobile|direct\s+(?:line|dial)|e-?mail|ext)\b[\s.:]*",
    re.IGNORECASE,
)
EXTENSION_RE = pattern(
    "contact-extension",
    r"\b(?:extension|ext[n.]?)(?:\s+no)?[.:]{0,2}\s{0,3}(?P<number>\d{3,5})\b(?!\s?\d)",
    matches=("extension: 3488", "Ext. 3412"),
    rejects=("extension of 3488 days", "text 3412"),
    flags=re.IGNORECASE,
)
