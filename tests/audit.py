"""Known flaws in the packages that are installed: `./run audit`; without the advisories it says so and passes."""

from __future__ import annotations

import json
import subprocess
import sys

PATIENCE = 120  # seconds


def main() -> int:
    command = [sys.executable, "-m", "pip_audit", "--format", "json", "--progress-spinner", "off", "--skip-editable"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=PATIENCE)
        packages = json.loads(done.stdout)["dependencies"]
    except (subprocess.TimeoutExpired, ValueError, KeyError):
        print("audit: skipped, the list of advisories cannot be reached")
        return 0
    looked_up = [package for package in packages if "vulns" in package]
    if not looked_up:
        print(f"audit: skipped, the registry in use has no advisories ({len(packages)} packages not looked up)")
        return 0
    flawed = [(package["name"], package["version"], flaw["id"]) for package in looked_up for flaw in package["vulns"]]
    for name, version, flaw in flawed:
        print(f"audit: {name} {version}: {flaw}")
    print(f"audit: {len(looked_up)} of {len(packages)} packages looked up, {len(flawed)} known flaws")
    return 1 if flawed else 0


if __name__ == "__main__":
    sys.exit(main())
