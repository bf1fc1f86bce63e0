"""Sentences that tell of a decision without its word in front: what the body agreed, noted or carried."""

from __future__ import annotations

import re

from extract.decisions.decisions import DECIDER_FOR, DECIDERS
from extract.patterns import pattern

MINUTES_AGREED_RE = pattern(
    "minutes-agreed",
    r"^\W*(?:(?:that\s+)?the\s+|(?=minutes?\s+of\b))(?:draft\s+|open\s+|previous\s+|public\s+)?minutes?\b.{0,160}?\b(?:were|was|be|having\s+been|are)\s+(?:\w+\s+){0,3}?"
    r"(?P<word>agreed|approved|confirmed|accepted|adopted|signed|received|taken\s+as\s+read)\b",
    matches=(
        "The minutes of the meeting held on 3 May were agreed as a correct record.",
        "The Minutes were duly approved",
    ),
    rejects=("The minutes record that", "Minutes of the last meeting", "Minutes were taken"),
    flags=re.IGNORECASE,
)
BODY_AGREED_MINUTES_RE = pattern(
    "body-agreed-minutes",
    rf"^\W*(?:the\s+)?(?:sub-)?(?:{DECIDERS}|meeting|authority)\s+(?:had\s+before\s+(?:it|them)\s+and\s+)?(?:then\s+|duly\s+|unanimously\s+)?"
    r"(?P<word>agreed|approved|confirmed|accepted|adopted|received)\s+(?:the|as\s+a\s+(?:true|correct|accurate)\s+record,?\s+the)\s+(?:\w+\s+){0,2}minute(?:s\b(?!\s+silence)|\s+of\s+(?:the\s+)?(?:\w+\s+){0,2}meeting\b)",
    matches=(
        "The Committee confirmed the exempt minutes of the meeting held on 3 May as a true record.",
        "The Committee had before them and approved as a correct record, the Minute of Meeting of 3 May",
    ),
    rejects=("The Committee agreed the plan", "The Clerk approved the minutes"),
    flags=re.IGNORECASE,
)
# A council's agreement to something that no "that" or "to" leads: only of the whole body, at a sentence's start.
BODY_AGREED_RE = pattern(
    "body-agreed-something",
    r"^\W*(?:(?:(?:after|following)\s+(?:\w+\s+){0,3}(?:discussion|debate|consideration|questions)|having\s[^.;,]{4,120}),?\s+)?the\s+(?:full\s+)?(?:sub-committee|committee|council|cabinet|board|panel|authority)\s+"
    r"(?:then\s+|unanimously\s+|duly\s+|formally\s+|accordingly\s+){0,2}(?P<word>agreed|approved|endorsed|adopted|granted|refused|appointed|elected|ratified"
    r"|remitted|instructed|homologated|delegated|authorised|deferred|continued(?=\s+(?:(?:to\s+(?:its|the|a)\s+(?:\w+\s+){0,2}meeting\s+)?consideration|the\s+(?:application|matter|item|report))\b))\s+"
    r"(?!with\b|in\s+principle\s+with|by\b|how\b|there\b|it\b|this\s+was\b|and\b)(?=\w)",
    matches=(
        "The Council agreed payment of \u00a34 for the hall.",
        "After discussion the council agreed to complete the form.",
        "The Committee approved the budget.",
        "The committee accordingly approved the budget.",
        "The committee continued to its next meeting consideration of a report.",
        "Having heard the Convener, the Board remitted the matter to the Director.",
    ),
    rejects=(
        "Members agreed the hall was cold",
        "The Council agreed with the Mayor",
        "The council agreed. It was late",
    ),
    flags=re.IGNORECASE,
)
# The body that decides, alone above a list of what it did: "After consideration, the committee" over "(a) noted …".
BODY_ALONE_RE = pattern(
    "body-above-its-verbs",
    r"^(?:(?:after|following|having|on|thereafter|accordingly)\b[^.;:]{0,160}?,?\s+)?the\s+(?:full\s+)?(?:sub-committee|committee|council|cabinet|board|panel|authority)"
    r"(?:,?\s+(?:then|unanimously|accordingly|therefore|thereafter)){0,2}\s*+[:,\-\u2013]{0,2}\s*$",
    matches=("After consideration, the committee", "The Board:-", "Having heard the Clerk, the Panel unanimously:"),
    rejects=("The report was before the committee", "The Clerk told the Board:", "The committee agreed:"),
    flags=re.IGNORECASE,
)
# What the body agreed under an Act, above its clauses: "The Board agreed, in terms of Section 9 of the Act:-".
AGREED_IN_TERMS_RE = pattern(
    "body-agreed-in-terms",
    rf"^(?:(?:in\s+\w+ing|after|following|having|accordingly|thereafter)\b[^.;:]{{0,160}}?,?\s)?(?:it\s+was|the\s+(?:sub-)?(?:{DECIDERS}))\s"
    r"(?:then\s|unanimously\s)?(?P<word>agreed|resolved|decided)"
    r"(?:,?\s(?:in\s+terms\s+of|under|pursuant\s+to|in\s+accordance\s+with)\s[^;:]{4,140})?\s?:\s?[\-\u2013]?\s*$",
    matches=(
        "In making decisions on these items, the Committee agreed, in terms of Section 9 of the Act, 2031:-",
        "The Board agreed:-",
    ),
    rejects=(
        "In May 2031, the Committee agreed:",
        "The Clerk said that the Board agreed:",
        "The Board agreed the fees:",
    ),
    flags=re.IGNORECASE,
)
# Welsh and other cabinets say who was to sign the minutes.
TO_SIGN_RE = pattern(
    "authorised-to-sign-minutes",
    r"^\W*(?:that\s+)?the\s+(?:leader|chair\w*|mayor|convener|presiding\s+member)\s+(?:was|be)\s+(?P<word>authori[sz]ed)\s+to\s+sign\s+(?:as\s+a\s+[^.;:]{4,40}\s)?the\s+(?:\w+\s+){0,2}minutes\b",
    matches=("The Leader was authorised to sign the minutes of the last meeting as a correct record.",),
    rejects=("The Leader was authorised to sign the lease", "The Clerk asked the Chair to sign the minutes"),
    flags=re.IGNORECASE,
)
DECIDING_VERB_RE = pattern(
    "verb-of-a-body",
    r"^(?:also\s+|further\s+|unanimously\s+|therefore\s+){0,2}(?P<word>noted|agreed|resolved|approved|endorsed|adopted|instructed|authorised|remitted"
    r"|delegated|appointed|granted|refused|deferred|continued|homologated|requested|recommended|welcomed|thanked|accepted)\b",
    matches=("noted the report;", "agreed that it be let", "also instructed the Clerk"),
    rejects=("what the fees were", "notes the report", "heard the Clerk", "with a map"),
    flags=re.IGNORECASE,
)
# "It was agreed" with what should be, no "that" between.
IT_WAS_AGREED_RE = pattern(
    "it-was-agreed-something-should",
    r"^\W*it\s+was\s+(?:also\s+|then\s+|unanimously\s+){0,2}(?P<word>agreed|resolved|decided)\s+(?!that\b|to\b|not\s+to\b|with\b|by\b|how\b)(?=[^.;:]{2,160}\s(?:should|would)\s+be\b)",
    matches=("It was agreed \u00a390 should be held for repairs.",),
    rejects=("It was agreed that the hall should be let", "It was agreed with him that it should be let"),
    flags=re.IGNORECASE,
)
# What members agreed that a council pays, hires or buys.
MEMBERS_AGREED_RE = pattern(
    "members-agreed-an-appointment",
    r"^\W*(?:the|all)\s+(?:the\s+)?(?:councillors|members|trustees)\s+(?:then\s+|unanimously\s+|all\s+)?(?P<word>agreed|approved|ratified)\s+(?:the\s+)?"
    r"(?:appointment|payments?|purchase|renewal|hire|quotes?|quotation|tender)\b",
    matches=("The Councillors agreed the appointment of A Moor as auditor.",),
    rejects=("Members agreed the hall was cold", "The Councillors agreed"),
    flags=re.IGNORECASE,
)
# Accounts of a small council, in the passive.
PAYMENTS_AGREED_RE = pattern(
    "payments-agreed",
    r"^\W*(?:the\s+)?(?:payments?|accounts?|invoices?|cheques?|expenditure)\b(?![^.;]{0,100}\b(?:last|previous|not)\b)[^.;]{0,60}?\s(?:was|were)\s+(?:unanimously\s+|all\s+)?"
    r"(?P<word>agreed|approved|accepted|authorised)\b",
    matches=("Payment of accounts was agreed in line with the budget.", "The payments were approved."),
    rejects=("The rent was agreed.", "The accounts were not agreed", "The payments agreed at the last meeting were"),
    flags=re.IGNORECASE,
)
# A proposal with its proposer and seconder behind it, in the labels of a small council's minutes.
PROPOSER_AND_SECOND_RE = pattern(
    "proposal-with-proposer-and-second",
    r"\.\s+Proposer:?\s+\S[^.;:]{2,60}?,?\s+(?:2nd|Second(?:er|ed)?):?\s+\S[^;:]{2,60}$",
    matches=("It was proposed to buy a sign. Proposer: Cllr A Moor, 2nd: Cllr B Lane.",),
    rejects=("Proposer: Cllr A Moor, 2nd: Cllr B Lane.", "It was proposed to buy a sign."),
)
PROPOSED_SENTENCE_RE = pattern(
    "sentence-that-proposes",
    r"^\W*(?:it\s+was\s+proposed\s+(?:to|that)|(?:cllr|councillor|mrs?|ms)\.?\s[^.;:]{2,50}?\sproposed\s+(?:to|that))\s(?![^;]*\b(?:not\s+carried|lost|defeated|fell|withdrawn)\b)",
    matches=("It was proposed to buy a sign.", "Cllr A Moor proposed that the hall be let."),
    rejects=("The proposed sign", "It was proposed to let it. The motion fell"),
    flags=re.IGNORECASE,
)
# A motion told of in one sentence, and in the next what came of it.
MOVED_THAT_RE = pattern(
    "moved-that",
    r"^[^.;]{0,80}?\b(?:proposed|moved)\b[^;]{0,80}?\bseconded\b[^;]{0,60}?\s(?P<text>(?:that|to)\s[^;]{8,400}?)[.;]\s+"
    r"(?:(?:this|it|the\s+(?:motion|proposal|vote))\s+(?:was\s+)?)?(?P<word>(?:all\s+|unanimously\s+)?(?:agreed|carried|approved|resolved)|all\s+in\s+favour)\b",
    matches=("Proposed (AH) & Seconded (SB) that the minutes be approved. Unanimously agreed and signed.",),
    rejects=("It was proposed by Cllr Moor and seconded by Cllr Lane that the hall be let. It fell.",),
    flags=re.IGNORECASE,
)
# A motion told of with what came of it in one sentence.
MOVED_AND_AGREED_RE = pattern(
    "moved-and-agreed",
    r"^\W*(?:(?:proposal|motion|resolution)\s*:\s*)?(?!proposed\b|moved\b|seconded\b)(?P<text>(?=[^;]{0,200}\b(?:proposed|moved)\b[^;]{0,120}\bseconded\b)[^;]{12,400}?"
    r"(?:,|\band)\s+(?:was\s+|it\s+was\s+|(?:the\s+meeting|all|members)\s+)?(?:then\s+)?(?:unanimously\s+)?(?:agreed|carried|approved)"
    r"(?:\s+by\s+(?:the\s+meeting|all(?:\s+present)?))?(?:\s+unanimously)?\s*\.?)$",
    matches=(
        "Proposal: This was proposed by Mr Moor and seconded by Mrs Lane and was unanimously agreed by the meeting.",
        "Mrs Moor proposed and Mr Lane seconded payment of this and the meeting unanimously agreed.",
    ),
    rejects=("Proposed by Mr Moor, seconded by Mrs Lane and carried.", "The rent was agreed."),
    flags=re.IGNORECASE,
)
REPORT_NOTED_RE = pattern(
    "report-noted",
    rf"^\W*(?:the\s+)?(?:sub-)?(?:{DECIDERS}|report){DECIDER_FOR}\s++"
    r"(?:was\s++|unanimously\s++)?(?P<word>noted|received|accepted|endorsed|approved|agreed)(?:\s+(?:the|this|its)\s+(?:[\w/&'’\-]+\s+){0,6}"
    r"(?:reports?|updates?|minutes|recommendations?|presentation|position|contents?|plan|programme))?\s*+(?:\.\s*+)?$",
    matches=(
        "The Committee noted the update report.",
        "The Committee for Roads noted the report.",
        "The report was noted.",
    ),
    rejects=("The committee noted the timetable. A member said", "The committee noted that the report was late."),
    flags=re.IGNORECASE,
)
# What a body noted, told of in a sentence that ends an item in which nothing else was decided.
CLOSING_NOTED_RE = pattern(
    "noted-at-an-items-end",
    rf"^\W*(?P<lead>(?:after|following|having)\b[^.;:]{{3,160}}?,\s++)?(?:the\s+)?(?:sub-)?(?:{DECIDERS}){DECIDER_FOR}\s++(?:then\s++|duly\s++|received\s++and\s++)?(?P<word>noted)\s+(?=\w)[^;]{{4,300}}$",
    matches=(
        "The Committee noted the appeal decisions.",
        "After talk, the Board noted the plan.",
        "Members noted that the hall would be shut.",
    ),
    rejects=("The Committee noted:", "The officer noted the plan.", "It was noted"),
    flags=re.IGNORECASE,
)
# What was agreed with its movers behind it in brackets.
AGREED_MOVED_RE = pattern(
    "agreed-with-its-movers",
    r"^(?P<text>[^;]{8,300}?\b(?:was|were)\s+(?:unanimously\s+)?(?:agreed|approved|accepted))\s*[(\[]\s*(?:prop|moved|proposed)\w*\b[^()\[\]]{3,90}[)\]]\W*$",
    matches=("A grant of \u00a3500 was agreed (prop. Cllr Moor, sec. Cllr Lane).",),
    rejects=("A grant was agreed.", "A grant was agreed (see below)."),
    flags=re.IGNORECASE,
)
# The word alone behind what was decided: "The Mayor told of the regatta. NOTED."
WORD_BEHIND_RE = pattern(
    "decision-word-behind",
    r"(?<=[.;])\s+(?P<word>NOTED|AGREED|APPROVED|RESOLVED)\W*$",
    matches=("The regatta was on. NOTED.",),
    rejects=("It was NOTED.", "NOTED"),
)
# What follows the word of a passive sentence, whose subject stands before it.
WITHOUT_SUBJECT_RE = pattern(
    "decision-without-its-subject",
    r"(?:as\s+(?:an?|the|being)\b|subject\s+to\b)(?!\s+follows)",
    matches=("as an accurate record", "subject to the changes"),
    rejects=("as follows", "that it be let"),
)
