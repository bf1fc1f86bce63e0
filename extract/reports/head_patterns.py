"""The lines that heads of reports print, as expressions: the item, "Report of …", the body, the member, the day.

Sources: the lines that councils print above a box ("HOUSING COMMITTEE", "Agenda Item 27", "Report to Cabinet") and the
heads without any box of counties ("Cabinet", a day, a title, "Report of NAME, POST").
"""

from __future__ import annotations

import re

from extract.dates.periods import MONTH
from extract.parts import BODY_NAMES
from extract.patterns import pattern

AGENDA_ITEM_RE = pattern(
    "head-agenda-item",
    r"^(?:agenda\s+)?item(?:\s++(?:no\.?|number))?\s*+(?::\s*+)?(?P<number>\d{1,3}[a-z]?(?:\.\d{1,2}|\s?\([a-z\d]\))?|[A-Z]\d{1,2})\s*+$",
    matches=("Agenda Item 27", "ITEM NO. 6.1", "Agenda Item: A5", "Agenda Item No. 4(a)"),
    rejects=("Agenda Item", "Items 3 and 4", "Agenda item 7 was withdrawn"),
    flags=re.IGNORECASE,
)
ITEM_AND_TITLE_RE = pattern(
    "head-item-and-title",
    r"^agenda\s+item(?:\s+(?:no\.?|number))?\s+(?P<number>\d{1,3}[a-z]?)\s?[:\u2013\u2014-]\s?(?P<title>(?-i:[A-Z]).{5,120})$",
    matches=("AGENDA ITEM 6: PLAY AREA AT CHURCHFIELDS", "Agenda Item 27 - Mooring fees"),
    rejects=("Agenda Item 27", "Agenda item 7 was withdrawn"),
    flags=re.IGNORECASE,
)
REPORT_TO_MEETING_RE = pattern(
    "head-report-to-meeting",
    r"^(?:joint\s+)?report\s++(?:of|by|from)(?:\s*+:)?\s++(?:the\s++)?(?P<from>(?-i:[A-Z]).{3,120}?)\s+to\s+(?:the\s+|a\s+)?"
    r"meeting\s+of\s+(?:the\s+)?(?P<body>(?-i:[A-Z]).{3,90}?)\s+(?:to\s+be\s+)?(?:held\s+)?on\s+(?P<day>.{6,40})$",
    matches=("Report of the Director of Harbours to the meeting of Executive to be held on 4 May 2031",),
    rejects=("Report of the Director of Harbours", "Report of the meeting held on 4 May 2031"),
    flags=re.IGNORECASE,
)
REPORT_OF_RE = pattern(
    "head-report-of",
    r"^(?:(?:joint|open|exempt|final|draft|interim)\s+)?report\s++(?:of|by|from|on\s+behalf\s+of)(?:\s*+:)?\s++(?:the\s++)?(?P<from>(?-i:[A-Z]).{3,160})$",
    matches=(
        "Report of the Head of Parks",
        "Open Report on behalf of Mara Pell, Director",
        "REPORT BY: Chief Executive",
        "Joint report of Mara Pell, Director",
        "Final report of the Ferries Task Group",
    ),
    rejects=("Report of meetings", "A report of the Head of Parks"),
    flags=re.IGNORECASE,
)
HELD_RE = pattern(
    "head-to-be-held",
    r"^(?:(?:meeting\s+)?(?:to\s+be\s+)?held|meeting)\s+on:?\s+(?:the\s+)?(?P<day>.{6,40})$",
    matches=("Meeting to be held on Thursday, 5 March 2027", "To be held on 5 March 2027", "Meeting on 5 March 2027"),
    rejects=("The meeting was held on 5 March",),
    flags=re.IGNORECASE,
)
BODY_LINE_RE = pattern(
    "head-body",
    r"^(?:report\s++to(?:\s*+:)?\s++|meeting\s++of\s++|to\s*+:\s++)?(?:the\s++|an?\s++)?"
    r"(?P<body>(?-i:[A-Z])[\w&,'\u2019()/ -]{0,110}?)(?<=[\w)])"
    r"(?:(?:\s*+[-\u2013\u2014:,]\s*+|\s++)"
    r"(?P<day>(?:[a-z]{3,6}day,?\s+)?\d{1,2}(?:st|nd|rd|th)?\s+[a-z]{3,9},?\s+\d{4}))?$",
    matches=("HOUSING COMMITTEE", "Report to Cabinet", "Cabinet \u2013 12 March 2027", "Executive Board: 4 May 2027"),
    rejects=("- 12 March", "the committee met"),
    flags=re.IGNORECASE,
)
BODY_END_RE = pattern(
    "head-body-end",
    rf"\b(?:{BODY_NAMES}|partnership|conference)s?(?:\s+(?-i:[A-Z\d])|\s*\(.{{2,40}}\)|\s+(?:of|for|on)\s.{{3,60}})?$",
    matches=("HOUSING COMMITTEE", "Planning Sub-Committee B", "Scrutiny Panel (Places)", "Committee on Standards"),
    rejects=("COUNCIL TAX SETTING", "Council Chamber", "Cabinet Portfolio"),
    flags=re.IGNORECASE,
)
WHOLE_COUNCIL_RE = pattern(
    "head-council-name",
    r"\b(?:city|county|borough|district|town|parish|community|metropolitan)(?:\s+\w+)?\s+council$|\bcouncil\s+of\s+\w"
    r"|\b(?:combined|police|transport|waste|rescue)(?:\s+county)?\s+authority$|^(?:london|royal)\s+borough\s+of\b"
    # The crest of a city, and a council's name in Welsh or Gaelic.
    r"|^(?:city|county|borough)(?:\s+and\s+county)?\s+of\s+[\w-]+(?:\s+[\w-]+)?$|^(?:cyngor|dinas|comhairle)\s+\w",
    matches=("Marlstow City Council", "WESTMARCH COMBINED AUTHORITY", "London Borough of Marlstow", "CITY OF MARLSTOW"),
    rejects=("Cabinet", "Council", "County Council Tax Panel", "City of culture bid and what it costs"),
    flags=re.IGNORECASE,
)
AUTHORITY_RE = re.compile(r"\b(?:fire|rescue|transport|waste|police)(?: \w+){0,4} authority$", re.IGNORECASE)
MEETING_OF_MEMBER_RE = pattern(
    "head-meeting-of-a-member",
    r"^meeting\s+of\s+(?:the\s+)?(?P<body>(?:cabinet|executive|lead)\s+member\b.{0,100})$",
    matches=("MEETING OF CABINET MEMBER \u2013 HARBOURS AND FERRIES", "Meeting of the Executive Member for Parks"),
    rejects=("Cabinet Member for Parks", "Meeting of cabinet members' partners of the"),
    flags=re.IGNORECASE,
)
PORTFOLIO_RE = pattern(
    "head-portfolio",
    r"^portfolio\s+of\s+(?:the\s+)?(?P<member>(?:executive|cabinet|lead)\s+(?:member|leader)\b.{3,120})$",
    matches=("Portfolio of the Executive Member for Harbours",),
    rejects=("Portfolio of works", "Portfolio: Harbours"),
    flags=re.IGNORECASE,
)
OF_REPORT_RE = pattern(
    "head-what-the-report-is-for",
    r"^(?:this\s+)?report\s+(?:is\s+for\s+\w+|(?:approved|presented|authorised|cleared)\s+by\s+(?-i:[A-Z]).{2,90})$",
    matches=("THIS REPORT IS FOR INFORMATION", "REPORT APPROVED BY TREASURER"),
    rejects=("This report is for the Board to note", "Report by the Treasurer"),
    flags=re.IGNORECASE,
)
MEMBER_BEHIND_PORTFOLIO_RE = pattern(
    "head-member-behind-portfolio",
    r"^(?P<member>(?-i:[A-Z])[^()]{3,90}\((?:councillor|cllr)\.?\s+(?P<name>[^()]{5,50})\))$",
    matches=("HARBOURS AND PARKING (COUNCILLOR ANN DALE)",),
    rejects=("Harbours (Councillors)", "Harbours (Councillor Ann Dale) and parks"),
    flags=re.IGNORECASE,
)
# "CABINET MEETING: 4 May 2031"
BODY_MEETING_RE = re.compile(
    r"^(?P<body>[A-Z].{3,80}?)\s+MEETING(?:\s*[:\u2013\u2014-]|\s+on\b)\s*(?=\S)", re.IGNORECASE
)
DAY_INSIDE_RE = re.compile(r"(?<=\w) \d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8} \d{4} (?=[A-Z])")
CLOCK_FIRST_RE = re.compile(r"^\d{1,2}(?:[.:]\d\d)?\s?(?:[ap]\.?m\.?)(?:,|\s+on)?\s+(?=\w)", re.IGNORECASE)
LABEL_DASH_RE = re.compile(r"(?P<label>[^-\u2013\u2014:]{5,60}?)\s[-\u2013\u2014]\s(?P<value>[A-Z\d].{3,140})")
CLOCK_RE = re.compile(r"(?:,|(?<!\s))\s++at\s++\d{1,2}(?:[.:]\d\d)?\s*+(?:[ap]\.?m\.?|noon|hours)?$", re.IGNORECASE)
MEMBER_RE = pattern(
    "head-cabinet-member",
    r"^(?P<member>(?:councillor|cllr)\.?\s+[^,]{3,60},\s+(?=.{0,120}\b(?:cabinet|portfolio|lead|executive)\b).{3,160}?)"
    r"(?:\s+(?:said|says|commented)[,:]?)?$",
    matches=("Councillor Ann Dale, Cabinet Portfolio Holder for Parks",),
    rejects=("Councillor Ann Dale", "Councillor Ann Dale, Chair"),
    flags=re.IGNORECASE,
)
MEMBER_FOR_RE = pattern(
    "head-member-for",
    r"^(?:by\s+(?:the\s+)?)?(?P<member>(?:cabinet|executive|lead)\s+(?:member|councillor)\s+for\s+(?-i:[A-Z]).{2,80})$",
    matches=("Cabinet Member for Harbours and Parking", "By the Executive Member for Parks"),
    rejects=("Cabinet Member for the time being", "The Cabinet Member for Parks said"),
    flags=re.IGNORECASE,
)
BEFORE_ITEM_RE = pattern(
    "head-before-item",
    r"^(?P<before>(?-i:[A-Z]).{3,90}?)\s+(?P<item>(?:agenda\s+)?item(?:\s++(?:no\.?|number))?\s*+(?::\s*+)?\d{1,3}[a-z]?)$",
    matches=("Schools Forum Agenda Item 5", "COUNCIL CABINET ITEM 8"),
    rejects=("Agenda Items",),
    flags=re.IGNORECASE,
)
ITEM_OVER_CAPITALS_RE = re.compile(r"ITEM\s+(?:NO\.?\s+)?(?P<number>\d{1,3}[A-Z]?)\s+(?P<title>[A-Z][^a-z]{6,120})")
# A paper's own number: "CSO/31/12", "Report No. 7/31".
SLASHED_REFERENCE_RE = re.compile(
    r"(?:(?:paper|report|ref|enclosure)\.?(?:\s*+no\.?)?(?:\s*+:)?\s*+)?(?:[A-Z]{1,8}(?:\s?\d{1,4})?|(?<=\s)\d{1,4})(?:/[A-Z\d]{1,6}){1,4}",
    re.IGNORECASE,
)
DECISION_RECORD_RE = pattern(
    "head-decision-record",
    r"^(?:\w+[\s-]+){0,5}decision\s+(?:notice|record)s?(?:\s*[-\u2013:(].{0,60})?$"
    r"|^(?:record|notice)\s+of\s+(?:an?\s+)?(?:\w+\s+){0,4}decisions?\b.{0,60}$",
    matches=("CABINET MEMBER DECISION NOTICE", "Record of Officer Decision", "Notice of a Key Decision by the Leader"),
    rejects=("Executive Board Decision", "Decision Report", "Report on the decision notice that was served in May"),
    flags=re.IGNORECASE,
)
# How to reach somebody: at the end of a report, never at the head of the next.
REACHED_LABEL_RE = re.compile(r"(?:contact|tel|telephone|e-?mail|enquiries|for\s+further)\b[^:]{0,40}:", re.IGNORECASE)
SPACED_RE = re.compile(r"[A-Z](?: [A-Z]){4,}")
# With one of these a line names a paper, not the body it is for.
NO_BODY_WORDS = frozenset("report reports minutes decision decisions".split())
# "Review of the Harbour Committee" is none either; the Plans and Strategy Committee is a body.
PAPER_OF_BODY_RE = re.compile(r"\b(?:plan|strategy|review)(?:\s+(?:of|for|by|to|from|in)\b|$)", re.IGNORECASE)
FOR_RE = re.compile(
    r"(?<=\w)\s+for\s+(?:decision|information|approval|noting|consideration|resolution)$", re.IGNORECASE
)
# The month of a publication, as its cover has it; no day of a meeting.
MONTH_RE = re.compile(rf"(?:(?:{MONTH})|spring|summer|autumn|winter)[\s,]+\d{{4}}", re.IGNORECASE)
MAX_LINE = 130
KEY_DECISION_RE = re.compile(r"(?:this\s+is\s+(?:not\s+)?an?\s+)?(?:non-)?key\s+decision\b.{0,40}$", re.IGNORECASE)
DASH_RE = re.compile(r"(?<!\s)\s++[-\u2013\u2014]\s++")
# "CABINET REPORT" heads a report to the Cabinet.
REPORT_END_RE = re.compile(r"(?<=[a-z])\s+(?:report|paper)$", re.IGNORECASE)
SMALL_WORDS = frozenset("and of the for in on to at with a an or - \u2013 & from by".split())
