"""Upper-case text is read in mixed case; what is shown stays as the article writes it."""

from __future__ import annotations

import pytest
from analysis_given import Read, figure
from spacy.language import Language

from transforms.gazetteer import Gazetteer
from transforms.lexicon import Lexicon
from transforms.recasing import Recaser
from transforms.reference import ReferenceData


@pytest.fixture(scope="module")
def recaser(reference: ReferenceData, nlp: Language) -> Recaser:
    return Recaser(Lexicon(reference, Gazetteer(reference, nlp)))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The mayor met envoys of NATO, the UN, the EU and the IMF in Lima.",
        "EAST HILL, OH (KXYZ) - A bridge fell.",
        "NBC, CBS, ABC AND CNN",
        "AAPL 12 MSFT 14 GOOG 15 TSLA 18",
        "BREAKING",
        "Türkei und Österreich: ÄÖÜ.",
        "11:30 A.M. - 12:45 P.M.",
        "The Ministry of Public Works and Housing",
        "Clara Wood, Peter Lind, Maria Paz",
        "The mayor of Lima spoke to Peter Lind",
    ],
)
def test_text_in_mixed_case_codes_and_acronyms_stay_the_same_object(recaser: Recaser, text: str) -> None:
    assert recaser.recase(text) is text


@pytest.mark.parametrize(
    ("given", "recased"),
    [
        ("THE BRIDGE FELL INTO THE RIVER.", "The bridge fell into the river."),
        ("THE BRIDGE FELL. NOBODY WAS HURT.", "The bridge fell. Nobody was hurt."),
        ("THE ARMY OF EL SALVADOR ATTACKED THE TOWN.", "The army of El Salvador attacked the town."),
        ("THE U.S. EMBASSY WAS CLOSED ON MONDAY, 3 MAY.", "The U.S. embassy was closed on Monday, 3 May."),
        ("THEY MAY MARCH AGAIN IN MARCH.", "They may march again in March."),
        ("SOVIET AND PERUVIAN SAILORS MET CATHOLIC PRIESTS.", "Soviet and Peruvian sailors met Catholic priests."),
        ("THE CIA AND THE UNITED NATIONS SENT OBSERVERS.", "The CIA and the United Nations sent observers."),
        ("THE REBELS OF THE ZQVN LEFT THE TOWN.", "The rebels of the ZQVN left the town."),
        ("THE WORKERS FRONT (TRAFU) IS SMALL. TRAFU HAS NO SEAT.", "The workers front (TRAFU) is small. TRAFU has no seat."),
        ("PRESIDENT MENDIGUREN SPOKE.", "President Mendiguren spoke."),
        ("MR. WOOD SPOKE. LATER WOOD LEFT.", "Mr. Wood spoke. Later Wood left."),
        ("THE WOOD BURNED. CLARA WOOD SAW IT.", "The wood burned. Clara Wood saw it."),
        ("RIFLES OF THE TYPE AK-47 WERE FOUND.", "Rifles of the type AK-47 were found."),
        ("THE 3RD AND 11TH COMPANIES LEFT.", "The 3rd and 11th companies left."),
        ("DETACHMENT NO. 4 DIDN'T MOVE.", "Detachment No. 4 didn't move."),
        ("O'BRIEN'S SISTER MET THE MCKENZIE FAMILY.", "O'Brien's sister met the McKenzie family."),
        ("THE PARAMILITARY GROUPS LEFT LOPANGO DEPARTMENT.", "The paramilitary groups left Lopango Department."),
        ("TWO DIE AS TRAIN HITS BUS\n\nThe train hit a bus.", "Two die as train hits bus\n\nThe train hit a bus."),
        (
            "STRIKE AT LORD AND SONS ENDS\n\nThe owners of Lord agreed.",
            "Strike at Lord and sons ends\n\nThe owners of Lord agreed.",
        ),
        ("Three Killed In Bus Crash Near Lima\n\nA bus fell.", "Three killed in bus crash near Lima\n\nA bus fell."),
        ("Police Say Two Boys Were Hurt in Lima on May 3", "Police say two boys were hurt in Lima on May 3"),
        ("UN Chief Warns That Talks With iBank Are Failing", "UN chief warns that talks with iBank are failing"),
        ("He wrote: THIS MUST END AT ONCE, she said.", "He wrote: this must end at once, she said."),
    ],
)
def test_upper_case_gets_the_capitals_of_running_text(recaser: Recaser, given: str, recased: str) -> None:
    assert recaser.recase(given) == recased


@pytest.mark.parametrize(
    "text", ["DER GROẞE Iİ STRASSE ŒUVRE ǅ WAS SOLD AND THE NEW ONE BUILT.", "THE ﬁRST ŉ AND THE LAST ΐ OF THEM WERE SOLD."]
)
def test_the_length_never_changes(recaser: Recaser, text: str) -> None:
    assert len(recaser.recase(text)) == len(text)


def test_what_is_shown_stays_in_upper_case(read: Read) -> None:
    text = (
        "THE MINISTRY SAID ON FRIDAY THAT REBELS KILLED TWELVE PERUVIAN FARMERS IN AYACUCHO. "
        '"WE SHALL FIND THEM," SAID PRESIDENT MENDIGUREN.'
    )
    extraction = read(text)
    found = figure(extraction, "TWELVE")
    assert (found.value, found.event, found.counted, found.qualifiers) == (12, "killed", "FARMERS", ("PERUVIAN",))
    assert extraction.article.text == text
    spans = [*extraction.times, *extraction.figures, *extraction.skipped, *(m for a in extraction.actors for m in a.mentions)]
    assert [s.surface for s in spans] == [text[s.start : s.end] for s in spans]
    assert [q.cue for q in extraction.quotes] == [text[q.cue_start : q.cue_end] for q in extraction.quotes]
    assert "Mendiguren" in [a.name for a in extraction.actors]


def test_numbers_of_units_are_skipped_in_upper_case_too(read: Read) -> None:
    extraction = read("THE ARMY SAID THAT DETACHMENT NO. 4 LOST TWO SOLDIERS IN THE FIGHTING NEAR THE RIVER.")
    assert [f.surface for f in extraction.figures] == ["TWO"]
