"""Builds the wheel and holds its contents against what a person who installs it needs: `python tests/wheel.py`."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("ingest", "extract", "corpus")
KEPT = {".py", ".toml", ".json", ".html", ".css", ".js", ".svg", ".sql", ".typed"}


def find_expected() -> set[str]:
    """The files of the three packages that git knows, and the sample papers."""
    known = subprocess.run(["git", "ls-files", *PACKAGES], cwd=ROOT, capture_output=True, text=True, check=True)
    files = {name for name in known.stdout.splitlines() if Path(name).suffix in KEPT or name.endswith("py.typed")}
    samples = {f"corpus/samples/{path.name}" for path in (ROOT / "tests/packs/papers/pdf").glob("*.pdf")}
    texts = {f"corpus/sample_texts/{path.name}" for path in (ROOT / "tests/packs/papers/text").glob("*.txt")}
    return files | samples | texts


def read_wheel() -> set[str]:
    """The names in a freshly built wheel, its own dist-info left out."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "build", "--wheel", "--outdir", folder, str(ROOT)]
        built = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL)
        if built.returncode:
            sys.exit(f"the wheel could not be built:\n{built.stdout}{built.stderr}")
        (wheel,) = Path(folder).glob("*.whl")
        with zipfile.ZipFile(wheel) as archive:
            names = set(archive.namelist())
    if not any(name.endswith("licenses/LICENSE") for name in names):
        sys.exit("the wheel has no licence")
    return {name for name in names if ".dist-info/" not in name}


def main() -> None:
    expected, found = find_expected(), read_wheel()
    missing, strange = sorted(expected - found), sorted(found - expected)
    if missing or strange:
        sys.exit(f"wheel: missing {missing}, not expected {strange}")
    print(f"wheel: {len(found)} files, all of them in {', '.join(PACKAGES)}")


if __name__ == "__main__":
    main()
