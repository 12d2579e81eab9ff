"""The damage of the third list of kinds (``kinds_third.csv``): what newsrooms, readers of pages, parsers and operators do."""

# SQL is put together here from constants only.

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from random import Random

from tests.corruption.bodies import NOW, SOURCE, Damage, Documents, all_of, one, with_text
from tests.corruption.history import RUNS, batch_of, good_run
from tests.corruption.news import HERALD
from tests.corruption.rows import MINE
from tests.corruption.second import put_figure
from warehouse.batch import StagedDocument

_KILL = (
    "Attention editors: mandatory kill.\n\nKill the story slugged Harbour-Ferry, which moved at 14:20 GMT. Please make certain that the "
    "story is not published.\n\nA substitute will follow. The story is withheld because its main source took back the account of the ferry."
)
_ADVERT = (
    "Sponsored content. This article was paid for by Meridian Watches.\n\nThe new collection brings the sea to the wrist of everybody who "
    "loves the harbour at dawn. Each watch is made by hand and comes in a box of old oak.\n\nVisit the shop near the old bridge this "
    "weekend and save on every second watch. Terms apply. In partnership with Meridian Watches."
)
_GEO = "This article is not available in your country.\n\nBecause of licences of pictures and video it can be read in some regions only."
_SHELL = "Harbour Herald\n\nYou need to enable JavaScript to run this app.\n\nLoading"
_MAIL = (
    "From: Newsdesk <newsdesk@herald.example>\n\nTo: web@herald.example\n\nSubject: Fwd: ferry story, final\n\nDate: Sat, 14 Mar 2026 08:12:44 "
    "+0000\n\nMessage-ID: <8f3a@mail.herald.example>\n\nContent-Type: text/plain; charset=utf-8\n\nHi all, here is the ferry story as agreed. "
    "The captain waited near the old bridge until the evening prayers, and the traders listened.\n\nSent from my phone"
)
_SUBTITLES = "\n\n".join(
    f"00:0{n // 6}:{n % 6}0.000 --> 00:0{n // 6}:{n % 6}8.500\nand then the {who} went to the harbour again"
    for n, who in enumerate(
        "envoys farmers teachers residents engineers drivers officials traders doctors students clerks".split()
    )
)


def _every(text: str, pattern: str, words: str, step: int) -> str:
    """Every so many-th match replaced."""
    count = iter(range(10_000))
    return re.sub(pattern, lambda m: m.expand(words) if next(count) % step == 0 else m[0], text)


def _unfinished(text: str) -> str:
    return _every(_every(text, r"\bthe (\w+ers)\b", r"TK \1", 2), r"\bin the (\w+) street\b", "in XXX street", 2)


def _notes(text: str) -> str:
    return _every(text, r"\. (?=[A-Z])", ". [Note to desk: please check this with Omar before it runs] ", 3)


def _escaped(text: str) -> str:
    return text.replace("“", "\\u201c").replace("”", "\\u201d").replace("\n\n", "\\n\\n").replace(", and", ",\\u00a0and")


def _shortcodes(text: str) -> str:
    first, *others = text.split("\n\n")
    put = [
        '[caption id="attachment_812" align="alignright" width="300"]The harbour[/caption]',
        '[gallery ids="81,82,83"]',
        "[/et_pb_text][/et_pb_column]",
    ]
    return "\n\n".join([first, *put, *others])


def _hyphenated(text: str) -> str:
    return _every(text, r"\b([a-z]{4})([a-z]{3,})\b", r"\1- \2", 3)


def _ligatures(text: str) -> str:
    for letters, ligature in (("ffi", "\ufb03"), ("ff", "\ufb00"), ("fi", "\ufb01"), ("fl", "\ufb02"), ("st", "\ufb06")):
        text = text.replace(letters, ligature)
    return text


def _teasers(documents: Documents) -> Documents:
    titles = [str(d.extraction.article.title) for d in documents if d.source_name == SOURCE and d.extraction]
    return [with_text(documents[0], "\n\n".join(titles[1:16])), *documents[1:]]


def _first_page(text: str) -> str:
    paragraphs = text.split("\n\n")
    return "\n\n".join([*paragraphs[: max(2, len(paragraphs) // 3)], "Page 1 of 3. Next page"])


def _last_run() -> Documents:
    return [d for d in good_run(RUNS - 1) if d.source_name == SOURCE]


def _again(document: StagedDocument, text: str) -> StagedDocument:
    """A document that is known, asked again now, with another text."""
    assert document.fetched_at is not None
    return replace(with_text(document, text), fetched_at=NOW - timedelta(minutes=20))


def _withdrawn(documents: Documents) -> Documents:
    return [*documents, _again(_last_run()[0], "This article has been removed from our website for legal reasons.")]


def _revised(documents: Documents) -> Documents:
    known = [d for d in _last_run() if d.extraction]
    return [
        *documents,
        *(_again(d, f"{d.extraction.article.text}\n\nIt is now 05:00 in the harbour.") for d in known if d.extraction),
    ]


def _twice(documents: Documents) -> Documents:
    mine = batch_of(HERALD, RUNS, Random("twice"), 26)
    return [*documents, *mine, *(replace(d, source_name="herald-feed") for d in mine)]


#: Damage to documents.
DOCUMENTS: dict[str, Damage] = {
    "kill_notice": one(lambda _: _KILL),
    "unfinished_text": one(_unfinished),
    "notes_of_editors": one(_notes),
    "advertorial": one(lambda _: _ADVERT),
    "body_withdrawn": _withdrawn,
    "teasers_as_body": _teasers,
    "first_page_only": one(_first_page),
    "subtitles_as_body": one(lambda _: _SUBTITLES),
    "geo_block": one(lambda _: _GEO),
    "app_shell": one(lambda _: _SHELL),
    "escapes_in_text": one(_escaped),
    "shortcodes_in_text": one(_shortcodes),
    "template_variables": all_of(
        lambda text: f"{{{{ article.kicker }}}}\n\n{text}\n\n{{{{ author.bio | default('undefined') }}}}"
    ),
    "hyphenated_line_ends": one(_hyphenated),
    "ligatures": all_of(_ligatures),
    "source_registered_twice": _twice,
    "everything_revised": _revised,
    "mail_as_body": one(lambda _: _MAIL),
}

_SHARE = "kind = 'share', unit = 'percent', counted = NULL, event = NULL, place = NULL"


def _then(words: str, number: str, value: str, values: str) -> str:
    return f"{put_figure(words, number, value)}; UPDATE staging.figures SET {values} WHERE figure_id = 'put'"


_FIRST_ACTOR = "SELECT min(o.actor_number) FROM staging.actors AS o WHERE o.document_number = {}.document_number"
#: Damage to staged rows.
ROWS: dict[str, str] = {
    "decimal_comma": _then(" Prices rose by 4,5 percent in the harbour.", "4,5 percent", "45", f"{_SHARE}, trend = 'up'"),
    "trend_reversed": _then(" Exports fell by 12 percent in a year.", "12 percent", "12", f"{_SHARE}, trend = 'up'"),
    "age_as_count": _then(" A 34-year-old teacher was killed at the bridge.", "34", "34", "event = 'killed', counted = 'people'"),
    "number_cut": (
        "UPDATE staging.figures SET surface = split_part(surface, ',', 1), span_end = span_start + length(split_part(surface, ',', 1)), "
        "value = split_part(surface, ',', 1)::INT, low = split_part(surface, ',', 1)::INT, high = split_part(surface, ',', 1)::INT "
        f"WHERE {MINE} AND regexp_full_match(surface, '\\d+,\\d+')"
    ),
    "claimants_are_pronouns": (
        f"UPDATE staging.figures SET attributed_to = 'it', attributed_to_actor_id = NULL, attribution_chain = ['it'] WHERE {MINE} "
        "AND attributed_to IS NOT NULL"
    ),
    "actors_merged": (
        f"UPDATE staging.actor_mentions SET actor_number = ({_FIRST_ACTOR.format('actor_mentions')}) WHERE {MINE}; "
        f"DELETE FROM staging.actors WHERE {MINE} AND actor_number <> ({_FIRST_ACTOR.format('actors')})"
    ),
    "one_place_for_all": f"UPDATE staging.figures SET place = 'Gaza' WHERE {MINE}",
}  # fmt: skip
