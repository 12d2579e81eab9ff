from __future__ import annotations

import pytest

from transforms.language import find_language


@pytest.mark.parametrize(
    "text",
    [
        "Ten people were killed.",
        "Officials reported heavy rain across northern districts late Tuesday.",
        "THE MINISTRY SAID TODAY THAT GUERRILLAS HAD ATTACKED A FARM NEAR LIMA.",
        "Volendam 18 5 6 7 20 23 21\n\nUtrecht 18 4 10 4 26 24 22\n\nRoda JC Kerkrade 17 7 6 4 19 21 27",
        "Müller (Germany) beat Søren Nielsen (Denmark) 15-8 15-2\n\nIndra Wijaya (Indonesia) beat Ong Ewe Hock (Malaysia)",
        "Shares of Société Générale fell 3 percent in Paris.",
        "El Niño rains flood Mexico City",
    ],
)
def test_english_of_any_shape_is_english(text: str) -> None:
    assert find_language(text) == "en"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Das Ministerium teilte am Montag mit, dass die Straße im Tal an drei Tagen gesperrt bleibt.", "de"),
        ("Le ministère a annoncé lundi que la route de la vallée restera fermée pendant trois jours.", "fr"),
        ("El ministerio informó el lunes que la carretera del valle seguirá cerrada durante tres días.", "es"),
        ("De minister zei dat de weg in het dal nog drie dagen is afgesloten, aldus de regering.", "nl"),
        ("Regeringen sagde mandag, at vejen i dalen for alle er lukket, og at der er to hold på vej.", "da"),
        ("Министерство сообщило в понедельник, что дорога в долину закрыта.", "ru"),
        ("該部週一表示，通往山谷的道路仍然封閉。", "zh"),
        ("قالت الوزارة يوم الاثنين إن الطريق إلى الوادي مغلق", "ar"),
    ],
)
def test_other_languages_are_told(text: str, language: str) -> None:
    assert find_language(text, "en") == language


def test_what_the_page_declares_counts_only_where_the_text_is_too_short() -> None:
    assert find_language("Volendam 18 5", "nl-NL") == "nl"
    assert find_language("The road into the valley was closed by the police.", "nl") == "en"
    assert find_language("18 - 5", None) is None


def test_a_text_gives_the_same_whatever_ran_before() -> None:
    text = "Le ministère a annoncé lundi que la route restera fermée."
    first = find_language(text)
    find_language("Министерство сообщило, что дорога закрыта.")
    assert find_language(text) == first
