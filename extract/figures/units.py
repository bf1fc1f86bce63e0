"""Units that figures are given in, and the names the corpus uses for them.

The unit is told by what follows the number: "%", "days", "per 10,000 children", else it counts something.
"""

from __future__ import annotations

import re

from extract.patterns import pattern

# What is printed (singular) → the unit's name.
UNIT_NAMES = {
    "second": "seconds",
    "minute": "minutes", "min": "minutes", "hour": "hours", "hr": "hours", "day": "days", "week": "weeks",
    "fortnight": "fortnights", "month": "months", "year": "years", "decade": "decades",
    "mile": "miles", "mph": "mph", "km": "kilometres", "kilometre": "kilometres", "metre": "metres",
    "hectare": "hectares",
    "ha": "hectares", "acre": "acres", "tonne": "tonnes", "kg": "kilograms", "litre": "litres", "degree": "degrees",
    "°c": "degrees", "mm": "millimetres", "cm": "centimetres", "db": "dB",
    "kw": "kilowatts", "mw": "megawatts", "kwh": "kilowatt_hours", "mwh": "megawatt_hours",
    "gw": "gigawatts", "gwh": "gigawatt_hours",
    "sqm": "square_metres", "sq m": "square_metres", "square metre": "square_metres", "square mile": "square_miles",
    "square feet": "square_feet", "sq ft": "square_feet", "m2": "square_metres", "m²": "square_metres", "time": "times",
    "bp": "basis_points",
    "basis point": "basis_points",
}  # fmt: skip

PERCENT_RE = pattern(
    "percent",
    r"^\s?(?P<unit>%\s?pts?\b|%\s?points?\b|percentage[\s-]points?\b|ppts?\b|pp\b|%|per\s?cent\b)",
    matches=("%", " per cent", " percentage points", "percent"),
    rejects=(" percentage", " people", " per 1,000"),
)
RATE_RE = pattern(
    "rate",
    r"^\s(?:(?:[a-z]+\s){0,3}per|in|in every|out of every|for every)\s"
    r"(?P<base>100(?!,)|1,?000(?!,)|10,?000|100,?000|million)\b",
    matches=(" crimes per 1,000", " per 100,000 people", " per 10,000 children", " in 1,000"),
    rejects=(" per person", " in 2014"),
)
MEASURE_RE = pattern(
    "measure",
    r"^[\s-]?(?:(?:fewer|more|further|additional|calendar|working|consecutive|full|extra|school|whole|clear|business|work)\s)?"
    r"(?P<unit>seconds(?!\s(?:a|the|it)\b)|second(?=[,.;)]|$|\s(?:compared|since|per|and|to|or|in|faster|slower|longer|more|less)\b)|minutes?|mins|hours?|hrs|days?|weeks?|fortnights?|months?|years?|decades?|miles?|mph|mm|cm|dB|km|kilometres?|metres?"
    r"|hectares?|ha|acres?|tonnes?|kg|litres?|degrees?|°C|[kK][wW]h?|[mMG]Wh?|mwh?|sqm|sq\.?\sm|m2|m²|square\smetres?|square\smiles?|square\sfeet"
    r"|sq\sft|times|bps|basis\spoints?)\b(?!\stables?|(?<=\sday)\s(?:centres?|nurser|services?|opportunities|trips|visits|tickets|surger))",
    matches=(
        " days",
        "-week",
        " year old",
        " fewer days",
        "mph",
        " times",
        "m2",
        " m² of",
        " second compared",
        "MW",
        " kWh",
    ),
    rejects=(" people", " timetables", " dayscare", " day centres", " second homes"),
)
MULTIPLIER_RE = pattern(
    "multiplier",
    r"^(?:\s?(?P<short>k|K|mn|m|M|bn|tn)(?![\w'²])|[\s-]?(?P<long>thousand|million|billion|trillion)\b)",
    matches=(" million", "k", "m", "bn plus", "-million"),
    rejects=(" members", "mph", " kin"),
)

METRES_RE = pattern(
    "metres",
    r"^\s?(?P<unit>m)\s(?:from|away|long|wide|high|deep|tall|length|pool|by\s[\d.]+m?|north|south|east|west|above|below|radius|buffer|stretch"
    r"|(?:to\sthe\s(?:north|south|east|west|rear|nearest))|in\s(?:height|length|width|depth))\b",
    matches=("m from the road", " m in height", "m high"),
    rejects=("m", "m of grant", "mm long"),
)
# The second of two measures: "2.4m by 59m".
BY_METRES_RE = pattern(
    "metres-by-metres",
    r"(?:^|[^£\d.])[\d.]+\s?m\s(?:by|x)\s$",
    matches=("of 2.4m by ", "12 m x "),
    rejects=("£2m by ", "4 by "),
)
M_RE = pattern("letter-for-metres", r"^\s?(?P<unit>m)\b", matches=("m.", " m wide"), rejects=("mm", "million"))


def find_metres(before: str, after: str) -> re.Match[str] | None:
    """The "m" of metres where it follows a number: by what stands behind it or by the measure before."""
    return METRES_RE.search(after) or (M_RE.match(after) if BY_METRES_RE.search(before) else None)


def unit_name(printed: str) -> str:
    """The corpus's name of a printed unit: "Years" gives "years", "km" gives "kilometres"."""
    word = " ".join(printed.lower().split())
    return UNIT_NAMES.get(word) or UNIT_NAMES.get(word.removesuffix("s")) or word
