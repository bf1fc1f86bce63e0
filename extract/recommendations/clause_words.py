"""The words by which a recommendation, or the sentence that opens a list of them, is told."""

from __future__ import annotations

import re

from extract.parts import BODY_NAMES
from extract.patterns import pattern

CLAUSE_RE = pattern(
    "recommendation-clause",
    r"^(?:that\b|to\s+[a-z]+|it\s+is\s+(?:therefore\s+|further\s+)?(?:recommended|proposed|requested)\b"
    r"|(?:the\s+|this\s+|an?\s+)?[\w'\u2019&,() -]{0,120}?\b(?:is|are|be)\s+(?:therefore\s+|now\s+)?"
    r"(?:recommended|asked|requested|invited)\b"
    r"|[\w'\u2019&,() -]{0,100}?\brecommends?\b|officers\s+recommend|i\s+recommend"
    r"|(?:notes?|approves?|agrees?|considers?|endorses?|adopts?|delegates?|authorises?|supports?|receives?|grants?|refuses?"
    r"|refers?|comments?|confirms?|instructs?|requests?|determines?|ratif(?:y|ies)|accepts?|reviews?|permits?|resolves?)\b"
    # Who decides before what is to be done: "Members agree the response".
    rf"|(?:the\s+)?(?:(?-i:[A-Z])[\w'\u2019&-]*\s+(?:and\s+)?){{0,5}}(?:members|councillors|{BODY_NAMES})\s+"
    r"(?:notes?|approves?|agrees?|considers?|endorses?|adopts?|delegates?|authorises?|supports?|receives?|accepts?|confirms?)\s"
    r"(?!(?:it|this|these|and|how)\b))",
    matches=(
        "That the panel note the report",
        "It is recommended that the plan is adopted",
        "Members are asked to note",
        "Members agree the draft response",
        "The Harbour Board approves the fees",
    ),
    rejects=("The reasons are set out below", "There are no recommendations", "Members agreed the fees in May"),
    flags=re.IGNORECASE,
)
FOLLOWING_RE = pattern(
    "recommendations-that-follow",
    r"^(?:this\s+report|we|the\s+(?:report|review|panel|committee|task\s+group|working\s+group|inspectors?))\s+makes?\s+the\s+following\s+"
    r"(?:\w+\s+){0,2}recommendations?\b.{0,80}:$",
    matches=("This report makes the following recommendations to this Committee:",),
    rejects=("The report makes the following points:", "The panel makes recommendations"),
    flags=re.IGNORECASE,
)
LEAD_IN_RE = pattern(
    "recommendation-lead-in",
    r"(?::|\b(?:asked|recommended|requested|invited|recommends)(?:\s+(?:to|that|that\s+it))?(?:\s+the\s+following)?|\bthat|\bto)\s*[:\-\u2013\u2014]?$",
    matches=("The Committee is asked to", "It is recommended that:", "Cabinet is asked to agree the following:"),
    rejects=("That the report be noted.", "The Committee is asked to note the report."),
    flags=re.IGNORECASE,
)
RECOMMENDING_RE = pattern(
    "recommendation-lead-in-alone",
    r"^(?:it\s+is\s+(?:therefore\s+)?recommended\s+that|i\s+recommend\s+that|(?:the\s+)?(?-i:[A-Z])[\w\s&-]{2,60}?\s(?:is|are)\s+"
    r"(?:recommended|asked|invited|requested)\s+to)\b.{0,60}[:\u2013-]$",
    matches=("It is recommended that Cabinet:", "The Harbour Board is asked to:", "I recommend that the Council:-"),
    rejects=("It is recommended that the plan be made.", "Cabinet is asked to note the report."),
    flags=re.IGNORECASE,
)
RECOMMENDED_SENTENCE_RE = pattern(
    "recommendation-sentence",
    r"^(?:it\s+is\s+(?:therefore\s+)?recommended\s+that|(?:the\s+)?(?-i:[A-Z])[\w\s&-]{2,60}?\s(?:is|are)\s+(?:therefore\s+)?"
    r"(?:recommended|asked|invited|requested)\s+(?:to|that))\s.{10,}[.;]$",
    matches=("It is recommended that the plan be made.", "Members are asked to note the report."),
    rejects=(
        "It is not recommended that the plan be made.",
        "Tenants were asked to say more.",
        "The Board is asked to:",
    ),
    flags=re.IGNORECASE,
)
ASKED_RE = pattern(
    "recommendation-only-asks",
    r"\b(?:asked|recommended|requested|invited|recommends|resolves?)\b.{0,20}$|^(?:\S+\s+){0,5}\S+$",
    matches=("The Committee is asked to:", "That Members;"),
    rejects=("That the panel asks for a report by March that sets out:",),
    flags=re.IGNORECASE,
)
# What is listed after such a clause is not recommended but part of the permission.
SUBJECT_TO_RE = pattern(
    "recommendation-with-conditions",
    r"\b(?:grant(?:ed|s)?|approv(?:e|ed|al)|permit(?:ted)?|refus(?:e|ed|al)|permission|consent)\b.{0,300}"
    r"\b(?:following|listed|out|below)\b.{0,40}\b(?:conditions?|reasons?|informatives?)\b.{0,40}[:;.\u2013-]*$"
    r"|\b(?:grant(?:ed)?|approve[d]?|refuse[d]?|permission|consent)\b.{0,200}\b(?:conditions|reasons?)(?:\s+and\s+informatives?)?(?:\s+(?:below|set\s+out\s+below))?\s*:$",
    matches=(
        "To grant planning permission subject to the following conditions:",
        "That permission be REFUSED for the following reason(s):",
        "Approve with conditions:",
    ),
    rejects=("The Committee is asked to approve:", "That the plan be approved.", "approve the application subject to:"),
    flags=re.IGNORECASE,
)
# A number that only recommendations have; the word before the number is no part of it, a letter is.
CODED_RE = pattern(
    "recommendation-code",
    r"^(?:(?:draft|final|key|proposed)\s+)?(?:(?P<code>R\d{1,2})|R(?:ec(?P<whole>ommendation)?)?\.?\s?(?:no\.?\s?)?(?P<count>\d{1,2}))"
    r"(?:\s?[:.)\u2013\u2014-]{1,2}\s*|\s+(?=(?-i:[A-Z\u2018\u201c\"'])|to\s|that\s|(?(whole)(?!)|(?:the|an?)\s))|$)",
    matches=(
        "R1 The Council should",
        "Recommendation 2: That the plan be made",
        "REC. 3 - To mend the quay",
        "Recommendation 4",
        "Rec 5 the fare",
    ),
    rejects=(
        "Recommendation 3 of the audit",
        "Recommendation 5 the panel made",
        "Recommendations 1 and 2",
        "Road 5 The quay",
        "R12345",
    ),
    flags=re.IGNORECASE,
)
IMPERATIVE_RE = pattern(
    "recommendation-imperative",
    r"^(?:(?:urgently|further|fully|continue\s+to|regularly|swiftly)\s+)?(?:ensure|improve|review|strengthen|develop|increase|make|implement|establish"
    r"|take|monitor|provide|train|support|evaluate|undertake|reduce|raise|embed|accelerate|consider|put|agree|address|enhance"
    r"|work\s+with|set|use|extend|complete|introduce|promote|identify|assess|revise|update|clarify|create|publish|report|share)\b(?!\s+(?:is|are|was|were|has|have)\b)",
    matches=("Ensure that plans are clear.", "Urgently review the cases", "Continue to improve the homes"),
    rejects=("Care is good.", "The board reviews reports", "Support is timely"),
    flags=re.IGNORECASE,
)
ADDRESSEE_RE = pattern(
    "recommendation-addressee",
    r"^recommendations?\s+(?:for|to)\s+(?:the\s+)?\w",
    matches=("Recommendations for the Cabinet", "Recommendation to Council"),
    rejects=("Recommendations", "Recommendations from the review"),
    flags=re.IGNORECASE,
)
OUTCOME_RE = pattern(
    "recommendation-outcome",
    r"^(?:that\s+|to\s+)?(?:(?:the\s+)?(?:application|(?:planning\s+)?permission|consent)\s+(?:is|be)\s+)?"
    r"(?P<verb>approv|refus|grant|permit|defer|delegat)(?:e|ed|al|ted|red|s)?\b(?!\s(?:the|an?|its|their|this)\s(?!application))",
    matches=("APPROVE subject to conditions", "That permission be GRANTED", "Refusal"),
    rejects=("That the grant be paid", "The application was refused", "Approve the fares"),
    flags=re.IGNORECASE,
)
# Whom to ask, where it runs on behind a clause.
ASKING_BEHIND_RE = pattern(
    "contact-behind-clause",
    r"(?<=[.;)])\s+\(?(?:for\s+(?:any\s+)?(?:further|more)\s+information\b|(?:(?:report|contact)\s+)?(?:authors?|officers?|contacts?):)",
    matches=("note the plan. (For further information, please contact", "note the plan. Author: Ann Dale"),
    rejects=("to ask for more information.", "that the officer: Ann Dale be thanked"),
    flags=re.IGNORECASE,
)
NO_CLAUSE_RE = pattern(
    "recommendation-none",
    r"^(?:none\b|n/?a\b|not\s+applicable|there\s+are\s+no\b|no\s+recommendations?\b|for\s+(?:information|noting)\b"
    # They stand elsewhere in the report.
    r"|(?:(?:as\s+)?(?:set\s+out|detailed|outlined|listed|stated)|see)\s[^,;:]{0,40}"
    r"\b(?:above|below|cover|front|page|section|paragraph)\b[^,;:]{0,40}$)",
    matches=("None", "There are no recommendations arising", "As set out at the front of the report.", "See section 2"),
    rejects=("Note the report", "As set out in section 3, that the plan be agreed", "See that the harbour is dredged"),
    flags=re.IGNORECASE,
)
