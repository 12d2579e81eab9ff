"""Worker processes: order, and what one document's misfortune costs the others: nothing."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from stand_in import as_records, build, build_and_die, build_without_model

from flows.loaded import failed
from flows.worker_process import finish_safely
from flows.workers import CHUNK_SIZE, CHUNKS_IN_HAND, Workers
from transforms.errors import InputError, ModelMissingError
from transforms.records import Article, Extraction, RawDocument, TimeExpression
from warehouse.analysed import staging_tables, take_apart


def documents(*contents):
    return [RawDocument(f"d{number}", content, "text/plain") for number, content in enumerate(contents)]


def extract(given, count=2, seconds=30.0):
    with Workers(build, count, seconds) as workers:
        return list(workers.analyse(given, as_records))


def told(extraction):
    return extraction.article.document_id, extraction.error.code if extraction.error else extraction.article.text


@pytest.mark.parametrize("count", [1, 2, 3])
def test_results_come_in_order_whatever_the_number_of_processes(count):
    given = documents(*(f"text {number}".encode() for number in range(100)))
    assert [told(e) for e in extract(given, count)] == [(f"d{n}", f"text {n}") for n in range(100)]


def test_nothing_in_is_nothing_out_and_starts_no_process():
    with Workers(build_and_die, 2, 1.0) as workers:
        assert list(workers.analyse([], as_records)) == []


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"raise", ("RuntimeError", "out of luck")),
        (b"die", ("ended with -9",)),
        (b"hang", ("longer than 1 s", "NEWSLEDGER_ARTICLE_SECONDS")),
    ],
)
def test_a_document_that_goes_wrong_costs_only_itself(content, words):
    contents = [b"good"] * 40
    contents[13] = content
    results = extract(documents(*contents), seconds=1.0)
    assert [told(e) for e in results if e.error is None] == [(f"d{n}", "good") for n in range(40) if n != 13]
    assert results[13].error.code == "internal"
    assert all(word in results[13].error.message for word in words), results[13].error.message


def test_several_deaths_in_one_chunk_and_at_its_ends():
    contents = [b"good"] * (CHUNK_SIZE * 3)
    deadly = [0, 3, CHUNK_SIZE - 1, len(contents) - 1]
    for position in deadly:
        contents[position] = b"die"
    results = extract(documents(*contents), count=1)
    assert [n for n, e in enumerate(results) if e.error] == deadly


def test_a_document_that_could_not_be_loaded_keeps_its_place():
    given = [*documents(b"one"), failed("lost", "gone"), *documents(b"two")]
    assert [told(e) for e in extract(given)] == [("d0", "one"), ("lost", "unreadable"), ("d0", "two")]


def test_what_a_library_prints_does_not_reach_standard_output(capfd):
    assert [told(e) for e in extract(documents(b"print"))] == [("d0", "print")]
    assert capfd.readouterr().out == ""


def test_input_is_read_only_as_far_as_it_can_be_worked_on():
    read = itertools.count()
    endless = (RawDocument(f"d{next(read)}", b"good", "text/plain") for _ in itertools.repeat(None))
    with Workers(build, 1, 30.0) as workers:
        results = workers.analyse(endless, as_records)
        for _ in range(5):
            next(results)
        assert next(read) <= CHUNK_SIZE * (CHUNKS_IN_HAND + 2)


@pytest.mark.parametrize("content", [b"die", b"raise", "\ud800".encode("utf-8", "surrogatepass")])
def test_documents_are_taken_apart_where_they_are_analysed(content):
    contents = [f"text {number}".encode() for number in range(2 * CHUNK_SIZE)]
    contents[3] = content
    with Workers(build, 2, 30.0) as workers:
        taken = list(workers.analyse(documents(*contents), take_apart))
    tables = staging_tables(enumerate(taken, start=100))
    assert [n for n, document in enumerate(taken) if document.head.error] == [3]
    rows = tables["articles"].select(["document_number", "text"]).to_pylist()
    assert rows == [{"document_number": 100 + n, "text": f"text {n}"} for n in range(len(contents)) if n != 3]


def test_what_cannot_be_taken_apart_costs_only_itself():
    given = documents(b"good", b"far out", b"good")
    found = [Extraction(Article(d.document_id, d.content.decode(), ())) for d in given]
    found[1] = replace(found[1], times=(TimeExpression(0, 2**40, "far", "DATE", "2024"),))  # more than the column holds
    taken = finish_safely(take_apart, given, found)
    assert [document.head.error and document.head.error.code for document in taken] == [None, "internal", None]
    assert staging_tables(enumerate(taken))["articles"]["document_number"].to_pylist() == [0, 2]


def test_documents_that_were_taken_apart_together_are_staged_together():
    given = documents(b"one", b"two")
    taken = take_apart(given, [Extraction(Article(d.document_id, d.content.decode(), ())) for d in given])
    with pytest.raises(ValueError, match="staged together"):
        staging_tables(enumerate(taken[:1]))


@pytest.mark.parametrize(("build_it", "error", "words"), [
    (build_without_model, ModelMissingError, "no model here"), (build_and_die, InputError, "could not start"),
])  # fmt: skip
def test_workers_that_cannot_start_say_why(build_it, error, words):
    with Workers(build_it, 1, 30.0) as workers, pytest.raises(error, match=words):
        list(workers.analyse(documents(b"good"), as_records))


def test_no_process_is_left_behind():
    import multiprocessing

    extract(documents(b"good", b"hang"), seconds=0.5)
    assert multiprocessing.active_children() == []
