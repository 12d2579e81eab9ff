"""The registry, and what the arguments of a run mean."""

from __future__ import annotations

import pytest

from flows.reference_files import SEEDS, load_reference
from flows.settings import Settings
from flows.sources import load_registry, load_source, resolve_sources, with_own_sources
from transforms.errors import InputError, ReferenceDataError

HEADER = "name,kind,location,outlet,language,schedule,active,notes\n"


@pytest.fixture
def settings(tmp_path):
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "a.txt").write_text("words")
    return Settings(home=tmp_path)


def register(settings, *rows):
    (settings.home / "sources.csv").write_text(HEADER + "".join(f"{row}\n" for row in rows))


def test_without_arguments_the_samples_are_meant(settings):
    [source] = resolve_sources([], settings)
    assert (source.name, source.kind, source.location) == ("samples", "folder", str(SEEDS / "samples"))


def test_own_sources_are_added_and_replace_shipped_ones_of_the_same_name(settings):
    register(settings, "mine,folder,inbox,Mine,en,,true,", "samples,feed,https://a.example/feed,A,en,,false,")
    registry = load_registry(settings)
    assert registry["mine"].location == str(settings.home / "inbox")
    assert (registry["samples"].kind, registry["samples"].is_active) == ("feed", False)
    assert len(registry) == len(load_registry(Settings(home=settings.home / "elsewhere"))) + 1


@pytest.mark.parametrize(
    ("argument", "kind"),
    [
        ("https://a.example/news/story-1", "page_list"),
        ("https://a.example/feedback", "page_list"),
        ("https://a.example/feed.xml", "feed"),
        ("https://a.example/feed/?page=2", "feed"),
        ("https://a.example/index.rss", "feed"),
        ("-", "jsonl"),
    ],
)
def test_addresses_and_standard_input_are_sources_of_their_own(settings, argument, kind):
    [source] = resolve_sources([argument], settings)
    assert (source.kind, source.location) == (kind, argument)


def test_a_file_alone_and_in_its_folder_is_the_same_document(settings):
    alone, within = (resolve_sources([str(settings.home / path)], settings)[0] for path in ("inbox/a.txt", "inbox"))
    assert list(load_source(alone, settings)) == list(load_source(within, settings))
    assert alone.name == within.name == str((settings.home / "inbox").resolve())


@pytest.mark.parametrize(("argument", "words"), [("nowhere", "no registered source"), ("ftp://a.example/x", "no http")])
def test_an_argument_that_means_nothing_is_refused(settings, argument, words):
    with pytest.raises(InputError, match=words):
        resolve_sources(["samples", argument], settings)


def test_a_registered_folder_without_articles_is_refused(settings):
    (settings.home / "empty").mkdir()
    register(settings, "mine,folder,empty,Mine,en,,true,")
    with pytest.raises(InputError, match="without articles"):
        resolve_sources(["mine"], settings)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("good,folder,inbox,,,,true,", "line 2 already"),
        ("mine,feed,x,,,,true,", "only http"),
        ("mine,sitemap,ftp://a.example/s.xml,,,,true,", "only http"),
        ("mine,feed,https://u:p@a.example/,,,,true,", "user name"),
        ('mine,page_list,"https://a.example/1, a.example/2",,,,true,', "only http"),
        ("mine,folder,,,,,true,", "location is empty"),
        ("mine,feed,https://a.example/f,,,61 * * * *,true,", "minute '61'"),
        ("mine,feed,https://a.example/f,,,hourly,true,", "neither cron text"),
        ("my source,folder,x,,,,true,", "words-like-this"),
        ("mine,gopher,x,,,,true,", "kind 'gopher'"),
        ("mine,feed,https://a.example/f,,,,yes,", "active 'yes'"),
        (",feed,https://a.example/f,,,,true,", "needs a name"),
        ("mine,feed,x", "3 cells"),
    ],
)
def test_a_wrong_row_is_named(settings, row, words):
    register(settings, "good,folder,inbox,,,,true,", row)
    with pytest.raises(ReferenceDataError, match=words) as caught:
        load_registry(settings)
    assert "sources.csv:3" in str(caught.value)


def test_a_registry_without_a_column_is_refused(settings):
    (settings.home / "sources.csv").write_text("name,kind\nmine,folder\n")
    with pytest.raises(ReferenceDataError, match="column location, outlet"):
        load_registry(settings)


def test_own_sources_reach_the_reference_data(settings):
    reference = load_reference()
    assert with_own_sources(reference, settings) is reference
    register(settings, "mine,folder,inbox,Mine,en,,true,")
    names = [row["name"] for row in with_own_sources(reference, settings).table("sources")]
    assert "mine" in names
    assert "samples" in names


@pytest.mark.parametrize(
    ("delay", "expected"), [("", None), ("0", 0.0), ("2.5", 2.5), ("-1", ""), ("601", ""), ("often", ""), ("nan", "")]
)
def test_a_source_may_want_its_own_pause(settings, delay, expected):
    columns = "name,kind,location,outlet,language,schedule,delay_seconds,active,notes"
    (settings.home / "sources.csv").write_text(f"{columns}\nmine,sitemap,https://a.example/sitemap.xml,,,,{delay},true,\n")
    if expected == "":
        with pytest.raises(ReferenceDataError, match=f"sources.csv:2: source 'mine': delay_seconds '{delay}'"):
            load_registry(settings)
    else:
        assert load_registry(settings)["mine"].delay_seconds == expected
