"""What the head or foot of every page says of a report."""

from __future__ import annotations

import pytest

from printed import extract_printed

TEXT = "1. Background\n\n1.1 The fees are low and the quays are old, as was said to the board in May.\n\n"
ASKS = "2. Recommendations\n\n2.1 That the fees be kept.\n"
TITLE = "Mooring fees for visitors\n\n"
END = "3. Next\n\n3.1 No more is to be done.\n"
OWN = "REPORT OF THE CLERK\n\nSUBJECT: MOORING FEES\n\n"


def pages(line: str, *texts: str) -> str:
    return "\f".join(f"{line}\n\n\n{text}\n\n\n{n}\n" for n, text in enumerate(texts, 1))


@pytest.mark.parametrize(
    ("paper", "expected"),
    [
        (
            pages("Report to Weir Board 6 May 2031", TITLE + TEXT, ASKS, END),
            [("Mooring fees for visitors", "Weir Board", "2031-05-06")],
        ),
        # Neither "Report to" nor a day; nothing is asked for.
        (pages("Weir Board - 6 May 2031", TITLE + TEXT, ASKS, END), []),
        (pages("Report to Weir Board", TITLE + TEXT, ASKS, END), []),
        (pages("Report to Weir Board 6 May 2031", TITLE + TEXT, TEXT, END), []),
        # The day that the report's own head leaves out.
        (pages("Weir Board - 6 May 2031", OWN + TEXT, ASKS, END), [("MOORING FEES", "Weir Board", "2031-05-06")]),
        (pages("Weir fees final - 6 May 2031", OWN + TEXT, ASKS, END), [("MOORING FEES", None, None)]),
    ],
)  # fmt: skip
def test_running_heads_of_reports(paper: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    reports = extract_printed(paper).reports
    assert [(report.title, report.meeting_name, report.date) for report in reports] == expected
