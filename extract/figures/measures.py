"""Units that a head, a row's label, a title or a line above a table gives to the numbers in its cells.

"£000s" and "£m" are money with a scale, "%" is percent, "Number of homes" counts. A label that states two units
("£m and %") states none that could be told apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extract.figures.units import UNIT_NAMES, unit_name
from extract.patterns import Pattern, pattern

MONEY_RE = pattern(
    "money-in-a-label",
    r"(?:£|\bGBP\b)\s?(?:(?P<thousand>['\u2018\u2019`]?000['\u2018\u2019]?s?|k|thousands?)|['\u2018\u2019]?(?P<million>m(?:n|il(?:lions?)?)?)"
    r"|['\u2018\u2019]?(?P<billion>b(?:n|illions?))|(?P<pence>(?:\s|\.)?p))?(?:['\u2018\u2019]s|s)?"
    r"(?!['\u2018\u2019]?(?:\w|[,.]\w)|\s?\d)",
    matches=("£000s", "(£'000)", "Cost £m", "£", "£ million", "£'s", "£000\u2019s", "£k", "£\u2019m", "£p"),
    rejects=("over £10m", "£5.9", "£1,000", "£per"),
    flags=re.IGNORECASE,
)
THOUSANDS_RE = pattern(
    "thousands-in-a-label",
    r"(?:^|[(\s])['\u2018\u2019]?000['\u2018\u2019]?s?(?![\w,])|\bin thousands\b|\(thousands\)",
    matches=("('000s)", "000s", "in thousands"),
    rejects=("£000s", "1,000", "2000s", "thousands of homes"),
    flags=re.IGNORECASE,
)
PERCENTAGE_RE = pattern(
    "percentage-in-a-label",
    r"(?<!\d)(?<!\d\s)%|\b(?:percentage|proportion)\b(?!\s?points?)|(?<!\d\s)\bper\s?cent\b",
    matches=("% of homes", "(%)", "Percentage let", "Proportion of pupils"),
    rejects=("a rise of 5%", "5 % more", "2 per cent", "percentage points"),
    flags=re.IGNORECASE,
)
POINTS_RE = pattern(
    "percentage-points-in-a-label",
    r"(?<!\d)(?<!\d\s)(?:%\s?p(?:oin)?ts?\b|\bpercentage\s?points?\b|\bpp\b)",
    matches=("Change (percentage points)", "% pts", "(pp)"),
    rejects=("percentage", "point of sale", "app"),
    flags=re.IGNORECASE,
)
RATE_LABEL_RE = pattern(
    "rate-in-a-label",
    r"\bper\s(?P<base>1,?000|10,?000|100,?000|million)\b",
    matches=("Rate per 10,000", "cases per 1,000 people"),
    rejects=("per person", "per 10"),
    flags=re.IGNORECASE,
)
DURATION_RE = pattern(
    "duration-in-a-label",
    r"^(?:(?:average|median|mean|total|working|number\sof|no\.?\sof)\s){0,3}(?P<first>days|weeks|months|hours|minutes)\b"
    r"(?!\s(?:per|of)\b)|\((?:in\s|working\s|calendar\s)?(?P<unit>days|weeks|months|years|hours|minutes|mins|hrs)\)"
    r"|\bin\s(?P<last>days|weeks|months|years|hours|minutes)$",
    matches=("Number of days", "Wait (weeks)", "Average time in hours", "Days"),
    rejects=("Days per case", "3 days", "in recent weeks past"),
    flags=re.IGNORECASE,
)
QUANTITY_RE = pattern(
    "quantity-in-a-label",
    r"^(?P<first>tonnes|kg|miles|km|hectares|litres|kwh|mwh)\b(?!\sper\b)"
    r"|\((?:in\s)?(?P<unit>tonnes|kg|miles|km|hectares|ha|acres|litres|kwh|mwh)\)"
    r"|\bin\s(?P<last>tonnes|kg|miles|km|hectares|acres|litres|kwh|mwh)$",
    matches=("Tonnes recycled 2031", "Land (ha)", "Waste in tonnes"),
    rejects=("Tonnes per home", "Costs of litres", "Milestones"),
    flags=re.IGNORECASE,
)
COUNT_RE = pattern(
    "count-in-a-label",
    r"^(?:total\s|average\s)?(?:number|no\.?|nos\.?|count|volume)\s(?:of|in)\b|^(?:numbers?|headcount|count|volume|quantity)$"
    r"|\((?:no\.?s?|numbers?|count)\)",
    matches=("Number of homes", "No. of pupils", "Headcount", "Homes let (no.)"),
    rejects=("Item no.", "Account number", "Discount"),
    flags=re.IGNORECASE,
)
STAFFING_RE = pattern(
    "full-time-equivalents-in-a-label",
    r"(?<!\bper\s)(?:\bftes?\b|\b(?:full|whole)[\s-]time[\s-]equivalents?\b)",
    matches=("FTE", "Posts (FTEs)"),
    rejects=("after", "Days lost per FTE"),
    flags=re.IGNORECASE,
)
COUNTED_RE = pattern(
    "counted-things-in-a-label",
    r"\b(?:people|children|homes|cases|posts|staff|places|pupils|properties|households|dwellings|visits|visitors|responses"
    r"|incidents|referrals|complaints|requests|vehicles|trees|schools|sites|members|carers|adults|calls|applications"
    r"|residents|jobs|contacts|assessments|inspections|appeals|crimes|offences|employees|learners|families)$",
    matches=("New homes", "Complaints", "All pupils"),
    rejects=("Schools budget", "Cost of homes let"),
    flags=re.IGNORECASE,
)
MONEY_HEAD_RE = pattern(
    "cost-in-a-label",
    r"\b(?:cost|costs|budget|spend|spending|expenditure|income|grants?|funding|savings?|price|fees?|charges?|value)\b",
    matches=("Cost of homes", "Grants"),
    rejects=("Homes",),
    flags=re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Measure:
    """What a label says of the numbers under it: their unit (None for a scale alone) and what one printed is worth."""

    unit: str | None
    scale: float = 1.0


LONGEST_UNIT = 20
UNCLEAR = Measure("unclear", 0.0)
# Asked in this order: what says more stands before what says less ("Number of days" is days).
PLAIN: tuple[tuple[Pattern, str], ...] = (
    (POINTS_RE, "percentage_points"),
    (PERCENTAGE_RE, "percent"),
    (RATE_LABEL_RE, "rate"),
    (DURATION_RE, "duration"),
    (QUANTITY_RE, "duration"),
    (STAFFING_RE, "fte"),
    (COUNT_RE, "count"),
)


@lru_cache(maxsize=4096)
def parse_measure(label: str) -> Measure | None:
    """The unit and scale that a label states; None if it states none, UNCLEAR if it states money and something else."""
    money = [_money(match) for match in MONEY_RE.finditer(label)]
    plain = next((_plain(match, unit) for known, unit in PLAIN if (match := known.search(label))), None)
    if len(set(money)) > 1 or (money and plain and plain.unit != "count"):
        return UNCLEAR
    if money:
        return money[0]
    scale = 1000.0 if THOUSANDS_RE.search(label) else 1.0
    if plain is not None:
        return Measure(plain.unit, scale) if plain.unit in ("count", "fte") or scale == 1.0 else UNCLEAR
    return Measure(None, scale) if scale > 1 else None


@lru_cache(maxsize=4096)
def parse_unit(cell: str) -> Measure | None:
    """What a cell of a column of units says: "tonnes", "days", "count", "£000"; None for any other words."""
    word = " ".join(cell.lower().strip(" ()").split())
    if word in UNIT_NAMES or word.removesuffix("s") in UNIT_NAMES:
        return Measure(unit_name(word))
    return parse_measure(cell) if len(cell) <= LONGEST_UNIT else None


def counts_things(label: str) -> bool:
    """Whether a head that states no unit ends in things that are counted ("New homes") and speaks of no money."""
    return COUNTED_RE.search(label) is not None and MONEY_HEAD_RE.search(label) is None


def _money(match: re.Match[str]) -> Measure:
    scale = 1e3 if match["thousand"] else 1e6 if match["million"] else 1e9 if match["billion"] else 1.0
    return Measure("GBP", scale)


def _plain(match: re.Match[str], unit: str) -> Measure:
    if unit == "rate":
        return Measure(f"per_{match['base'].lower().replace(',', '').replace('million', '1000000')}")
    if unit == "duration":
        return Measure(unit_name(match["first"] or match["unit"] or match["last"]))
    return Measure(unit)
