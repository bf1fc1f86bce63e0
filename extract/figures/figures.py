"""Figures in running text: money, percentages, rates, durations and counts, each with what it is of.

Every number of a text is a figure unless it is part of a date, labels something, refers or tells the time
(`extract.numberings`); its unit is told by what stands around it. Numbers in words count from thirteen on; smaller ones
only with a unit of time or a noun in the plural, where they are said of something.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.dates.citations import is_count
from extract.dates.periods import YEAR
from extract.figures.comparisons import FoundFigure, shares_unit
from extract.figures.fractions import find_fractions
from extract.figures.number_words import CURRENCIES, DIGITS, MULTIPLIERS, UNITS, names_number, parse_number
from extract.figures.numberings import numbered_stretches
from extract.figures.numerals import RANGE_RE, Numeral, find_numerals, is_counted, is_open
from extract.figures.subjects import find_subject
from extract.figures.units import MEASURE_RE, MULTIPLIER_RE, PERCENT_RE, RATE_RE, find_metres, unit_name
from extract.patterns import pattern, vocabulary

# So many of these make a sentence of the shortest text with many numbers ("Of 120, 64 (53%) said yes and 31 did not").
SMALL_WORDS = vocabulary("of the and in to was were is are by for from a on at did not that with had has")
FEWEST_SMALL_WORDS = 3
SMALLEST_WORD = 13  # below it a number in words is often no figure ("two of us")

NEXT_RE = pattern(
    "second-number-of-a-pair",
    rf"^(?:\s?[-–—]\s?|\s(?P<word>to|or|plus|and)\s)(?:{DIGITS}(?![\d/:]|,\d)|(?:{'|'.join(UNITS)})\b)",
    matches=(" to nine days", "-10 days", " to 5 years", " plus 1%"),
    rejects=(", 45", " million", " to the"),
)
BETWEEN_RE = pattern("between-two-numbers", r"\b[Bb]etween\s$", matches=("between ",), rejects=("from ",))
MINUS_RE = pattern(
    "minus-sign", r"(?:^|[^\d\s][\s(]|\()[-−–]$", matches=("returned -", "(-"), rejects=("5 -", "5-", "well - ")
)
BELOW_RE = pattern(
    "minus-behind-a-small-word",
    r"\b(?:was|were|of|at|is|by|to|from|score)\s[-−–]$",
    matches=("the score was -", "from −"),
    rejects=("5 -", "well - ", "Park -"),
)
SUM_BEFORE_RE = pattern(
    "sum-that-a-number-goes-on-with",
    rf"£\s?{DIGITS}(?P<multiplier>\s?(?:k|K|mn|m|M|bn|tn|thousand|million|billion|trillion))?"
    r"(?:\s?[-–—]\s?|\s(?P<word>to|and)\s)$",
    matches=("£8-", "£12m -", "£12,000 – ", "between £3.4 million and "),
    rejects=("£12m, ", "£12 in ", "12-"),
)
FUND_RE = pattern(
    "words-of-money",
    r"(?i:\b(?:fund(?:s|ing|ed)?|grants?|budgets?|spend(?:ing)?|savings?|costs?|allocation|investment|income|overspends?"
    r"|underspends?|reserves?|debt|invested|paid|bid|deficit|surplus|shortfall|expenditure|borrowing|loans?|capital|turnover))\b",
    matches=("19.3 million available in the fund", "savings of 2 million"),
    rejects=("2 million visitors",),
)
NUMBER_OF_RE = pattern(
    "number-of-things",
    r"\b[Nn]umber\sof\s[^.;:,]{2,80}$",
    matches=("the number of items given was ",),
    rejects=("the number of items; spending was ",),
)
AGE_BEFORE_RE = pattern(
    "words-before-an-age",
    r"(?i:\b(?:aged|ages?|post|under the age of|over the age of"
    r"|(?:they|who|he|she|children|people|person|on|before|until|after|upon|or)\s(?:turn|reach)(?:s|es|ed|ing)?"
    r"|(?:gentleman|man|woman|lady|boy|girl)\sof|(?:none|nobody|all|both|some)\s(?:are|is|was|were)(?:\s(?:under|over))?"
    r"|(?:they|who|he|she)\s(?:are|is|were|was|become)"
    r"|(?:people|children|adults|those|pupils|women|men|anyone|residents|students|patients|girls|boys|carers)"
    r"(?:\saged)?\s(?:under|over))[\s-](?:between\s|under\s|over\s)?(?:\d{1,2}\s?(?:or|and|to|-|–)\s?)?)$",
    matches=("children aged ", "age ", "post-", "people under ", "aged 16 or ", "until they reach ", "none was under "),
    rejects=("more than ", "an average of ", "under ", "over ", "expected to reach ", "training reached "),
)
AGE_AFTER_RE = pattern(
    "words-after-an-age",
    r"^(?:\s?[-–]\s?|-?\s(?:and|to|or)\s)?(?:\d{1,2})?[\s-]years?[\s-]olds?\b",
    matches=("- and 17-year-olds", "-year-old", " and 17 year olds", "-25 year olds"),
    rejects=(" years", " people"),
)
NO_AGE_RE = pattern(
    "unit-of-no-age",
    r"^[\s-](?:months?|weeks?|days?|hours?|degrees?|miles?)\b",
    matches=(" months - 3 year olds", " degrees"),
    rejects=(" years", " and 6"),
)
HYPHEN_AFTER_RE = pattern("hyphen-and-number", r"^\s?[-–]\s?\d", matches=("-26 ",), rejects=(" - the", " 26"))
HYPHEN_BEFORE_RE = pattern("number-and-hyphen", r"\d\s?[-–]\s?$", matches=("25-",), rejects=("the - ", "25 "))
PENCE_RE = pattern(
    "pence", r"^(?:p\b(?!\.)|\spence\b)", matches=("p per week", " pence"), rejects=("p.12", " people", "pm")
)
OLD_YEAR_RE = pattern("year-long-ago", r"1[0-7]\d\d$", matches=("1797",), rejects=("1,797", "1897", "179"))
BARE_RE = pattern(
    "number-alone-in-a-paragraph",
    r"^[(\[\s]*\d+(?:\.\d+)*[.)\]\s]*$",
    matches=("26.", "(7)", "3.1"),
    rejects=("26 homes", "£26", "26%"),
)
DIGIT_RE = re.compile(r"\d+")


def find_figures(text: str, taken: Sequence[tuple[int, int]] = ()) -> list[FoundFigure]:
    """The figures that a text states, in order; `taken` are the stretches of its dates."""
    digits = DIGIT_RE.search(text) is not None
    if not (digits or names_number(text)) or (digits and (BARE_RE.match(text) or _is_table(text))):
        return []
    closed = [*taken, *numbered_stretches(text)] if digits else list(taken)
    graded = GRADES_RE.search(text) is not None
    found: list[FoundFigure] = [*_fractions(text, closed)]
    closed = [*closed, *((figure.start, figure.end) for figure in found)]
    last: FoundFigure | None = None
    for numeral in find_numerals(text, closed):
        # "52 per 10,000": the second number is part of the first one's unit.
        if last and numeral.start < last.end:
            continue
        figure = _read_figure(text, numeral)
        if figure is None or (graded and figure.rule == "number" and figure.value <= HIGHEST_GRADE):
            continue
        if last and figure.rule == "number" and shares_unit(text, figure, last):
            figure = replace(figure, unit=last.unit, rule="benchmark")
        found.append(figure)
        last = figure
    return sorted(found, key=lambda figure: figure.start)


def _is_table(text: str) -> bool:
    """Whether the text is a table's numbers in a row and no prose."""
    words = text.split()
    if sum(word in SMALL_WORDS for word in words) >= FEWEST_SMALL_WORDS:
        return False
    least = 0.4 * len(words)
    if len(words) < 8 or len(DIGIT_RE.findall(text)) <= least:
        return False
    return least < sum(
        word.strip("()-–£%,.").replace(",", "").isdigit()
        or "£000" in word
        or word.strip("-()").replace(",", "").replace(".", "").isdigit()
        for word in words
    )


def _fractions(text: str, closed: Sequence[tuple[int, int]]) -> Iterator[FoundFigure]:
    for start, end, share in find_fractions(text):
        if is_open(start, closed):
            subject = find_subject(text, start, end, text[max(0, start - 200) : start])
            yield FoundFigure(start, end, share, "percent", subject, "fraction")


HIGHEST_GRADE = 10
GRADES_RE = pattern(
    "words-of-grading",
    r"(?i:\b(?:graded|grading|ungraded|on a scale)\b)",
    matches=("graded 1 to 10", "on a scale of 1 to 5"),
    rejects=("upgraded", "rated Green"),
)


def _read_figure(text: str, numeral: Numeral) -> FoundFigure | None:
    """The figure that a number makes with what stands around it, None where it makes none."""
    before, after = text[max(0, numeral.start - 200) : numeral.start], text[numeral.end : numeral.end + 80]
    value, end, multiplier = numeral.value, numeral.end, None
    metres = None if numeral.sign or _is_of_money(before[-80:], after) else find_metres(before, after)
    if metres is None and (multiplier := MULTIPLIER_RE.search(after)):
        value *= MULTIPLIERS[(multiplier["short"] or multiplier["long"]).lower()]
        end += multiplier.end()
        after = text[end : end + 80]
    if numeral.sign and text[numeral.start : numeral.end].endswith("000") and not value:
        return None  # "£000s" heads a column
    if numeral.sign or _shares_sign(text, numeral, multiplier is not None):
        return _money(text, numeral, value, end, multiplier is None, before)
    if beyond := _after_next(text, numeral.start, end):
        # "3 to 5 years", "10-15%": the first number has the second one's unit.
        found = _measured(text, numeral, value, end, beyond, before, multiplier is not None)
        found = found and (found[0], end, found[2])
    else:
        plus = after.startswith("+")
        found = _measured(text, numeral, value, end + plus, after[plus:], before, multiplier is not None)
    if found is None:
        return None
    unit, end, rule = found
    minus = (MINUS_RE if unit.startswith("percent") else BELOW_RE).search(before) is not None
    value = -value if minus else value
    return FoundFigure(numeral.start - minus, end, round(value, 6) / (100 if rule == "pence" else 1), unit,
                       find_subject(text, numeral.start, end, before), rule)  # fmt: skip


def _after_next(text: str, start: int, end: int) -> str:
    """What follows the second number of a pair ("3 to 5 years") where that is a unit or what is counted, else ""."""
    following = NEXT_RE.search(text[end : end + 24])
    if following is None or (following["word"] == "and" and not BETWEEN_RE.search(text, max(0, start - 9), start)):
        return ""
    beyond = text[end + following.end() : end + following.end() + 80]
    units = (PERCENT_RE, MEASURE_RE) if following["word"] else (PERCENT_RE, MEASURE_RE, RATE_RE)
    counted = not following["word"] and is_counted(beyond)
    return beyond if counted or any(unit.search(beyond) for unit in units) else ""


def _measured(
    text: str, numeral: Numeral, value: float, end: int, after: str, before: str, multiplied: bool
) -> tuple[str, int, str] | None:
    """Unit, end of the printed unit and rule of a number that is no money."""
    if match := PERCENT_RE.search(after):
        points = "p" in match["unit"].lower().replace("per", "").replace("cent", "").replace("percentage", "") or (
            "point" in match["unit"].lower()
        )
        return ("percentage_points" if points else "percent"), end + match.end(), "percent"
    if match := RATE_RE.search(after):
        base = match["base"].replace(",", "").replace("million", "1000000")
        return f"per_{base}", end + match.end(), "rate"
    aged = value < 100 and AGE_BEFORE_RE.search(before[-60:]) and not NO_AGE_RE.search(after)
    if AGE_AFTER_RE.search(after) or aged:
        return ("years", end, "age") if value else None  # "0-17": from birth
    if match := find_metres(before, after) if not multiplied else None:
        return "metres", end + match.end("unit"), "measure"
    if match := MEASURE_RE.search(after):
        return unit_name(match["unit"]), end + match.end(), "measure"
    if not numeral.spelled and (match := PENCE_RE.search(after)):
        return "GBP", end + match.end(), "pence"
    if multiplied and _is_of_money(before, after) and not NUMBER_OF_RE.search(before):
        return "GBP", end, "money-without-sign"
    counted = is_counted(after)
    if numeral.spelled and value < SMALLEST_WORD and not counted:
        return None
    if numeral.spelled and value < SMALLEST_WORD and after.startswith("-"):
        return None  # "two-stage", "six-monthly"
    if not counted and (HYPHEN_AFTER_RE.search(after) or HYPHEN_BEFORE_RE.search(before)):
        return None
    # A year that belongs to a name is no count ("the Equality Act 2010 requires").
    if not numeral.spelled and re.fullmatch(YEAR, text[numeral.start : numeral.end]):
        return ("count", end, "count") if is_count(text, numeral.start, numeral.end) else None
    if not counted and OLD_YEAR_RE.match(text[numeral.start : numeral.end]):
        return None  # a year before those that the calendar of papers has ("the Award of 1797")
    # A bare number before a name is a page number or label that the page left in the text.
    if not counted and re.match(r"\s[A-Z]", after) and re.search(r"[.;:]\s$|^$", before):
        return None
    return "count", end, "count" if counted else "number"


def _is_of_money(before: str, after: str) -> bool:
    """Whether the words around millions speak of money, or other sums stand before a number that counts nothing."""
    return FUND_RE.search(before + after) is not None or ("£" in before[-80:] and not is_counted(after))


def _money(text: str, numeral: Numeral, value: float, end: int, bare: bool, before: str) -> FoundFigure:
    after = RANGE_RE.search(text[end : end + 24])
    multiplier = MULTIPLIER_RE.search(text[end + after.end() :]) if bare and after else None
    # "£8-10m": the first number has the second one's millions; "£500 to £1m" has its own.
    if after and multiplier and value < (parse_number(after["number"]) or 0):
        value *= MULTIPLIERS[(multiplier["short"] or multiplier["long"]).lower()]
    sign = CURRENCIES.get(numeral.sign, "GBP")
    minus = bool(numeral.sign) and MINUS_RE.search(before) is not None  # "£12m -17m" is a range
    subject = find_subject(text, numeral.start, end, before)
    return FoundFigure(numeral.start - minus, end, round(-value if minus else value, 2), sign, subject, "money")


def _shares_sign(text: str, numeral: Numeral, multiplied: bool) -> bool:
    """Whether a number goes on with a sum before it ("£8-10m"); behind millions only with its own ("£8m to 10m")."""
    match = SUM_BEFORE_RE.search(text[max(0, numeral.start - 32) : numeral.start])
    return match is not None and (multiplied or not (match["multiplier"] or match["word"]))
