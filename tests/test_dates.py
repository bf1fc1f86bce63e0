"""Days and times as papers write them."""

import pytest

from extract.dates import parse_date, parse_time


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wednesday 15 October 2014", "2014-10-15"),
        ("Wednesday 15th\n October  2014.", "2014-10-15"),  # set over two lines
        ("Tuesday, 3rd March, 2026", "2026-03-03"),
        ("6/10/2014", "2014-10-06"),  # day first
        ("06.10.14", "2014-10-06"),
        ("2014-10-06", "2014-10-06"),
        ("THURSDAY 5 MAY 2022", "2022-05-05"),
        ("5th of May 2022 at 7.00 pm", "2022-05-05"),
        ("Monday 1 June 2015 10am - 1pm", "2015-06-01"),
        ("October 2014", None),
        ("31 June 2014", None),  # June has thirty days
        ("15 October", None),
        ("7.2.1", None),
        ("", None),
    ],
)
def test_date(text: str, expected: str | None) -> None:
    assert parse_date(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7.00 pm", "19:00"),
        ("7pm", "19:00"),
        ("6.30 p.m. to 8pm", "18:30"),
        ("10:30", "10:30"),
        ("12.15 am", "00:15"),
        ("12 noon", "12:00"),
        ("1400 hours", "14:00"),
        ("14.00pm", "14:00"),  # a slip seen on covers
        ("7", None),
        ("7.2.1", None),
        ("Room 7", None),
    ],
)
def test_time(text: str, expected: str | None) -> None:
    assert parse_time(text) == expected
