"""Which council a paper is of."""

from __future__ import annotations

from extract.fronts import councils


def test_a_cheap_look_at_a_text_spares_no_name_of_a_council() -> None:
    named = (*councils.BOROUGH_RE.matches, *councils.COUNCIL_WORD_RE.matches)
    assert all(any(word in text for word in councils.COUNCIL_WORDS) for text in named)
    assert [*councils.council_names(["The Marlstow City Council met."])] == ["Marlstow City Council"]
    assert all(councils.DOMAIN in text for text in councils.MAIL_RE.matches)
