"""The ledger as FollowTheMoney entities (model 4, https://followthemoney.tech): one JSON object a line, as its tools read them.

Articles are ``Article``, people ``Person``, organisations ``Organization``, countries ``PublicBody``, names in articles
``Mention``, and figures ``Event`` with the article as ``proof`` and the claimant among ``involved``. Written here and not by the
library, which needs ICU and 60 MB for it; a test reads every property back with the library.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from unicodedata import normalize

import duckdb

from warehouse.exports.csv_rows import Chunk
from warehouse.exports.header import iso_time
from warehouse.exports.json_rows import Row, plain_number, stream_rows, to_line
from warehouse.exports.selection import Filters, select_view

#: FollowTheMoney's limits, in characters.
_LONGEST_ID, _LONGEST_NAME, _LONGEST_STRING, _LONGEST_TEXT, _LONGEST_URL = 200, 384, 1024, 65_000, 4096
_LONGEST_ADDRESS = 250
_DOUBLED = re.compile(r",\s?[,.]")
_ID = re.compile(r"^[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?$")
_SCHEMAS = {"person": "Person", "organisation": "Organization", "country": "PublicBody"}
#: ISO 639-1 to the ISO 639-3 codes that FollowTheMoney knows.
_LANGUAGES = dict(pair.split(":") for pair in (
    "af:afr am:amh ar:ara az:aze be:bel bg:bul bn:ben bs:bos ca:cat cs:ces da:dan de:deu el:ell en:eng es:spa et:est fa:fas "
    "fi:fin fr:fra ga:gle he:heb hi:hin hr:hrv hu:hun hy:hye id:ind is:isl it:ita ja:jpn ka:kat kk:kaz km:khm kn:kan ko:kor "
    "ky:kir lb:ltz lo:lao lt:lit lv:lav mk:mkd mn:mon ms:msa mt:mlt my:mya ne:nep nl:nld no:nor pl:pol ps:pus pt:por ro:ron "
    "ru:rus si:sin sk:slk sl:slv sq:sqi sr:srp sv:swe "
    "sw:swa ta:tam te:tel tg:tgk th:tha tk:tuk tl:tgl tr:tur uk:ukr ur:urd uz:uzb vi:vie zh:zho"
).split())  # fmt: skip
_ARTICLES = """
WITH selected AS ({selected}
)
SELECT a.* EXCLUDE (text)
FROM marts.articles AS a
WHERE {everything} OR a.article_id IN (SELECT article_id FROM selected)
ORDER BY a.article_id
"""
_ACTORS = """
WITH selected AS ({selected}
),
roles AS (
  SELECT actor_key, list(DISTINCT concat_ws(', ', role, affiliation) ORDER BY concat_ws(', ', role, affiliation)) AS positions
  FROM marts.actor_roles GROUP BY actor_key
)
SELECT a.*, r.positions
FROM marts.actors AS a
LEFT JOIN roles AS r ON r.actor_key = a.actor_key
WHERE {everything} OR a.actor_key IN (
  SELECT m.actor_key FROM marts.actor_mentions AS m WHERE m.article_id IN (SELECT article_id FROM selected))
ORDER BY a.actor_key
"""
_MENTIONS = """
WITH selected AS ({selected}
)
SELECT article_id, actor_key, any_value(kind) AS kind, list_sort(list(DISTINCT core.bare_name(surface))) AS surfaces
FROM marts.actor_mentions
WHERE {everything} OR article_id IN (SELECT article_id FROM selected)
GROUP BY article_id, actor_key
ORDER BY article_id, actor_key
"""
_FIGURES = """
WITH selected AS ({selected}
)
SELECT * FROM selected ORDER BY article_id, figure_number
"""


def entity_chunks(con: duckdb.DuckDBPyConnection, filters: Filters) -> Iterator[Chunk]:
    """Articles, actors, mentions and figures as entities, a line each: number of entities and bytes, piece by piece.

    Args:
        con: the published ledger.
        filters: which figures; with any, only the articles they stand in, and the actors of these.

    Raises:
        InputError: a filter does not fit figures.
        QueryError: DuckDB refuses the query.
    """
    figures = select_view(con, "figures", filters)
    everything = "false" if filters.given() else "true"
    makers: tuple[tuple[str, Callable[[Row], Row]], ...] = (
        (_ARTICLES, _article), (_ACTORS, _actor), (_MENTIONS, _mention), (_FIGURES, _figure),
    )  # fmt: skip
    for sql, make in makers:
        for rows in stream_rows(con, sql.format(selected=figures.sql, everything=everything), figures.parameters):
            yield len(rows), "".join(f"{to_line(make(row))}\n" for row in rows).encode()


def entity_id(kind: str, key: str) -> str:
    """The id of an entity: kind and key, or a hash of the key where FollowTheMoney allows one of its characters nowhere."""
    name = f"nl-{kind}-{key.replace('/', '.')}"
    return (
        name
        if _ID.match(name) and len(name) <= _LONGEST_ID
        else f"nl-{kind}-{hashlib.sha1(key.encode(), usedforsecurity=False).hexdigest()}"
    )


def _article(row: Row) -> Row:
    language = row["language"] and _LANGUAGES.get(row["language"][:2].lower())
    return _entity(entity_id("article", row["article_id"]), "Article", {
        "title": [_cut(row["title"])],
        "name": [_cut(row["title"], _LONGEST_NAME)],
        "summary": [_cut(row["standfirst"], _LONGEST_TEXT)],
        "fileName": [_cut(row["document_id"])],
        "author": [_cut(name) for name in row["authors"] or ()],
        "publisher": [_cut(row["outlet"])],
        "sourceUrl": [_url(row["canonical_url"]) or _url(row["url"])],
        "publishedAt": [_time(row["published_at"])],
        "modifiedAt": [_time(row["modified_at"])],
        "retrievedAt": [_time(row["fetched_at"])],
        "language": [language],
    })  # fmt: skip


def _actor(row: Row) -> Row:
    schema = _SCHEMAS[row["kind"]]
    properties = {
        "name": [_cut(row["name"], _LONGEST_NAME)],
        "alias": [_cut(name, _LONGEST_NAME) for name in row["surfaces"] or () if name != row["name"]],
        "country": [row["country"] and row["country"].lower()],
        "wikidataId": [row["wikidata"]],
    }
    if schema == "Person":
        properties["position"] = [_cut(name) for name in row["positions"] or ()]
    return _entity(entity_id("actor", row["actor_key"]), schema, properties)


def _mention(row: Row) -> Row:
    return _entity(entity_id("mention", f"{row['article_id']}.{row['actor_key']}"), "Mention", {
        "document": [entity_id("article", row["article_id"])],
        "resolved": [entity_id("actor", row["actor_key"])],
        "name": [_cut(name, _LONGEST_NAME) for name in row["surfaces"]],
        "detectedSchema": [_SCHEMAS[row["kind"]]],
    })  # fmt: skip


def _figure(row: Row) -> Row:
    counted = " ".join([*(row["qualifiers"] or ()), row["counted"] or ""])
    unit = "" if row["unit"] == "1" or row["unit"] in row["surface"] else row["unit"]
    name = " ".join(part for part in (row["surface"], unit, counted.strip(), row["event"]) if part)
    facts = (
        "value", "low", "high", "modifier", "trend", "unit", "denominator", "kind", "counted", "measure", "status", "claimant",
        "population", "as_of_text", "time_method",
    )  # fmt: skip
    told = (
        f"{field}: {plain_number(value) if isinstance(value, Decimal) else value}" for field in facts if (value := row[field])
    )
    return _entity(entity_id("figure", f"{row['article_id']}.{row['figure_id']}"), "Event", {
        "name": [_cut(name, _LONGEST_NAME)],
        "summary": [_cut(row["sentence"], _LONGEST_TEXT)],
        "notes": ["; ".join(told)],
        "recordId": [row["figure_id"]],
        "date": [row["as_of_text"] and row["as_of_text"][:10]],
        "startDate": [_day(row["period_start"])],
        "endDate": [_day(row["period_end"])],
        "location": [_address(row["place"])],
        "involved": [entity_id("actor", row["claimant_key"]) if row["claimant_key"] else None],
        "proof": [entity_id("article", row["article_id"])],
        "publisher": [_cut(row["outlet"])],
    })  # fmt: skip


def _entity(name: str, schema: str, properties: dict[str, list[str | None]]) -> Row:
    """An entity without empty properties; values once each, as the model has sets of them."""
    kept = {key: list(dict.fromkeys(value for value in values if value)) for key, values in properties.items()}
    return {"id": name, "schema": schema, "properties": {key: values for key, values in kept.items() if values}}


def _cut(text: str | None, longest: int = _LONGEST_STRING) -> str | None:
    """One line of text in Unicode's form C, as FollowTheMoney cleans it, and not longer than it allows."""
    return " ".join(normalize("NFC", text[: 4 * longest]).split())[:longest].rstrip() if text else None


def _address(place: str | None) -> str | None:
    """A place as FollowTheMoney cleans addresses: parts between commas."""
    return _cut(_DOUBLED.sub(", ", place.replace(";", ", ")), _LONGEST_ADDRESS) if place else None


def _url(address: str | None) -> str | None:
    return address if address and address.startswith(("http://", "https://")) and len(address) <= _LONGEST_URL else None


def _time(moment: datetime | None) -> str | None:
    return None if moment is None else iso_time(moment.replace(microsecond=0)).removesuffix("Z")


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
