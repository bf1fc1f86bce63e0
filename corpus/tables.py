"""Every table of the corpus, once; the contract with those who query it."""

from __future__ import annotations

from corpus.case_tables import CASES
from corpus.change_tables import CHANGES
from corpus.committees import aliases_sql, same_meeting_sql
from corpus.finding_tables import FINDINGS
from corpus.meeting_tables import MEETINGS
from corpus.paper_tables import PAPERS
from corpus.precision import rules_sql
from corpus.record_tables import RECORDS
from corpus.schema import Column, View, with_place

TABLES = tuple(with_place(table) for table in (*PAPERS, *MEETINGS, *CASES, *FINDINGS, *RECORDS, *CHANGES))
BY_NAME = {table.name: table for table in TABLES}
FACTS = tuple(table for table in TABLES if table.fact)

RULES_SQL = " UNION ALL ".join(
    f"SELECT rule, '{table.name}' AS \"table\", count(*) AS facts FROM [{table.name}] GROUP BY rule"
    for table in FACTS
    if not table.derived and table.name not in ("issues", "pages")
)
VIEWS = (
    View(
        "rules",
        "How many facts each rule made, table by table, and what share was right on papers read by hand.",
        rules_sql(RULES_SQL),
        (
            Column("rule", "Name of the rule."),
            Column("table", "The table its facts are in."),
            Column("facts", "How many.", "INTEGER"),
            Column(
                "precision",
                "The share right of the facts judged by hand; empty where none was judged.",
                "REAL",
            ),
            Column("right", "How many of the judged facts were right.", "INTEGER"),
            Column("wrong", "How many of the judged facts were wrong.", "INTEGER"),
            Column("measured", "The day of the measurement."),
        ),
    ),
    View(
        "meetings_without_minutes",
        "Meetings known from a pack, with no minutes of them in the corpus.",
        "SELECT * FROM meetings AS pack WHERE role = 'pack' AND NOT EXISTS (SELECT 1 FROM meetings AS held "
        f"WHERE held.role = 'minutes' AND {same_meeting_sql('held', 'pack')})",
        BY_NAME["meetings"].columns,
    ),
    View(
        "committee_aliases",
        "Committees of papers that name no council, and which body each is: told only where every one of its days is "
        "a meeting of that name of one council's body in another paper.",
        aliases_sql(),
        (
            Column("alias_id", "The committee's id in papers that name no council."),
            Column("committee_id", "The id of the same body in papers that name their council."),
            Column("days", "On how many days both met.", "INTEGER"),
        ),
    ),
)
