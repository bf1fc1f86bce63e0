"""What each rule got right and wrong on papers read by hand, as `./run accuracy --write` kept it in a file here."""

from __future__ import annotations

import json
from pathlib import Path

KEPT = Path(__file__).parent / "precision.json"


def rules_sql(counted: str) -> str:
    """SQL for the facts of each rule beside what was measured; `counted` selects rule, table and facts.

    The figures stand in the SQL itself, so that stock Datasette shows them and a database holds those of its own time.
    """
    measured, rules = read_kept()
    rows = [f"({_text(rule)}, {_text(table)}, {right}, {wrong})" for rule, table, right, wrong in rules]
    values = ", ".join(rows or ["(NULL, NULL, 0, 0)"])
    return (
        f'WITH measured(rule, "table", right, wrong) AS (VALUES {values}) '
        'SELECT counted.rule, counted."table", counted.facts, '
        "round(1.0 * measured.right / (measured.right + measured.wrong), 3) AS precision, "
        "measured.right, measured.wrong, "
        f"CASE WHEN measured.rule IS NOT NULL THEN {_text(measured)} END AS measured "
        f"FROM ({counted}) AS counted LEFT JOIN measured "
        'ON measured.rule = counted.rule AND measured."table" = counted."table"'
    )


def read_kept() -> tuple[str, list[tuple[str, str, int, int]]]:
    """The day of the measurement (ISO 8601), and rule, table, right and wrong for each rule that made a judged fact."""
    if not KEPT.exists():
        return "", []
    kept = json.loads(KEPT.read_text(encoding="utf-8"))
    return kept["measured"], [
        (str(rule), str(table), int(right), int(wrong)) for rule, table, right, wrong in kept["rules"]
    ]


def _text(word: str) -> str:
    return "'" + word.replace("'", "''") + "'"
