"""How business is conducted: motions and votes, authority delegated to somebody, interests that members declared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from extract.facts import Fact, Meeting, MinuteItem, Recommendation, Resolution


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Motion(Fact):
    """A proposal put to a vote (Popolo `motion`): mover, seconder, outcome ("carried", "lost", "agreed", …)."""

    meeting: Meeting | None
    minute_item: MinuteItem | None
    kind: Literal["motion", "amendment"]
    text: str | None
    mover: str | None = None
    seconder: str | None = None
    outcome: str | None = None
    votes_for: int | None = None
    votes_against: int | None = None
    abstentions: int | None = None


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Vote(Fact):
    """One person's recorded vote on a motion (Popolo `vote`); `option` is "for", "against" or "abstain"."""

    motion: Motion
    name: str
    option: Literal["for", "against", "abstain"]


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
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


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Declaration(Fact):
    """One person's interest; `minute_item` is where it was declared, `item` what it is in, as printed."""

    meeting: Meeting | None
    minute_item: MinuteItem | None
    name: str
    interest_kind: str | None = None  # "disclosable pecuniary", "personal", as printed
    item: str | None = None
    text: str
    left_meeting: bool | None = None
