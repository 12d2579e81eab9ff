"""``newsledger verify``: what is sound is found sound, and whatever is changed is found and named."""

from __future__ import annotations

import json
import shutil
from contextlib import closing

import duckdb
import pytest

from flows.archive_check import archive_sizes, check_archive
from flows.cli import run_command
from flows.database_check import check_rows
from flows.derivation import derive_again
from flows.findings import outcome
from flows.run_lock import writer_lock
from flows.settings import Settings
from flows.verify import verify_home, verify_some
from tests.fuzzing.flips import run_flips
from transforms.errors import InputError, WarehouseError
from warehouse.derivation import derivable_revisions
from warehouse.query import open_ledger


def silent(_: str) -> None:
    """Nobody listens."""


@pytest.fixture
def home(given_home, tmp_path):
    return shutil.copytree(given_home / "home", tmp_path / "home")


@pytest.fixture(autouse=True)
def without_model(monkeypatch):
    """What is read again has tests of its own."""
    monkeypatch.setattr("flows.verify.check_derivation", lambda *_, **__: outcome("derivation", 0, "revisions"))


def wrong(home, *, everything=False):
    """The checks that find something, with their first finding."""
    found = verify_home(Settings(home=home), silent, everything=everything)
    return {result.check: f"{result.findings[0].where}: {result.findings[0].what}" for result in found if result.wrong}


def change(path, *statements):
    with duckdb.connect(str(path)) as con:
        for statement in statements:
            con.execute(statement)


@pytest.mark.parametrize("everything", [True, False])
def test_a_sound_home_is_found_sound(given_home, everything):
    outcomes = list(verify_home(Settings(home=given_home / "home"), silent, everything=everything))
    assert [found.check for found in outcomes if found.wrong] == []
    assert [found.check for found in outcomes if not found.looked_at] == ["derivation"]


def test_every_changed_byte_is_found(home):
    found, missed = run_flips(home, 25, 1)
    assert missed == []
    assert set(found.values()) == {25}
    assert len(found) == 4


#: A change by hand, the check that finds it, and what it names.
BY_HAND = [
    ("UPDATE core.figures SET value = 41000 WHERE value = 40000", "row hashes", "core.figures"),
    ("UPDATE core.figures SET attributed_to = NULL WHERE figure_number = 1", "row hashes", "core.figures"),
    ("UPDATE core.figures SET span_start = span_start + 1, row_hash = row_hash WHERE figure_number = 2", "spans", "core.figures"),
    ("UPDATE core.quotes SET speaker = 'Nobody'", "row hashes", "core.quotes"),
    ("UPDATE core.actor_mentions SET surface = 'x' WHERE actor_number = 2", "spans", "core.actor_mentions"),
    ("DELETE FROM core.figures WHERE figure_number = 3", "revision hashes", "core.revisions"),
    ("DELETE FROM core.figures WHERE figure_number = 3", "references", "is not there"),
    ("DELETE FROM core.actors WHERE actor_number = 2", "references", "there is no such actor"),
    ("INSERT INTO core.figures SELECT * FROM core.figures LIMIT 1", "keys", "stands 2 times"),
    ("UPDATE core.revisions SET title = 'Other' WHERE revision_number = 1", "revision hashes", "core.revisions"),
    ("UPDATE core.revisions SET text = replace(text, 'Gaza', 'Giza')", "revision hashes", "core.revisions"),
    ("DELETE FROM core.revisions", "references", "no such revision"),
    ("DELETE FROM core.articles WHERE document_id LIKE '%0.txt'", "references", "there is no such article"),
    ("DELETE FROM core.documents", "references", "no document gave it"),
    ("DELETE FROM raw.captures", "references", "there is no such capture"),
    ("UPDATE core.stories SET story_id = 'x' WHERE story_id = (SELECT min(story_id) FROM core.stories)", "references", "is not named after"),
    ("UPDATE core.stories SET sketch = [1, 2]", "references", "its keys are not those"),
    ("DELETE FROM core.stories", "references", "it is in no story"),
    ("DELETE FROM quality.dispositions", "references", "its documents are 0"),
    ("DELETE FROM quality.runs", "references", "there is no such run"),
]  # fmt: skip


@pytest.mark.parametrize(("statement", "check", "words"), BY_HAND)
def test_a_change_by_hand_is_found_and_named(home, statement, check, words):
    ledger = home / "ledger.duckdb"
    change(ledger, statement)
    with closing(open_ledger(ledger)) as con:
        found = {result.check: result for result in check_rows(con, ledger, None, silent)}[f"ledger {check}"]
    assert found.wrong
    assert any(words in f"{finding.where}: {finding.what}" for finding in found.findings), found.findings


def test_any_other_change_by_hand_breaks_the_seal_until_somebody_accepts_it(home, monkeypatch, capsys):
    change(home / "warehouse.duckdb", "UPDATE quality.runs SET message = 'all is well'")
    assert "something else than newsledger wrote" in wrong(home)["seals"]
    with writer_lock(home / "run.lock", "next run"):
        pass
    assert "changed from outside" in wrong(home)["seals"]
    monkeypatch.setenv("NEWSLEDGER_HOME", str(home))
    assert run_command(["verify", "--accept", "a message was mended"]) == 0
    assert wrong(home) == {}
    assert run_command(["verify", "--accept", " "]) == 2
    assert "needs a note" in capsys.readouterr().err


def test_a_ledger_that_is_not_the_warehouse_is_found_with_the_row(home):
    change(home / "warehouse.duckdb", "UPDATE core.learned_actors SET name = 'Somebody Else'")
    assert "Somebody Else" in wrong(home)["ledger = warehouse"]


def test_damage_in_the_archive_is_told_by_the_record_with_its_place(home):
    [archive] = (home / "archive").iterdir()
    content = archive.read_bytes()
    with closing(open_ledger(home / "ledger.duckdb")) as con:
        offset, length = con.execute(
            "SELECT record_offset, record_length FROM raw.captures ORDER BY record_offset DESC"
        ).fetchone()
        for damaged in (content[: offset + 20] + b"\xff\x00" + content[offset + 22 :], content[: offset + length - 5]):
            archive.write_bytes(damaged)
            found = check_archive(con, archive.parent, reads_all=True, sizes=archive_sizes(archive.parent), jobs=1, say=silent)
            assert all(result.wrong for result in found)
            assert f"byte {offset:,}" in found[1].findings[0].where
        archive.unlink()
        assert "missing" in wrong(home)["archive bytes"]


def test_a_record_that_the_warehouse_does_not_know_is_found(home):
    with closing(open_ledger(home / "ledger.duckdb")) as con:
        name = con.execute("SELECT min(document_id) FROM raw.captures").fetchone()[0]
    change(home / "ledger.duckdb", f"DELETE FROM raw.captures WHERE document_id = '{name}'")
    assert f"no row of the record of {name}" in wrong(home, everything=True)["archive records"]


def test_a_run_that_is_writing_is_left_alone(home):
    with writer_lock(home / "run.lock", "busy"):
        outcomes = {found.check: found for found in verify_home(Settings(home=home), silent, everything=True)}
    assert "busy" in outcomes["warehouse file"].note
    assert not any(found.wrong for found in outcomes.values())
    assert outcomes["ledger row hashes"].looked_at


def test_files_that_are_missing_or_unreadable_are_told(home):
    (home / "ledger.duckdb").unlink()
    (home / "feeds.json").write_text("{")
    (home / "sources.csv").write_text("nonsense\n")
    found = wrong(home)
    assert "missing" in found["ledger file"]
    assert "feeds.json" in found["small files"]
    (home / "warehouse.duckdb").unlink()
    with pytest.raises(WarehouseError, match="nothing to verify"):
        wrong(home)


def test_one_figure_or_article_can_be_verified(home):
    with closing(open_ledger(home / "ledger.duckdb")) as con:
        figure_id, article_id = con.execute("SELECT figure_id, article_id FROM marts.figures WHERE value = 240").fetchone()
    settings = Settings(home=home)
    assert not any(found.wrong for found in verify_some(settings, [article_id], silent))
    change(home / "ledger.duckdb", f"UPDATE core.figures SET value = 241 WHERE article_id = '{article_id}' AND value = 240")
    assert [found.check for found in verify_some(settings, [article_id], silent) if found.wrong] == ["ledger row hashes"]
    with pytest.raises(InputError, match="no figure and no article 'nothing'"):
        list(verify_some(settings, ["nothing"], silent))
    with pytest.raises(InputError, match="names several"):
        list(verify_some(settings, [figure_id[:0]], silent))


def test_the_command_leaves_with_1_and_says_what_to_do(home, monkeypatch, capsys):
    monkeypatch.setenv("NEWSLEDGER_HOME", str(home))
    assert run_command(["verify"]) == 0
    assert "everything that was looked at is as it was written" in capsys.readouterr().out
    with (home / "warehouse.duckdb").open("r+b") as file:
        file.seek(20_000)
        file.write(b"!")
    assert run_command(["verify"]) == 1
    assert "newsledger restore" in capsys.readouterr().out
    assert run_command(["verify", "--format", "json"]) == 1
    [found] = [check for check in json.loads(capsys.readouterr().out) if check["wrong"]]
    assert found["check"] == "warehouse file"


#: What a careful hand does: the hashes say what the rows say.
CAREFULLY = (
    "UPDATE core.figures SET value = 213, low = 213 WHERE value = 212",
    (
        "UPDATE core.figures AS c SET row_hash = h.found FROM (SELECT revision_id, figure_id, md5(to_json(struct_pack(*columns(f.* EXCLUDE "
        "(revision_id, article_id, row_hash, run_id, loaded_at))))::VARCHAR) AS found FROM core.figures AS f) AS h "
        "WHERE h.revision_id = c.revision_id AND h.figure_id = c.figure_id"
    ),
    "UPDATE core.revisions SET analysis_hash = 'made up'",
)


def test_what_the_archived_bytes_do_not_give_is_found(toll_desk, tmp_path):
    home = shutil.copytree(toll_desk.settings.home, tmp_path / "home")
    settings = toll_desk.settings.model_copy(update={"home": home})

    def derived():
        with closing(open_ledger(settings.ledger_path)) as con:
            wanted = derivable_revisions(con, "rules 1")
            assert len(wanted) == 1
            return derive_again(con, settings, toll_desk.workers, wanted, "rules 1", silent)

    assert derived() == []
    change(settings.ledger_path, *CAREFULLY)
    [finding] = derived()
    assert "213" in finding.what
    assert "212" in finding.what
