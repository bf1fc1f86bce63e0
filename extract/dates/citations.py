"""Years that are part of a name and so no dates: Acts and Orders, plans and reports, sources cited.

Source of the rule: British citation form. A short title ends in its year ("Equality Act 2010"), a source is followed by
its year in brackets ("Audit Office (2017)", "(Audit Office, 2017)"), and a plan may begin with it ("2011 Action Plan").
"""

from __future__ import annotations

import re

from extract.patterns import pattern, vocabulary

# Words that begin a sentence or lead in a date, and so say nothing of a name when they have a capital letter.
DATE_LEADS = vocabulary(
    """in since by from until till during before after of the this to for at our between and year fy mid early late
    spring summer autumn winter easter christmas january february march april may june july august september october
    november december monday tuesday wednesday thursday friday saturday sunday on as throughout through over under
    around circa date dated published inspection period quarter budget outturn q1 q2 q3 q4 or with when while also
    both but per total up end ending ended membership
    programme appointments fees charges tax precept allowances accounts outturn expenditure income settlement"""
)
NAMED_AFTER = (
    r"Acts?|Bill|Orders?|Regulations|Rules|Directive|Measure|Strategy|Plan|Census|Review|Report|Framework|Guidance"
    r"|Code|White Paper|Green Paper|Statement|Standards|Assessment|Survey|Index|Scheme"
)

# Words that end the name of a paper, before its year ("Harbour Strategy 2031/32").
TITLES = vocabulary(
    """act bill order regulations rules directive strategy plan census review report framework guidance code statement
    standards assessment survey index scheme policy handbook bulletin agreement charter prospectus strategies plans
    reports jsna"""
)
SPLIT_RE = pattern(
    "two-years-first",
    r"^(?:FY\s?)?(?P<first>\d{2,4})\s?[/\-–—‑]\s?(?P<last>\d{1,4})(?!\d)",
    matches=("2031/32", "31/32", "2031-32 to 2034-35"),
    rejects=("2031", "6 May 2031"),
)
NAME_BEFORE_RE = pattern(
    "capitalised-word-before-year",
    r"(?<![\w'’&.-])(?:(?![A-Z])[\w'’&.-])*(?P<word>[A-Z][\w'’&.-]*+)[\]”’\"'*_]*+(?P<mark>,?\s\(?|\s?\(|[,:]\s)$",
    matches=("Children Act ", "Audit Office (", "Working Together "),
    rejects=("was opened in ", "the year (", "Act of "),
)
INITIALS_RE = pattern(
    "initials-behind-a-title",
    r"(?<![A-Za-z])(?P<title>[A-Z][a-z]+)\s\([A-Z][A-Za-z&]{1,9}\)\s$",
    matches=("Housing Act (HA) ", "Local Plan (LP) "),
    rejects=("Housing Act ", "the plan (LP) "),
)
LAW_OF_RE = pattern(
    "law-of-a-year", r"\b(?:Act|Acts|Order)\sof\s$", matches=("Act of ",), rejects=("an act of ", "Act ")
)
BRACKETED_SOURCE_RE = pattern(
    "source-in-brackets",
    r"\((?:[^()]*[;\s])?(?:[A-Z]\w+|al\.?),?\s$",
    matches=("growth (Audit Office, ", "(Ward et al, ", "(see Marmot "),
    rejects=("(opened in ", "the Audit Office, "),
)
NAME_AFTER_RE = pattern(
    "title-after-year",
    rf"^['’]?s?\s+(?:census\b|(?:[A-Z][\w&'’-]*\s+(?:(?:and|of|for|the|on)\s+)?){{0,5}}(?:{NAMED_AFTER})\b)",
    matches=(" census data", " Action Plan for", " Census", " Children and Young People's Plan", " Act"),
    rejects=(" inspection", " and the Act", " annual report"),
)
COUNTED_AFTER_RE = pattern(
    "counted-after-number",
    r"^\s+(?:(?:new|young|local|other|more|additional|affordable|council|extra|social)\s+){0,2}"
    r"(?:people|children|homes|residents|pupils|places|households|staff|visitors|respondents|properties|families"
    r"|jobs|dwellings|signatures|responses|patients|students|adults|members|trees|words|hours|miles|copies|units)\b",
    matches=(" homes", " new homes", " young people"),
    rejects=(" inspection", " and people", " election"),
)
YEAR_CUE_RE = pattern(
    "cue-before-year",
    r"(?i:\b(?:in|since|by|from|until|till|during|the|this|before|after|early|late|mid|year|to|for)[\s-]+)$",
    matches=("opened in ", "since ", "the "),
    rejects=("over ", "a total of "),
)

COMPARED_AFTER_RE = pattern(
    "amount-after-year",
    r"^:\s?(?:£|\d[\d,.]*\s?(?:%|per\scent\b|percent\b|days\b))",
    matches=(": 51%", ": £121,750"),
    rejects=(": 51)", ", 51%"),
)


def is_named(text: str, start: int, end: int) -> bool:
    """Whether the year or years at `start` to `end` of `text` are part of the name of a law, a paper or a source."""
    before, after = _without_initials(text[max(0, start - 60) : start]), text[end : end + 90]
    if before.endswith("[") and after.startswith("]"):
        return True  # a case in law: "Moor v Dale [2031]"
    if NAME_AFTER_RE.search(after) or BRACKETED_SOURCE_RE.search(before) or LAW_OF_RE.search(before):
        return True
    match = NAME_BEFORE_RE.search(before)
    # "reading at KS2 (2013/14: 51%)" compares with another year.
    if COMPARED_AFTER_RE.search(after):
        return False
    if "copyright" in before[-20:].lower():
        return True
    if match is None or match["word"].lower().strip(".'’") in DATE_LEADS:
        return False
    # What a financial year stands behind is most often done in it ("Membership 2031-32"); a paper's own name ends so.
    if _is_split(text[start:end]):
        return match["word"].lower() in TITLES
    # "Harwick's 2014 figures" are of the year; a colon or comma outside brackets ends what a name could be.
    if match["mark"].startswith((",", ":")) or match["word"].endswith(("'s", "’s")):
        return False
    # A heading in capitals ("HIGHLIGHTS 2012/13") names no paper; an acronym ("DfE 2011") does.
    return not (match["word"].isupper() and len(match["word"]) > 5)


def _without_initials(before: str) -> str:
    """What stands before a year without the initials that a law or paper is called by: "Housing Act (HA) 2031"."""
    match = INITIALS_RE.search(before)
    return f"{before[: match.end('title')]} " if match and match["title"].lower() in TITLES else before


def _is_split(years: str) -> bool:
    """Whether the second year follows the first ("2031/32")."""
    two = SPLIT_RE.match(years)
    return two is not None and (int(two["last"]) - int(two["first"]) - 1) % 10 ** len(two["last"]) == 0


def is_count(text: str, start: int, end: int) -> bool:
    """Whether the four digits at `start` to `end` count something ("over 2000 homes") and are no year."""
    return bool(COUNTED_AFTER_RE.search(text[end : end + 60])) and not YEAR_CUE_RE.search(
        re.sub(r"\s+", " ", text[max(0, start - 20) : start])
    )
