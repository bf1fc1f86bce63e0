"""Queries that would take all time or memory, put to the site over a corpus: python -m greedy corpus.db (in tests/).

Each is answered, or refused with a sentence, and the site goes on. Prints what each took, and the memory of all.
"""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from sites import getter

NUMBERS = "with recursive n(x) as (select 1 union all select x + 1 from n) "
MANY = ", ".join(["zeroblob(15000000)"] * 100)
BLOBS = "with recursive n(x) as (select randomblob(99999) union "
# All that they could give is memory: each is refused, or gives nothing.
HUNGRY = [
    "select hex(zeroblob(500000000))", f"select {MANY}", "select printf('%.*c', 1000000000, 'x')",
    f"select format('{'%.2000000000c' * 20}', 'x')",
    "select replace(hex(zeroblob(999)), '0', hex(zeroblob(99999)))", f"{NUMBERS} select zeroblob(1000000) from n",
    f"{NUMBERS} select group_concat(hex(zeroblob(999999))) from n",
    f"{NUMBERS} select x, randomblob(99999) from n order by 2",
    f"{NUMBERS} select json_group_array(hex(zeroblob(99999))) from n",
    f"{BLOBS} select randomblob(99999) from n) select count(*) from n",
    f"{BLOBS} all select x || randomblob(999999) from n) select max(x) from n",
]  # fmt: skip
# Each takes minutes to hours with SQLite's own function, and within it no clock is looked at.
SLOW = [
    "select instr(zeroblob(9000000), zeroblob(4500000) || x'01')",
    "select length(replace(hex(zeroblob(4000000)), hex(zeroblob(2000000)) || '1', 'x'))",
    "select trim(hex(zeroblob(4000000)), replace(hex(zeroblob(4000000)), '0', '1') || '0')",
    "select ltrim(hex(zeroblob(4000000)), hex(randomblob(4000000)))",
    "select printf('%.9999999c', 'x')",
]
# What takes as long as the corpus is large.
WIDE = [
    "select count(*) from paragraphs, paragraphs as others, pages", "select * from paragraphs order by random()",
    f"select count(*) from paragraphs where text like '%{'a%' * 40}b'", "select group_concat(text) from paragraphs",
    "select json_group_array(text) from paragraphs", "select distinct substr(text, 2) from paragraphs",
    "select text, count(*) from paragraphs group by 1 order by 2 desc", "select * from pages, paragraphs, search",
    "select one.id from paragraphs as one join paragraphs as other on substr(one.text, 9) = substr(other.text, 9)",
    "select max(length(text)) over (order by text) from paragraphs", "select count(distinct text) from pages",
    "select highlight(search, 3, 'a', 'b') from search where search match 'a* OR b* OR t*' order by rank",
    "select count(*) from search where search match 'a* OR b* OR c* OR the'", "select sum(length(text)) from search",
    "select * from search_facets order by date, kind, committee",
    "select * from paragraphs union select * from paragraphs",
]  # fmt: skip


def ask(get: Any, name: str, sql: str) -> tuple[int, float, str]:
    """Status, seconds, and what was said where there is no answer; `name` is the database's."""
    begun = time.monotonic()
    answer = get(f"/{name}.json?" + urlencode({"sql": sql, "_shape": "objects"}))
    seconds = time.monotonic() - begun
    assert answer.status_code in (200, 400, 503) and "Traceback" not in answer.text, (sql, answer.status_code)
    said = answer.json()
    refused = answer.status_code != 200
    assert not refused or said.get("error"), sql
    nothing = said.get("rows") and list(said["rows"][0].values()) == [None]
    assert refused or nothing or sql not in HUNGRY, sql
    return answer.status_code, seconds, str(said.get("error") or "")


def main(database: Path) -> None:
    get = getter(database)
    get(f"/{database.stem}/meetings.json")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for sql in (*HUNGRY, *SLOW, *WIDE):
        status, seconds, said = ask(get, database.stem, sql)
        print(f"{seconds:6.1f} s  {status}  {sql[:60]:60}  {said}", file=sys.stderr, flush=True)
        assert get(f"/{database.stem}/meetings.json").status_code == 200, sql
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
    get.close()  # type: ignore[attr-defined]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
