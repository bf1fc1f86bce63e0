"""Background papers, appendices and contacts of reports."""

from __future__ import annotations

import pytest

from printed import BOX, extract_printed

PAPERS_HEAD = "Background Papers\tHeld At\tContact\n"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # Every cell wraps over rows.
        (
            PAPERS_HEAD + "Rivers plan\t12 Quay Street\tBo Lind,\nfor 2030\t\tParks\n\t\tOfficer\n",
            [("Rivers plan for 2030", "12 Quay Street", "Bo Lind, Parks Officer")],
        ),
        # Rows of a text file where each cell wraps.
        (
            PAPERS_HEAD + "Rivers plan\tQuay House,\tBo Lind\nfor 2030\tMarlbeck\t01632 960101\n",
            [("Rivers plan for 2030", "Quay House, Marlbeck", "Bo Lind 01632 960101")],
        ),
        ("Background Papers\tHeld At\tContact\nNone\t\t\n", []),
        ("Background papers\n\n- Rivers plan 2030\n", [("Rivers plan 2030", None, None)]),
        ("Background papers:\n\nNone\n", []),
    ],
    ids=["wrapped", "wrapped in every cell", "none in a grid", "list", "none in a list"],
)
def test_background_papers(body: str, expected: list[tuple[str | None, ...]]) -> None:
    found = extract_printed(BOX + body)
    assert [(p.title, p.held_at, p.contact) for p in found.background_papers] == expected
    assert found.tables == () and found.contacts == ()


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("APPENDICES\n\nNo.\tTitle\nAppendix 1\tCharges\nAppendix 2\tMaps of\n\tthe plots\n",
         [("Appendix 1", "Charges"), ("Appendix 2", "Maps of the plots")]),
        ("Appendices\n\nAppendix A \u2013 Charges\n\nAppendix B: Maps\n",
         [("Appendix A", "Charges"), ("Appendix B", "Maps")]),
        ("APPENDICES\n\nNo.\tTitle\nNone\tNone\n", []),
        ("APPENDICES\n\nNo.\tTitle\nNone\t\n", []),
    ],
    ids=["grid", "list", "none", "none alone"],
)  # fmt: skip
def test_appendices(body: str, expected: list[tuple[str, str]]) -> None:
    assert [(a.number, a.title) for a in extract_printed(BOX + body).appendices] == expected


def test_contacts_of_a_report() -> None:
    body = "Contact details\n\nReport Author: Bo Lind, Parks Officer\n01632 960 101\nbo.lind@marlbeck.gov.uk\n"
    found = extract_printed(BOX + "Purpose\n\nTo tell.\n\n" + body).contacts
    assert [(c.name, c.phone, c.email) for c in found] == [("Bo Lind", "01632 960 101", "bo.lind@marlbeck.gov.uk")]
