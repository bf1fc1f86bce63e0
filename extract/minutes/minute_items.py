"""The items of a set of minutes: numbered headings, or unnumbered ones where no heading has a number.

Numbers run on by meeting ("292."), by agenda ("1", "1."), by year ("24/101") or are all the same by a converter's
fault.
Numbered paragraphs and clauses of a resolution are no items: they are sentences, or numbered in a way of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.attendance.attendance import is_attendance_label
from extract.attendance.attendance_labels import label_status
from extract.minutes.minute_chains import Heading, fill_gaps, fill_series, longest_chain
from extract.minutes.minute_codes import is_coded
from extract.minutes.minute_numbers import CODE_BELOW_RE, number_shape, split_number
from extract.minutes.minute_plain_titles import USUAL, USUAL_TITLE_RE, plain_titles
from extract.minutes.minute_titles import NO_TITLE_RE, clean_title, is_title, run_in, title_line_end
from extract.patterns import pattern
from extract.people.names import parse_person
from extract.people.roles import OFFICE_RE
from ingest.model import Block

# Headings inside minutes that are no items: parts of a meeting, decisions, votes, closing words.
PASSED_HEADING_RE = pattern(
    "passed-minute-heading",
    r"^\W*(?:(?:un)?restricted\s+items?|exempt\s+items?|part\s+(?:i{1,3}|[123abc])\b.*|open\s+(?:session|items?)|closed\s+(?:session|items?)"
    r"|resolved|resolve|resolutions?|actions?|agreed|recommended|recommendations?|decisions?|noted|decided|reasons?\s+for\s+.*"
    r"|alternative\s+options.*|minutes|agenda|items?|(?:the\s+)?meeting\s+(?:closed|ended|finished|concluded|rose).*|chair(?:man|person)?"
    r"|signed.*|dated?.*|for|against|abstain(?:ed)?|abstentions?|voting.*|motion|amendment|background|for\s+information|for\s+decision"
    r"|page\s+\d+.*|key\s+decisions?|matters\s+for\s+.*)\W*(?:\(\d+\)\W*)?$",
    matches=("UNRESTRICTED ITEMS", "RESOLVED:", "For (38)", "Part 1", "Meeting ended at 8.30 pm"),
    rejects=("Apologies", "Actions from the last meeting", "Minutes of the last meeting"),
    flags=re.IGNORECASE,
)
DECISION_TITLE_RE = pattern(
    "decision-not-title",
    r"^\W*(?:resolved|resolve|actions?|agreed|recommended|noted|decided)\W*$",
    matches=("RESOLVED:", "Action"),
    rejects=("Actions from the last meeting", "Minutes"),
    flags=re.IGNORECASE,
)


ITEM_SHAPE_RE = pattern(
    "shape-of-an-items-number",
    r"^(?:\d{1,4}[A-Za-z]?|\d{1,4}\.0|[A-Z]{1,5}\s?\d{1,4}|[IVX]{1,5}|[a-z]|[^\s/]*/\S+)\.?$",
    matches=("292", "12a", "167.0", "P101", "c", "R22/41", "CL29.", "IV"),
    rejects=("2.1", "iv"),
)
CLAUSE_WORD_RE = pattern(
    "decision-in-title",
    r"\b(?:RESOLVED|resolved|Resolved|AGREED|NOTED)\b",
    matches=("It was RESOLVED that",),
    rejects=("Matters agreed", "Unresolved matters"),
)
AGENDA_WORDS_RE = pattern(
    "agenda-words-of-an-item",
    r"^\W*To\s+(?:receive|approve|note|consider|agree|confirm|elect|appoint|review|discuss|accept|adopt|report|sign|declare|record)\b",
    matches=("To receive apologies for absence", "To approve the minutes."),
    rejects=("To the Clerk", "Tokens", "That the Board approve"),
    flags=re.IGNORECASE,
)
# A title with its text in small letters behind a colon.
COLON_TITLE_RE = pattern(
    "title-before-a-colon",
    r"^(?P<title>[A-Z][^:.;]{2,110}):\s+",
    matches=("Co-options and vacancies: one vacancy", "Minutes of 4 May: proposed by Bo"),
    rejects=("The Clerk said. Note: it was late",),
)
# What text that lost its columns prints below the name of a payee.
AMOUNT_ALONE_RE = pattern(
    "amount-alone",
    r"^\s*\u00a3\s?[\d,]+(?:\.\d\d)?\W*$",
    matches=("\u00a3 41.13", "\u00a31,200"),
    rejects=("\u00a3500 was paid", "41"),
)
LONGEST_HOLDER = 8  # words of a post and who holds it
FEWEST_ABOVE = 3  # titles above numbered paragraphs
LONGEST_CODED = 160  # characters of a sentence that stands for a title behind a code
LONGEST_WORDED = 260  # characters of an item in an agenda's words

PLAIN_TITLE_RE = pattern(
    "title-of-one-known-word",
    r"^(?:Apologies|Minutes|Declarations? of [Ii]nterests?|Finance|Planning)$",
    matches=("Apologies",),
    rejects=("Apologies for absence",),
)
# A title that runs into its text: where words begin that begin sentences of minutes, or behind a word that heads items
# everywhere. "Footpath No 7", "Cost of the roof" and "Plot A is let" go on, so that they are no titles.
LOOSE_TITLE_RE = pattern(
    "title-without-a-mark",
    r"^(?P<title>(?:Apologies|Minutes|Declarations? of [Ii]nterests?|Finance|Planning)(?=\s+(?:received|of)\b)"
    r"|[A-Z][\w'\u2019-]+(?:\s[A-Za-z][\w'\u2019-]+){1,6}?(?=\s+(?:It|There)\s(?:was|were)\b)"
    r"|[A-Z][\w'\u2019-]+(?:\s[a-z][\w'\u2019-]+){0,4}?"
    r"(?<!\sof)(?<!\sthe)(?<!\sand)(?<!\sby)(?<!\sfrom)(?<!\sfor)(?<!\sto)(?<!\sin)(?<!\son)(?<!\swith)(?<!\sat)"
    r"(?=\s+(?:(?:The|It|There|Cllr|Councillor|Mr|Mrs|None|Members)\b|No\s+[a-z]|An?\s+(?!is\b|was\b|has\b)[a-z]"
    r"|(?:Quotes|Quotations|Tenders|Estimates)\s+(?:was|were|had|have)\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\s+\d)))\s+",
    matches=(
        "Planning The council resolved to",
        "Churchyard wall Tenders were opened",
        "Apologies received from Mr Moor",
        "Next meeting Sunday 4 June",
        "Election of Chairman It was proposed",
    ),
    rejects=(
        "The council resolved to",
        "Minutes were read",
        "Letter to the Mayor",
        "Cost of the roof was told",
        "Footpath No 7 is overgrown",
        "Plot A is let",
        "Bins emptied Monday instead of Friday",
    ),
)


def find_headings(blocks: Sequence[Block], first: int = 0) -> list[Heading]:
    """The headings of items among the blocks of one set of minutes from index `first` on, in reading order."""
    after = [*blocks[first + 1 :], None]
    near = zip(range(first, len(blocks)), blocks[first:], after, strict=False)
    numbered = [heading for place in near if (heading := _numbered(*place)) is not None]
    whole = _with_starred([heading for heading in numbered if "9" in heading.shape or heading.shape == "I"])
    strong = [heading for heading in whole if heading.rest is None and _stands_out(blocks[heading.index])]
    below = list(_above_codes(blocks, first)) or _above_numbers(blocks, first)
    if len(strong) >= len(below) and all(heading.number is None for heading in below):
        below = []  # the numbers under them are of paragraphs; the items have their own
    texts = sum(blocks[heading.index + 1].kind != "heading" for heading in below)
    if texts >= 2 and len(below) >= sum(is_coded(block) for block in blocks) / 2:
        return below
    loose = [heading for index in range(first, len(blocks)) for heading in _loose(index, blocks[index])]
    plain = {
        heading.index
        for heading in loose
        if PLAIN_TITLE_RE.match(heading.title) and not blocks[heading.index].text.startswith("Minutes of ")
    }
    kept = [heading for heading in whole if heading.index not in plain or _stands_out(blocks[heading.index])]
    known = {heading.index for heading in kept}
    worded = [one for one in _worded_as_agenda(blocks, first) if blocks[one.index].text.rstrip().endswith(":")]
    others = {one.index: one for one in [*worded, *loose] if one.index not in known}
    more = sorted([*kept, *others.values()], key=lambda heading: heading.index)
    found = fill_series(strong, more) if len(strong) >= 2 else longest_chain(whole)
    missed = sorted([*_worded_as_agenda(blocks, first), *loose], key=lambda heading: heading.index)
    series = found if len(strong) >= 2 else fill_gaps(found, missed)
    unnumbered = [heading for heading in _unnumbered(blocks) if heading.index >= first]
    placed = [] if strong else [Heading(index, None, title) for index, title in plain_titles(blocks, first)]
    titles = sorted({one.index: one for one in [*placed, *unnumbered]}.values(), key=lambda one: one.index)
    if not strong and _stand_under_one(series, titles):
        return titles
    if len(series) >= 2 or (series and len(strong) == len(series)):
        return series
    if len(placed) > len(unnumbered):
        return titles
    return unnumbered if len(unnumbered) >= 2 else _lettered(numbered) or unnumbered


def _worded_as_agenda(blocks: Sequence[Block], first: int) -> list[Heading]:
    """The numbered paragraphs that are an agenda's words for an item ("4. To approve the minutes.")."""
    return [
        Heading(
            index, block.number, clean_title(block.text).removesuffix("."), number_shape(block.marker or block.number)
        )
        for index, block in enumerate(blocks)
        if index >= first and block.number and len(block.text) < LONGEST_WORDED and AGENDA_WORDS_RE.match(block.text)
    ]


def _with_starred(found: list[Heading]) -> list[Heading]:
    """The headings, those without a star numbered as the starred ones are: a star only says who may decide."""
    if not any(heading.shape.startswith("*9") for heading in found):
        return found
    plain = ("9", "9.", "*9", "*9/")
    return [replace(heading, shape="*9") if heading.shape in plain else heading for heading in found]


def _above_codes(blocks: Sequence[Block], first: int) -> Iterator[Heading]:
    """The unnumbered headings that have the code of their item below them, at the head of its text."""
    for heading in _unnumbered(blocks):
        below = blocks[heading.index + 1] if heading.index + 1 < len(blocks) else None
        if heading.index >= first and below is not None and is_coded(below):
            yield replace(heading, number=below.number)


def _above_numbers(blocks: Sequence[Block], first: int) -> list[Heading]:
    """The unnumbered headings right below each of which the first paragraph has a number, these going up one by one."""
    found = []
    for heading in _unnumbered(blocks):
        below = blocks[heading.index + 1] if heading.index + 1 < len(blocks) else None
        plain = below is not None and below.kind != "heading" and not below.bold and (below.number or "").isdigit()
        numbered = heading.number is not None or split_number(heading.title, 1) is not None
        if heading.index >= first and not numbered and below is not None and plain:
            found.append(replace(heading, number=below.number))
    values = [int(heading.number or 0) for heading in found]
    if len(found) < FEWEST_ABOVE:
        return []
    if all(after == before + 1 for before, after in pairwise(values)):
        return found
    # Paragraphs that count on through all items: their numbers are not those of the items.
    counted = [(at, int(block.number or 0)) for at, block in enumerate(blocks) if _counts(block)]
    for heading in found[1:]:
        last = next((value for at, value in reversed(counted) if at < heading.index), None)
        if last is None or int(heading.number or 0) != last + 1:
            return []
    return [replace(heading, number=None) for heading in found]


def _counts(block: Block) -> bool:
    return block.kind != "heading" and not block.bold and (block.number or "").isdigit()


def _stand_under_one(series: Sequence[Heading], titles: Sequence[Heading]) -> bool:
    """Whether paragraphs that count on all stand under one of several titles, of which two are those of any minutes."""
    usual = sum(USUAL_TITLE_RE.match(heading.title) is not None for heading in titles)
    if len(titles) < FEWEST_ABOVE or usual < USUAL:
        return False
    over = {sum(title.index < heading.index for title in titles) for heading in series}
    return len(over) == 1 and over != {0}


def _stands_out(block: Block) -> bool:
    return block.kind == "heading" or block.bold


def _numbered(index: int, block: Block, following: Block | None) -> Heading | None:
    if block.kind == "grid":
        return None
    number, title, shape = block.number, block.text, number_shape(block.marker or block.number or "")
    if number is None:
        split = split_number(block.text, len(block.lines))
        if split is None:
            return None
        number, shape, title = split
        if not title and following is not None:
            return Heading(index, number, clean_title(following.text), shape)
    elif not ITEM_SHAPE_RE.fullmatch(number) and "/" not in (block.marker or "") and not _stands_out(block):
        return None
    start = len(block.text) - len(title)
    whole = clean_title(title)
    if _is_holder(whole) and block.kind != "heading":
        return None  # a number that a text set before the wrong line
    coded = "/" in shape or shape in ("9", "*9", "item 9")
    if shape == "item 9" and len(whole) < 200 and not CLAUSE_WORD_RE.search(whole):
        return Heading(index, number, whole, shape)
    found = run_in(title) if not block.bold else None
    if is_title(whole, block.kind == "heading", coded) and not DECISION_TITLE_RE.match(whole) and found is None:
        return Heading(index, number, whole, shape)
    if found is None and is_coded(block) and len(whole) <= LONGEST_CODED and not CLAUSE_WORD_RE.search(whole):
        return Heading(index, number, whole.removesuffix("."), shape)  # "5/31 There were no questions"
    if found is None or DECISION_TITLE_RE.match(found[0]):
        return None
    return Heading(index, number, found[0], shape, start + found[1])


def _loose(index: int, block: Block) -> Iterator[Heading]:
    """The heading that a numbered paragraph begins with where no mark parts it from the text: only to fill a gap."""
    number = block.number or ""
    if block.kind not in ("paragraph", "item") or not number.isdigit() or block.bold or not block.lines:
        return
    end = title_line_end(block)
    if end:
        yield Heading(index, number, clean_title(block.text[:end]), number_shape(block.marker or number), end)
        return
    match = LOOSE_TITLE_RE.match(block.text) or COLON_TITLE_RE.match(block.text)
    # "Clerk Mrs Oke was ill": somebody with a post, no title.
    if match is not None and not NO_TITLE_RE.match(block.text) and not OFFICE_RE.search(match["title"]):
        yield Heading(index, number, match["title"], number_shape(block.marker or number), match.end())


def _lettered(numbered: list[Heading]) -> list[Heading]:
    """Items lettered "(a)", "(b)", …, where nothing else heads an item."""
    letters = [heading for heading in numbered if re.fullmatch(r"[a-z]", heading.number or "")]
    return longest_chain(letters) if letters and letters[0].number == "a" else []


def _unnumbered(blocks: Sequence[Block]) -> list[Heading]:
    found = []
    for index, block in enumerate(blocks):
        if block.kind != "heading" and not (block.bold and block.kind == "paragraph"):
            continue
        title = clean_title(block.text)
        is_label = block.number is not None or is_attendance_label(block) or label_status(title)[0] or _is_holder(title)
        fits = is_title(title, True) and not PASSED_HEADING_RE.match(title) and not title.endswith(".")
        following = blocks[index + 1].text if index + 1 < len(blocks) and blocks[index + 1].kind != "grid" else ""
        fits = (
            (fits or _is_minutes(title, following))
            and not AMOUNT_ALONE_RE.match(following)
            and title.count("(") >= title.count(")")
        )
        if fits and (not is_label or _is_apologies(title)):
            code = CODE_BELOW_RE.match(following)
            found.append(Heading(index, block.number or (code["number"] if code else None), title))
    return found


def _is_holder(title: str) -> bool:
    """Whether a bold line is a post with the titled person who holds it: "Vice Chairman Cllr Moor" of a list."""
    person = parse_person(title)
    if person is None or person.honorific is None:
        return False
    return title.startswith(person.role or person.name) and len(title.split()) <= LONGEST_HOLDER


def _is_minutes(title: str, following: str) -> bool:
    """Whether "Minutes" heads the item in which earlier ones were agreed."""
    return title.strip(" :.").lower() == "minutes" and "minutes" in following[:80].lower()


def _is_apologies(title: str) -> bool:
    return title.lower().startswith("apologies")
