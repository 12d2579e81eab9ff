"""Expectations on an article's text as one whole: cut, merged, mixed of scripts and languages, or of no sentences."""

# SQL is put together here from constants only.

from __future__ import annotations

from expectations.expectation import Expectation, rows

WHOLENESS: tuple[Expectation, ...] = (
    rows(
        "no_invisible_characters",
        "len(regexp_extract_all(s.text, '[A-Za-z][\u00ad\u200b-\u200f\u2060\ufeff]+[A-Za-z]')) >= 3",
        "Invisible characters (soft hyphens, zero width spaces) stand in words: they hide the words from search and analysis.",
        "warning",
    ),
    rows(
        "one_alphabet_in_a_word",
        "len(regexp_extract_all(s.text, '[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]')) >= 5",
        "Letters of two alphabets within words: Cyrillic look-alikes stand for Latin letters, and no name is found.",
        "warning",
    ),
    rows(
        "no_test_page",
        "length(s.text) < 1500 AND regexp_matches(lower(concat_ws(' ', s.title, s.text)), "
        "'\\bthis is (just |only )?a test (article|page|story|post)?\\b|\\btest "
        "test\\b|\\b(headline|text|body|content) goes here|"
        "\\b(please ignore this|do not publish)\\b')",
        "A page of the editorial system's tests, or a placeholder, is no article.",
        "warning",
    ),
    rows(
        "title_is_of_words",
        "regexp_full_match(s.title, '\\w+([-_+]\\w+){3,}(\\.\\w+)?')",
        "The title has hyphens for blanks: the end of an address was taken for it.",
        "warning",
    ),
    rows(
        "authors_are_no_times",
        "len(list_filter(s.authors, lambda name: regexp_matches(lower(name), "
        "'\\bago\\b|^(updated|published|posted|last modified)\\b|"
        "\\d{1,2}:\\d\\d'))) > 0",
        "An author that is a time of publication: another element was taken for the author.",
        "warning",
    ),
)
