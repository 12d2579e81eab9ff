"""Expectations on an article's text as one whole: cut, merged, mixed of scripts and languages, or of no sentences."""

# SQL is put together here from constants only.

from __future__ import annotations

from expectations.expectation import Expectation, rows

_ENGLISH = "len(regexp_extract_all(lower({}), '\\b(the|and|of|to|in|was|that|with|for|said|it|he|she|at|by|from)\\b'))"
_WORDS = "len(regexp_extract_all({}, '[\\pL]+'))"
_HALVES = ("left(s.text, length(s.text) // 2)", "right(s.text, length(s.text) // 2)")


def _half_foreign(half: str) -> str:
    return f"({_WORDS.format(half)} >= 40 AND {_ENGLISH.format(half)} < 0.03 * {_WORDS.format(half)})"


WHOLENESS: tuple[Expectation, ...] = (
    rows(
        "begins_with_sentence",
        "regexp_matches(ltrim(s.text), '^[a-z]{2,}[ ,][^\\n]{30}') AND NOT regexp_matches(s.text, "
        "'^(de|van|von|bin|ibn|da|di) ')",
        "The text begins in lower case, in the middle of a sentence: its beginning was lost. Particles of names are left out.",
        "warning",
    ),
    rows(
        "sentences_go_on",
        "regexp_matches(s.text, '[^\\n]{60}[a-z],?\\n\\n[a-z]{2,} [^\\n]{40}')",
        "A paragraph ends without a stop and the next begins in lower case, both of a sentence's length: a sentence was cut "
        "in the middle, or the lines of the page were taken for paragraphs.",
        "warning",
    ),
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
        "not_in_capitals",
        "length(s.text) > 200 AND len(regexp_extract_all(s.text, '[A-Z]')) > 4 * len(regexp_extract_all(s.text, '[a-z]'))",
        "The text is in capitals: names are not told from words.",
        "warning",
    ),
    rows(
        "one_language",
        f"s.language = 'en' AND length(s.text) > 500 AND ({' OR '.join(_half_foreign(half) for half in _HALVES)})",
        "Half of the text has next to none of small words that make a fifth of English: it is in another language.",
        "warning",
    ),
    rows(
        "no_captions",
        "len(regexp_extract_all(s.text, '(?mi)^[ \\t]*(photo(graph)?s?|image|picture|video|caption|credit)( credit| by)? ?[:/|]|"
        "(?m)(Getty Images|/AFP|/Reuters|/AP)\\W*$')) >= greatest(3, len(string_split(s.text, chr(10) || chr(10))) / 2)",
        "Most paragraphs are captions or credits of pictures: the captions were taken for the body.",
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
        "words_outnumber_numbers",
        "length(s.text) > 200 AND len(regexp_extract_all(s.text, '\\d+')) > len(regexp_extract_all(s.text, '\\pL{2,}'))",
        "The text has more numbers than words: a table was read as running text, and each cell would be a figure.",
        "warning",
    ),
    rows(
        "title_is_of_words",
        "regexp_full_match(s.title, '\\w+([-_+]\\w+){3,}(\\.\\w+)?')",
        "The title has hyphens for blanks: the end of an address was taken for it.",
        "warning",
    ),
    rows(
        "title_is_whole",
        "regexp_matches(s.title, '(\\.\\.\\.|…)$') AND length(s.title) < 40",
        "The title is cut off: it ends in dots after less than forty characters.",
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
