"""Replay: the archive alone gives the same ledger, and today's rules give what they would have given from the beginning."""

from __future__ import annotations

import re
import shutil
from datetime import UTC, datetime

import pytest
from articles_given import STRIKE, TOLL, write_articles
from core_rows import core_rows
from desk import Desk, HereWorkers, open_gate

from expectations.gate import GateResult
from flows.settings import Settings
from tests.flows.site import Site
from transforms.errors import GateStoppedError, InputError
from transforms.records import Article, Block, ExpectationResult, Extraction, ExtractionFailure

#: Columns that say when, by which run, and by which rules with a difference.
PASSING = {"run_id", "loaded_at", "first_loaded_at", "resolved_at", "recorded_at", "analysis_version"}


def core(desk):
    return core_rows(desk.settings.ledger_path, PASSING, also=["raw.captures"])


def lose_warehouse(desk):
    for path in (desk.settings.warehouse_path, desk.settings.ledger_path):
        path.unlink()


@pytest.fixture
def offline(monkeypatch):
    """Whoever asks the network now fails the test."""

    def ask(*_args, **_more):
        raise AssertionError("the network was asked")

    def forbid():
        monkeypatch.setattr("socket.socket.connect", ask)
        monkeypatch.setattr("socket.create_connection", ask)

    return forbid


def page(text, number):
    lines = "".join(f"<p>{line}</p>" for line in text.replace("212", str(212 + number)).split("\n\n"))
    return f"<html><head><title>Report {number}</title></head><body><article>{lines}</article></body></html>"


def test_the_archive_alone_gives_every_row_of_core_again(desk, tmp_path, offline):
    folder = write_articles(tmp_path / "articles", {"strike.txt": STRIKE, "copy.txt": STRIKE, "empty.txt": ""})
    with Site() as site:
        desk.settings = Settings(home=desk.settings.home, private_hosts=(site.host,), host_delay_seconds=0)
        pages = ",".join(site.serve(f"/{number}.html", page(TOLL, number), etag=f'"{number}"') for number in range(2))
        same = site.serve("/same.html", page(TOLL, 0))
        desk.ingest(folder)
        desk.ingest(pages)
        site.serve("/1.html", page(TOLL, 9))
        (folder / "strike.txt").write_text(STRIKE.replace("3,000", "4,000"))
        desk.ingest(f"{pages},{same}", folder)
    before, analysed = core(desk), desk.workers.count
    assert len(before["core.revisions"]) == 7
    assert before["core.figures"]
    assert before["core.actor_resolutions"]
    lose_warehouse(desk)
    offline()
    summary = desk.replay()
    assert summary.documents == len(before["raw.captures"]) == 8
    assert core(desk) == before
    assert desk.workers.count == analysed + 8
    assert desk.replay().documents == 0
    assert desk.replay(is_anew=True).dispositions == {"no_text": 1, "unchanged": 7}
    assert core(desk) == before


WORDS = re.compile(r"[^.]+\.")


def reads(sentences, is_article=lambda _text: True):
    """Rules that take so many sentences of a text for the article."""

    def analyse(document):
        text = "".join(WORDS.findall(document.content.decode())[:sentences])
        if not is_article(text):
            return Extraction(Article(document.document_id, text="", blocks=()), ExtractionFailure("not_article", "an index"))
        block = Block("paragraph", text, kept=True, rule="all", start=0, end=len(text))
        return Extraction(Article(document.document_id, text=text, blocks=(block,), language="en", url=document.url))

    return analyse


@pytest.fixture(scope="module")
def plain_home(tmp_path_factory, reference, warehouse_with_reference):
    """A home whose rules are :func:`reads`, after three runs: two articles, a third one, a change of the first."""
    home = tmp_path_factory.mktemp("plain")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("flows.ingestion.run_gate", open_gate)
        desk = Desk(home, HereWorkers(reads(2)), reference, warehouse_with_reference)
        folder = write_articles(home / "in", {"a.txt": "A one. A two. A three.", "b.txt": "B one. B two. B three."})
        desk.ingest(folder)
        (folder / "c.txt").write_text("C one. C two. C three.")
        desk.ingest(folder)
        (folder / "a.txt").write_text("A changed. A two. A three.")
        desk.ingest(folder)
    return home


@pytest.fixture
def plain(plain_home, tmp_path, reference, warehouse_with_reference, monkeypatch):
    """A desk of a test's own with that home; what it ingested lies where it lay."""
    monkeypatch.setattr("flows.ingestion.run_gate", open_gate)
    shutil.copytree(plain_home, tmp_path / "plain")
    return Desk(tmp_path / "plain", HereWorkers(reads(2)), reference, warehouse_with_reference)


def texts(desk):
    return desk.rows("SELECT document_id, revision_number, text FROM core.revisions ORDER BY ALL")


def rebuilt(desk, version="rules 2"):
    """What today's rules make of the archive from the beginning."""
    lose_warehouse(desk)
    desk.replay(version)
    return core(desk)


@pytest.mark.parametrize("sentences", [1, 3])
def test_rules_that_read_another_text_put_it_in_the_place_of_the_old_one(plain, sentences):
    plain.workers.read = reads(sentences)
    assert plain.replay("rules 2").dispositions == {"revised": 4}
    assert [number for _, number, _ in texts(plain)] == [1, 2, 1, 1]
    assert plain.rows("SELECT document_id, revision_count FROM core.articles ORDER BY 1") == [
        ("a.txt", 2),
        ("b.txt", 1),
        ("c.txt", 1),
    ]
    assert plain.rows("SELECT text FROM marts.articles WHERE document_id = 'a.txt'")[0][0].startswith("A changed.")
    assert plain.rows(
        "SELECT DISTINCT reason FROM quality.dispositions WHERE disposition = 'revised' AND reason LIKE '%other rules%'"
    )
    assert core(plain) == rebuilt(plain)


def test_an_old_text_read_otherwise_stays_old(plain, plain_home):
    plain.workers.read = reads(1)
    with pytest.raises(KeyboardInterrupt):
        plain.replay("rules 2", groups=1)
    plain.ingest(plain_home / "in", version="rules 2")
    assert texts(plain)[:2] == [("a.txt", 1, "A one."), ("a.txt", 2, "A changed.")]
    assert plain.rows("SELECT text FROM marts.articles WHERE document_id = 'a.txt'") == [("A changed.",)]


def test_what_todays_rules_find_no_article_in_is_gone(plain):
    plain.workers.read = reads(2, is_article=lambda text: "one" not in text)
    assert plain.replay("rules 2").dispositions == {"not_article": 3, "unchanged": 1}
    assert texts(plain) == [("a.txt", 1, "A changed. A two.")]
    assert plain.rows("SELECT document_id FROM marts.articles") == [("a.txt",)]
    assert core(plain) == rebuilt(plain)
    assert plain.replay("rules 2").documents == 0


def test_only_what_other_rules_have_read_is_read_again(plain):
    analysed = plain.workers.count
    assert plain.replay().documents == 0
    assert plain.workers.count == analysed
    assert any("--all reads them again" in line for line in plain.said)
    assert plain.replay("rules 2").dispositions == {"unchanged": 4}
    assert plain.workers.count == analysed + 4


@pytest.mark.parametrize("is_anew", [False, True])
def test_an_interrupted_replay_goes_on_where_it_was(plain, is_anew):
    with pytest.raises(KeyboardInterrupt):
        plain.replay("rules 2", groups=1, is_anew=is_anew)
    analysed = plain.workers.count
    assert plain.replay("rules 2", is_anew=is_anew).documents == 2
    assert plain.workers.count == analysed + 2
    assert plain.replay("rules 2", is_anew=is_anew).documents == (4 if is_anew else 0)


def test_since_and_source_choose(plain, plain_home):
    folder = str((plain_home / "in").resolve())
    assert plain.replay("rules 2", sources=(folder,), since=datetime(2100, 1, 1, tzinfo=UTC)).documents == 0
    assert plain.replay("rules 2", sources=(folder,), since=datetime(2000, 1, 1, tzinfo=UTC)).documents == 4
    with pytest.raises(InputError, match=re.escape(f"--source wire: no capture is of this source; there are {folder}")):
        plain.replay("rules 2", sources=("wire",))


def test_without_captures_there_is_nothing_to_replay(tmp_path, reference):
    desk = Desk(tmp_path / "home", HereWorkers(reads(1)), reference)
    desk.settings.home.mkdir()
    with pytest.raises(InputError, match="the archive holds no captures"):
        desk.replay()


def test_what_the_gate_stops_is_said_at_the_end_and_holds_up_nothing_else(plain, monkeypatch):
    broken = ExpectationResult(
        "articles", "too_few", "batch", "critical", success=False, row_count=1, failed_count=1, observed="1", reason="Too few."
    )
    verdicts = [
        GateResult(is_open=False, results=(broken,), failures=(), stopped_by=("articles.too_few",)),
        open_gate(),
        open_gate(),
    ]
    monkeypatch.setattr("flows.ingestion.run_gate", lambda *_: verdicts.pop(0))
    plain.workers.read = reads(1)
    with pytest.raises(GateStoppedError, match=r"the captures of 1 of 3 runs; what passed is published. The first: .*too_few: 1"):
        plain.replay("rules 2")
    assert texts(plain) == [
        ("a.txt", 1, "A one. A two."),
        ("a.txt", 2, "A changed."),
        ("b.txt", 1, "B one. B two."),
        ("c.txt", 1, "C one."),
    ]
    assert plain.rows("SELECT state FROM quality.runs ORDER BY started_at")[-1] == ("published",)
    monkeypatch.setattr("flows.ingestion.run_gate", open_gate)
    assert plain.replay("rules 2").documents == 2


def test_batches_bound_what_is_held_at_a_time(plain):
    plain.settings = plain.settings.model_copy(update={"batch_size": 1})
    assert plain.replay("rules 2").documents == 4
    told = [line for line in plain.said if line.startswith("replay: captures")]
    assert [re.sub(" of 4, .*", "", line) for line in told] == [f"replay: captures {n} to {n}" for n in range(1, 5)]


def test_a_page_that_went_back_goes_back_in_every_replay(desk, tmp_path):
    desk.workers = HereWorkers(reads(2))
    first, other = "A one. A two. A three.", "A other. A two. A three."
    for text in (first, other, first, first):
        write_articles(tmp_path / "turning", {"turning.txt": text})
        desk.ingest(tmp_path / "turning")
    turning = (
        "SELECT string_agg(left(text, 7), '|' ORDER BY position), bool_or(is_current AND starts_with(text, 'A one')) "
        "FROM marts.revisions WHERE article_id IN (SELECT article_id FROM core.documents WHERE document_id = 'turning.txt')"
    )
    assert desk.rows(turning) == [("A one. |A other|A one. ", True)]
    assert desk.rows("SELECT count(*) FROM raw.captures WHERE document_id = 'turning.txt'") == [(3,)]
    before = core(desk)
    assert set(desk.replay(is_anew=True).dispositions) == {"unchanged"}
    assert core(desk) == before
    lose_warehouse(desk)
    desk.replay()
    assert core(desk) == before
    assert desk.replay().documents == 0
    desk.workers = HereWorkers(reads(1))
    desk.replay(version="rules 2")
    assert desk.rows(turning) == [("A one.|A other|A one.", True)]
