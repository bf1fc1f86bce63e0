"""Which hyphens at a line's end belong to the word.

Source of the rule: compounds that council papers hyphenate ("multi-agency", "sub-committee", "well-being") keep their
hyphen; any other letter run broken before a lower-case letter is taken as a word that the typesetter split.
"""

import re

KEEPING_PREFIXES = frozenset(
    """all anti bi by co counter cross de e ex high inter intra long low macro micro mid mini multi non off on one out
    over part post pre pro quasi re self semi short sub two three four five six seven eight nine ten under well whole
    vice year term time age face peer step strategy evidence needs child client user area borough city county council
    community family officer people person place school service site state value work end front full half hard head
    home in in-year large local lower middle new north old open right same single small south east west third upper
    wide up down first second fixed free front-line day night market cost risk job skill staff data based led""".split()
)
LAST_WORD_RE = re.compile(r"([A-Za-z']+)-$")


def keeps_hyphen(before: str, after: str) -> bool:
    """Whether the hyphen that ends `before` stays when `after` (beginning in lower case) is joined to it."""
    match = LAST_WORD_RE.search(before)
    return match is None or match[1].lower() in KEEPING_PREFIXES
