"""Known flaws in the packages that are installed: `./run audit`; without the advisories it says so and passes.

The list is asked once a day for the same packages: what was found is kept beside them.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import subprocess
import sys
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

PATIENCE = 60  # seconds
KEPT = Path(sys.prefix) / "audited.json"


def main() -> int:
    key = f"{datetime.date.today()} {installed()}"
    kept = read_kept()
    if kept.get("key") == key:
        code, lines = kept["code"], [*kept["lines"], "audit: as found earlier today"]
    else:
        code, lines = judge(*ask())
        KEPT.write_text(json.dumps({"key": key, "code": code, "lines": lines}), "utf-8")
    print("\n".join(lines))
    return int(code)


def installed() -> str:
    """One hash of the names and versions of all that is installed."""
    named = sorted(f"{each.metadata['Name']} {each.version}" for each in distributions())
    return hashlib.sha256("\n".join(named).encode()).hexdigest()


def read_kept() -> dict[str, Any]:
    try:
        kept = json.loads(KEPT.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}


def ask() -> tuple[str, str]:
    """What pip-audit says, and why it says nothing."""
    command = [sys.executable, "-m", "pip_audit", "--format", "json", "--progress-spinner", "off", "--skip-editable"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        return "", f"no answer within {PATIENCE} seconds"
    return done.stdout, (done.stderr.strip().splitlines() or ["it gave no reason"])[-1]


def judge(answer: str, reason: str) -> tuple[int, list[str]]:
    """The exit code and what to say: 1 for a known flaw only."""
    try:
        packages = json.loads(answer)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return 0, [f"audit: skipped, the list of advisories cannot be had: {reason[:200]}"]
    looked_up = [package for package in packages if "vulns" in package]
    if not looked_up:
        return 0, [f"audit: skipped, the registry in use has no advisories ({len(packages)} packages not looked up)"]
    flawed = [(package["name"], package["version"], flaw["id"]) for package in looked_up for flaw in package["vulns"]]
    told = [f"audit: {name} {version}: {flaw}" for name, version, flaw in flawed]
    summary = f"audit: {len(looked_up)} of {len(packages)} packages looked up, {len(flawed)} known flaws"
    return int(bool(flawed)), [*told, summary]


if __name__ == "__main__":
    sys.exit(main())
