"""The last look at a paper: what it announces and no fact answers is one issue, what was read is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from extract.extractions import Extraction
from extract.facts import (
    AgendaItem,
    Appendix,
    Attendance,
    Contact,
    Meeting,
    MinuteItem,
    Paragraph,
    Recommendation,
    Report,
    Resolution,
    Section,
)
from extract.parts import Part, PartKind
from extract.unread.skipped_numbers import _figure, find_cited, find_skipped_clauses
from extract.unread.unread_appendices import find_unread_appendices
from extract.unread.unread_cells import find_unread_cells
from extract.unread.unread_columns import find_unread_columns
from extract.unread.unread_contacts import find_unread_contacts
from extract.unread.unread_decisions import find_told
from extract.unread.unread_fields import find_unread_fields
from extract.unread.unread_items import find_unread_items
from extract.unread.unread_meetings import find_unread_meetings
from extract.unread.unread_people import find_unread_people
from extract.unread.unread_roles import find_unread_roles
from ingest.model import Cell, Grid, Issue, Span
from printed import read_printed

NOTHING = Extraction("report", None, None)
HERE = {"span": Span(None, 1), "rule": "made"}


def parts_of(text: str, kind: PartKind = "report") -> list[Part]:
    return [Part(kind, 0, read_printed(text).blocks)]


def codes(issues: Sequence[Issue] | object) -> list[str]:
    return [issue.code for issue in issues]  # type: ignore[attr-defined]


def meeting(**given: str) -> Meeting:
    told = {"committee": "Parks Panel", "date": "2031-05-07", "start_time": "19:00", "venue": "Hall", "role": "minutes"}
    return Meeting(**HERE, **{**told, **given})  # type: ignore[arg-type]


def people(*names: str) -> tuple[Attendance, ...]:
    return tuple(Attendance(**HERE, meeting=None, name=name, role=None, status="present") for name in names)


PRESENT = "PRESENT Cllr A Moor, Cllr B Lind, Cllr C Dale\n\nThe fees were discussed."
TABLE = "Cllr Ann Moor\tyes\nCllr Bo Lind\tyes\nCllr Mara Pell\tyes\nAda Dale\tby telephone\n"
PEOPLE = [
    (PRESENT, (), 1),
    (PRESENT, ("Cllr B Lind",), 0),
    ("Also Present:\n\nCouncillors M Moor and D Lind\n\nOfficers:\n\nAnn Dale, Clerk\n\n1. Fees", (), 1),
    ("Apologies: none", (), 0),
    ("Apologies were noted and accepted for Cllr Ann Moor (work).", ("Cllr Bo Lind",), 1),
    ("Apologies were noted and accepted for Cllr Ann Moor (work).", ("Cllr Ann Moor",), 0),
    ("The council made apologies to Mr Moor for the noise.", (), 0),
    (TABLE, ("Cllr Ann Moor", "Cllr Bo Lind", "Cllr Mara Pell", "Ada Dale"), 0),
    (TABLE, ("Cllr Ann Moor", "Cllr Bo Lind", "Cllr Mara Pell"), 1),
    (TABLE, ("Cllr Ann Moor",), 0),  # another table of names
    ("Present day fees are too high.", (), 0),
]


@pytest.mark.parametrize(("text", "read", "issues"), PEOPLE)
def test_people_behind_labels(text: str, read: tuple[str, ...], issues: int) -> None:
    found = replace(NOTHING, attendance=people(*read))
    assert codes(find_unread_people(parts_of(text, "minutes"), found)) == ["attendance-unread"] * issues


TOLD = "Ann Dale, Parks Officer\n\nTel: 01632 960100 Email: parks@marlbeck.example"
CONTACTS = [
    (TOLD, "report", (), 1),
    (TOLD, "report", ("Ann Dale",), 0),
    (TOLD, "report", ("\u2013", "Ron"), 1),
    (TOLD, "appendix", (), 0),
    ("For further information, please contact Bo Lind on extension 4810.", "report", (), 1),
    ("papers can be seen by asking the report writer Bo Lind: Telephone: 01632 960100", "report", (), 1),
    ("Marlbeck Council, Wharf House, Quay Street, MB1 4QZ Tel: 01632 960100", "report", (), 0),
    ("Contact:\n\nThe clerk, 01632 960100", "cover", (), 1),
    ("Report crimes on 01632 960100.", "report", (), 0),
    ("The sum of 010 420 615 was spent.", "report", (), 0),
]


@pytest.mark.parametrize(("text", "kind", "read", "issues"), CONTACTS)
def test_how_to_reach_people(text: str, kind: PartKind, read: tuple[str, ...], issues: int) -> None:
    found = replace(NOTHING, contacts=tuple(Contact(**HERE, meeting=None, name=name) for name in read))
    assert codes(find_unread_contacts(parts_of(text, kind), found)) == ["contact-unread"] * issues


APPENDICES = [
    ("APPENDIX 2\n\nQuays to be mended", (), 1),
    ("APPENDIX 2\n\nQuays to be mended", ("Appendix 2",), 0),
    ("Appendix A: Pledge", ("Appendix 2",), 0),  # of an appendix that has appendices of its own
    ("Appendix B: Pledge", ("Appendix A",), 1),
    ("Quays to be mended", (), 0),
]


@pytest.mark.parametrize(("text", "read", "issues"), APPENDICES)
def test_heads_of_appendices(text: str, read: tuple[str, ...], issues: int) -> None:
    found = replace(NOTHING, appendices=tuple(Appendix(**HERE, report=None, number=n, title="Map") for n in read))
    assert codes(find_unread_appendices(parts_of(text, "appendix"), found)) == ["appendix-unread"] * issues


COLUMNS = [
    ("Fee\n\n2030\n\n2031\n\nQuays\n\n£14.20\n\n£15.10\n\nPiers\n\n9%\n\n11%\n\nThe fees rise.", 1),
    ("Norbeck Link\n\n7.2\n\nQuay walk\n\n7.3\n\nPier fees\n\n7.4\n\nA letter", 0),  # numbers of a list
    ("Ann Dale\n\nTreasurer\n\nWharf House\n\nMarlbeck\n\n3 May 2031\n\nAda Thornfield", 0),
    ("Table 1: Fees of the quays\n\nKept\n\nTo keep the fees.\n\nRaised\n\nTo raise them a little.", 1),
    ("Table 1 shows the fees.\n\nThey rise.", 0),
]


@pytest.mark.parametrize(("text", "issues"), COLUMNS)
def test_cells_of_a_text_file_one_below_the_other(text: str, issues: int) -> None:
    document = read_printed(text)
    parts = [Part("report", 0, document.blocks)]
    assert codes(find_unread_columns(document, parts, NOTHING)) == ["table-unread"] * issues


PROSE = "The panel heard that fees were up 6% on the year before and that £31,000 was held for the quays."
CELLS = [(PROSE, 1), ("£31,000", 0), (PROSE.replace("6%", "much").replace("£31,000", "a sum"), 0)]


@pytest.mark.parametrize(("text", "issues"), CELLS)
def test_sentences_in_cells(text: str, issues: int) -> None:
    document = read_printed("Fees")
    grid = Grid(((Cell("4"), Cell(text)),))
    block = replace(document.blocks[0], kind="grid", grid=grid)
    assert codes(find_unread_cells(replace(document, blocks=(block,)), NOTHING)) == ["cell-prose-unread"] * issues


HELD = "A MEETING OF THE PARKS PANEL\n\nWILL BE HELD ON TUESDAY 6 MAY 2031 AT 6.00 PM"
NEXT = "The next meeting of the panel is to be held on 6 May 2031 at 6.00 pm."
ITEM = (AgendaItem(**HERE, meeting=None, number="1", title="Minutes"),)
MEETINGS = [
    (HELD, replace(NOTHING, meetings=(meeting(role="pack", date="2031-04-25"),)), ["meeting-day-differs"]),
    (HELD, replace(NOTHING, meetings=(meeting(role="pack", date="2031-05-06"),)), []),
    ("Marlbeck\n\nDRAFT MINUTES SUBJECT TO APPROVAL", NOTHING, ["minutes-unread"]),
    ("Marlbeck\n\nDRAFT MINUTES SUBJECT TO APPROVAL", replace(NOTHING, meetings=(meeting(),)), []),
    ("Marlbeck\n\nThe minutes were read.", NOTHING, []),
    (NEXT, replace(NOTHING, meetings=(meeting(role="pack", date="2031-04-25"),)), []),
    ("Parks Panel\n\nMinutes of the meeting of 25 April 2031", replace(NOTHING, agenda_items=ITEM), []),
    ("Cabinet decisions", replace(NOTHING, attendance=people("Cllr A Moor", "Cllr B Lind")), ["meeting-unread"]),
]


@pytest.mark.parametrize(("text", "found", "wanted"), MEETINGS)
def test_meetings(text: str, found: Extraction, wanted: list[str]) -> None:
    assert codes(find_unread_meetings(parts_of(text, "cover"), found)) == wanted


def items(*numbers: str) -> tuple[MinuteItem, ...]:
    return tuple(MinuteItem(**HERE, meeting=None, number=number, title=f"Item {number}") for number in numbers)


HEADED = "Parks\n\n" + "\n\n".join(
    f"{name.upper()}\n\nThe panel talked of the old works for an hour." for name in ("fees", "quays", "piers")
)
ROWS = "1.\tFees\t3\n2.\tQuays\t5\n3.\tPiers\t9\n"
ITEMS = [
    ("PL31/4 Fees\n\nTalk.", "minutes", items("PL31/2", "PL31/3"), ["item-unread"]),
    ("PL31/3 Fees\n\nTalk.", "minutes", items("PL31/2", "PL31/3"), []),
    ("PL31/4\u00b2 Fees\n\nTalk.", "minutes", items("PL31/2\u00b2", "PL31/3\u00b2"), ["item-unread"]),
    ("PL31/40 Fees\n\nTalk.", "minutes", items("PL31/2", "PL31/3"), []),
    ("PL31/" + "4" * 6000, "minutes", items("PL31/2", "PL31/3"), []),
    (HEADED, "minutes", (), ["minutes-items-unread"]),
    (HEADED, "minutes", items("1", "2", "3"), []),
    (ROWS, "cover", (), ["agenda-unread"]),
    (ROWS, "report", (), []),
]


@pytest.mark.parametrize(("text", "kind", "read", "wanted"), ITEMS)
def test_items(text: str, kind: PartKind, read: tuple[MinuteItem, ...], wanted: list[str]) -> None:
    found = replace(NOTHING, minute_items=read, meetings=(meeting(),))
    assert codes(find_unread_items(parts_of(text, kind), found)) == wanted


def test_rows_of_an_agenda_that_was_read() -> None:
    read = tuple(AgendaItem(**HERE, meeting=None, number=number, title="Fees") for number in "123")
    assert codes(find_unread_items(parts_of(ROWS, "cover"), replace(NOTHING, agenda_items=read))) == []


DECISIONS = [
    ("It was agreed to mend the quays.\n\nIt was agreed to keep the fees.", "minutes", 1),
    ("The Chairman put the motion to the vote and it was agreed.", "minutes", 0),
    ("The minutes were agreed as a true record.", "minutes", 0),
    ("DECISION: REFUSE", "report", 1),
    ("In May it was agreed to keep the fees.", "report", 0),
]


@pytest.mark.parametrize(("text", "kind", "issues"), DECISIONS)
def test_decisions_told(text: str, kind: PartKind, issues: int) -> None:
    assert codes(find_told(parts_of(text, kind), NOTHING)) == ["decision-unread"] * issues


@pytest.mark.parametrize(("text", "wanted"), [("EX73", ["decision-unclear"]), ("Approved.", []), ("Keep fees", [])])
def test_decisions_of_one_word(text: str, wanted: list[str]) -> None:
    row = Resolution(**HERE, meeting=None, minute_item=None, item_title=None, kind="resolved", number=None, text=text)
    assert codes(find_told([], replace(NOTHING, resolutions=(row,)))) == wanted


ROLES = [
    ("Case Officer\n\nAnn Dale\n\nThe quays are old.", (), 1),
    ("Bo Lind\n\nMara Pell (Vice-Chair)\n\nThe quays are old.", (), 1),
    ("Case Officer\n\nAnn Dale\n\nThe quays are old.", ("Ann Dale",), 0),
    ("Presented by: Bo Lind, Deputy Treasurer\n\nThe quays are old.", (), 1),
    ("Report Author:\n\nTelephone No:", (), 0),
    ("Member\tPost\tHere\nMara Pell\tHead of Parks\tyes\nBo Lind\tClerk\tyes\n", (), 1),
]


@pytest.mark.parametrize(("text", "read", "issues"), ROLES)
def test_people_behind_labels_of_posts(text: str, read: tuple[str, ...], issues: int) -> None:
    assert (
        codes(find_unread_roles(parts_of(text), replace(NOTHING, attendance=people(*read)))) == ["role-unread"] * issues
    )


FRONT = "Parks Panel\n\n7 May 2031 at 7.00 pm\n\nThe Old Hall, Marlbeck"
FIELDS = [
    (meeting(), []),
    (meeting(venue=""), ["meeting-place-unread"]),
    (meeting(start_time=""), ["meeting-hour-unread"]),
    (meeting(committee="Council Summons and Agenda"), ["meeting-body-unclear"]),
]


@pytest.mark.parametrize(("read", "wanted"), FIELDS)
def test_fields_of_meetings(read: Meeting, wanted: list[str]) -> None:
    assert codes(find_unread_fields(parts_of(FRONT, "minutes"), replace(NOTHING, meetings=(read,)))) == wanted


REPORTS = [
    ("Fees\n\nUnrestricted\n\n7 May 2031", {}, ["report-classification-unread", "report-date-unread"]),
    ("Fees\n\nUnrestricted\n\n7 May 2031", {"classification": "Open", "date": "2031-05-07"}, []),
    ("Fees\n\nDecision type: Key decision", {}, ["audit-trail-unread"]),
    ("Fees", {"meeting_name": "Ann Dale, Head of Parks"}, ["report-field-unclear"]),
    ("Fees", {"meeting_name": "Parks Panel", "from_officer": "Head of Parks"}, []),
    ("Fees", {"meeting_name": "Report of the Treasurer Classification: Open"}, ["report-field-unclear"]),
]


@pytest.mark.parametrize(("text", "given", "wanted"), REPORTS)
def test_fields_of_reports(text: str, given: dict[str, str], wanted: list[str]) -> None:
    report = Report(**HERE, title="Fees", **given)  # type: ignore[arg-type]
    assert codes(find_unread_fields(parts_of(text), replace(NOTHING, reports=(report,)))) == wanted


CENTRES = [("Old Hall Fees", []), ("Quays", ["meeting-place-unread"])]


@pytest.mark.parametrize(("title", "wanted"), CENTRES)
def test_the_title_of_a_report_is_no_place(title: str, wanted: list[str]) -> None:
    parts = parts_of("Parks Panel\n\n7 May 2031 at 7.00 pm\n\nTitle: Old Hall Fees")
    found = replace(NOTHING, meetings=(meeting(venue="", role="pack"),), reports=(Report(**HERE, title=title),))
    assert [code for code in codes(find_unread_fields(parts, found)) if code.startswith("meeting")] == wanted


NUMBERS = [(("1", "2", "4"), 1), (("1.0", "2.0", "4.0"), 1), (("1", "2", "3"), 0), (("1", "3", "2"), 0)]


@pytest.mark.parametrize(("numbers", "issues"), NUMBERS)
def test_sections_left_out(numbers: tuple[str, ...], issues: int) -> None:
    report = Report(**HERE, title="Fees")
    sections = tuple(Section(**HERE, report=report, level=1, heading="Fees", number=number) for number in numbers)
    found = replace(NOTHING, reports=(report,), sections=sections)
    assert codes(find_skipped_clauses(found)) == ["section-number-skipped"] * issues


CITED = [
    ("1 2", "as set out in recommendation 3", 1),
    ("1 2", "see recommendation 2", 0),
    ("1 2", "recommendation 3 of the audit", 0),
]


@pytest.mark.parametrize(("numbers", "text", "issues"), CITED)
def test_recommendations_spoken_of(numbers: str, text: str, issues: int) -> None:
    report = Report(**HERE, title="Fees")
    clauses = tuple(
        Recommendation(**HERE, report=report, number=number, text="Keep fees") for number in numbers.split()
    )
    row = Paragraph(**HERE, report=report, section=None, number=None, text=text, block=0)
    found = replace(NOTHING, reports=(report,), recommendations=clauses, paragraphs=(row,))
    assert codes(find_cited(found)) == ["recommendation-number-skipped"] * issues


COUNTED = [
    ("Present: Councillors Moor, Lind and Pell (3)", []),
    ("Present: Cllr A Moor, Cllr B Lind (3)", ["attendance-count-differs"]),
]


@pytest.mark.parametrize(("text", "wanted"), COUNTED)
def test_how_many_a_list_says(text: str, wanted: list[str]) -> None:
    found = replace(NOTHING, attendance=people("Cllr Moor", "Cllr B Lind"))
    assert codes(find_unread_people(parts_of(text, "minutes"), found)) == wanted


@pytest.mark.parametrize(("number", "wanted"), [("c", "3"), ("4", "4"), ("v", "v"), ("\u0130", "\u0130"), (None, None)])
def test_letters_that_count(number: str | None, wanted: str | None) -> None:
    assert _figure(number) == wanted
