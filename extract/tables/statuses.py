"""What kind of number a head or label announces: provisional, target, actual, budget, forecast, outturn, variance …"""

from __future__ import annotations

import re
from functools import lru_cache

from extract.patterns import pattern, vocabulary

STATUS_RE = pattern(
    "status-of-a-number",
    r"\b(?P<provisional>provisional)\b|\b(?P<target>targets?)\b|\b(?P<actual>actuals?)\b|\b(?P<budget>budget(?:s|ed)?)\b"
    r"|\b(?P<forecast>forecasts?|projected|projections?)\b|\b(?P<outturn>out-?turn)\b"
    r"|\b(?P<variance>variances?|variation|var\.?|difference|over\s?/?\s?\(?under\)?\s?spend)(?!\w)"
    r"|\b(?P<estimate>estimate[sd]?|indicative)\b|\b(?P<original>original)\b|\b(?P<revised>revised)\b|\b(?P<planned>planned)\b"
    r"|\b(?P<baseline>baseline)\b",
    matches=("2013/14 Provisional", "Targets", "Revised budget £000", "Forecast outturn", "Variance (£m)"),
    rejects=("Actually", "Budgeting", "Cost", "originally"),
    flags=re.IGNORECASE,
)  # fmt: skip
AGAINST_RE = pattern(
    "one-against-another",
    r"\b(?:v|vs|versus|against|from|to|over|under|less|minus|compared)\b|[<>]",
    matches=("Actual v budget", "Variance from target", "Change to budget"),
    rejects=("Revised budget", "Forecast outturn"),
    flags=re.IGNORECASE,
)
# What may stand beside a status in a row's label: "Budget" is one, "Budget gap" is not.
PLAIN_WORDS = vocabulary(
    """total net gross annual year full the for of in to at as current approved latest proposed final q1 q2 q3 q4
    quarter month £ £m £000 £000s £'000 £k % figure figures value performance result position spend cost number"""
)
# Both words tell: "revised budget", "forecast outturn"; the first of them stands before.
PAIRS = frozenset(("original", "revised", "provisional", "forecast", "actual", "planned", "estimate"))


@lru_cache(maxsize=4096)
def parse_status(label: str) -> str | None:
    """The status that a column's head states ("budget", "revised budget"); None where it states two or none."""
    words = list(dict.fromkeys(match.lastgroup or "" for match in STATUS_RE.finditer(label)))
    if "variance" in words:
        return "variance"
    if not words or (len(words) > 1 and AGAINST_RE.search(label)):
        return None
    if len(words) == 1:
        return words[0]
    return " ".join(words) if len(words) == 2 and words[0] in PAIRS else None


@lru_cache(maxsize=4096)
def parse_row_status(label: str) -> str | None:
    """The status that a row's label states when it states little else ("Revised budget", "Target 2013/14")."""
    status = parse_status(label)
    if status is None:
        return None
    rest = STATUS_RE.sub(" ", label).lower()
    words = [word.strip("()[],:;.–-'’") for word in rest.replace("/", " ").split()]
    return status if all(not word or word in PLAIN_WORDS or word.isdigit() for word in words) else None
