"""`why`: the evidence of a figure, and what was left out of an article."""

from __future__ import annotations

import pytest
from articles_given import write_articles

from flows.evidence import explain_blocks, explain_figure, explain_skipped
from transforms.errors import InputError, WarehouseError

CRASH = """Aug 17, 2024 9:00 am | News, World

Slovenia's Interior Ministry said on Friday that 40 people were injured on Route 9, where mayor Anna Keller had opened a shelter.

It said the road would stay closed while the wreck of the coach was taken away and the bridge above it was inspected.
"""


@pytest.fixture
def toll_id(toll_desk):
    [(figure_id,)] = toll_desk.rows("SELECT figure_id FROM marts.figures WHERE value = 212")
    return figure_id


def test_a_figure_is_shown_with_its_sentence_claimant_rules_and_receipt(toll_desk, toll_id):
    text = explain_figure(toll_id, toll_desk.settings)
    for words in ("[At least 212", "killed", "at_least", "national disaster agency", "rules that filled the fields", "toll.txt"):
        assert words in text, text
    assert "verified         yes" in text


def test_what_was_found_in_the_sentence_and_not_taken_is_shown(desk, tmp_path):
    write_articles(tmp_path / "in", {"crash.txt": CRASH})
    desk.ingest(tmp_path / "in")
    [(figure_id,)] = desk.rows("SELECT figure_id FROM marts.figures WHERE surface = '40'")
    refused = explain_figure(figure_id, desk.settings).partition("considered in the sentence and not taken\n")[2]
    lines = refused.partition("\n\n")[0].splitlines()
    assert [line.split() for line in lines if "9" in line] == [["figure", "9", "(no", "figure:", "numbered_thing)"]]
    assert [line.split()[0] for line in lines if "Anna Keller" in line] == ["claimant"]
    assert not any("Interior Ministry" in line for line in lines)


def test_the_beginning_of_an_id_is_enough(toll_desk, toll_id):
    assert explain_figure(toll_id[:10], toll_desk.settings) == explain_figure(toll_id, toll_desk.settings)


@pytest.mark.parametrize(("name", "words"), [("nothing", "there is no figure 'nothing'"), ("", "names several figures")])
def test_a_name_that_is_not_one_figure_is_refused(toll_desk, name, words):
    with pytest.raises(InputError, match=words):
        explain_figure(name, toll_desk.settings)


def test_a_changed_byte_in_the_archive_is_found(toll_desk, toll_id, tmp_path):
    import shutil

    home = shutil.copytree(toll_desk.settings.home, tmp_path / "home")
    settings = toll_desk.settings.model_copy(update={"home": home})
    [archive] = (home / "archive").iterdir()
    content = bytearray(archive.read_bytes())
    content[-30] ^= 1
    archive.write_bytes(content)
    assert "verified         NO" in explain_figure(toll_id, settings)
    archive.unlink()
    assert "verified         NO" in explain_figure(toll_id, settings)


def test_skipped_numbers_are_shown_with_their_rule(toll_desk):
    text = explain_skipped("toll.txt", toll_desk.settings)
    assert "[1987]" in text
    assert "[1,400]" not in text


def test_the_surroundings_of_a_skipped_number_are_whole_words(toll_desk):
    text = explain_skipped("toll.txt", toll_desk.settings)
    [(article,)] = toll_desk.rows("SELECT text FROM marts.articles")
    [line] = [line for line in text.splitlines() if "[1987]" in line]
    shown = line.rpartition("   ")[0].replace("[", "").replace("]", "").split()
    assert set(shown) <= set(article.split())


def test_blocks_are_shown_kept_and_removed(toll_desk):
    [(article_id,)] = toll_desk.rows("SELECT article_id FROM marts.articles")
    lines = explain_blocks(article_id[:8], toll_desk.settings).splitlines()
    [see_also] = [line for line in lines if "How dams are inspected" in line]
    assert see_also.startswith("- see_also")
    assert sum(line.startswith("+ paragraph") for line in lines) == 3


@pytest.mark.parametrize("explain", [explain_blocks, explain_skipped])
def test_an_article_that_is_not_there_is_refused(toll_desk, explain):
    with pytest.raises(InputError, match="there is no article 'missing'"):
        explain("missing", toll_desk.settings)


def test_without_a_ledger_the_way_to_one_is_said(toll_desk, tmp_path):
    settings = toll_desk.settings.model_copy(update={"home": tmp_path})
    with pytest.raises(WarehouseError, match="newsledger run"):
        explain_figure("x", settings)
