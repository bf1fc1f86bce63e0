"""Lists of those present in further forms: posts before and behind names, hearings, registers, talk among the names."""

import pytest

from extract.attendance.attendance_labels import parse_group_label
from extract.attendance.attendance_talk import talk_start
from test_minutes_forms import read

HEAD = "Minutes of a meeting of the Harbour Board held on 6 May 2031 at 2 pm in the Old Hall\n\n"
ITEMS = "\n\n1. Declarations of interest\n\nThere were none.\n\n2. Minutes\n\nThe minutes were agreed.\n"


def people(listing: str) -> list[tuple[str, str | None, str]]:
    return [(row.name, row.role, row.status) for row in read(HEAD + listing + ITEMS).attendance]


FORMS = [
    # printed list, (name, role, status) of each person
    (
        "In the Chair: Mayor (Councillor J Holt)\n\nMembers Present: Aldermen \u2013 F Reed and P Oke",
        [
            ("F Reed", None, "present"),
            ("P Oke", None, "present"),
            ("Councillor J Holt", "Chair", "present"),
        ],
    ),
    (
        "Present: The Worshipful the Mayor\nCouncillor A Holt\nDeputy Mayor\nCouncillor J Reed\nAldermen B Oke, C Lee",
        [
            ("Councillor A Holt", "The Worshipful the Mayor", "present"),
            ("Councillor J Reed", "Deputy Mayor", "present"),
            ("B Oke", None, "present"),
            ("C Lee", None, "present"),
        ],
    ),
    (
        (
            "Present: Councillor L Holt (Leader), in the Chair. Before business there was a tribute to Cllr Noakes."
            "\n\nCouncillors G Reed (Deputy Leader), R Oke and Ms F Lee."
        ),
        [
            ("Councillor L Holt", "Leader, in the Chair", "present"),
            ("G Reed", "Deputy Leader", "present"),
            ("R Oke", None, "present"),
            ("Ms F Lee", None, "present"),
        ],
    ),
    (
        (
            "Present:\nCllr A Holt (Chair)\nCllr B Reed\n\nIn attendance:\nTwo members of the public\n"
            "Mr W Oke Clerk to the Parish Council"
        ),
        [
            ("Cllr A Holt", "Chair", "present"),
            ("Cllr B Reed", None, "present"),
            ("Mr W Oke", "Clerk to the Parish Council", "officer support"),
        ],
    ),
    (
        "Present: Cllrs P Holt, J Reed, and E Oke\n\nAlso present Mrs C Lee acting as clerk to the council",
        [
            ("P Holt", None, "present"),
            ("J Reed", None, "present"),
            ("E Oke", None, "present"),
            ("Mrs C Lee", "acting as clerk to the council", "officer support"),
        ],
    ),
    (
        "Present: Councillors B Holt (Chairman), P Reed and A Oke (Clerk).",
        [
            ("B Holt", "Chairman", "present"),
            ("P Reed", None, "present"),
            ("A Oke", "Clerk", "officer support"),
        ],
    ),
    (
        "PRESENT\nSchool members:\nPaula Holt, Mary Reed\nOther schools:\nPeter Oke, Ian Lee\nOfficers:\nKath Marsh",
        [
            ("Paula Holt", None, "present"),
            ("Mary Reed", None, "present"),
            ("Peter Oke", None, "present"),
            ("Ian Lee", None, "present"),
            ("Kath Marsh", None, "officer support"),
        ],
    ),
    (
        (
            "Present: Councillors M Holt (Chairman) and J Reed\n\nOfficers: Mr K Oke (Licensing Officer)\n\n"
            "Applicant: Mr R Lee, represented by Ms C Marsh (Solicitor)\n\nOther persons: Mrs E Pask"
        ),
        [
            ("M Holt", "Chairman", "present"),
            ("J Reed", None, "present"),
            ("Mr K Oke", "Licensing Officer", "officer support"),
            ("Mr R Lee", None, "other members present"),
            ("Ms C Marsh", "Solicitor", "other members present"),
            ("Mrs E Pask", None, "other members present"),
        ],
    ),
    (
        "Attending:\nCllr A Holt\nCllr B Reed\nMrs C Oke (Clerk)",
        [
            ("Cllr A Holt", None, "present"),
            ("Cllr B Reed", None, "present"),
            ("Mrs C Oke", "Clerk", "officer support"),
        ],
    ),
    (
        "Participating: Chairman: Cllr H Holt\nCouncillors: Mr M Reed and Cllr A Oke",
        [
            ("Cllr H Holt", "Chairman", "present"),
            ("Mr M Reed", None, "present"),
            ("Cllr A Oke", None, "present"),
        ],
    ),
    (
        (
            "Present: Cllr A Holt (Chair), Cllr B Reed. In attendance: Mrs C Oke (Clerk), County Cllr D Lee,"
            " 4 members of the public"
        ),
        [
            ("Cllr A Holt", "Chair", "present"),
            ("Cllr B Reed", None, "present"),
            ("Mrs C Oke", "Clerk", "officer support"),
            ("County Cllr D Lee", None, "other members present"),
        ],
    ),
    (
        (
            "Present: Councillor A Holt (in the Chair)\n\nCouncillors: B Reed and T Oke\n\n"
            "Independent Persons: Ms Ruth Lee and Mr Bo Pask\n\nGovernors of schools: Mr C Marsh, Mrs D Tull"
        ),
        [
            ("Councillor A Holt", "in the Chair", "present"),
            ("B Reed", None, "present"),
            ("T Oke", None, "present"),
            ("Ms Ruth Lee", None, "present"),
            ("Mr Bo Pask", None, "present"),
            ("Mr C Marsh", None, "present"),
            ("Mrs D Tull", None, "present"),
        ],
    ),
    (
        (
            "Present:\nCllr A Holt\nCllr B Reed\n\nIn attendance:\nMiss L Oke, Administrator\n"
            "Mr Roy Lee, Moor Advertiser\nMr C Marsh, Overton Lions"
        ),
        [
            ("Cllr A Holt", None, "present"),
            ("Cllr B Reed", None, "present"),
            ("Miss L Oke", "Administrator", "officer support"),
            ("Mr Roy Lee", "Moor Advertiser", "officer support"),
            ("Mr C Marsh", "Overton Lions", "officer support"),
        ],
    ),
    (
        (
            "Present:\nAnn Holt\nBo Reed\n\nOfficers:\n\nDi Oke, Head of Secondary and Further\nEmployment\n"
            "Cy Lee, Manager, Priority Learners\nEd Marsh, Scrutiny Officer"
        ),
        [
            ("Ann Holt", None, "present"),
            ("Bo Reed", None, "present"),
            ("Di Oke", "Head of Secondary and Further Employment", "officer support"),
            ("Cy Lee", "Manager, Priority Learners", "officer support"),
            ("Ed Marsh", "Scrutiny Officer", "officer support"),
        ],
    ),
    (
        "Present: Joan Holt (Chairman)\n\nNeil Reed\n\nMary Lee\n\nMinute of last meeting: signed.",
        [("Joan Holt", "Chairman", "present"), ("Neil Reed", None, "present"), ("Mary Lee", None, "present")],
    ),
    (
        "Present:\nHetty Grant\nAnn Holt\nBo Ward",
        [("Hetty Grant", None, "present"), ("Ann Holt", None, "present"), ("Bo Ward", None, "present")],
    ),
]


@pytest.mark.parametrize(("listing", "found"), FORMS)
def test_lists_of_people(listing: str, found: list[tuple[str, str | None, str]]) -> None:
    assert sorted(people(listing), key=str) == sorted(found, key=str)


def test_a_heading_that_opens_the_list_may_end_with_councillors() -> None:
    text = (
        "Minutes of a meeting of the HARBOUR BOARD held in the Old Hall on 6 May 2031 when there were present:\n"
        "Councillors\n\nMrs S Holt (Chairman)\n\nB Reed\n\nOfficers\n\nMr A Oke \u2013 Clerk" + ITEMS
    )
    assert [(row.name, row.status) for row in read(text).attendance] == [
        ("Mrs S Holt", "present"),
        ("B Reed", "present"),
        ("Mr A Oke", "officer support"),
    ]


def test_a_register_that_no_label_leads() -> None:
    text = (
        "Minutes of the Parks Committee held on 6 May 2031\n\n"
        "Councillor\tPresent\tApologies\tAbsent\n"
        "Cllr S Holt (Chair)\t\u2713\t\t\nCllr T Reed\t\t\u2713\t\nCllr P Oke\t\t\t\u2713\n" + ITEMS
    )
    assert [(row.name, row.status) for row in read(text).attendance] == [
        ("Cllr S Holt", "present"),
        ("Cllr T Reed", "apologies"),
    ]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Applicants:", "other members present"),
        ("OTHER PERSONS:", "other members present"),
        ("Participants", "present"),
    ],
)
def test_labels_of_hearings(text: str, status: str) -> None:
    label = parse_group_label(text)
    assert label is not None
    assert label.status == status


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("Councillors Holt and Reed. The Chair welcomed them.", "Councillors Holt and Reed. "),
        ("Mrs A Holt, the Clerk, was in attendance.", "Mrs A Holt, the Clerk, was in attendance."),
        ("Councillors Holt (Chair), Reed, Oke.", "Councillors Holt (Chair), Reed, Oke."),
    ],
)
def test_a_list_ends_where_sentences_follow(text: str, listed: str) -> None:
    assert text[: talk_start(text)] == listed
