"""People with their roles, from forms, labels and sentences."""

import pytest

from extract.facts import Attendance, AuditTrail, BackgroundPaper, Distribution, Officer
from extract.people.officers import find_officers
from extract.people.people_in_text import find_roles
from extract.people.roles import parse_role
from ingest.model import Block, Cell, Document, Grid, Line, Page, Span
from printed import read_printed

HERE = {"span": Span(line=1), "rule": "test"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Director, Children's Homes, explained that", "Director, Children's Homes"),
        ("manager of parks requested the page", "manager of parks"),
        ("Head of Parks, Paths and Trees to present", "Head of Parks, Paths and Trees"),
        (
            "Independent Chair of the Harwick Board (HWB) and Bo Reed, clerk",
            "Independent Chair of the Harwick Board (HWB)",
        ),
        ("Manager, Priority Routes, introduced", "Manager, Priority Routes"),
        ("Chair for the municipal year 2025/26", "Chair"),
        (
            "Cabinet Member for Planning, Highways and Waste from 2015",
            "Cabinet Member for Planning, Highways and Waste",
        ),
        ("Clerk. The meeting closed", "Clerk"),
        ("Consultant in Public Health, presented", "Consultant in Public Health"),
        ("Director in Harwick said", "Director"),
        ("Section 151 Officer), and", "Section 151 Officer"),
        ("Leader of the Quay Group Councillor Bo Reed", "Leader of the Quay Group"),
        ("Lead Councillor for Parks", "Lead Councillor for Parks"),
        ("Chief Officer: Harbour Care and Paths.", "Chief Officer: Harbour Care and Paths"),
        ("Chair: Thank you all for that.", "Chair"),
        ("14-19 Representative, and others", "14-19 Representative"),
        ("2031 Chair", None),
        ("Chairman and duly signed the book", "Chairman"),
        ("Early Help Manager, said", "Early Help Manager"),
        ("Clerk to the Council, said", "Clerk to the Council"),
        ("Clerk to write to him", "Clerk"),
        ("the weather was fine", None),
        ("", None),
    ],
)
def test_role(text: str, expected: str | None) -> None:
    assert parse_role(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Moor, Director, Children's Homes, explained it", [("Ann Moor", "Director, Children's Homes")]),
        ("The Leader of the Harbour Group, Mr Reed, thanked all", [("Mr Reed", "Leader of the Harbour Group")]),
        ("Team: Bo Reed – Lead Harbour Architect – 3 May 2031", [("Bo Reed", "Lead Harbour Architect")]),
        ("It was presented by the Chief Executive, Ann Moor.", [("Ann Moor", "Chief Executive")]),
        (
            "Mr A B Moor (Clerk) and Ann Reed (General Counsel)",
            [("Mr A B Moor", "Clerk"), ("Ann Reed", "General Counsel")],
        ),
        ("Mr Moor sat from 2013 and served as Chairman of the Fund from 2017", [("Mr Moor", "Chairman of the Fund")]),
        ("Councillor Bo Reed was elected Chair for the coming year", [("Councillor Bo Reed", "Chair")]),
        ("Ann Moor, the Council's Monitoring Officer, advised", [("Ann Moor", "Monitoring Officer")]),
        ("Councillor Moor, seconded by Councillor Reed, agreed", []),
        ("The Prime Minister, and the Secretary of State, wrote", []),
        ("In Harwick, Head Lane is closed", []),
        # a post that several share
        (
            "Ann Moor and Bo Reed, Heads of Service, attended.",
            [("Ann Moor", "Head of Service"), ("Bo Reed", "Head of Service")],
        ),
        (
            "Ann Moor, Mr Bo Reed and Cy Lane (Assistant Directors) attended.",
            [
                ("Ann Moor", "Assistant Director"),
                ("Mr Bo Reed", "Assistant Director"),
                ("Cy Lane", "Assistant Director"),
            ],
        ),
        (
            "The two vice-chairs, Councillors Ann Moor and Bo Reed, thanked them.",
            [("Councillor Ann Moor", "vice-chair"), ("Councillor Bo Reed", "vice-chair")],
        ),
        (
            "Joint Heads of Parks, Ann Moor and Bo Reed, spoke.",
            [("Ann Moor", "Joint Head of Parks"), ("Bo Reed", "Joint Head of Parks")],
        ),
        (
            "Ann Moor, Head of Parks, and Bo Reed, Principal Officer",
            [("Ann Moor", "Head of Parks"), ("Bo Reed", "Principal Officer")],
        ),
        ("Ann Moor and Bo Reed told the Directors of it", []),
        ("members of the public, Ann Moor and Bo Reed", []),
        # as many posts as people, in their order
        (
            "agreed that Mr Ann Moor and Bo Reed be elected as Chair and Vice Chair respectively.",
            [("Mr Ann Moor", "Chair"), ("Bo Reed", "Vice Chair")],
        ),
        ("That Ann Moor and Bo Reed continue as Chair and Clerk", [("Ann Moor", "Chair"), ("Bo Reed", "Clerk")]),
        # what ends a post
        ("Ann Moor, Head of Parks (North) present the note", [("Ann Moor", "Head of Parks (North)")]),
        ("Bo Reed, who is retiring as Clerk after 20 years", [("Bo Reed", "Clerk")]),
        (
            "that Bo Reed (Head Teacher, Mead School) be elected Chairman of the Forum.",
            [("Bo Reed", "Head Teacher, Mead School"), ("Bo Reed", "Chairman of the Forum")],
        ),
        ("The Chairman of the Panel, Mr. J. T. Moor JP CC, came", [("Mr. J. T. Moor JP CC", "Chairman of the Panel")]),
        ("Dr Ann Moor (Named GP for Adults) came", [("Dr Ann Moor", "Named GP for Adults")]),
        # the body of a post, and posts of few words
        (
            "Ann Moor, currently Director of Finance at East Mead Council, had come",
            [("Ann Moor", "Director of Finance at East Mead Council")],
        ),
        ("Ann Moor, Director of Parks at the meeting of the Council, said", [("Ann Moor", "Director of Parks")]),
        ("Ann Moor, who takes up post as Head of Parks in May", [("Ann Moor", "Head of Parks")]),
        ("It is clerked by Ann Moor, clerk to the governors.", [("Ann Moor", "clerk to the governors")]),
        ("Fr Ann Moor, parish priest, spoke", [("Fr Ann Moor", "parish priest")]),
        ("Report of the Virtual Headteacher, Ann Moor", [("Ann Moor", "Virtual Headteacher")]),
        ("Councillor Moor, Ward Member, spoke", [("Councillor Moor", "Ward Member")]),
        (
            "The health representative, Dr Ann Moor, designated doctor, sent apologies",
            [("Dr Ann Moor", "designated doctor"), ("Dr Ann Moor", "health representative")],
        ),
        (
            "Mr. Moor who was there in his capacity as a Lay Member of the Panel",
            [("Mr. Moor", "Lay Member of the Panel")],
        ),
        ("known as Help Now, met the Cabinet Member in May", []),
        # letters with marks, and what is joined to a surname
        ("Contact Séamus Ó Dálaigh, Clerk.", [("Séamus Ó Dálaigh", "Clerk")]),
        ("Siân Łubieńska, Head of Parks, spoke", [("Siân Łubieńska", "Head of Parks")]),
        ("Abdul al-Moor, Head of Parks, spoke", [("Abdul al-Moor", "Head of Parks")]),
        ("Executive Sponsor Ann Moor, Head of Parks, spoke", [("Ann Moor", "Head of Parks")]),
        # words by which somebody holds a post
        ("Ann Moor, speaking as Director of Parks, said so", [("Ann Moor", "Director of Parks")]),
        ("Ann Moor in her role as Head of Parks said so", [("Ann Moor", "Head of Parks")]),
        ("Ann Moor had been Deputy Clerk since then", [("Ann Moor", "Deputy Clerk")]),
        ("Ann Moor has been appointed as the new Head of Parks", [("Ann Moor", "Head of Parks")]),
        ("Ann Moor, our new Head of Parks, said so", [("Ann Moor", "Head of Parks")]),
        # what stands around a post
        (
            "Ann Moor, Cabinet Member for Finance and Income Generation was there",
            [("Ann Moor", "Cabinet Member for Finance and Income Generation")],
        ),
        ("a report of the Parks Commissioner, Ann Moor (PCX) which", [("Ann Moor", "Parks Commissioner")]),
        (
            "from Ann Moor (Elections Manager (Deputy Monitoring Officer)) as",
            [("Ann Moor", "Elections Manager (Deputy Monitoring Officer)")],
        ),
        (
            "the leader, Cllr Ann Moor, and chief executive, Bo Reed",
            [("Cllr Ann Moor", "leader"), ("Bo Reed", "chief executive")],
        ),
        ("At the request of the Leader of the Council, Mr Moor, it was read", [("Mr Moor", "Leader of the Council")]),
        ("Professor Ann Moor, Professor of Marine Law, spoke", [("Professor Ann Moor", "Professor of Marine Law")]),
        (
            "Councillor Ann Moor, Leader of the Dale Group Councillor Bo Reed, Leader of the Harbour Group",
            [
                ("Councillor Ann Moor", "Leader of the Dale Group"),
                ("Councillor Bo Reed", "Leader of the Harbour Group"),
            ],
        ),
        (
            "Ann Moor, Head of Parks Bo Reed, Head of Roads",
            [("Ann Moor", "Head of Parks"), ("Bo Reed", "Head of Roads")],
        ),
        ("Councillor Bo Reed of Dale Hill, Chair of the Fund, said", [("Councillor Bo Reed", "Chair of the Fund")]),
        ("They heard a report of Ann Moor, Head of Parks", [("Ann Moor", "Head of Parks")]),
        ("Review: Coastal Adoption Ann Moor, Head of Parks", [("Ann Moor", "Head of Parks")]),
        ("Councillor Ann Moor (Dale Ward), Chair of the Panel, rose", [("Councillor Ann Moor", "Chair of the Panel")]),
        (
            "The Head of Parks (Ann Moor) and the Roads Manager (Bo Reed) spoke",
            [("Ann Moor", "Head of Parks"), ("Bo Reed", "Roads Manager")],
        ),
        ("The Assistant Director (Paths), Ann Moor, advised", [("Ann Moor", "Assistant Director (Paths)")]),
        ("Councillor Ann Moor would join the Board as Head of Paths", [("Councillor Ann Moor", "Head of Paths")]),
        ("Ann Moor, who stepped down as Chair in May", [("Ann Moor", "Chair")]),
        ("Bo Reed, who is Head of Roads at the Trust", [("Bo Reed", "Head of Roads")]),
        ("Bo Reed (Harwick Police), Chief Officer Ann Moor and others", []),
        ("I thank my vice-chair, Councillor Cy Dale.", [("Councillor Cy Dale", "vice-chair")]),
        (
            "Chief Inspector Di Hay remains as deputy chair.",
            [("Di Hay", "deputy chair"), ("Di Hay", "Chief Inspector")],
        ),
        ("Present: Parish Councillors Ed Lamb (Chairman); Flo Pond.", [("Ed Lamb", "Chairman")]),
    ],
)
def test_people_in_text(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(name, role) for name, role, *_ in find_roles(text)] == expected


def paper(*blocks: Block) -> Document:
    return Document("made-up.txt", "0" * 64, "text/plain", (Page(None, ""),), blocks)


def pairs(officers: tuple[Officer, ...]) -> list[tuple[str, str | None]]:
    return [(officer.name, officer.role) for officer in officers]


def line(text: str) -> Block:
    return Block("paragraph", text, (), Span(line=1))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A post right before a name.
        ("Area Commander Ann Moor will retire", [("Ann Moor", "Area Commander")]),
        ("Thanks were given to Parks Manager Bo Reed.", [("Bo Reed", "Parks Manager")]),
        ("The Head of Harbour Management Ann Moor presented it", [("Ann Moor", "Head of Harbour Management")]),
        ("the Leader of the Council Cllr A Moor said", [("Cllr A Moor", "Leader of the Council")]),
        ("In the absence of the Chair Councillor Moor presided", []),
        (
            "from Governor Ann Moor and Headteacher Bo Reed on it",
            [("Ann Moor", "Governor"), ("Bo Reed", "Headteacher")],
        ),
        ("Clerk and County Councillor Bo Reed", []),
        ("Councillor Ann Moor Chair Councillor Bo Reed Clerk", []),
        ("The Specialist Harwick Provision opened", []),
        ("Member Development Officer Training Day, held", []),
        # Initials without a title.
        ("J Moor, Strategic Director Places", [("J Moor", "Strategic Director Places")]),
        ("R Reed (Vice-Chairman)", [("R Reed", "Vice-Chairman")]),
        ("by D J Reed, Scrutiny Officer", [("D J Reed", "Scrutiny Officer")]),
        # The post is said to be somebody.
        (
            "The Harbour Network representative would be Dr Bo le Reed.",
            [("Dr Bo le Reed", "Harbour Network representative")],
        ),
        ("The Chair is Ann Moor.", [("Ann Moor", "Chair")]),
        ("The Chair is late", []),
        ("chaired by an independent chairman, Mrs Ann Moor.", [("Mrs Ann Moor", "independent chairman")]),
        ("Bo Reed had agreed to take the position of Vice Chair until May", [("Bo Reed", "Vice Chair")]),
        ("Bo Reed was unanimously re-elected as Chair", [("Bo Reed", "Chair")]),
        ("That Cllr Ann Moor be elected Chair", [("Cllr Ann Moor", "Chair")]),
        ("COUNCILLOR MRS ANN MOOR be elected Mayor", [("COUNCILLOR MRS ANN MOOR", "Mayor")]),
        # Surnames that are words of office or of places.
        ("Ann Bishop, Head of Parks, spoke", [("Ann Bishop", "Head of Parks")]),
        ("Bo South, Head of Parks, spoke", [("Bo South", "Head of Parks")]),
        ("the Chief Constable, Head of Police, spoke", []),
        # The post is of the person named right before it.
        (
            "a question from Cllr Bo Reed, the Leader of the Harbour Group, Ann Moor, Director of Parks, confirmed",
            [("Cllr Bo Reed", "Leader of the Harbour Group"), ("Ann Moor", "Director of Parks")],
        ),
        ("In reply, the Leader of the Harbour Group, Ann Moor, spoke", [("Ann Moor", "Leader of the Harbour Group")]),
        # A stretch of a list of members is no post.
        (
            "Councillors Ada Holt (Chair), Bo Reed, Cy Lane, Di Park (Vice-Chair), Ed Voss and Flo Dale",
            [("Ada Holt", "Chair"), ("Di Park", "Vice-Chair")],
        ),
        # "and" joins the words of a post that began behind a name.
        (
            "Also there: Mr Bo Reed, Roads, Fire and Crime Director, Ann Moor, Chief Executive, and Cy Fenn, Clerk.",
            [
                ("Mr Bo Reed", "Roads, Fire and Crime Director"),
                ("Ann Moor", "Chief Executive"),
                ("Cy Fenn", "Clerk"),
            ],
        ),
        (
            "The Director of Quays, Ann Moor and Head of Parks, Bo Reed, spoke.",
            [("Ann Moor", "Director of Quays"), ("Bo Reed", "Head of Parks")],
        ),
    ],
)
def test_posts_and_names_in_other_orders(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(name, role) for name, role, *_ in find_roles(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lead inspector: Ann Moor", [("Ann Moor", "Lead inspector")]),
        ("Team inspectors: Ann Moor, Bo Reed", [("Ann Moor", "Team inspector"), ("Bo Reed", "Team inspector")]),
        ("Report Author: Ann Moor", [("Ann Moor", "Report Author")]),
        ("Marlstow Council Report author: Ann Moor", []),
        ("Contact officer: Ann Moor, Senior Planner", [("Ann Moor", "Senior Planner")]),
        (
            "Foreword by Councillor Ann Moor, Cabinet Member for Parks",
            [("Councillor Ann Moor", "Cabinet Member for Parks")],
        ),
        ("Foreword by Councillor Ann Moor", []),
        ("FOREWORD BY COUNCILLOR ANN MOOR, CHAIR OF THE PANEL", [("COUNCILLOR ANN MOOR", "CHAIR OF THE PANEL")]),
        ("Cabinet Member: Councillor Ann Moor (Parks)", [("Councillor Ann Moor", "Cabinet Member, Parks")]),
        ("Officer comment: The plan is sound", []),
    ],
)
def test_labels(text: str, expected: list[tuple[str, str]]) -> None:
    assert pairs(find_officers(paper(line(text)))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dr Ann Moor AM Clinical Chair", [("Dr Ann Moor", "Clinical Chair")]),
        ("Bo Reed (BR) Director of Finance (part meeting)", [("Bo Reed", "Director of Finance")]),
        ("Cy Dale CDa Lay Member for Audit", [("Cy Dale", "Lay Member for Audit")]),
        ("Ann Moor BR Director of Finance", []),  # not her initials
        ("Ann Moor AM the plan went on", []),
    ],
)
def test_name_initials_and_role_on_a_line(text: str, expected: list[tuple[str, str]]) -> None:
    block = Block("paragraph", text, (Line(text, Span(line=1)),), Span(line=1), starts=(0,))
    assert pairs(find_officers(paper(block))) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("Signed:", "Name: Ann Moor", "Position: Head of Parks", "Date: 1 May 2021"), [("Ann Moor", "Head of Parks")]),
        (
            ("Thank you.", "Councillor Ann Moor", "Chair, Open Water Panel"),
            [("Councillor Ann Moor", "Chair, Open Water Panel")],
        ),
        (("Head of Parks", "Ann Moor", "Head of Roads", "Bo Reed"), []),  # the posts stand before the names
        (
            ("Ann Moor", "Head of Parks", "Bo Reed", "Head of Roads"),
            [("Ann Moor", "Head of Parks"), ("Bo Reed", "Head of Roads")],
        ),
        (("Ann Moor", "The officers have looked at the head of the dale"), []),
    ],
)
def test_names_over_posts(lines: tuple[str, ...], expected: list[tuple[str, str]]) -> None:
    blocks = [Block("paragraph", text, (Line(text, Span(line=1)),), Span(line=1), starts=(0,)) for text in lines]
    assert pairs(find_officers(paper(*blocks))) == expected


def test_who_was_in_the_chair_holds_a_post_once() -> None:
    def present(name: str, role: str) -> Attendance:
        return Attendance(meeting=None, name=name, role=role, status="present", **HERE)

    rows = (
        present("Cllr Ann Moor", "Vice-Chair, in the Chair. The meeting began at ten"),
        present("Bo Reed", "in the Chair"),
        present("Cllr Bo Reed", "Chairman"),
        present("Cy Dale", "In the chair"),
    )
    found = pairs(find_officers(paper(), attendance=rows))
    assert found == [("Cllr Ann Moor", "Vice-Chair"), ("Cllr Bo Reed", "Chairman"), ("Cy Dale", "Chair")]


def test_those_without_names_hold_no_post() -> None:
    crowd = Attendance(meeting=None, name="Mr Bo Reed", role="12 members of the public", status="present", **HERE)
    assert find_officers(paper(), attendance=[crowd]) == ()


def test_speaker_in_a_contents_cell() -> None:
    text = "Review: Open Water Ann Moor, Head of Parks, will present the report"
    grid = Grid(((Cell("5."), Cell(text), Cell("8 - 33")),))
    assert pairs(find_officers(paper(Block("grid", "", (), Span(line=1), grid=grid)))) == [
        ("Ann Moor", "Head of Parks")
    ]


def test_forms_give_people_once_and_members_without_a_post_none() -> None:
    trail = AuditTrail(
        report=None,
        lead_officer="Ann Moor, Director of Parks",
        report_author="Bo Reed, Senior Planner and Cy Dale, Clerk",
        cabinet_member="Councillor Di Hay, Parks and Paths",
        **HERE,
    )
    present = [
        Attendance(meeting=None, name="Councillor Ed Lamb", role=None, status="present", **HERE),
        Attendance(meeting=None, name="Councillor Flo Pond", role="Chair", status="present", **HERE),
        Attendance(meeting=None, name="Councillor Gus Rill", role="Councillor", status="present", **HERE),
    ]
    listed = Distribution(meeting=None, name="Ann Moor", role="Director of Parks", copies=1, **HERE)
    held = BackgroundPaper(report=None, title="Plan", contact="Hal Burn, Archivist, Tel: 020 7946 0011", **HERE)
    cut = Officer(name="Bo Reed", role="Senior", context="prose", **HERE)
    found = find_officers(
        paper(), audit_trails=[trail], attendance=present, distribution=[listed], background_papers=[held], prose=[cut]
    )
    assert pairs(found) == [
        ("Ann Moor", "Director of Parks"),
        ("Bo Reed", "Senior Planner"),
        ("Cy Dale", "Clerk"),
        ("Councillor Di Hay", "Cabinet Member, Parks and Paths"),
        ("Hal Burn", "Archivist"),
        ("Councillor Flo Pond", "Chair"),
    ]


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Clive Rook", "Clerk Bo Reed"),  # two people that stand side by side
        ("Cllr Moor", "Chief Finance Officer"),  # "a question from Cllr Moor, the Chief Finance Officer said"
    ],
)
def test_those_present_show_where_two_people_were_run_together(name: str, role: str) -> None:
    posts = [("Clive Rook", "RFO"), ("Bo Reed", "Clerk"), ("Cllr Moor", None), ("Ida Voss", "Chief Finance Officer")]
    attendance = [
        Attendance(**HERE, meeting=None, name=who, role=post, status="present")  # type: ignore[arg-type]
        for who, post in posts
    ]
    told = Officer(span=Span(line=1), rule="officer-name-comma-role", name=name, role=role, context="prose")
    found = find_officers(paper(line("The meeting began.")), attendance=attendance, prose=[told])
    assert (name, role) not in [(officer.name, officer.role) for officer in found]


@pytest.mark.parametrize(
    ("under", "expected"),
    [
        ("Chair of the Panel", ["Chair of the Panel"]),
        ("Chair's introduction", []),
        ("Children's Services Director", ["Children's Services Director"]),
    ],
)
def test_what_somebody_wrote_is_no_post(under: str, expected: list[str]) -> None:
    document = read_printed(f"Members of the panel\n\nBo Lind\n{under}\n\nWe met in May, and again in June.\n")
    assert [one.role for one in find_officers(document)] == expected


HEADS = "Name of consultee\tPost held\tDate sent\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{HEADS}Bo Lind\tParks Director\t1 May\n", ["Bo Lind, Parks Director"]),
        (f"{HEADS}Bo Lind\tAda Voss, the quays\t1 May\nAda Voss\t-\t2 May\n", []),
        ("Name of the scheme\tPost\nBo Lind\tDirector of Parks\nAda Voss\tClerk\n", []),
        ("Presented by\tBo Lind, Director of Parks\nTitle\tFees\n", ["Bo Lind, Director of Parks"]),
        # no head, or one that says that people stand below it
        (
            "Bo Lind\tHM Inspector (lead)\nAda Voss\tAssistant Inspector\nCy Dale\tOperational support\n",
            ["Bo Lind, HM Inspector (lead)", "Ada Voss, Assistant Inspector", "Cy Dale, Operational support"],
        ),
        (
            "Cllr Bo Lind (Chair)\tLabour\nCllr Ada Voss (Vice-Chair)\tGreen\nCllr Cy Dale\tGreen\n",
            ["Cllr Bo Lind, Chair", "Cllr Ada Voss, Vice-Chair"],
        ),
        (
            "Day\tWitness\tBody\n1 May\tBo Lind, Policy Lead\tHarwick Homes\n2 May\tAda Voss, Clerk\tMead\n",
            ["Bo Lind, Policy Lead", "Ada Voss, Clerk"],
        ),
        (
            "Membership\tPortfolio\nCllr Bo Lind (Chair)\tLeader of the Council\nCllr Ada Voss\tParks and Paths\n",
            ["Cllr Bo Lind, Chair", "Cllr Bo Lind, Leader of the Council"],
        ),
        # a list, one a line
        (
            "Service Manager (Courts) \u2013 Bo Lind\n\nAda Voss, Trust Representative\n\nHead of Parks: Cy Dale\n",
            ["Cy Dale, Head of Parks", "Bo Lind, Service Manager (Courts)", "Ada Voss, Trust Representative"],
        ),
        ("Bo Lind\n\nAda Voss, Clerk\n\nCy Dale, Treasurer\n", ["Ada Voss, Clerk", "Cy Dale, Treasurer"]),
        ("Author Name: Bo Lind\n", []),
        ("Present: Councillor Bo Lind, Councillor Ada Voss (Chair)\n", []),
        ("Write to the Parks Officer, Bo Lind (telephone 01632 960100), by May.\n", ["Bo Lind, Parks Officer"]),
        ("Write to the parks officer, Bo Lind (telephone 01632 960100), by May.\n", []),
    ],
)  # fmt: skip
def test_posts_beside_and_before_names(text: str, expected: list[str]) -> None:
    document = read_printed(f"1. Background\n\n1.1 The fees are low.\n\n{text}")
    assert [f"{one.name}, {one.role}" for one in find_officers(document)] == expected
