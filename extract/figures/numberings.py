"""Numbers that measure nothing: labels, references, times, telephone numbers, addresses, ordinals.

All patterns are joined into one scan; `numbered_stretches` gives the stretches of a text that hold no figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.patterns import pattern

_LABELS = (
    r"pages?|paragraphs?|sections?|sub-?sections?|appendix|appendices|annex(?:e|es)?|items?|tables?|figures?"
    r"|charts?|schedules?|articles?|rules?|clauses?|regulations?|chapters?|parts?|notes?|footnotes?|minutes?"
    r"|recommendations?|resolutions?|questions?|points?|options?|objectives?|priority|priorities|outcomes?|orders?"
    r"|policy|policies|levels?|stages?|tiers?|bands?|grades?|graded|phases?|steps?|strands?|themes?|waves?|rounds?"
    r"|cohorts?|class|classes|groups?|zones?|junctions?|routes?|bus|rooms?|floors?|suites?|blocks?|plots?|lots?|box"
    r"|gates?|version|reference|years?|months?|weeks?|quarters?|periods?|types?|categor(?:y|ies)|scores?|extension"
    r"|supplements?|statements?|numbering|conditions?|footpaths?|bridleways?|gateways?|domains?|standards?|principles?|pillars?|goals?|aims?|cheques?|invoices?|vouchers?|receipts?|papers?|schemes?|cases?|applications?|slides?|risks?|lines?|lens|rows?"
)
# A full stop behind these is theirs; behind a whole word it ends the sentence ("after 3 months. 12 homes were let").
_SHORT_LABELS = r"pp|paras?|fig|nos|ref|cat|ext|app"
_NUMBER = r"[A-Za-z]?\d+(?:\.\d+)*[a-z]?(?:\([a-z\d]+\))*"

LABEL_RE = pattern(
    "labelled-number",
    # The look ahead is for speed: only a word that a number follows can be a label.
    rf"\b(?=[A-Za-z-]{{1,16}}[.:]{{0,2}}\s?#?[A-Za-z]?\d)(?:(?i:pages?|sheets?|slides?)\s\d+\sof|(?i:{_LABELS}):?|(?i:{_SHORT_LABELS})\.?:?|(?i:no):(?!\s?0)|No\.?|no\.|Nos\.?|S\.|s\.)\s?#?{_NUMBER}\)?(?:\s?(?:,(?=\s?\w+(?:[,.;()]|$|\s(?:and|or|&)\s))|-|–|to|and|&|or)\s?{_NUMBER}\)?)*"
    r"(?![\d%]|\s?%|,\d{3}|\.\d|\s(?:per cent|percent|million|people|children|days?|weeks?|months?|years?|hours?"
    r"|minutes|seconds?|secs)\b)",
    matches=(
        "section 136",
        "Appendix 2",
        "item 5",
        "No. 3",
        "years 10 & 11",
        "Sections 14.15 to 14.22",
        "graded 1 to 9",
        "cheques 104512 to 104530",
        "Paper 2",
        "Reference no: 104512",
        "supplement 1",
        "para. 7",
        "Page 3 of 12",
    ),
    rejects=(
        "12 sections",
        "points 2.5 per cent",
        "8 minutes 49 seconds",
        "no 12",
        "the group, 12",
        "page",
        "12 cheques",
        "last quarter. 12 homes",
        "months. 92.6%",
    ),
)
CODE_RE = pattern(
    "letters-and-digits",
    r"(?<![\w£$€.])(?!c\d+(?:[.,]\d+)*\s?(?:%|[mk]\b|bn\b|per\s?cent|[a-z]{4}))(?:[A-Za-z]+[-/]?\d[\w/.-]*\w|[A-Za-z]+\d|\d+[-/]?[A-JLN-Z][\w/-]*|\d+[a-jloq-z](?![\w])|\d+[xX]\d+)",
    matches=("G01C", "S151", "the A10", "COVID-19", "P5/Q2", "5A", "15b"),
    rejects=("22k", "£5m", "12", "30%", "5 A", "c14.4%", "c200 homes"),
)
PHONE_RE = pattern(
    "telephone-number",
    r"\bNHS\s111\b|\b(?i:call|called|calling|dial|dialled|phone|phoned|ring|rang)\s\d{3}(?:\sor\s\d{3})?(?=[.,;)]|$|\s(?:if|in|for|or|and|to|when)\b)|\b(?:999|111|101)(?=\s(?:calls?|emergency|services?|numbers?|lines?)\b)|(?<![\d,.])(?:\+44\s?\(?0?\)?\s?|\(?0)\d{2,5}\)?(?:[\s-]?\d{3,8}){1,3}(?!\d)",
    matches=("a 999 call", "phone 101 or 999.", "020 7946 0011", "01632 960123", "0300123 4234", "+44 20 7946 0011"),
    rejects=("0.5", "12,000", "2014"),
)
POSTCODE_RE = pattern(
    "postcode",
    r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b",
    matches=("ZE9 1AA", "ZZ1A 4EF"),
    rejects=("SE in 10", "A10 was"),
)
LINK_RE = pattern(
    "address-of-mail-or-site",
    r"(?<![^\s@])[^\s@]{1,80}@\S{1,120}|(?:https?://|www\.)\S+|\b[\w-]{1,60}\.(?:gov|org|co)\.uk\S*",
    matches=("a2@example.org", "www.example.org/page/3", "harbour.gov.uk/12"),
    rejects=("at 3", "and/or 4"),
)
CLOCK_RE = pattern(
    "time-of-day-in-text",
    r"(?<![\d£.,])(?:\d{1,2}[.:]\d{2}\s?(?:[ap]\.?\s?m\b\.?|hrs\b|hours\b)|\d{1,2}\s?[ap]\.?m\b\.?|\d{1,2}:\d{2}(?::\d{2})?"
    r"|\d{1,2}\s(?:noon|midday|midnight)|\d{4}\s?hrs|\d{1,2}[.:]\d{2}(?=\s?(?:and|to|-|–)\s?\d{1,2}[.:]\d{2}\s?(?:hrs|hours|[ap]\.?m))|(?:at|from|until|by)\s\d{1,2}\.\d{2}(?!\s?(?:%|m\b|per|million|\d)))",
    matches=("7.00 pm", "between 15.00 and 19.30hrs", "at 19.30,", "10am", "18:45", "12 noon"),
    rejects=("£7.00", "at 7.00%", "12 months", "5 people"),
)
REFERENCE_RE = pattern(
    "reference-number",
    r"\b[1-7][\s-]star\b|\bper\s(?:100|1,?000|10,?000|100,?000)\b(?![,.]\d)|(?<![\w£])(?:\d+(?:/[\w-]+)+|\d+(?:\.\d+)?[:+]\d+(?![\d])|\d+(?:\.\d+){2,}[a-z]?|\[\d+\]|\d+\s?[-–]\s?\d+(?=\s+grad)|\((?:c\.?\s?)?\d{1,3}\)|\d{1,2}-(?:month|week|year|dai)ly\b|^\(?\d{1,3}[.)](?=\s)|(?:(?<=[a-z)]\.\s)|(?<=\d/\d\d\s))\d{1,3}\.(?=\s[A-Z])|\b(?i:progress|attainment)\s8\b"
    r"|\b\d{1,2}[-\s]bed(?:room)?(?:ed)?\b|\d,\d{3}s\b|\bnumbering\s(?:up\s)?to\s\d+"
    # what heads a line is numbered ("Project 1 - Invest in …"), as a clause is before the words it begins with
    r"|^[A-Z][a-z]{3,15}\s\d{1,2}\s?[-–:](?=\s[A-Z])|^\d{1,2}\.\d{1,2}(?=\s(?:[A-Z][a-z]|£))|\b1\sin\s\d+[\s-]year\b"
    r"|(?:^|(?<=[;:]\s)|(?<=;\sand\s))\d{1,2}\.\d{1,2}(?=\s(?:the|that|to|an?)\s))",
    matches=(
        "the rate per 1,000 people",
        "24/00093",
        "see 7.2.1",
        "1:1",
        "2.4:1",
        "24/7",
        "(1)",
        "1. The chair",
        "[3]",
        "the Act of 2011 (c 17)",
        "a 6-monthly review",
        "4.1 the fees; and",
        "the fees; and 4.2 the survey",
        "a 5-star rating",
        "two 3-bed houses",
        "1,000s of trees",
        "Project 1- Invest in roads",
        "8.4 Conclusions",
        "5.4 £55,000 was set aside",
        "the 1 in 100 year flood",
        "numbering up to 24",
        "C04/31 7. TO RECEIVE",
        "the progress 8 score",
        "of the fee. 7. The change",
    ),
    rejects=(
        "2.5",
        "3 stars",
        "rose by 2.5 the year after",
        "12,000",
        "(88%)",
        "(5 boys)",
        "(c 17 homes)",
        "6-month",
        "Homes 12 - the",
        "2.4 FTE",
        "12 bedding plants",
    ),
)
STREET_RE = pattern(
    "house-number",
    r"(?<![\d£.,])\d{1,4}[A-Za-z]?(?:\s?[-–]\s?\d+)?,?\s+(?:[A-Z][\w'’]+\s+){1,3}"
    r"(?:Street|St|Road|Rd|Lane|Avenue|Ave|Close|Drive|Square|Way|Place|Court|Gardens|Terrace|Hill|Row|Walk|Crescent"
    r"|Grove|Mews|House|Quay|Parade|Broadway|Yard|Wharf)\b|\bat\s\d{1,4}[A-Za-z]?\s(?=[A-Z][a-z])",
    matches=("at 3 Old Town", "160 Harbour Street", "12-14 Old Mill Lane"),
    rejects=("12 Members", "160 homes in Mill Lane"),
)
ORDINAL_RE = pattern(
    "ordinal", r"\b(?:\d{1,3},)?\d+(?:st|nd|rd|th)\b", matches=("the 15th", "our 5,000th"), rejects=("15 the",)
)

NUMBERING_RES = (
    LINK_RE, PHONE_RE, POSTCODE_RE, CLOCK_RE, STREET_RE, LABEL_RE, REFERENCE_RE, CODE_RE, ORDINAL_RE,
)  # fmt: skip
_SCAN = re.compile("|".join(f"(?:{known.regex.pattern})" for known in NUMBERING_RES))
# The same but for links, or else a digit that is in none of them.
_SCAN_TO_DIGIT = re.compile("|".join(f"(?:{known.regex.pattern})" for known in NUMBERING_RES[1:]) + r"|(?P<bare>\d)")
_DIGIT_RE = re.compile(r"\d")
LONGEST_LEAD = 24  # characters of a label ("recommendations: #A") or code before its first digit


def numbered_stretches(text: str) -> list[tuple[int, int]]:
    """The stretches (start, end) of a text whose numbers label, refer or tell the time."""
    if "@" in text or "://" in text or "www." in text or ".uk" in text:
        return [match.span() for match in _SCAN.finditer(text)]
    return list(_scan_digits(text))


def _scan_digits(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of a text without links: all have a digit near their beginning, so most of it is passed over."""
    at = 0
    while digit := _DIGIT_RE.search(text, at):
        near = max(at, digit.start() - LONGEST_LEAD)
        # From the word's beginning: in its middle no code begins.
        match = _SCAN_TO_DIGIT.search(text, max(at, text.rfind(" ", at, near) + 1))
        if match is None:
            return
        if match["bare"] is None:
            yield match.span()
        at = match.end()
