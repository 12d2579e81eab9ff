"""Bad input of every kind, through the real command: one clear message or one disposition, an exit code, and nothing else hurt."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, nullcontext
from pathlib import Path

import duckdb
import pytest
from desk import HereWorkers

from flows.run_summary import RunSummary
from tests.flows.newsledger_command import OPENS, article, assert_refused, held, newsledger, newsledger_here
from tests.flows.site import Site
from tests.warehouse.given import document, run
from transforms.errors import WarehouseError
from transforms.extract import Extractor
from warehouse.database import connect_writer
from warehouse.publish import publish
from warehouse.query import open_ledger, run_query

#: The fixture that runs sources in this process.
type RunHere = Callable[..., RunSummary]

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8
#: Bytes of cp1252 that are no UTF-8, in a page that says it is UTF-8.
MISDECLARED = "<meta charset='utf-8'><article><h1>Flood kills 17</h1><p>{}</p></article>".format(
    "“At least 17 people were killed near Nîmes on Friday,” José Núñez of the fire brigade said. " * 4
).encode("cp1252")
PARAGRAPH = b"<p>At least 12 people were killed near Lisbon on Friday, police said.</p>"
LINES = [
    json.dumps({"id": "good-line", "text": article(1)}),
    '{"id": "broken-line", "text": "At least',
    json.dumps({"id": "number", "text": 12}),
    json.dumps({"id": "no-base64", "html_b64": "@@@"}),
    json.dumps({"id": "no-time", "text": "x", "fetched_at": "yesterday"}),
    json.dumps({"id": "nothing"}),
    json.dumps(["a", "list"]),
    json.dumps({"id": "last-line", "text": article(2)}),
]
#: What has to become of each bad document: its disposition, and words of the reason.
BAD = {
    "empty.html": ("no_text", "empty"),
    "blank.txt": ("no_text", "empty"),
    "picture.html": ("unreadable", "PNG image"),
    "picture.txt": ("unreadable", "PNG image"),
    "huge.html": ("too_large", "NEWSLEDGER_MAX_DOCUMENT_BYTES"),
    "bomb.html": ("too_large", "nests elements 200,000 deep"),
    "fragment-bomb.html": ("too_large", "nests elements 200,000 deep"),
    "long.txt": ("too_large", "characters of text, the limit is"),
    "dangling.html": ("unreadable", "No such file"),
    "pipe.html": ("unreadable", "not a regular file"),
    "closed.html": ("unreadable", "Permission denied"),
    "notes.docx": ("unreadable", "unknown extension"),
    "torn.json": ("unreadable", "write it again as one whole object"),
    "deep.json": ("unreadable", "no valid JSON"),
    "torn.jsonl.gz": ("unreadable", "cannot be read"),
    "torn.warc": ("unreadable", "the archive cannot be read past this place"),
    "lines.jsonl#line:2": ("unreadable", "no valid JSON"),
    "number": ("unreadable", "'text' must be text, found int"),
    "no-base64": ("unreadable", "'html_b64' is no base64"),
    "no-time": ("unreadable", "'fetched_at' is no ISO 8601 time"),
    "nothing": ("unreadable", "nothing to read"),
    "lines.jsonl#line:7": ("unreadable", "expected a JSON object"),
}
#: Root may read everything.
if os.geteuid() == 0:
    del BAD["closed.html"]
GOOD = {"00.txt": None, "misdeclared.html": None, "good-line": None, "last-line": None, "zz.txt": None}


def _make_bad(folder: Path) -> None:
    folder.mkdir()
    contents = {
        "empty.html": b"", "blank.txt": b" \n\n", "picture.html": PNG, "picture.txt": PNG, "misdeclared.html": MISDECLARED,
        "huge.html": b"<body>" + PARAGRAPH * (50_000_000 // len(PARAGRAPH)),
        "bomb.html": b"<html><body>" + PARAGRAPH * 20 + b"<div>" * 200_000, "fragment-bomb.html": PARAGRAPH + b"<div>" * 200_000,
        "long.txt": b"At least 12 people were killed. " * 40_000, "notes.docx": b"PK", "torn.json": b"{", "deep.json": b"[" * 100_000,
        "torn.jsonl.gz": b"\x1f\x8b\x08torn", "torn.warc": b"WARC/1.0\r\nWARC-Ty",
        "lines.jsonl": "\n".join(LINES).encode(), "00.txt": article(3).encode(), "zz.txt": article(4).encode(),
    }  # fmt: skip
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    (folder / "dangling.html").symlink_to("nowhere")
    (folder / "folder.html").mkdir()
    os.mkfifo(folder / "pipe.html")
    if "closed.html" in BAD:
        (folder / "closed.html").write_bytes(PARAGRAPH)
        (folder / "closed.html").chmod(0)


@pytest.fixture(scope="module")
def bad_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("bad") / "articles"
    _make_bad(folder)
    yield folder
    (folder / "huge.html").unlink()


@pytest.fixture(scope="module")
def published(warehouse_with_reference: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with one article in it, and the reference tables that a run would load."""
    home = tmp_path_factory.mktemp("published") / "home"
    home.mkdir()
    with connect_writer(shutil.copyfile(warehouse_with_reference, home / "warehouse.duckdb")) as con:
        run(con, "r1", document())
        publish(con, home / "warehouse.duckdb", home / "ledger.duckdb")
    return home


@pytest.fixture
def home(published: Path, tmp_path: Path) -> Path:
    shutil.copytree(published, tmp_path / "home")
    return tmp_path / "home"


@pytest.fixture
def nothing_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a worker nor the flows may be loaded."""
    monkeypatch.setattr("flows.workers.Workers.warm_up", lambda _: pytest.fail("a worker was started"))
    monkeypatch.setitem(sys.modules, "flows.pipeline", None)


def _rows(home: Path, sql: str) -> list[dict[str, object]]:
    with closing(open_ledger(home / "ledger.duckdb")) as con:
        return run_query(con, sql).to_pylist()


def test_bad_documents_cost_a_run_nothing_but_themselves(bad_folder: Path, home: Path, tmp_path: Path, run_here: RunHere) -> None:
    """The gate stops a batch that is mostly broken; with enough good articles beside them, the same documents pass."""
    (tmp_path / "bad.jsonl").write_text("".join(json.dumps({"id": f"nothing {n}"}) + "\n" for n in range(20)), encoding="utf-8")
    stopped = newsledger(home, "run", tmp_path / "bad.jsonl", settings={"NEWSLEDGER_DATA_DOCS": "true"})
    assert_refused(
        stopped, 4, ["the gate stopped run", "documents.share_unreadable_bearable", "Nothing was promoted", home / "docs"]
    )
    assert _rows(home, "select count(*) as n from marts.articles") == [{"n": 1}]

    (tmp_path / "more.jsonl").write_text(
        "".join(json.dumps({"id": f"more-{n}", "text": article(n)}) + "\n" for n in range(5, 25)), encoding="utf-8"
    )
    home = tmp_path / "fresh"
    done = run_here(home, bad_folder, tmp_path / "more.jsonl")
    found = {str(row["document_id"]): (row["disposition"], row["reason"]) for row in _rows(
        home, "select document_id, disposition, reason from quality.dispositions where source_name not like '%more%' "
        "and document_id not like 'more-%' and run_id = (select max(run_id) from quality.runs)"
    )}  # fmt: skip
    assert found.keys() == BAD.keys() | GOOD.keys()
    for name, (disposition, words) in BAD.items():
        assert found[name][0] == disposition, name
        assert words in str(found[name][1]), name
    assert {name for name, (disposition, _) in found.items() if disposition == "loaded"} == GOOD.keys()
    assert done.dispositions["loaded"] == len(GOOD) + 20
    assert done.documents == len(found) + 20
    misdeclared = _rows(home, "select text from marts.articles where document_id = 'misdeclared.html'")
    assert "“At least 17 people were killed near Nîmes on Friday,” José Núñez of" in str(misdeclared[0]["text"])


def test_extract_gives_each_bad_document_a_line_in_its_place(
    bad_folder: Path, tmp_path: Path, extractor: Extractor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The analysis is done in this process: test_extract_command.py shows that a process of its own gives the same."""
    monkeypatch.setattr("flows.extraction.start_workers", lambda _: nullcontext(HereWorkers(extractor.extract)))
    done = newsledger_here(tmp_path / "home", "extract", bad_folder)
    assert (done.code, done.errors) == (0, "")
    records = done.records()
    in_file = ["good-line", "lines.jsonl#line:2", "number", "no-base64", "no-time", "nothing", "lines.jsonl#line:7", "last-line"]
    assert [record["id"] for record in records if record["id"] in in_file] == in_file
    told = {record["id"]: record["error"] for record in records}
    assert {name for name, error in told.items() if error is None} == GOOD.keys()
    assert {name: error["code"] for name, error in told.items() if error} == {name: code for name, (code, _) in BAD.items()}


#: Arguments, settings, exit code, and what the message names. Nothing of these gets as far as Prefect.
REFUSED = [
    pytest.param(["rnu"], {}, 2, ["'rnu'", "did you mean 'run'?"], id="unknown command"),
    pytest.param(["run", "--wiat", "5"], {}, 2, ["--wiat", "run --help"], id="unknown option"),
    pytest.param(["run", "bbc-wrold"], {}, 2, ["bbc-wrold", "`newsledger sources`"], id="unknown source"),
    pytest.param(["run", "missing/page.html"], {}, 2, ["missing/page.html", "no file or folder"], id="missing path"),
    pytest.param(["run", "empty"], {}, 2, ["empty: a folder without articles", ".html"], id="folder without articles"),
    pytest.param(["run", "notes.docx"], {}, 2, ["notes.docx", ".html"], id="unknown extension"),
    pytest.param(["run"], {"NEWSLEDGER_MODEL": "no_such_package"}, 2, ["no_such_package", "NEWSLEDGER_MODEL"], id="no model"),
    pytest.param(["run"], {"NEWSLEDGER_JOBS": "many"}, 2, ["NEWSLEDGER_JOBS", "'many'", "integer"], id="bad value"),
    pytest.param(["run"], {"NEWSLEDGER_JBOS": "2"}, 2, ["NEWSLEDGER_JBOS", "did you mean NEWSLEDGER_JOBS?"], id="bad variable"),
    pytest.param(["run"], {"NEWSLEDGER_CONFIG": "none.toml"}, 2, ["none.toml", "no such file"], id="no config file"),
    pytest.param(
        ["run"], {"NEWSLEDGER_CONFIG": "syntax.toml"}, 2, ["syntax.toml", "no valid TOML", "line 2"], id="config syntax"
    ),
    pytest.param(
        ["run"], {"NEWSLEDGER_CONFIG": "name.toml"}, 2, ["name.toml", "'jbos'", "did you mean 'jobs'?"], id="config name"
    ),
    pytest.param(["run"], {"NEWSLEDGER_CONFIG": "bytes.toml"}, 2, ["bytes.toml", "cannot be read"], id="config bytes"),
    pytest.param(
        ["run"], {"NEWSLEDGER_HOME": "notes.docx"}, 2, ["notes.docx", "home folder", "NEWSLEDGER_HOME"], id="home is a file"
    ),
    pytest.param(["run"], {"NEWSLEDGER_HOME": "notes.docx/a"}, 2, ["notes.docx/a", "NEWSLEDGER_HOME"], id="home below a file"),
    pytest.param(["run"], {"NEWSLEDGER_HOME": "/proc/none"}, 2, ["/proc/none", "NEWSLEDGER_HOME"], id="home cannot be written"),
    pytest.param(["serve"], {"NEWSLEDGER_HOME": "notes.docx"}, 2, ["notes.docx"], id="serve, home is a file"),
    pytest.param(["why", "--skipped", "a", "--blocks", "b"], {}, 2, ["why FIGURE"], id="two questions"),
]


@pytest.mark.parametrize(("arguments", "settings", "code", "named"), REFUSED)
def test_what_cannot_be_meant_is_refused_at_once(
    tmp_path: Path, arguments: list[str], settings: dict[str, str], code: int, named: list[str]
) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "notes.docx").write_bytes(b"PK")
    (tmp_path / "syntax.toml").write_text("# a comment\njobs = = 3\n", encoding="utf-8")
    (tmp_path / "name.toml").write_text("jbos = 3\n", encoding="utf-8")
    (tmp_path / "bytes.toml").write_bytes(b"user_agent = '\xff'\n")
    assert_refused(newsledger_here(tmp_path / "home", *arguments, settings=settings), code, named)
    assert not (tmp_path / "home" / "ledger.duckdb").exists()


@pytest.mark.parametrize("arguments", [("run",), ("quarantine", "retry", "q1")], ids=lambda it: it[0])
def test_a_second_writer_is_refused_while_a_run_holds_the_lock(home: Path, arguments: tuple[str, ...]) -> None:
    note = json.dumps({"pid": 4711, "run_id": "20240816T101530-3f9c", "started_at": "2024-08-16T10:15:30+00:00"})
    program = f"import fcntl; file = open(path, 'a+'); fcntl.flock(file, fcntl.LOCK_EX); file.write({note!r}); file.flush()"
    with held(program, home / "run.lock"):
        refused = newsledger_here(home, *arguments)
        assert_refused(refused, 5, [home, "run 20240816T101530-3f9c (process 4711, since 2024-08-16T10:15:30", "--wait"])
        assert newsledger_here(home, "sql", "select 1 as n", "-f", "csv").text == "n\n1\n"


def _set_version(path: Path, version: int) -> None:
    with duckdb.connect(str(path)) as con:
        con.execute("update quality.schema_versions set version = ?", [version])


def _damage(path: Path, *, at: int) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(b"\xa5" * 100_000)


DAMAGES = {
    "newer": (lambda path: _set_version(path, 99), "schema version 99"),
    "older": (lambda path: _set_version(path, 0), "schema version 0"),
    "no database": (lambda path: path.write_bytes(b"no database" * 1000), "not a valid DuckDB database"),
    "cut off": (lambda path: os.truncate(path, path.stat().st_size // 2), "cannot be opened"),
    "overwritten": (lambda path: _damage(path, at=12_288), "Corrupt database file"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_file_of_another_version_or_a_damaged_one_is_named_and_left_alone(home: Path, damage: str) -> None:
    change, words = DAMAGES[damage]
    for name in ("warehouse.duckdb", "ledger.duckdb"):
        change(home / name)
        before = (home / name).read_bytes()
        command = ("quarantine", "retry", "q1") if name == "warehouse.duckdb" else ("sql", "from marts.figures")
        assert_refused(newsledger_here(home, *command), 6, [home / name, words])
        assert (home / name).read_bytes() == before


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_run_refuses_such_a_file_before_it_loads_anything(home: Path, damage: str, nothing_loaded: None) -> None:
    change, words = DAMAGES[damage]
    change(home / "warehouse.duckdb")
    before = (home / "warehouse.duckdb").read_bytes()
    with Site() as prefect:
        refused = newsledger_here(home, "run", settings={"PREFECT_API_URL": prefect.url("/api")})
    assert_refused(refused, 6, [home / "warehouse.duckdb", words])
    assert (home / "warehouse.duckdb").read_bytes() == before
    assert _rows(home, "select count(*) as n from marts.figures") == [{"n": 3}]


def test_readers_are_answered_and_a_run_goes_on_to_wait_while_another_process_has_the_warehouse_open(
    home: Path, nothing_loaded: None
) -> None:
    """How it waits is tested beside Prefect's server, in test_serve.py."""
    with held(OPENS, home / "warehouse.duckdb"), Site() as prefect:
        assert "flows.pipeline" in newsledger_here(home, "run", settings={"PREFECT_API_URL": prefect.url("/api")}).errors
        assert newsledger_here(home, "sql", "select count(*) as n from marts.figures", "-f", "csv").text == "n\n3\n"


def test_a_prefect_server_that_is_not_there_is_named_before_anything_is_loaded(home: Path, nothing_loaded: None) -> None:
    settings = {"PREFECT_API_URL": "http://127.0.0.1:1/api"}
    assert_refused(newsledger_here(home, "run", settings=settings), 1, ["http://127.0.0.1:1/api", "unset PREFECT_API_URL"])


@contextmanager
def _small_disk(folder: Path, megabytes: int) -> Iterator[bool]:
    """A folder that is a small disk of its own, where this machine lets us make one; says whether it is."""
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", folder], capture_output=True, check=False
    ).returncode  # fmt: skip
    try:
        yield mounted == 0
    finally:
        if mounted == 0:
            subprocess.run(["umount", "--lazy", folder], check=True)


#: Where no disk can be made, the copy itself says that the disk is full.
FULL = "import sys; open(sys.argv[2], 'wb').write(b'half'); sys.exit('No space left on device')"


def test_a_disk_that_is_full_while_publishing_leaves_the_last_state(
    published: Path, tmp_path: Path, run_here: RunHere, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "1.txt").write_text(article(1), encoding="utf-8")
    with _small_disk(tmp_path / "disk", 100) as is_small:
        home = tmp_path / "disk" / "home"
        shutil.copytree(published, home)
        if is_small:
            # What a run of one article writes before fits in; the copy of the whole warehouse does not.
            room = (home / "warehouse.duckdb").stat().st_size - 1_000_000
            (tmp_path / "disk" / "ballast").write_bytes(bytes(shutil.disk_usage(tmp_path / "disk").free - room))
        else:
            (tmp_path / "copy.py").write_text(FULL, encoding="utf-8")
            monkeypatch.setattr("warehouse.publish._COPY", tmp_path / "copy.py")
        with pytest.raises(WarehouseError) as stopped:
            run_here(home, tmp_path / "1.txt", is_gated=False)
        assert stopped.value.code == "warehouse"
        assert f"{home / 'ledger.duckdb'} could not be published: " in str(stopped.value)
        assert "No space left on device" in str(stopped.value)
        assert "make room" in str(stopped.value)
        assert _rows(home, "select count(*) as n from marts.articles") == [{"n": 1}]
        assert [path.name for path in home.iterdir() if path.name.startswith(".")] == []
        (tmp_path / "disk" / "ballast").unlink(missing_ok=True)
        monkeypatch.undo()
        assert run_here(home, tmp_path / "1.txt", is_gated=False).dispositions == {"unchanged": 1}
        assert _rows(home, "select count(*) as n from marts.articles") == [{"n": 2}]
