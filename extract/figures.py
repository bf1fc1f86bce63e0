"""Figures in running text: money, percentages, rates, durations and counts, each with what it is of.

Every number of a text is a figure unless it is part of a date, labels something, refers or tells the time
(`extract.numberings`); its unit is told by what stands around it. Numbers in words count from thirteen on; smaller ones
only with a unit of time or a noun in the plural, where they are said of something.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.citations import is_count
from extract.number_words import DIGITS, MULTIPLIERS, NUMBER_WORDS_RE, parse_number
from extract.numberings import numbered_stretches
from extract.patterns import pattern, vocabulary
from extract.periods import YEAR
from extract.subjects import find_subject
from extract.units import MEASURE_RE, MULTIPLIER_RE, PERCENT_RE, RATE_RE, unit_name

CURRENCIES = {"£": "GBP", "€": "EUR", "$": "USD"}
SMALLEST_WORD = 13  # below it a number in words is often no figure ("two of us")

NUMERAL_RE = pattern(
    "numeral",
    rf"(?<![\w./£$€])(?<!\d[-–,])(?P<sign>[£$€]\s?)?(?P<number>{DIGITS})(?![\d/]|,\d)",
    matches=("2,694 children", "£5.9 million", "4.5 times", "12 'makers'"),
    rejects=("G01C", "24/00093", "thirty"),
)
RANGE_RE = pattern(
    "second-number-of-a-range",
    rf"^(?P<gap>\s?[-–—]\s?|\s(?:to|and)\s)(?P<sign>[£$€]\s?)?(?P<number>{DIGITS})(?![\d/:]|,\d)",
    matches=("-10m", " to £10 million", " and 45"),
    rejects=(" or 5", " million"),
)
FUND_RE = pattern(
    "words-of-money",
    r"(?i:\b(?:£|fund(?:s|ing|ed)?|grants?|budgets?|spend(?:ing)?|savings?|costs?|allocation|investment|income|overspend"
    r"|underspend|reserves?|debt|invested|paid|bid))\b",
    matches=("19.3 million available in the fund", "savings of 2 million"),
    rejects=("2 million visitors",),
)
AGE_BEFORE_RE = pattern(
    "words-before-an-age",
    r"(?i:\b(?:aged|ages?|post|under the age of|over the age of|turn(?:s|ed|ing)?|reach(?:es|ed)?"
    r"|(?:they|who|he|she)\s(?:are|is|were|was|become)"
    r"|(?:people|children|adults|those|pupils|women|men|anyone|residents|students|patients|girls|boys|carers)"
    r"(?:\saged)?\s(?:under|over))[\s-](?:between\s|under\s|over\s)?(?:\d{1,2}\s?(?:or|and|to|-|–)\s?)?)$",
    matches=("children aged ", "age ", "post-", "people under ", "aged 16 or "),
    rejects=("more than ", "an average of ", "under ", "over "),
)
AGE_AFTER_RE = pattern(
    "words-after-an-age",
    r"^(?:\s?[-–]\s?|-?\s(?:and|to|or)\s)?(?:\d{1,2})?[\s-]years?[\s-]olds?\b",
    matches=("- and 17-year-olds", "-year-old", " and 17 year olds", "-25 year olds"),
    rejects=(" years", " people"),
)
PLURAL_RE = pattern(
    "plural-noun-phrase",
    r"^[\s-](?:(?!(?:of|in|on|at|and|or|to|is|was|the|that|which|were|are|who|with|by|for|from|a|this|their)\b)[A-Za-z][\w'’/-]*\s){0,3}?"
    r"(?P<noun>[A-Za-z]{2,}[^\Ws]s|people|children|men|women|staff)\b(?!['’])",
    matches=(" pledges", " new foster carers", " multi-agency audits", " young people"),
    rejects=(" of us", " is less", " way"),
)
HYPHEN_AFTER_RE = pattern("hyphen-and-number", r"^\s?[-–]\s?\d", matches=("-26 ",), rejects=(" - the", " 26"))
HYPHEN_BEFORE_RE = pattern("number-and-hyphen", r"\d\s?[-–]\s?$", matches=("25-",), rejects=("the - ", "25 "))
PENCE_RE = pattern(
    "pence", r"^(?:p\b(?!\.)|\spence\b)", matches=("p per week", " pence"), rejects=("p.12", " people", "pm")
)
FIGURE_HINT_RE = pattern(
    "figure-hint",
    rf"\d|(?i:{NUMBER_WORDS_RE.regex.pattern})",
    matches=("12 homes", "Twenty partners"),
    rejects=("often", "no figures"),
)
# Plurals by form that count nothing after a number word.
NO_NOUNS = vocabulary(
    """is was has this as its thus yes less us years across always perhaps towards whereas does focus shows includes
    provides remains requires sets means gives takes makes needs says covers applies states runs sits falls rises"""
)


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """A figure in a text: `start` and `end` are offsets in it (end excluded), number and printed unit included."""

    start: int
    end: int
    value: float
    unit: str
    subject: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number where it stands: with its currency sign, before its unit is known."""

    start: int
    end: int
    value: float
    sign: str = ""
    spelled: bool = False


def find_figures(text: str, taken: Sequence[tuple[int, int]] = ()) -> list[FoundFigure]:
    """The figures that a text states, in order; `taken` are the stretches of its dates."""
    if not FIGURE_HINT_RE.search(text) or _is_table(text):
        return []
    closed = [*taken, *numbered_stretches(text)] if any(map(str.isdigit, text)) else list(taken)
    graded = bool(GRADES_RE.search(text))
    found: list[FoundFigure] = [*_fractions(text, closed)]
    closed = [*closed, *((figure.start, figure.end) for figure in found)]
    last: FoundFigure | None = None
    for numeral in _numerals(text, closed):
        # "52 per 10,000": the second number is part of the first one's unit.
        if last and numeral.start < last.end:
            continue
        figure = _read_figure(text, numeral)
        if figure is None or (graded and figure.rule == "number"):
            continue
        if last and figure.rule == "number" and _is_benchmark(text, figure):
            figure = replace(figure, unit=last.unit, rule="benchmark")
        found.append(figure)
        last = figure
    return sorted(found, key=lambda figure: figure.start)


def _is_table(text: str) -> bool:
    """Whether the text is a table's numbers in a row and no prose."""
    words = text.split()
    return len(words) >= 8 and sum(
        word.strip("()-–£%,.").replace(",", "").isdigit()
        or "£000" in word
        or word.strip("-()").replace(",", "").replace(".", "").isdigit()
        for word in words
    ) > 0.4 * len(words)


def _fractions(text: str, closed: Sequence[tuple[int, int]]) -> Iterator[FoundFigure]:
    for match in FRACTION_RE.finditer(text):
        if _is_open(match.start(), closed):
            share = 3 if match["many"].lower() == "three" else 2 if match["many"].lower() == "two" else 1
            parts = FRACTIONS[match["part"].lower().rstrip("s")]
            subject = find_subject(text, match.start(), match.end(), text[: match.start()])
            yield FoundFigure(match.start(), match.end(), 100 * share / parts, "percent", subject, "fraction")


def _is_benchmark(text: str, figure: FoundFigure) -> bool:
    """Whether a bare number is what others reached ("the England average was 545") and so has the last one's unit."""
    return bool(BENCHMARK_RE.search(text[max(0, figure.start - 60) : figure.start]))


FRACTIONS = {"quarter": 4, "fifth": 5, "tenth": 10}
FRACTION_RE = pattern(
    "fraction",
    r"(?i:\b(?:(?P<many>three|two|one|a)[\s-](?P<part>quarters?|fifths?|tenths?))\b(?=\sof\b|\s(?:are|were|have|had)\b))",
    matches=("three quarters of adopters", "a fifth of", "one quarter were matched"),
    rejects=("once a quarter", "the first quarter of", "one quarter before"),
)
BENCHMARK_RE = pattern(
    "words-of-comparison",
    r"(?i:\b(?:average|neighbours?|benchmark|comparators?|target|threshold)\b[a-z\s]{0,24}\b(?:of|was|is|at|were)\s)$",
    matches=("the England average which was ", "statistical neighbours of ", "against a target of "),
    rejects=("the average number of homes. It was ", "average "),
)
GRADES_RE = pattern(
    "words-of-grading",
    r"(?i:\b(?:graded|grading|ungraded|on a scale)\b)",
    matches=("graded 1 to 10", "on a scale of 1 to 5"),
    rejects=("upgraded", "rated Green"),
)


def _numerals(text: str, closed: Sequence[tuple[int, int]]) -> list[Numeral]:
    found = []
    for match in NUMERAL_RE.finditer(text):
        if _is_open(match.start("number"), closed) and not _is_labelled(text, match):
            found.append(_numeral(match))
            after = RANGE_RE.search(text[match.end() : match.end() + 24])
            if after and after["gap"].strip() in "-–—" and _is_open(match.end() + after.start("number"), closed):
                offset = match.end()
                value = parse_number(after["number"]) or 0.0
                found.append(Numeral(offset + after.start("number"), offset + after.end(), value, after["sign"] or ""))
    for match in NUMBER_WORDS_RE.finditer(text):
        spelled = parse_number(match[0])
        if spelled is not None and spelled > 1 and _is_open(match.start(), closed):
            found.append(Numeral(match.start(), match.end(), spelled, spelled=True))
    return sorted(found, key=lambda numeral: numeral.start)


def _numeral(match: re.Match[str]) -> Numeral:
    return Numeral(match.start(), match.end(), parse_number(match["number"]) or 0.0, (match["sign"] or "").strip())


def _is_open(at: int, closed: Sequence[tuple[int, int]]) -> bool:
    return all(not start <= at < end for start, end in closed)


def _is_labelled(text: str, match: re.Match[str]) -> bool:
    """Whether a name stands before the number as its label ("Phase 2", "Covid 19") and no unit or noun follows."""
    label = LABEL_BEFORE_RE.search(text[max(0, match.start() - 40) : match.start()])
    if label is None or match["sign"]:
        return False
    # "In all 12 …" begins a sentence and labels nothing; an acronym labels there too ("KPI 12").
    if not label["word"].isupper() and _begins_sentence(text, match.start() - len(label["word"]) - 1):
        return False
    after = text[match.end() : match.end() + 40]
    return not (PERCENT_RE.search(after) or MEASURE_RE.search(after) or RATE_RE.search(after) or _is_counted(after))


LABEL_BEFORE_RE = pattern(
    "name-before-number",
    r"(?P<word>[A-Z][\w'’&-]*)\s$",
    matches=("in Phase ", "the Gate "),
    rejects=("of ", "In total, "),
)


def _is_counted(after: str) -> bool:
    """Whether a noun in the plural follows a number."""
    plural = PLURAL_RE.search(after)
    return plural is not None and plural["noun"].lower() not in NO_NOUNS


def _begins_sentence(text: str, at: int) -> bool:
    return not text[: max(at, 0)].strip() or text[: max(at, 0)].rstrip()[-1:] in ".:;?!•(-–“\"'"


def _read_figure(text: str, numeral: Numeral) -> FoundFigure | None:
    """The figure that a number makes with what stands around it, None where it makes none."""
    before, after = text[max(0, numeral.start - 200) : numeral.start], text[numeral.end : numeral.end + 80]
    value, end = numeral.value, numeral.end
    if multiplier := MULTIPLIER_RE.search(after):
        value *= MULTIPLIERS[(multiplier["short"] or multiplier["long"]).lower()]
        end += multiplier.end()
        after = text[end : end + 80]
    if numeral.sign and text[numeral.start : numeral.end].endswith("000") and not value:
        return None  # "£000s" heads a column
    if numeral.sign or _shares_sign(text, numeral):
        return _money(text, numeral, value, end, multiplier is None, before)
    found = _measured(text, numeral, value, end, after, before, multiplier is not None)
    if found is None:
        return None
    unit, end, rule = found
    return FoundFigure(numeral.start, end, round(value, 6) / (100 if rule == "pence" else 1), unit,
                       find_subject(text, numeral.start, end, before), rule)  # fmt: skip


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
    if AGE_AFTER_RE.search(after) or (value < 100 and AGE_BEFORE_RE.search(before)):
        return "years", end, "age"
    if match := MEASURE_RE.search(after):
        return unit_name(match["unit"]), end + match.end(), "measure"
    if not numeral.spelled and PENCE_RE.search(after):
        return "GBP", end + 1, "pence"
    if multiplied and FUND_RE.search(before + after):
        return "GBP", end, "money-without-sign"
    counted = _is_counted(after)
    if numeral.spelled and value < SMALLEST_WORD and not counted:
        return None
    if numeral.spelled and value < SMALLEST_WORD and after.startswith("-"):
        return None  # "two-stage", "six-monthly"
    if not counted and (HYPHEN_AFTER_RE.search(after) or HYPHEN_BEFORE_RE.search(before)):
        return None
    # A year that belongs to a name is no count ("the Equality Act 2010 requires").
    if not numeral.spelled and re.fullmatch(YEAR, text[numeral.start : numeral.end]):
        return ("count", end, "count") if is_count(text, numeral.start, numeral.end) else None
    # A bare number before a name is a page number or label that the page left in the text.
    if not counted and re.match(r"\s[A-Z]", after) and re.search(r"[.;:]\s$|^$", before):
        return None
    return "count", end, "count" if counted else "number"


def _money(text: str, numeral: Numeral, value: float, end: int, bare: bool, before: str) -> FoundFigure:
    after = RANGE_RE.search(text[end : end + 24])
    multiplier = MULTIPLIER_RE.search(text[end + after.end() :]) if bare and after else None
    # "£8-10m": the first number has the second one's millions; "£500 to £1m" has its own.
    if after and multiplier and value < (parse_number(after["number"]) or 0):
        value *= MULTIPLIERS[(multiplier["short"] or multiplier["long"]).lower()]
    sign = CURRENCIES.get(numeral.sign, "GBP")
    return FoundFigure(
        numeral.start, end, round(value, 2), sign, find_subject(text, numeral.start, end, before), "money"
    )


def _shares_sign(text: str, numeral: Numeral) -> bool:
    return bool(re.search(rf"£\s?{DIGITS}\s?[-–—]\s?$", text[max(0, numeral.start - 24) : numeral.start]))
