"""The layouts of two conflict data sets: GDELT's counts, and UCDP's events with best, low and high.

Counts are the fields V1COUNTS and V2.1COUNTS of GDELT's Global Knowledge Graph ("GKG Data Format Codebook V2.1", 2015): 27
columns between tabs, no header line. A count has the fields type, number, object, location type, full name, country, ADM1,
latitude, longitude and feature id between ``#`` (and its offset in V2.1COUNTS), and a semicolon
behind it. Which event is which count type stands in ``seeds/events.csv``.

Events have the 49 columns of the Georeferenced Event Dataset ("UCDP GED Codebook version 25.1", Uppsala University; the candidate
events have the same), in its order.
"""

from __future__ import annotations

from collections.abc import Iterator

import duckdb

from warehouse.exports.csv_rows import Chunk, joined
from warehouse.exports.selection import Filters, Selection, quoted, select_made
from warehouse.query import stream_query
from warehouse.sql_files import read_sql

#: How GDELT's files are written.
GKG_DIALECT: dict[str, object] = {"delimiter": "\t", "lineTerminator": "\n", "header": False, "doubleQuote": False}
_GKG_COMMENTS = {
    "GKGRECORDID": "Date of publication and a number made of the article's id.",
    "V2.1DATE": "Publication (UTC), YYYYMMDDHHMMSS; 0 where unknown.",
    "V2SOURCECOLLECTIONIDENTIFIER": "1: the document identifier is a web address; 2: it is a citation.",
    "V2SOURCECOMMONNAME": "Host of the address, else the outlet.",
    "V2DOCUMENTIDENTIFIER": "Address of the article, else outlet, title, date and document.",
    "V1COUNTS": "Counts in the order of the text.",
    "V2.1COUNTS": "The same, each with the offset of its number.",
}
_UCDP_COMMENTS = {
    "id": "Number made of thing and period.",
    "relid": "Thing (thing_id) and period.",
    "year": "Year of date_start, else of date_end.",
    "side_a": "Side that the dead belong to.",
    "number_of_sources": "Independent stories: copies count once.",
    "source_article": "Outlet, date and title of each article.",
    "source_office": "Outlets.",
    "source_date": "Dates of publication.",
    "source_headline": "Titles.",
    "source_original": "Claimants.",
    "where_prec": "6: only the country is known.",
    "where_coordinates": "Place as written.",
    "country": "Country, where the place is one.",
    "event_clarity": "1: told as one incident; 2: a running total.",
    "date_prec": "1: the day; 2: two to six days; 3: a week; 4: up to a month; 5: longer.",
    "date_start": "First day of the period.",
    "date_end": "Last day of the period.",
    "deaths_a": "best, where the side of the dead is known and they are not said to be civilians.",
    "deaths_b": "Always 0.",
    "deaths_civilians": "best, where they are said to be civilians.",
    "deaths_unknown": "best, where neither is said.",
    "best": "Number that most independent stories give; of two level ones the lower, of running totals the higher.",
    "high": "Highest bound that any claim gives.",
    "low": "Lowest bound that any claim gives.",
}


def gdelt_counts(con: duckdb.DuckDBPyConnection, filters: Filters) -> Selection:
    """One row an article that has counts, in the columns of GKG 2.1.

    Raises:
        InputError: a filter does not fit figures.
        QueryError: the condition of a filter is wrong.
    """
    script = read_sql("exports/gdelt_counts.sql")
    return select_made(con, "gkg", script, filters, _GKG_COMMENTS, "One row per article with counts, as GKG 2.1.")


def ucdp_events(con: duckdb.DuckDBPyConnection, filters: Filters) -> Selection:
    """One row for the dead of one thing told of one period, in the columns of UCDP GED.

    Raises:
        InputError: a filter does not fit figures.
        QueryError: the condition of a filter is wrong.
    """
    script = read_sql("exports/ucdp_events.sql")
    comment = "One row per thing told of one period, with best, low and high, as UCDP GED."
    return select_made(con, "events", script, filters, _UCDP_COMMENTS, comment)


def gkg_chunks(con: duckdb.DuckDBPyConnection, selection: Selection) -> Iterator[Chunk]:
    """The lines of a GKG file: number of rows and bytes, piece by piece."""
    cells = ", chr(9), ".join(quoted(column.name) for column in selection.columns)
    lines = f'SELECT concat({cells}, chr(10)) FROM ({selection.sql}\n) ORDER BY "V2.1DATE", GKGRECORDID'  # noqa: S608
    for batch in stream_query(con, lines, selection.parameters):
        yield batch.num_rows, joined(batch)
