"""The cheap look at the first word of a text, which must never hide a label."""

from __future__ import annotations

import pytest

from extract.labels import load_labels, vocabulary


@pytest.mark.parametrize("section", ["box", "application", "trail", "columns", "agenda", "head_lines"])
def test_no_label_is_hidden(section: str) -> None:
    words = vocabulary(section)
    labels = [label for found in load_labels()[section].values() for label in found]
    forms = [form for label in labels for form in (label, f"** {label.upper()}:", f"_{label}", label.title())]
    assert [form for form in forms if words.find_listed(form) is not None and not words.may_open(form)] == []


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("Wards affected: Mill", True),
        ("Ward(s): Mill", True),
        ("  - Title: Mooring fees", True),
        ("Accountable officer: Ann Dale", True),  # put together from words of labels
        ("& title", True),  # folded to "and title"
        ("T\u00eetl: Ffioedd", True),  # letters beyond ASCII are folded, too
        ("", True),
        ("1,234", False),
        ("Mooring fees: a title", False),
        ("Herons nest by the weir.", False),
    ],
)
def test_first_words(text: str, may: bool) -> None:
    assert vocabulary("box").may_open(text) is may
