"""Labels of those present that a narrow column wraps over two lines or two rows of a table; people are made up."""

import pytest

from test_attendance_registers import cell, in_grid

WRAPPED = [
    # The second line is a label of its own; only the last has the mark.
    (
        (
            (cell(("Present:-", 1)), cell(("Ada Holt (Chair) and Bo Reed", 1))),
            (cell(("Apologies for", 2), ("Absence:-", 3)), cell(("Cy Lane and Di Park", 2))),
            (
                cell(("Also in", 4), ("attendance:-", 5)),
                cell(("Ed Voss (Clerk) and Flo Dale (Head of", 4), ("Quays)", 5)),
            ),
        ),
        [
            ("Ada Holt", "present"),
            ("Bo Reed", "present"),
            ("Cy Lane", "apologies"),
            ("Di Park", "apologies"),
            ("Ed Voss", "officer support"),
            ("Flo Dale", "officer support"),
        ],
    ),
    # The table has a row for each line.
    (
        (
            (cell(("Present:", 1)), cell(("Ada Holt (Chair) and Bo Reed", 1))),
            (cell(("Also in", 2)), cell(("Ed Voss (Clerk), Flo Dale (Surveyor of", 2))),
            (cell(("attendance:", 3)), cell(("Quays)", 3))),
        ),
        [
            ("Ada Holt", "present"),
            ("Bo Reed", "present"),
            ("Ed Voss", "officer support"),
            ("Flo Dale", "officer support"),
        ],
    ),
    # Two labels in one cell, each with its mark, stay two.
    (
        ((cell(("Present:", 1), ("Apologies:", 3)), cell(("Ada Holt", 1), ("Bo Reed", 2), ("Cy Lane", 3))),),
        [("Ada Holt", "present"), ("Bo Reed", "present"), ("Cy Lane", "apologies")],
    ),
]


@pytest.mark.parametrize(("rows", "expected"), WRAPPED)
def test_wrapped_label_is_one_label(rows, expected) -> None:
    assert [(name, status) for name, status, _ in in_grid(*rows)] == expected
