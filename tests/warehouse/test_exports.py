"""Exports read back by others: every row and every value, by readers that know nothing of the writer."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from unicodedata import normalize

import duckdb
import pandas as pd
import prov.model
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest
import rdflib

from flows.export_output import Files
from tests.warehouse.exports_given import CLAIMANT, ODD_TEXT, TITLE, bare_extraction, make_home, odd_extraction, usual_extraction
from transforms.errors import InputError, QueryError
from warehouse.corrections import Corrector, correct_figure
from warehouse.evidence import find_figures
from warehouse.exports.claims import claim_chunks
from warehouse.exports.conflict_data import gdelt_counts, gkg_chunks, ucdp_events
from warehouse.exports.csv_rows import Chunk, csv_chunks
from warehouse.exports.entities import entity_chunks
from warehouse.exports.header import NOT_CARRIED, Header, read_header
from warehouse.exports.parquet_files import NO_MONTH, write_months, write_parquet
from warehouse.exports.provenance import figure_provenance
from warehouse.exports.selection import Filters, select_view
from warehouse.query import open_ledger, run_query

SCHEMA = rdflib.Namespace("https://schema.org/")
OURS = rdflib.Namespace("urn:newsledger:term:")
VIEWS = ("figures", "articles", "actors", "quotes", "best_low_high", "runs")


@pytest.fixture(scope="module")
def con(warehouse_with_reference: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    folder = tmp_path_factory.mktemp("exports")
    usual = [usual_extraction("a.txt"), usual_extraction("b.txt", url="https://example.org/b", published_at="2024-09-01")]
    home = make_home(folder / "home", warehouse_with_reference, *usual, odd_extraction(), bare_extraction(), prepare=_correct)
    with closing(open_ledger(home / "ledger.duckdb", spill_folder=folder)) as opened:
        yield opened


def _correct(con: duckdb.DuckDBPyConnection) -> None:
    """A person says that the second article's 105 hostages were 106."""
    [(figure_id,)] = con.execute("SELECT figure_id FROM marts.figures WHERE surface = '105' AND document_id = 'b.txt'").fetchall()
    correct_figure(con, figure_id, {"value": "106"}, Corrector('A. "Bee" Editor', "miscounted; see p. 2"), lambda *_: {})


@pytest.fixture(scope="module")
def header(con: duckdb.DuckDBPyConnection) -> Header:
    return read_header(con, "csv", Filters(), licence="CC BY 4.0")


def _text(chunks: Iterator[Chunk]) -> str:
    return b"".join(content for _, content in chunks).decode()


def _rows(con: duckdb.DuckDBPyConnection, what: str) -> list[dict[str, Any]]:
    """The rows of a view as the query engine gives them, in the order of its exports."""
    selection = select_view(con, what, Filters())
    return run_query(con, f"{selection.sql} ORDER BY {selection.order()}").to_pylist()


def _cell(value: Any, kind: str) -> str | None:
    """What a CSV cell must be."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, datetime):
        return value.isoformat(timespec="microseconds") + "Z"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal):
        return f"{value:f}".rstrip("0").rstrip(".")
    return None if kind.endswith("[]") else str(value)


@pytest.mark.parametrize("what", VIEWS)
def test_csv_holds_every_value(con: duckdb.DuckDBPyConnection, tmp_path: Path, what: str) -> None:
    selection = select_view(con, what, Filters())
    text = _text(csv_chunks(con, selection))
    expected = _rows(con, what)
    assert expected
    listed = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    assert list(listed[0]) == [column.name for column in selection.columns]
    (tmp_path / "rows.csv").write_bytes(text.encode())
    nulls = duckdb.execute(
        "FROM read_csv(?, all_varchar = true, header = true, allow_quoted_nulls = false, strict_mode = true, parallel = false)",
        [str(tmp_path / "rows.csv")],
    ).fetchall()
    assert len(listed) == len(nulls) == len(expected)
    for read, other, row in zip(listed, nulls, expected, strict=True):
        for column, with_null in zip(selection.columns, other, strict=True):
            value = row[column.name]
            assert (with_null is None) == (value is None), column.name
            assert read[column.name] == (with_null or ""), column.name
            if column.type.endswith("[]") and value is not None:
                found = json.loads(read[column.name], parse_float=Decimal)
                assert json.dumps(found, default=str) == json.dumps(_as_json(value), default=str)
            else:
                assert with_null == _cell(value, column.type), column.name


def _as_json(value: Any) -> Any:
    """Nested values as JSON tells them, numbers as Decimals with the digits that they have."""
    if isinstance(value, list):
        return [_as_json(part) for part in value]
    return {key: _as_json(part) for key, part in value.items()} if isinstance(value, dict) else value


def test_csv_has_numbers_and_missing_values_for_pandas(con: duckdb.DuckDBPyConnection) -> None:
    text = _text(csv_chunks(con, select_view(con, "figures", Filters())))
    frame = pd.read_csv(io.StringIO(text), keep_default_na=False, na_values=[""], parse_dates=["published_at", "loaded_at"])
    assert frame["value"].dropna().tolist() == pytest.approx(
        [float(r["value"]) for r in _rows(con, "figures") if r["value"] is not None]
    )
    assert str(frame["published_at"].dtype).endswith("UTC]")
    assert frame["is_implicit"].tolist() == [row["is_implicit"] for row in _rows(con, "figures")]


def test_csv_for_spreadsheets_begins_no_formula(con: duckdb.DuckDBPyConnection) -> None:
    selection = select_view(con, "figures", Filters())
    content = _text(csv_chunks(con, selection, for_spreadsheets=True))
    assert content.startswith("\ufeff")
    safe = list(csv.DictReader(io.StringIO(content.removeprefix("\ufeff"), newline="")))
    exact = list(csv.DictReader(io.StringIO(_text(csv_chunks(con, selection)), newline="")))
    marked = 0
    for safe_row, exact_row in zip(safe, exact, strict=True):
        for column in selection.columns:
            told, told_exactly = safe_row[column.name], exact_row[column.name]
            is_text = column.type == "VARCHAR"
            is_formula = is_text and told_exactly.startswith(("=", "+", "-", "@", "\t", "\r"))
            assert told == ("'" + told_exactly if is_formula else told_exactly)
            marked += is_formula
    assert marked >= 3
    assert any(row["value"] == "-7" for row in safe)


@pytest.mark.parametrize("what", VIEWS)
def test_parquet_holds_every_value_and_type(con: duckdb.DuckDBPyConnection, header: Header, tmp_path: Path, what: str) -> None:
    selection = select_view(con, what, Filters())
    with (tmp_path / "rows.parquet").open("wb") as sink:
        count = write_parquet(con, selection, header, sink, lambda rows: None)
    expected = [{name: _in_utc(value) for name, value in row.items()} for row in _rows(con, what)]
    read = pq.read_table(tmp_path / "rows.parquet")
    assert count == read.num_rows
    assert read.to_pylist() == expected
    others = duckdb.read_parquet(str(tmp_path / "rows.parquet")).to_arrow_table()
    assert len(others) == count
    for name in read.column_names:
        if not str(read.schema.field(name).type).startswith("timestamp"):
            assert others[name].to_pylist() == read[name].to_pylist()
    assert json.loads(read.schema.metadata[b"newsledger"])["published_run_id"] == "r1"
    assert read.schema.field(0).metadata[b"comment"].decode() == selection.columns[0].comment != ""


def _in_utc(value: Any) -> Any:
    return value.replace(tzinfo=UTC) if isinstance(value, datetime) else value


def test_gdelt_counts_are_what_the_codebook_says(con: duckdb.DuckDBPyConnection) -> None:
    lines = _text(gkg_chunks(con, gdelt_counts(con, Filters()))).removesuffix("\n").split("\n")
    records = [line.split("\t") for line in lines]
    assert {len(record) for record in records} == {27}
    assert all(not cell for record in records for cell in record[7:])
    found = {record[4]: record for record in records}
    odd = found["https://www.example.org:8080/a?b=1;c#d"]
    assert odd[0].startswith("20240731215959-")
    assert odd[0].partition("-")[2].isdecimal()
    assert odd[1:4] == ["20240731215959", "1", "example.org"]
    counts = [block.split("#") for block in odd[6].removesuffix(";").split(";")]
    assert [block.split("#") for block in odd[5].removesuffix(";").split(";")] == [fields[:10] for fields in counts]
    start = ODD_TEXT.index
    assert counts == [
        ["KILL", "12", 'so-called "civilian" a b people', "0", "Gaza the 1", "", "", "", "", "", str(start("12 to 13"))],
        ["KILL", "3", "children", "0", "Gaza", "", "", "", "", "", str(start("3"))],
        ["DISPLACED", "12", "people", "1", "Israel", "", "", "", "", "", str(start("dozens"))],
    ]
    usual = found["The Daily Example, More than 40,000 killed, ministry says, 2024-08-16, a.txt"]
    assert (usual[2], usual[5]) == ("2", "KILL#40000#people#0#Gaza#####;")
    assert "bare" not in "".join(lines)


def test_ucdp_rows_have_bounds_period_and_sources(con: duckdb.DuckDBPyConnection) -> None:
    selection = ucdp_events(con, Filters())
    text = _text(csv_chunks(con, selection))
    events = {row["relid"].partition("-")[0]: row for row in csv.DictReader(io.StringIO(text, newline=""))}
    assert len(selection.columns) == 49
    things = {r["surface"]: r["thing_id"] for r in _rows(con, "figures") if r["surface"] in ("12 to 13", "more than 40,000")}
    assert set(events) == set(things.values())
    flow, total = events[things["12 to 13"]], events[things["more than 40,000"]]
    assert {name: flow[name] for name in ("best", "low", "high", "date_start", "date_end", "date_prec", "event_clarity")} == {
        "best": "12", "low": "12", "high": "13", "date_start": "2024-08-10", "date_end": "2024-08-12", "date_prec": "2", "event_clarity": "1",
    }  # fmt: skip
    assert (flow["side_a"], flow["deaths_a"], flow["deaths_unknown"]) == ("Palestinian", "12", "0")
    assert (flow["source_original"], flow["where_coordinates"], flow["where_prec"]) == (CLAIMANT, "Gaza; the #1", "")
    assert flow["source_article"] == f"Ex;ample\t#2, 2024-07-31, {TITLE}"
    assert (total["best"], total["low"], total["high"], total["number_of_sources"]) == ("40000", "40000", "40000", "1")
    assert (total["date_start"], total["date_end"], total["date_prec"], total["event_clarity"]) == ("", "2024-08-15", "", "2")
    assert total["source_date"] == "2024-08-16; 2024-09-01"
    assert {row["id"] for row in events.values()} == {str(int(row["id"])) for row in events.values()}


def test_claims_are_json_ld(con: duckdb.DuckDBPyConnection, header: Header) -> None:
    text = _text(claim_chunks(con, Filters(), header))
    graph = rdflib.Graph().parse(data=text, format="json-ld")
    rows = _rows(con, "figures")
    assert len(set(graph.subjects(rdflib.RDF.type, SCHEMA.Claim))) == len(rows)
    for row in rows:
        claim = rdflib.URIRef(f"urn:newsledger:figure:{row['article_id']}:{row['figure_id']}")

        def told(predicate: rdflib.URIRef, claim: rdflib.URIRef = claim) -> Any:
            value = graph.value(claim, predicate)
            return value.toPython() if isinstance(value, rdflib.Literal) else value

        assert told(SCHEMA.text) == row["sentence"]
        assert told(OURS.surface) == row["surface"]
        assert told(OURS.confidence) == row["confidence"]
        assert told(OURS.spanStart) == row["span_start"]
        assert {str(word) for word in graph.objects(claim, OURS.qualifier)} == set(row["qualifiers"] or ())
        assert told(SCHEMA.datePublished) == (row["published_at"] and row["published_at"].replace(tzinfo=UTC))
        amounts = [about for about in graph.objects(claim, SCHEMA.about) if graph.value(about, SCHEMA.name) is None]
        assert len(amounts) == 1
        for name, field in (("value", "value"), ("minValue", "low"), ("maxValue", "high")):
            number = graph.value(amounts[0], SCHEMA[name])
            assert (number is None) == (row[field] is None)
            if number is not None:
                assert Decimal(str(number)) == row[field]
        author = graph.value(claim, SCHEMA.author)
        assert (graph.value(author, SCHEMA.name) if author else None) == (
            rdflib.Literal(row["claimant"]) if row["claimant"] else None
        )
        article = graph.value(claim, SCHEMA.appearance)
        assert (article, rdflib.RDF.type, SCHEMA.NewsArticle) in graph
        headline = graph.value(article, SCHEMA.headline)
        assert (headline and str(headline)) == row["title"]
    chain = graph.value(
        rdflib.URIRef(f"urn:newsledger:figure:{_odd(con)['article_id']}:{_odd(con)['figure_id']}"), OURS.claimantChain
    )
    assert [str(name) for name in graph.items(chain)] == ['a "b"', CLAIMANT]
    assert graph.value(rdflib.URIRef("urn:newsledger:export"), SCHEMA.copyrightNotice) == rdflib.Literal("CC BY 4.0")
    assert [json.loads(line.rstrip(",")) for line in text.splitlines()[2:-1]], "each node stands on a line of its own"


def _odd(con: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    return next(row for row in _rows(con, "figures") if row["surface"] == "12 to 13")


def _model() -> dict[str, Any]:
    """FollowTheMoney's model as its library 4.11 tells it: schemata with their properties, types, limits and ranges."""
    model: dict[str, Any] = json.loads((Path(__file__).parent / "followthemoney_model.json").read_text("utf-8"))
    return model


def test_entities_fit_the_model_of_followthemoney(con: duckdb.DuckDBPyConnection) -> None:
    model = _model()
    entities = {entity["id"]: entity for entity in map(json.loads, _text(entity_chunks(con, Filters())).splitlines())}
    codes = {"language": set(model["languages"].split()), "country": set(model["countries"].split())}
    for entity in entities.values():
        assert list(entity) == ["id", "schema", "properties"]
        schema = model["schemata"][entity["schema"]]
        assert set(schema["required"].split()) <= set(entity["properties"])
        for name, values in entity["properties"].items():
            kind, longest, *ranges = schema["properties"][name].split()
            assert values
            assert len(values) == len(set(values))
            for value in values:
                assert isinstance(value, str)
                assert 0 < len(value) <= int(longest)
                assert value == " ".join(normalize("NFC", value).split())
                assert kind != "address" or ";" not in value
                if kind in codes:
                    assert value in codes[kind]
                if kind == "entity":
                    assert ranges[0] in model["schemata"][entities[value]["schema"]]["is_a"].split()
                if kind == "date":
                    assert datetime.fromisoformat(
                        value.ljust(7, "-").replace("--", "-") if len(value) > 7 else f"{value}-01-01"[:10]
                    )
    kinds = [entity["schema"] for entity in entities.values()]
    counts = {name: len(_rows(con, name)) for name in ("articles", "figures", "actors")}
    assert (kinds.count("Article"), kinds.count("Event")) == (counts["articles"], counts["figures"])
    assert sum(kinds.count(name) for name in ("Person", "Organization", "PublicBody")) == counts["actors"]
    odd = _odd(con)
    event = entities[f"nl-figure-{odd['article_id']}.{odd['figure_id']}"]["properties"]
    assert event["startDate"] + event["endDate"] == ["2024-08-10", "2024-08-12"]
    assert entities[event["involved"][0]]["properties"]["name"] == [CLAIMANT]
    assert f"claimant: {CLAIMANT}" in event["notes"][0]
    assert "low: 12; high: 13" in event["notes"][0]


def test_entities_of_some_figures_are_those_of_their_articles(con: duckdb.DuckDBPyConnection) -> None:
    lines = _text(entity_chunks(con, Filters(claimants=(CLAIMANT,)))).splitlines()
    found = [entity["schema"] for entity in map(json.loads, lines)]
    assert sorted(found) == ["Article", "Event", "Mention", "Organization"]


@pytest.mark.parametrize("surface", ["12 to 13", "more than 40,000", "7", "-7"])
def test_provenance_is_prov(con: duckdb.DuckDBPyConnection, header: Header, surface: str) -> None:
    row = next(found for found in _rows(con, "figures") if found["surface"] == surface)
    (figure,) = find_figures(con, row["figure_id"])
    text = figure_provenance(con, figure, header)
    document = prov.model.ProvDocument.deserialize(content=text, format="json")
    assert prov.model.ProvDocument.deserialize(content=document.serialize(format="json"), format="json") == document
    graph = rdflib.Graph().parse(data=document.serialize(format="rdf", rdf_format="turtle"), format="turtle")
    names = rdflib.Namespace("urn:newsledger:")
    prov_o = rdflib.Namespace("http://www.w3.org/ns/prov#")
    node = names[f"figure/{row['article_id']}/{row['figure_id']}"]
    used = {str(d.args[0].uri): rdflib.URIRef(d.args[1].uri) for d in document.get_records(prov.model.ProvDerivation)}
    path = [node]
    while str(path[-1]) in used:
        path.append(used[str(path[-1])])
    has_address = row["url"] is not None
    assert len(path) == 4 + has_address
    assert str(graph.value(path[1], prov_o.value)) == row["sentence"]
    assert str(graph.value(path[3], names.sha256)) == row["capture_id"]
    for field in ("value", "low", "high"):
        number = graph.value(node, names[field])
        assert (number is None) == (row[field] is None)
        if number is not None:
            assert (Decimal(str(number)), number.datatype) == (row[field], rdflib.XSD.decimal)
    generated = {str(g.args[0].uri): (g.args[1].uri, g.args[2]) for g in document.get_records(prov.model.ProvGeneration)}
    assert generated[str(node)] == ("urn:newsledger:run/r1", row["loaded_at"].replace(tzinfo=UTC))
    assert (names["run/r1"], rdflib.RDF.type, prov_o.Activity) in graph
    claimant = graph.value(node, prov_o.wasAttributedTo)
    label = graph.value(claimant, rdflib.RDFS.label) if claimant else None
    assert (str(label) if label else None) == row["claimant"]


def test_provenance_names_the_person_who_corrected_a_figure(con: duckdb.DuckDBPyConnection, header: Header) -> None:
    row = next(found for found in _rows(con, "figures") if found["value"] == 106)
    (figure,) = find_figures(con, row["figure_id"])
    document = prov.model.ProvDocument.deserialize(content=figure_provenance(con, figure, header), format="json")
    agents = {str(agent.identifier): agent.label for agent in document.get_records(prov.model.ProvAgent)}
    attributed = {agents[str(a.args[1])]: str(a.args[0]) for a in document.get_records(prov.model.ProvAttribution)}
    correction = attributed['A. "Bee" Editor']
    assert correction == f"nl:correction/{row['correction_ids'][0]}/value"
    derived = [(str(d.args[0]), str(d.args[1])) for d in document.get_records(prov.model.ProvDerivation)]
    assert (f"nl:figure/{row['article_id']}/{row['figure_id']}", correction) in derived
    (told,) = document.get_record(correction)
    assert {str(name): str(value) for name, value in told.extra_attributes}["nl:old_value"] == "105"


FILTERS: Sequence[tuple[Filters, str]] = (
    (Filters(events=("killed", "Lost")), "event in ('killed', 'lost')"),
    (Filters(places=("gaza",)), "place = 'Gaza'"),
    (Filters(claimants=(CLAIMANT,)), "claimant like 'O’Brien%'"),
    (Filters(claimants=("gaza-health-ministry",)), "claimant = 'Gaza Health Ministry'"),
    (Filters(actors=("Gaza Health Ministry",)), "claimant = 'Gaza Health Ministry'"),
    (Filters(since=date(2024, 8, 15)), "as_of_date >= '2024-08-15'"),
    (Filters(until=date(2024, 8, 14)), "as_of_date < '2024-08-15'"),
    (Filters(published_since=date(2024, 8, 16), published_until=date(2024, 8, 31)), "document_id = 'a.txt'"),
    (Filters(published_until=date(2024, 7, 31)), "title like '=%'"),
    (Filters(sources=("odd",), min_confidence=0.9), "true"),
    (Filters(min_confidence=0.91), "false"),
    (Filters(where="value > 100 -- and so on"), "value > 100"),
    (Filters(where="value > 100 or event = 'x'", events=("released",)), "value > 100 and event = 'released'"),
)


@pytest.mark.parametrize(("filters", "condition"), FILTERS)
def test_filters_take_the_rows_they_name(con: duckdb.DuckDBPyConnection, filters: Filters, condition: str) -> None:
    selection = select_view(con, "figures", filters)
    found = run_query(con, f"SELECT figure_id, article_id FROM ({selection.sql}\n) ORDER BY ALL", selection.parameters)
    expected = run_query(con, f"SELECT figure_id, article_id FROM marts.figures WHERE {condition} ORDER BY ALL")
    assert found.to_pylist() == expected.to_pylist()
    assert list(json.loads(json.dumps(filters.given()))) == list(filters.given())


@pytest.mark.parametrize(
    ("what", "filters", "error", "words"),
    [
        ("figurs", Filters(), InputError, "did you mean 'figures'"),
        ("core.nothing", Filters(), InputError, "no view 'core.nothing'"),
        ("figures; drop", Filters(), InputError, "no view"),
        ("actors", Filters(events=("killed",)), InputError, "--event needs a column event"),
        ("figures", Filters(where="nothing = 1"), QueryError, "nothing"),
        ("figures", Filters(where="true) union all (select * from marts.figures where true"), QueryError, "syntax error"),
        (
            "figures",
            Filters(where="figure_id in (select content from read_text('/etc/passwd'))"),
            QueryError,
            "neither files nor network",
        ),
        ("figures", Filters(where="getenv('HOME') = ''"), QueryError, "getenv"),
    ],
)
def test_what_cannot_be_selected_is_refused(
    con: duckdb.DuckDBPyConnection, what: str, filters: Filters, error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        select_view(con, what, filters)


def test_every_form_says_what_it_does_not_carry(con: duckdb.DuckDBPyConnection) -> None:
    readme = (Path(__file__).parent.parent.parent / "README.md").read_text("utf-8")
    for form, sentences in NOT_CARRIED.items():
        assert sentences
        assert [sentence for sentence in sentences if sentence not in readme] == [], form


def test_months_are_folders_that_other_engines_find(con: duckdb.DuckDBPyConnection, header: Header, tmp_path: Path) -> None:
    files = Files(tmp_path / "figures")
    count = write_months(con, select_view(con, "figures", Filters()), header, files.open, lambda rows: None)
    expected = _rows(con, "figures")
    months = {name.partition("/")[0] for name, _, _ in files.written}
    assert months == {f"month={m}" for m in ("2024-07", "2024-08", "2024-09", NO_MONTH)}
    table = ds.dataset(tmp_path / "figures", partitioning="hive").to_table()
    assert table.num_rows == count == len(expected)
    assert sorted(table["figure_id"].to_pylist()) == sorted(row["figure_id"] for row in expected)
    by_duckdb = duckdb.sql(
        f"SELECT month, count(*) FROM read_parquet('{tmp_path}/figures/**/*.parquet', hive_partitioning = true) GROUP BY month ORDER BY ALL"
    ).fetchall()
    assert by_duckdb == [("2024-07", 9), ("2024-08", 3), ("2024-09", 3), ("undated", 1)]
    assert len(pd.read_parquet(tmp_path / "figures")) == count
