"""Names are taken out however they are written, and nothing else is; who is meant is known by keyed hashes alone."""

from __future__ import annotations

import pytest

from transforms.redaction import Redactor, name_keys

KEY = b"k" * 32
REDACTOR = Redactor(name_keys(["Omar al-Haddad", "Zdeněk Müller", "Ana O'Brien"], KEY), KEY)
TEXT = [
    ("Nobody was named.", "Nobody was named."),
    ("Omar Hussein and al-Haddad spoke.", "Omar Hussein and al-Haddad spoke."),
    ("Omar. Al Haddad left.", "****. ** ****** left."),
    ("Omar al-Haddad spoke; Haddad’s aide left, HADDAD said.", "**** **-****** spoke; ******’s aide left, ****** said."),
    ("OMAR AL HADDAD'S house, Haddad said", "**** ** ******'S house, ****** said"),
    ("zdenek muller, Zdeneˇk Muller", "****** ******, Zdeneˇk Muller"),
    ("Ana O’Brien and Ana OBrien", "*** ******* and *** ******"),
    ("Omar al-Had\u00addad", "**** **-***\u00ad***"),
    ("Omar\nal Haddad and Rita Haddad, Haddads", "****\n** ****** and Rita ******, Haddads"),
    ("Omar, al-Haddad", "Omar, al-Haddad"),
]  # fmt: skip
MARKUP = [
    ("<b>Omar</b> <i>al-Haddad</i>", "<b>****</b> <i>**-******</i>"),
    ("<p title='Omar al-Haddad'>x</p>", "<p title='**** **-******'>x</p>"),
    ("Zden&#283;k M&uuml;ller", "****** ******"),
    ('{"name": "Zden\\u011bk M\\u00fcller"}', '{"name": "****** ******"}'),
    ('<a href="/2024/omar-al-haddad-says">', '<a href="/2024/****-**-******-says">'),
    ('<a href="?q=Zden%C4%9Bk%20M%C3%BCller">', '<a href="?q=******%20******">'),
    ("Omar&nbsp;al-Had&shy;dad", "****&nbsp;**-***&shy;***"),
    ("<p>AT&T and Omar</p><p>al-Haddad</p>", "<p>AT&T and Omar</p><p>al-Haddad</p>"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TEXT)
def test_names_become_marks_of_equal_length(text, expected):
    found = REDACTOR.redact(text)
    assert found.text == expected
    assert len(found.text) == len(text)
    assert (found.count > 0) == (text != expected)


@pytest.mark.parametrize(("text", "expected"), MARKUP)
def test_names_in_markup_are_found_through_entities_tags_escapes_and_addresses(text, expected):
    assert REDACTOR.redact(text, is_markup=True).text == expected


def test_last_words_that_are_known_go_as_well():
    assert REDACTOR.redact("Haddad and haddad", last_words=frozenset({"Haddad"})).text == "****** and haddad"
    assert REDACTOR.redact("Omar al-Haddad").last_words == {"Haddad"}


def test_without_the_key_nothing_is_found_and_no_name_stands_in_the_keys():
    keys = name_keys(["Omar al-Haddad", "omar al haddad", " "], KEY)
    assert len(keys) == 1
    assert "addad" not in repr(keys)
    assert Redactor(keys, b"other" * 6).redact("Omar al-Haddad").count == 0
    assert Redactor((), KEY).redact("Omar al-Haddad").count == 0


def test_a_name_of_one_word_is_found():
    assert Redactor(name_keys(["Pelé"], KEY), KEY).redact("Pele’s goal, Pelée").text == "****’s goal, Pelée"
