"""What `./run audit` makes of an answer: a known flaw fails, nothing else does, and what was not looked up is said."""

from __future__ import annotations

import json

import pytest

import audit


def packages(*listed: dict[str, object]) -> str:
    return json.dumps({"dependencies": [{"name": "spade", "version": "1.0", **each} for each in listed], "fixes": []})


@pytest.mark.parametrize(
    ("answer", "code", "said"),
    [
        ("", 0, "skipped, the list of advisories cannot be had: no route"),
        ("<html>", 0, "cannot be had: no route"),
        ("[]", 0, "cannot be had: no route"),
        (packages({"skip_reason": "not found"}), 0, "skipped, the registry in use has no advisories (1 packages"),
        (packages({"vulns": []}), 0, "1 of 1 packages looked up, 0 known flaws"),
        (packages({"vulns": [{"id": "PYSEC-1"}]}), 1, "audit: spade 1.0: PYSEC-1"),
        (packages({"vulns": [{"id": "PYSEC-1"}]}, {"skip_reason": "not found"}), 1, "1 of 2 packages looked up, 1 kn"),
    ],
)
def test_only_a_known_flaw_fails(answer: str, code: int, said: str) -> None:
    found, lines = audit.judge(answer, "no route")
    assert found == code and said in "\n".join(lines)
