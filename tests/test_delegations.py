"""Delegated authority: to whom, in consultation with whom, to do what, up to what, until when."""

from __future__ import annotations

import pytest

from extract.decisions.conduct import Delegation
from extract.facts import Recommendation, Resolution
from extract.recommendations.delegations import find_delegations
from ingest.model import Issue, Span


def read(text: str, lead: str | None = None) -> tuple[tuple[Delegation, ...], tuple[Issue, ...]]:
    clause = Recommendation(span=Span(page=1), rule="made", report=None, number=None, text=text, lead_in=lead)
    return find_delegations([clause], [])


# text, delegate, in consultation with, power
CASES = [
    (
        "Delegates authority to the Director for Quays, Fens & Elm, in consultation with the Mayor, to mend it.",
        "Director for Quays, Fens & Elm", "Mayor", "mend it",
    ),
    (
        "authority be delegated to the Head of Parks to let the hall, in consultation with the Chair, up to £250",
        "Head of Parks", "Chair", "let the hall",
    ),
    (
        "That delegated authority be given to the Director of Parks (after consultation with the Mayor) to sign",
        "Director of Parks", "Mayor", "sign",
    ),
    (
        "authority to award the contract be delegated to the Director of Parks",
        "Director of Parks", None, "award the contract",
    ),
    (
        "the award of the contract be delegated to the Clerk to the Council",
        "Clerk to the Council", None, "the award of the contract",
    ),
    (
        "That the Chief Executive be authorised to seal the deed.",
        "Chief Executive", None, "seal the deed",
    ),
    (
        "That the Head of Parks, in consultation with the Chair, be given delegated authority to seal the deed",
        "Head of Parks", "Chair", "seal the deed",
    ),
    (
        "Authorised the Executive Director of Mills in consultation with Chair of the Mills Committee to procure it",
        "Executive Director of Mills", "Chair of the Mills Committee", "procure it",
    ),
    (
        "Delegates to the Monitoring Officer to make the changes",
        "Monitoring Officer", None, "make the changes",
    ),
    (
        "Delegates to the Monitoring Officer the sending of the reply in consultation with the Leader of the Council.",
        "Monitoring Officer", "Leader of the Council", "the sending of the reply",
    ),
    (
        "agree to delegate the letting of the hall to the Head of Parks in consultation with the Chair",
        "Head of Parks", "Chair", "the letting of the hall",
    ),
    (
        "To delegate authority to let the hall to the Head of Parks",
        "Head of Parks", None, "let the hall",
    ),
    (
        "Delegate authority to the Clerk in consultation with the Leaders authority to amend it",
        "Clerk", "Leaders", "amend it",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "delegate", "parties", "power"), CASES)
def test_delegation(text: str, delegate: str, parties: str | None, power: str) -> None:
    found, issues = read(text)
    assert [(row.delegate, row.in_consultation_with, row.power) for row in found] == [(delegate, parties, power)]
    assert not issues


LIMITS = [
    ("up to £250,000", "up to £250,000", 250000.0, None, None),
    ("not exceeding a total of £1.5 million", "not exceeding a total of £1.5 million", 1500000.0, None, None),
    ("until 31 March 2031", None, None, "2031-03-31", "until 31 March 2031"),
    ("until the next meeting of the Council", None, None, None, "until the next meeting of the Council"),
    ("up to £5k and then up to £9k", None, None, None, None),
    ("until it is mended", None, None, None, None),
]


@pytest.mark.parametrize(("words", "limit", "value", "until", "until_text"), LIMITS)
def test_limits(words: str, limit: str | None, value: float | None, until: str | None, until_text: str | None) -> None:
    ((row,), _) = read(f"That authority be delegated to the Head of Parks to let the hall {words}.")
    assert (row.limit_text, row.limit_value, row.until, row.until_text) == (limit, value, until, until_text)


@pytest.mark.parametrize(
    "text",
    [
        "Notes that authority was delegated to the Clerk to pay.",
        "To note the decisions taken under delegated powers.",
        "That the payment be authorised.",
        "That the Scheme of Delegation be approved.",
        "That the Head of Parks be asked to report back.",
        "That the delegates of the town be thanked.",
    ],
)
def test_none(text: str) -> None:
    assert read(text) == ((), ())


def test_half_understood_is_an_issue() -> None:
    found, issues = read("That the matter be delegated.")
    assert not found and [issue.code for issue in issues] == ["delegation-unread"]


def test_lead_in_that_delegates() -> None:
    ((row,), _) = read("Sign the lease", "That authority be delegated to the Head of Parks to:")
    assert (row.delegate, row.power) == ("Head of Parks", "sign the lease")


def test_resolutions() -> None:
    made = [
        Resolution(
            span=Span(page=1), rule="made", meeting=None, minute_item=None, item_title=None, number=None,
            kind="noted" if outcome == "noted" else "resolved", outcome=outcome,
            text="That the Clerk be authorised to pay.",
        )
        for outcome in (None, "lost", "noted")
    ]  # fmt: skip
    found, _ = find_delegations([], made)
    assert [row.resolution for row in found] == made[:1] and found[0].recommendation is None
