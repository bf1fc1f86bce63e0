"""What clauses decide, compared word by word."""

from __future__ import annotations

import pytest

from corpus.pages.comparing import compare, fold_words, operative

OPERATIVE = [
    ("That the winter plan be approved.", "the winter plan be approved."),
    ("RESOLVED: That the winter plan be approved.", "the winter plan be approved."),
    ("It was resolved that the fees be raised", "the fees be raised"),
    ("That the Committee for Parks and Ponds notes this report.", "notes this report."),
    ("The Cabinet is recommended to approve the plan.", "approve the plan."),
    ("The Parks Committee is asked to note the map.", "note the map."),
    ("(2) That the map be noted", "the map be noted"),
    ("Officers to circulate the list", "Officers to circulate the list"),
    ("", ""),
]


@pytest.mark.parametrize(("clause", "decides"), OPERATIVE)
def test_operative(clause: str, decides: str) -> None:
    assert operative(clause) == decides


# Who decides when does not make two clauses differ; "note" and "not" do.
ALIKE = [
    ("Note the report", "notes the report.", True),
    ("Agree the plan", "agreed the plan", True),
    ("note this update", "noted the update", True),
    ("note the plan", "not the plan", False),
    ("raise it to £20", "raise it to £25", False),
]


@pytest.mark.parametrize(("one", "other", "alike"), ALIKE)
def test_fold_words(one: str, other: str, alike: bool) -> None:
    assert (fold_words(one) == fold_words(other)) is alike
    assert all(change.kind == "same" for change in compare(one, other)) is alike


CHANGES = [
    ("a b c", "a b c", [("same", "a b c")]),
    ("a b c", "a c", [("same", "a"), ("gone", "b"), ("same", "c")]),
    ("a c", "a b c", [("same", "a"), ("new", "b"), ("same", "c")]),
    ("raise to £15", "raise to £20", [("same", "raise to"), ("gone", "£15"), ("new", "£20")]),
    ("", "a", [("new", "a")]),
]


@pytest.mark.parametrize(("before", "after", "changes"), CHANGES)
def test_compare(before: str, after: str, changes: list[tuple[str, str]]) -> None:
    assert [(change.kind, change.words) for change in compare(before, after)] == changes


def test_long_texts_are_compared_in_time() -> None:
    assert compare("word " * 5000, "other " * 5000)
