"""Makes the papers and their truth anew: `./run papers`."""

from __future__ import annotations

import json
from pathlib import Path

from packs.plain import write_text
from packs.source import read_papers
from packs.truth import find_truth
from packs.typeset import typeset

HERE = Path(__file__).parent


def main() -> None:
    for paper in read_papers():
        words = write_text(paper)
        data = typeset(paper)
        (HERE / "papers" / "pdf" / f"{paper.stem}.pdf").write_bytes(data)
        (HERE / "papers" / "text" / f"{paper.stem}.txt").write_text(words, encoding="utf-8")
        truth = json.dumps(find_truth(paper, words), indent=1, ensure_ascii=False) + "\n"
        (HERE / "truth" / f"{paper.stem}.json").write_text(truth, encoding="utf-8")
        print(f"{paper.stem}: {len(data) // 1024} KB, {len(words.splitlines())} lines of text")


if __name__ == "__main__":
    main()
