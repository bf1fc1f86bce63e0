"""How business is conducted: authority delegated to somebody, and interests that members declared."""

from __future__ import annotations

from dataclasses import dataclass

from extract.facts import Fact, Meeting, MinuteItem, Recommendation, Resolution


@dataclass(frozen=True, eq=False, kw_only=True)
class Delegation(Fact):
    """Authority that a clause gives; it belongs to a resolution or to a recommendation. `limit_value` is in GBP."""

    resolution: Resolution | None = None
    recommendation: Recommendation | None = None
    delegate: str
    in_consultation_with: str | None = None
    power: str
    limit_text: str | None = None
    limit_value: float | None = None
    until: str | None = None  # ISO day
    until_text: str | None = None


@dataclass(frozen=True, eq=False, kw_only=True)
class Declaration(Fact):
    """One person's interest; `minute_item` is where it was declared, `item` what it is in, as printed."""

    meeting: Meeting | None
    minute_item: MinuteItem | None
    name: str
    interest_kind: str | None = None  # "disclosable pecuniary", "personal", as printed
    item: str | None = None
    text: str
    left_meeting: bool | None = None
