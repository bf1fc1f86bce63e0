"""How items of minutes are numbered: "292.", "24/101", "CAB.61", "Cou/285/07-08", "*450", "Item 3:", "(c)".

A printed number has a shape (its digits as 9, its letters kept) and, in a run of numbers of one shape, a value: the
group of digits that goes up from one to the next ("82/23", "83/23" and "24/101", "24/102" alike).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.cells.cuts import cut_block
from extract.patterns import pattern
from ingest.model import Block

MONTH_FIRST = r"(?!(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b[\s,]+\d)"
CODE_RE = pattern(
    "minute-code",
    rf"^\W{{0,2}}(?P<number>(?:Min(?:ute)?\.?\s(?:No\.?\s?)?)?(?:[A-Z][A-Za-z&]{{0,6}}[./\s-]?)?\d{{1,4}}(?:[/.\-]\d{{1,4}}){{1,3}}[a-z]?|[A-Z]{{1,5}}\d{{1,4}}"
    r"|(?!ITEM|PART|PAGE|RULE|NOTE|STEP|UNIT|FLAT|PLOT|ROOM|FORM|CLASS|GRADE)[A-Z]{2,5}\s\d{1,4}(?=\s)"
    rf"|[A-Z][A-Za-z]{{1,6}}[./]\s?\d{{1,4}}|[A-Z][./]\d{{1,4}}(?=\s)|\*\d{{1,4}})(?:[.:)]|\s[-\u2013])?\s+(?:\d{{1,2}}[.)]\s+)?(?P<title>(?i:{MONTH_FIRST})[A-Z\u201c\"(].*)$",
    matches=(
        "24/101 Apologies",
        "FC24/10. Minutes",
        "P101 Planning",
        "CAB.61 Minutes",
        "C.7 Minutes",
        "Cou/285/07-08 Present",
        "C048/23 1. APOLOGIES",
    ),
    rejects=("Apologies for Absence", "24 hours later", "2024 Budget", "12-14 May 2020", "Rule 4"),
    flags=re.DOTALL,
)
PLAIN_NUMBER_RE = pattern(
    "plain-minute-number",
    rf"^(?P<number>(?:\d{{1,3}}|(?!19|20)\d{{4}})[a-z]?)(?:\s*+[:.\-\u2013])?\s++(?P<title>(?i:{MONTH_FIRST})[A-Z][^\n]{{2,}})$",
    matches=("1 Welcome and introductions", "3 - Budget", "4: Minutes", "1772 Apologies"),
    rejects=("20mph limits", "Item", "2012 Budget", "8 February 2022 at 2 pm", "5 for the road"),
)
# The number before a title in capitals that an application's reference opens; "18 7/4/2031" is no number with one.
BEFORE_REFERENCE_RE = pattern(
    "minute-number-before-a-reference",
    r"^(?P<number>\d{1,3})\.?\s+(?P<title>(?:[A-Z]{1,5}/)?\d{1,4}/(?:\d{4,6}(?:/\d{2,6})?(?:/[A-Z]{1,6})?|\d{2,3}/[A-Z]{1,6})\W{0,3}\s[A-Z][^a-z\n]{4,})$",
    matches=("18 7/2031/2033 WEIR FARM, MARL", "9 31/00211/FUL QUAY HOUSE", "4 PA/31/0042 \u2013 THE OLD FORGE"),
    rejects=(
        "18 7/4/2031 WEIR FARM",
        "18 31/00211/FUL Barn at Weir Farm",
        "7/2031/2033 WEIR FARM",
        "3 24/101 APOLOGIES",
    ),
)
ITEM_NUMBER_RE = pattern(
    "item-number",
    r"^\W*(?:agenda\s+)?items?\s+(?:no\.?\s*)?(?P<number>\d{1,3}[a-z]?(?:\s*(?:&|and)\s*\d{1,3})?(?!\s*(?:to|,|-)\s*\d))\s*(?:[:.\-\u2013]\s*|\s|$)\W*(?P<title>.*)$",
    matches=("ITEM 1", "Agenda Item 3:", "Item 3 Budget", "ITEM 3 - Budget", "Item 1:Apologies", "AGENDA ITEMS 1 & 2:"),
    rejects=("Items", "Items 3 to 5"),
    flags=re.IGNORECASE | re.DOTALL,
)
STARRED_RE = pattern(
    "starred-number",
    r"^\*\s?(?P<number>\d{1,4})[.:]?\s+(?P<title>[A-Z].*)$",
    matches=("*450 Minutes",),
    rejects=("* Minutes",),
    flags=re.DOTALL,
)


# A minute's number below its title, before its text.
CODE_BELOW_RE = pattern(
    "minute-code-below-title",
    r"^(?P<number>[A-Z]{2,5}[./]?\d{1,4}(?:/\d{2,4})?|\d{1,4}/\d{2,4})\.?\s+(?=[A-Z])",
    matches=("PLA146/14 Apologies were recorded.", "12/14 RESOLVED"),
    rejects=("The chair", "24 people", "COVID was"),
)
YEARLY_RE = pattern(
    "number-by-year",
    r"^(?P<count>\d{1,3})\.(?P<year>\d\d)(?!\d)\s*(?:[-\u2013:]\s*)?(?=[A-Z])",
    matches=("1.19 - Chair", "12.19 Finance", "3.19- Others"),
    rejects=("1.2 Chair", "2019 Budget", "1.19 of the votes"),
)


ROMAN_RE = pattern(
    "roman-number-of-an-item",
    r"^(?P<number>X{0,3}(?:IX|IV|V?I{0,3}))(?<=[IVX])[.)]?\s+(?P<title>[A-Z][^a-z]{3,})$",
    matches=("I APOLOGIES FOR ABSENCE", "IV. BUDGET"),
    rejects=("I propose the budget", "I", "XXL BAGS"),
)
ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10}


def roman_value(number: str) -> int | None:
    """What a roman number in capitals is worth; None for what is none."""
    if not re.fullmatch(r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})", number):
        return None
    values = [ROMAN_DIGITS[letter] for letter in number]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


def split_number(text: str, lines: int) -> tuple[str, str, str] | None:
    """Number as printed, its shape, and the words after it; None for a text that begins with none.

    `lines` is how many lines the text was printed on: a plain number begins no longer paragraph.
    """
    match = STARRED_RE.match(text)
    if match is not None:
        return match["number"], "*9", match["title"]
    match = ITEM_NUMBER_RE.match(text)
    if match is not None:
        return match["number"], "item 9", match["title"]
    match = ROMAN_RE.match(text)
    if match is not None:
        return match["number"], number_shape(match["number"]), match["title"]
    match = CODE_RE.match(text)
    if match is not None:
        return match["number"], number_shape(match["number"]), match["title"]
    match = PLAIN_NUMBER_RE.match(text) or BEFORE_REFERENCE_RE.match(text) if lines <= 3 else None
    return (match["number"], "9", match["title"]) if match is not None else None


def with_yearly_numbers(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks, those headed by numbers such as "1.19 -" and "2.19 -" with these as theirs; the year is one."""
    found = list(blocks)
    printed = [f"{block.number} {block.text}" if block.number else block.text for block in blocks]
    years = [(at, match) for at, text in enumerate(printed) if (match := YEARLY_RE.match(text)) is not None]
    firsts = [int(match["count"]) for _, match in years]
    alike = len({match["year"] for _, match in years}) == 1 and firsts == sorted(set(firsts))
    if len(years) < 3 or not alike or firsts[-1] - firsts[0] > 2 * len(firsts):
        return blocks
    for at, match in years:
        block, start = blocks[at], match.end() - (len(printed[at]) - len(blocks[at].text))
        number = f"{match['count']}.{match['year']}"
        found[at] = replace(
            cut_block(block, start), kind=block.kind, bold=block.bold, number=number, marker=f"{number}/"
        )
    return found


def number_shape(printed: str) -> str:
    """How a number is printed, digits as 9 and one rank for every count of them: "9.", "(9)", "9", "CAB.9"."""
    if roman_value(printed.strip(" .()")) is not None:
        return "I"
    shape = re.sub(r"\d+", "9", printed.strip())
    shape = shape.rstrip(".") if shape.count("9") > 1 or shape[:1].isupper() else shape
    return re.sub(r"\b[a-z]\b", "a", shape) if "9" not in shape else shape


def number_values(numbers: Sequence[str | None]) -> list[int | None]:
    """The value of each number: of its groups of digits the one that goes up most often; letters count from a = 1."""
    groups = [_groups(number) for number in numbers]
    width = min((len(group) for group in groups if group), default=0)
    if not width:
        return [None] * len(numbers)

    def rises(place: int) -> int:
        found = [group[place] for group in groups if group]
        return sum(after - before in (1, 2) for before, after in pairwise(found))

    # The last group wins a tie: of "24/101" it is the one that counts.
    best = max(range(width), key=lambda place: (rises(place), place))
    return [group[best] if group else None for group in groups]


def _groups(number: str | None) -> list[int]:
    plain = (number or "").strip("().*: ")
    if (roman := roman_value(plain)) is not None:
        return [roman]
    if re.fullmatch(r"[a-z]", plain):
        return [ord(plain) - ord("a") + 1]
    return [int(digits) for digits in re.findall(r"\d+", plain)]
