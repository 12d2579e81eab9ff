"""Takedown: what was removed is in no file of the home any more, the rest is as it was, and it does not come again."""

from __future__ import annotations

import gzip
import shutil
from datetime import UTC, datetime

import duckdb
import pytest
from desk import Desk, HereWorkers, open_gate
from warcio.archiveiterator import ArchiveIterator

from flows import removal
from flows.archive import Place, read_record
from flows.findings import outcome
from flows.removal import finish_removals
from flows.removal_desk import lift, read_policy, removals, remove_articles, remove_older, remove_person, remove_source
from flows.removal_journal import JOURNAL, load_journal
from flows.settings import Settings
from flows.verify import verify_home
from tests.flows.site import Site
from tests.warehouse.given import figure
from transforms.errors import InputError
from transforms.records import Actor, Article, Block, Extraction, Mention, Quote, Role

MARKER = "The heron flew over Karsa at noon"
#: In a file words lie end to end: "into" before "land" must not make a name.
PERSON = "Mira Toxan"
FILLER = "Nothing else was known of it in the town that evening, said the people who had come to the square to look. "


def analyse(document):
    """Rules that need no model: every digit group is a figure, the person is an actor who speaks the first sentence."""
    text = document.content.decode()
    block = Block("paragraph", text, kept=True, rule="all", start=0, end=len(text))
    figures = tuple(figure(text, word, word) for word in sorted({word for word in text.split() if word.isdigit()}))
    actors, quotes = (), ()
    if PERSON in text:
        at = text.index(PERSON)
        actors = (
            Actor(None, PERSON, "person", None, (Role(text[at : at + 4], at, at + 4),), (Mention(at, at + len(PERSON), PERSON),)),
        )
        quotes = (Quote(0, 10, "direct", PERSON, at, at + len(PERSON), "said", 0, 4),)
    published = "2024-08-01" if "old" in document.document_id else "2024-08-20"
    return Extraction(
        Article(document.document_id, text=text, blocks=(block,), title=text[:40], language="en", url=document.url, published_at=published),
        figures=figures, actors=actors, quotes=quotes,
    )  # fmt: skip


def yes(_what):
    return True


def silent(_message):
    return None


def reason(text="court order"):
    return {"author": "A. Editor", "reason": text}


@pytest.fixture(scope="module")
def filled(tmp_path_factory, reference, warehouse_with_reference):
    """A home with two runs: a bad article, its copy under another name, and three others."""
    folder = tmp_path_factory.mktemp("filled")
    texts = {
        "bad.txt": f"{MARKER}, 212 saw it, {PERSON} said. {FILLER * 2}",
        "good.txt": f"A strike of 40 ships began. {PERSON} was there. {FILLER * 3}",
        "old.txt": f"An older report of 77 boats. {FILLER}",
        "other.txt": f"Something quite different about 5 trees. {FILLER}",
    }
    source = folder / "articles"
    source.mkdir()
    for name, text in texts.items():
        (source / name).write_text(text)
    desk = Desk(folder / "home", HereWorkers(analyse), reference, warehouse_with_reference)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("flows.ingestion.run_gate", open_gate)
        desk.ingest(source)
        (source / "copy.txt").write_text(texts["bad.txt"])
        (source / "other.txt").write_text(texts["other.txt"] + "It was changed.")
        desk.ingest(source)
    return desk


@pytest.fixture
def desk(filled, tmp_path, monkeypatch):
    monkeypatch.setattr("flows.ingestion.run_gate", open_gate)
    shutil.copytree(filled.settings.home, tmp_path / "home")
    copied = Desk(tmp_path / "home", HereWorkers(analyse), filled.reference, filled.empty_warehouse)
    copied.source = filled.settings.home.parent / "articles"
    return copied


def holders(home, words):
    """Every file of a home that holds the words: as its bytes, unpacked, or as what its tables say."""
    found = set()
    for path in (path for path in home.rglob("*") if path.is_file()):
        data = path.read_bytes()
        data += gzip.decompress(data) if path.suffix == ".gz" else b""
        if words.encode() in data or (path.suffix == ".duckdb" and any(words in text for text in said(path))):
            found.add(path.name)
    return found


def said(path):
    """Every table with rows of a DuckDB file as text."""
    with duckdb.connect(str(path), read_only=True) as con:
        for (name,) in con.execute(
            "SELECT schema_name || '.' || table_name FROM duckdb_tables() WHERE estimated_size > 0"
        ).fetchall():
            yield str(con.execute(f"FROM {name}").fetchall())


def rest(desk):
    """All rows of core, of what is not about the removed articles."""
    return desk.rows(
        "SELECT article_id, figure_id, value, surface, title FROM marts.figures WHERE value IN (5, 40, 77) ORDER BY ALL"
    )


def assert_archive_reads(desk):
    """Each capture that is noted leads to its bytes, and tools of others read every file."""
    places = desk.rows("SELECT archive_file, record_offset, record_length, document_id FROM raw.captures")
    assert places
    for file, offset, length, name in places:
        assert read_record(desk.settings.archive_path, Place(file, offset, length)).document_id == name
    for path in desk.settings.archive_path.glob("*.warc.gz"):
        with path.open("rb") as file:
            assert list(ArchiveIterator(file, check_digests="raise"))


def assert_verifies(desk, monkeypatch):
    """`newsledger verify` finds nothing wrong, short of reading articles again, which needs the rules that they were read by."""
    monkeypatch.setattr("flows.verify.check_derivation", lambda *_, **__: outcome("derivation", 0, "revisions"))
    outcomes = list(verify_home(desk.settings, silent, everything=True))
    assert [(found.check, found.findings) for found in outcomes if found.wrong] == []


def bad_article(desk):
    return desk.rows("SELECT article_id FROM marts.articles WHERE document_id = 'bad.txt'")[0][0]


def test_an_article_goes_from_every_file_with_its_copy_and_the_rest_stays_as_it_was(desk, monkeypatch):
    settings, before = desk.settings, rest(desk)
    assert holders(settings.home, MARKER) >= {"warehouse.duckdb", "ledger.duckdb"}
    assert any(name.endswith(".warc.gz") for name in holders(settings.home, MARKER))
    done = remove_articles(settings, [bad_article(desk)], ask=yes, say=silent, **reason())
    assert holders(settings.home, MARKER) == set()
    for name in ("bad.txt", "copy.txt"):
        assert holders(settings.home, name) == set(), "neither does anything name the documents"
    assert rest(desk) == before
    assert_archive_reads(desk)
    assert_verifies(desk, monkeypatch)
    assert done.counts["articles"] == 2
    assert desk.rows("SELECT kind, author, reason, articles, figures, captures FROM quality.removals") == [
        ("article", "A. Editor", "court order", 2, 2, 2)
    ]
    assert desk.rows("SELECT sum(documents) FROM quality.runs") == [(9,)]
    assert desk.rows("SELECT count(*), count(*) FILTER (document_id = '(removed)') FROM quality.dispositions") == [(9, 3)]
    assert finish_removals(settings, silent) == []


def test_what_is_gone_is_found_by_no_search_and_the_rest_is(desk):
    def found(question):
        return sorted(
            name
            for (name,) in desk.rows(f"SELECT document_id FROM marts.search('{question}') JOIN core.articles USING (article_id)")
        )

    assert (found("heron"), found("her*"), found("trees")) == (["bad.txt", "copy.txt"], ["bad.txt", "copy.txt"], ["other.txt"])
    remove_articles(desk.settings, ["bad.txt"], ask=yes, say=silent, **reason())
    assert (found("heron"), found("her*"), found("strike"), found("tox*")) == ([], [], ["good.txt"], ["good.txt"])
    remove_older(desk.settings, {"*": (datetime.now(UTC) - datetime(2024, 8, 10, tzinfo=UTC)).days}, None, yes, silent)
    assert (found("boats"), found("square")) == ([], ["good.txt", "other.txt"])
    remove_source(desk.settings, str(desk.source.resolve()), ask=yes, say=silent, **reason())
    tables = ("search_documents", "search_postings", "search_recent", "search_vocabulary")
    assert [desk.rows(f"SELECT count(*) FROM core.{table}") for table in tables] == [[(0,)]] * 4


def test_it_does_not_come_again_by_run_or_replay_under_any_name(desk):
    remove_articles(desk.settings, ["bad.txt"], ask=yes, say=silent, **reason())
    (desk.source / "renamed.txt").write_text((desk.source / "bad.txt").read_text())
    try:
        assert desk.ingest(desk.source).dispositions == {"refused": 3, "unchanged": 3}
    finally:
        (desk.source / "renamed.txt").unlink()
    assert holders(desk.settings.home, MARKER) == set()
    assert desk.replay(is_anew=True).dispositions == {"unchanged": 4}
    for path in (desk.settings.warehouse_path, desk.settings.ledger_path):
        path.unlink()
    desk.replay()
    assert desk.rows("SELECT count(*) FROM marts.articles") == [(3,)]
    assert desk.ingest(desk.source).dispositions == {"refused": 2, "unchanged": 3}, "also where the warehouse was lost"


def test_a_lifted_removal_lets_it_come_again(desk):
    done = remove_articles(desk.settings, ["bad.txt"], ask=yes, say=silent, **reason())
    lift(desk.settings, done.removal_id[:17])
    assert desk.ingest(desk.source).dispositions == {"loaded": 2, "unchanged": 3}
    for name, message in ((done.removal_id, "lifted already"), ("zz", "no removal"), ("", "no removal")):
        with pytest.raises(InputError, match=message):
            lift(desk.settings, name)


def test_learned_actors_stay_where_another_article_names_them(desk):
    actors = "SELECT DISTINCT actor_id FROM core.learned_actors"
    (known,) = desk.rows(actors)
    remove_articles(desk.settings, ["bad.txt"], ask=yes, say=silent, **reason())
    assert desk.rows(actors) == [known]
    remove_articles(desk.settings, ["good.txt"], ask=yes, say=silent, **reason())
    assert desk.rows(actors) == []
    assert holders(desk.settings.home, PERSON) == set()


STEPS = ["flush", "record_removal", "compact", "publish"]


@pytest.mark.parametrize("step", STEPS)
def test_a_removal_that_is_killed_is_completed_by_the_next_writer(desk, step, monkeypatch):
    """Before and after each step: whatever was done, doing the rest gives the same."""
    before = rest(desk)
    real = getattr(removal, step)

    def die(*arguments, **more):
        real(*arguments, **more)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(removal, step, die)
        with pytest.raises(KeyboardInterrupt):
            remove_articles(desk.settings, ["bad.txt"], ask=yes, say=silent, **reason())
    assert load_journal(desk.settings.home).begun()
    (done,) = finish_removals(desk.settings, silent)
    assert done.kind == "article"
    assert holders(desk.settings.home, MARKER) == set()
    assert rest(desk) == before
    assert_archive_reads(desk)
    assert desk.rows("SELECT count(*) FROM quality.removals") == [(1,)]


def test_a_source_goes_as_a_whole_and_is_not_asked_again(desk):
    name = str(desk.source.resolve())
    assert remove_source(desk.settings, name, ask=lambda _: False, say=silent, **reason()) is None
    assert desk.rows("SELECT count(*) FROM marts.articles") == [(5,)]
    remove_source(desk.settings, name, ask=yes, say=silent, **reason())
    assert desk.rows("SELECT count(*) FROM core.articles UNION ALL SELECT count(*) FROM raw.captures") == [(0,), (0,)]
    assert holders(desk.settings.home, MARKER) == set()
    desk.ingest(desk.source)
    assert desk.rows("SELECT count(*) FROM core.articles") == [(0,)]
    with pytest.raises(InputError, match="nothing of source"):
        remove_source(desk.settings, "unknown", ask=yes, say=silent, **reason())


def test_old_articles_go_by_the_policy_of_their_source_and_shared_bytes_stay(desk):
    age = (datetime.now(UTC) - datetime(2024, 8, 10, tzinfo=UTC)).days
    assert remove_older(desk.settings, {"*": age + 30}, None, yes, silent) is None
    done = remove_older(desk.settings, {"*": age}, None, yes, silent)
    assert (done.kind, done.counts["articles"], load_journal(desk.settings.home).find(done.removal_id).keys) == (
        "retention",
        1,
        (),
    )
    assert desk.rows("SELECT count(*) FROM marts.articles") == [(4,)]
    assert desk.ingest(desk.source).dispositions == {"refused": 1, "unchanged": 4}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("source,days\n*,0\n", "whole number"),
        ("source,days\na,3\na,4\n", "one row"),
        ("name,days\na,3\n", "columns"),
        (None, "no such file"),
    ],
)
def test_a_wrong_policy_is_told(tmp_path, text, message):
    if text is not None:
        (tmp_path / "retention.csv").write_text(text)
    with pytest.raises(InputError, match=message):
        read_policy(tmp_path / "retention.csv")


def test_a_page_that_was_removed_is_neither_asked_for_nor_kept_under_another_address(desk):
    with Site() as site:
        desk.settings = Settings(home=desk.settings.home, private_hosts=(site.host,), host_delay_seconds=0)
        page = site.serve("/a.html", f"A crane stood in Velmar. {FILLER}")
        desk.ingest(page + ",")
        remove_articles(desk.settings, [page], ask=yes, say=silent, **reason())
        own = f'<link rel="canonical" href="{page}">'
        other = site.serve("/b.html", f"{own}A crane stood in Velmar, told anew. {FILLER}")
        assert desk.ingest(f"{page},{other}").dispositions == {"refused": 2}
        assert [request.path for request in site.requests].count("/a.html") == 1
    assert holders(desk.settings.home, "A crane stood in Velmar") == set(), "neither in the archive nor anywhere else"


def test_without_a_reason_or_for_what_is_not_there_nothing_is_removed(desk):
    for articles, why, message in (
        ([], "x", "name the articles"),
        (["bad.txt"], " ", "say why"),
        (["zz", "bad.txt"], "x", "no article 'zz'"),
    ):
        with pytest.raises(InputError, match=message):
            remove_articles(desk.settings, articles, "A", why, yes, silent)
    assert removals(desk.settings) == []
    assert not (desk.settings.home / JOURNAL).exists()


def test_a_journal_that_cannot_be_read_stops_every_writer(desk):
    remove_articles(desk.settings, ["old.txt"], ask=yes, say=silent, **reason())
    (desk.settings.home / JOURNAL).write_text("{")
    with pytest.raises(InputError, match="must not come again"):
        desk.ingest(desk.source)


def person_rows(desk):
    """What the ledger tells of figures and quotes: the person's name is no part of it."""
    return desk.rows("SELECT article_id, surface, value, claimant FROM marts.figures ORDER BY ALL")


def test_a_person_goes_from_every_file_and_the_rest_of_the_articles_stays(desk, monkeypatch):
    settings, before = desk.settings, person_rows(desk)
    assert holders(settings.home, PERSON)
    done = remove_person(settings, ["mira toxan"], ask=yes, say=silent, **reason())
    for words in (PERSON, "Toxan", "mira-toxan", "mira toxan", "toxan"):
        assert holders(settings.home, words) == set(), words
    assert person_rows(desk) == before
    assert desk.rows("SELECT count(*) FROM core.actors UNION ALL SELECT count(*) FROM core.quotes") == [(0,), (0,)]
    texts = desk.rows("SELECT DISTINCT substr(text, 1, 54), title FROM marts.articles WHERE contains(text, '*') ORDER BY 1")
    assert texts == [
        ("A strike of 40 ships began. **** ***** was there. Noth", "A strike of 40 ships began. **** ***** w"),
        (f"{MARKER}, 212 saw it, **** *****"[:54], f"{MARKER}, 212 saw it"[:40]),
    ]
    assert desk.rows("SELECT count(*) FROM marts.search('toxan') UNION ALL SELECT count(*) FROM marts.search('strike')")[0] == (
        0,
    )
    assert done.counts["mentions"] == 3
    assert_archive_reads(desk)
    assert_verifies(desk, monkeypatch)
    assert finish_removals(settings, silent) == []


def test_later_runs_and_replays_do_not_bring_the_person_back(desk):
    remove_person(desk.settings, [PERSON], ask=yes, say=silent, **reason())
    ids = "SELECT article_id, figure_id FROM marts.figures ORDER BY ALL"
    before = desk.rows(ids)
    (desk.source / "new.txt").write_text(f"A new report of 9 boats. MIRA TOXAN'S boat was one, Toxan said. {FILLER}")
    try:
        assert desk.ingest(desk.source).dispositions.keys() <= {"loaded", "unchanged", "revised", "duplicate"}
    finally:
        (desk.source / "new.txt").unlink()
    assert holders(desk.settings.home, "TOXAN") == holders(desk.settings.home, "Toxan") == set()
    assert desk.rows("SELECT text FROM marts.articles WHERE document_id = 'new.txt'")[0][0].startswith(
        "A new report of 9 boats. **** *****'S boat was one, ***** said."
    )
    desk.replay(is_anew=True)
    assert set(before) < set(desk.rows(ids)), "figures keep their ids"
    for path in (desk.settings.warehouse_path, desk.settings.ledger_path):
        path.unlink()
    desk.replay()
    assert holders(desk.settings.home, "Toxan") == set()
    assert desk.rows("SELECT count(*) FROM marts.articles") == [(6,)]


def test_the_articles_that_name_a_person_can_go_as_a_whole(desk):
    done = remove_person(desk.settings, [PERSON], ask=yes, say=silent, has_articles=True, **reason())
    assert done.counts["articles"] == 3
    assert desk.rows("SELECT document_id FROM marts.articles ORDER BY 1") == [("old.txt",), ("other.txt",)]
    assert holders(desk.settings.home, "Toxan") == set()


@pytest.fixture(scope="module")
def filled_twice(filled, tmp_path_factory):
    """That home after two runs more, each over one short text, which is the same under two names."""
    home = tmp_path_factory.mktemp("twice") / "home"
    desk = Desk(shutil.copytree(filled.settings.home, home), HereWorkers(analyse), filled.reference)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("flows.ingestion.run_gate", open_gate)
        for name in ("short.txt", "again.txt"):
            (home / name).write_text(f"{PERSON} left.")
            desk.ingest(home / name)
            (home / name).unlink()
    return home


@pytest.mark.parametrize("step", ["erase_person", "record_removal", "publish"])
def test_the_removal_of_a_person_that_is_killed_is_completed(desk, filled_twice, step, monkeypatch):
    shutil.copytree(filled_twice, desk.settings.home, dirs_exist_ok=True)
    real, before = getattr(removal, step), person_rows(desk)

    def die(*arguments, **more):
        real(*arguments, **more)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(removal, step, die)
        with pytest.raises(KeyboardInterrupt):
            remove_person(desk.settings, [PERSON], ask=yes, say=silent, **reason())
    assert len(finish_removals(desk.settings, silent)) == 1
    assert holders(desk.settings.home, "Toxan") == set()
    assert person_rows(desk) == before
    assert desk.rows("SELECT mentions, redacted_revisions > 0 FROM quality.removals") == [(5, True)]
    assert_archive_reads(desk)
    desk.replay()
    assert desk.rows("SELECT count(*) FROM marts.articles WHERE text = '**** ***** left.'") == [(2,)], "moved records are read"
    assert_archive_reads(desk)


def test_a_page_whose_markup_hides_a_name_is_kept_without_it(desk, monkeypatch):
    page = "<html><head><meta name='author' content='Mira&nbsp;Toxan'></head><body><p>Mira Toxan left. <b>Mira</b> Toxan came. M\\u0069ra Toxan</p></body></html>"
    with Site() as site:
        desk.settings = Settings(home=desk.settings.home, private_hosts=(site.host,), host_delay_seconds=0)
        desk.ingest(site.serve("/mira-toxan.html", page) + ",")
        told = []
        remove_person(desk.settings, [PERSON], ask=lambda what: told.append(what) or True, say=silent, **reason())
        assert "its address shows the name and stays" in told[0]
        assert_verifies(desk, monkeypatch)
        desk.ingest(site.serve("/other.html", page) + ",")
    bytes_kept = [
        read_record(desk.settings.archive_path, Place(*place)).content
        for place in desk.rows("SELECT archive_file, record_offset, record_length FROM raw.captures WHERE url IS NOT NULL")
    ]
    assert len(bytes_kept) == 2
    assert all(b"Mira" not in content and b"Toxan" not in content for content in bytes_kept)
    assert all(b"</b> ***** came." in content for content in bytes_kept), "the rest is kept, also where it has another place now"
    assert_archive_reads(desk)


def test_who_is_no_person_or_has_too_short_a_name_is_not_removed(desk):
    for name, message in (("Li", "too short"), ("", "too short")):
        with pytest.raises(InputError, match=message):
            remove_person(desk.settings, [name], ask=yes, say=silent, **reason())
