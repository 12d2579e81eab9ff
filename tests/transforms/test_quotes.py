from __future__ import annotations

import pytest
from analysis_given import Read, content, quote

OPENING = "It was a hard week for everybody in the valley."


@pytest.mark.parametrize(
    "sentence",
    [
        "Rain fell on the hills and the river rose.",
        "The film “The Long Road Home” was shown.",
        "The so-called “safe zone” was shelled.",
        "The mayor walked home.",
        "Asked whether he regretted the loss, the mayor left.",
        "Both countries recalled their ambassadors.",
        "The decision is expected by mid-March.",
        "Forty people came to the “Enough is enough now” rally.",
        "The mayor did not say which roads were closed.",
        "The storm threatened to flood the town.",
        "The new beams support the old roof.",
        "The police questioned two men.",
        "The club dismissed Anna Keller in May.",
        "There was no comment from Ukraine about the bridge.",
        "The army did not provide evidence backing that claim.",
        "Whoever broke the fence was dealt with according to the law.",
        "The band plays at 8 - Ana Ruiz sings.",
        "The bridge is expected to stay closed.",
        "Anyone wanting to leave took the ferry.",
        "In many eyes, the town looked better.",
        "The college offers courses for nurses.",
        "The bonds offered a return of 2 percent.",
        "Five other men, also found guilty, are due in court in July.",
        "Ana Ruiz, found guilty in May, is due in court in July.",
        "Exports plunged, suggesting that the war had begun to bite.",
        "Money will determine whether the bridge is built.",
        "The cuts announced Monday mean less for every home.",
        "The plan would see nurses hired.",
        "The company must announce a bid or walk away.",
        "The party needs to endorse its candidates.",
        "Few officials have reported their spending.",
        "Officials did not report deaths.",
        "The ministry has not confirmed that the town fell.",
        "Police did not mention the “heavy losses” of the rebels.",
        "The brigade responded to a fire in the port.",
        "A woman called a guard.",
        "Three million people voted to elect a new assembly.",
        "A nurse, who asked not to be named, left early.",
        "The ruling was welcomed by loud cheers.",
        "The audit found lead in the wells.",
        "Those intending to vote for the party are few.",
        "Those who say the war is over are few.",
        "A report pointing to a recovery cheered the town.",
        "The fall indicates how far the war had begun to bite.",
        "Everything suggests that the bridge is closed.",
        "The firm declined to comment on a report that it was planning to close the mill.",
        "The firm declined to say how many jobs would go.",
    ],
)
def test_what_is_no_quote(read: Read, sentence: str) -> None:
    assert read(f"{OPENING} {sentence}").quotes == ()


@pytest.mark.parametrize(
    ("sentence", "words", "speaker", "cue"),
    [
        ("“We are very tired,” Ana Ruiz said.", "We are very tired,", "Ana Ruiz", "said"),
        ("“We are very tired,” said Ana Ruiz.", "We are very tired,", "Ana Ruiz", "said"),
        ('"We are very tired," Ana Ruiz told reporters.', "We are very tired,", "Ana Ruiz", "told"),
        ("Ana Ruiz said: “We are very tired.”", "We are very tired.", "Ana Ruiz", "said"),
        ("Ana Ruiz, the mayor, said, “We are very tired.”", "We are very tired.", "Ana Ruiz", "said"),
        ("“We are very tired,” said the mayor of the town.", "We are very tired,", "the mayor of the town", "said"),
        ("“We are very tired,” one resident said.", "We are very tired,", "one resident", "said"),
        ("“Who will help us now?” asked Ana Ruiz.", "Who will help us now?", "Ana Ruiz", "asked"),
        ("‘We are all very tired,’ Ana Ruiz said.", "We are all very tired,", "Ana Ruiz", "said"),
    ],
)
def test_direct(read: Read, sentence: str, words: str, speaker: str, cue: str) -> None:
    extraction = read(f"{OPENING} {sentence}")
    (found,) = extraction.quotes
    assert (content(extraction, found), found.kind, found.speaker, found.cue) == (words, "direct", speaker, cue)


@pytest.mark.parametrize(
    ("sentence", "words", "speaker", "cue"),
    [
        ("Ana Ruiz said the bridge was closed.", "the bridge was closed", "Ana Ruiz", "said"),
        ("Ana Ruiz said that the bridge was closed.", "the bridge was closed", "Ana Ruiz", "said"),
        ("Ana Ruiz told the state broadcaster ERT that two mills had been shut.", "two mills had been shut", "Ana Ruiz", "told"),
        ("Sgt. Ana Ruiz of the Tarma Police called it a crime.", "it a crime", "Ana Ruiz", "called"),
        ("The Red Cross called it a crime.", "it a crime", "Red Cross", "called"),
        ("The bridge was closed, Ana Ruiz said.", "The bridge was closed", "Ana Ruiz", "said"),
        ("The bridge was closed, according to Ana Ruiz.", "The bridge was closed", "Ana Ruiz", "according to"),
        ("In Ana Ruiz's view, the bridge was a danger.", "the bridge was a danger", "Ana Ruiz", "In Ana Ruiz's view"),
        ("According to Ana Ruiz, the bridge was closed.", "the bridge was closed", "Ana Ruiz", "According to"),
        ("Ana Ruiz told reporters that the bridge was closed.", "the bridge was closed", "Ana Ruiz", "told"),
        ("Ana Ruiz accused the army of closing the bridge.", "the army of closing the bridge", "Ana Ruiz", "accused"),
        ("Ana Ruiz denied that the bridge was closed.", "the bridge was closed", "Ana Ruiz", "denied"),
        ("The report says the bridge was closed.", "the bridge was closed", "The report", "says"),
        ("The poll showed Ruiz ahead of Lund.", "Ruiz ahead of Lund", "The poll", "showed"),
        ("Records showed some firms short of cash.", "some firms short of cash", "Records", "showed"),
        ("As Reuters reported, the bridge was closed.", "the bridge was closed", "Reuters", "reported"),
        ("The fire spread to a mill, with Ana Ruiz saying it was out.", "it was out", "Ana Ruiz", "saying"),
        ("With Ana Ruiz saying the bridge was closed, drivers waited.", "the bridge was closed", "Ana Ruiz", "saying"),
        ("Ana Ruiz said in a letter on the same day that jobs were cut.", "jobs were cut", "Ana Ruiz", "said"),
        ("The raid, which, according to medics, left many dead, is over.", "left many dead", "medics", "according to"),
        ("The bridge is closed, the people said, declining to be named.", "The bridge is closed", "the people", "said"),
        ("Thousands of teachers vowed to go on.", "to go on", "Thousands of teachers", "vowed"),
        ("The teachers promised on Friday to go on.", "to go on", "The teachers", "promised"),
        ("The bridge is closed, the mayor said, but gave no reason.", "The bridge is closed", "the mayor", "said"),
        ("Jakarta: The bridge is closed, the mayor said.", "The bridge is closed", "the mayor", "said"),
        ("A nurse told the Anadolu news agency there had been no deaths.", "there had been no deaths", "A nurse", "told"),
        ("They said four men were missing and nine were hurt.", "four men were missing and nine were hurt", "They", "said"),
        ("The agency quoted Ana Ruiz calling it a tragedy.", "it a tragedy", "Ana Ruiz", "calling"),
        ("The firm announced a rise as costs and rents fell.", "a rise", "The firm", "announced"),
    ],
)
def test_indirect(read: Read, sentence: str, words: str, speaker: str, cue: str) -> None:
    extraction = read(f"{OPENING} {sentence}")
    (found,) = extraction.quotes
    assert (content(extraction, found), found.kind, found.speaker, found.cue) == (words, "indirect", speaker, cue)


@pytest.mark.parametrize(
    ("sentence", "words", "cue"),
    [
        ("Ana Ruiz vowed to rebuild the bridge.", "to rebuild the bridge", "vowed"),
        ("Ana Ruiz urged the army to leave the valley.", "the army to leave the valley", "urged"),
        ("Ana Ruiz called on the army to leave the valley.", "the army to leave the valley", "called on"),
        ("Ana Ruiz suggested closing the bridge at night.", "closing the bridge at night", "suggested"),
        ("Ana Ruiz rejected the plan for a second bridge.", "the plan for a second bridge", "rejected"),
        ("Ana Ruiz called for a second bridge.", "a second bridge", "called for"),
        ("Ana Ruiz praised the crew for its patience.", "the crew for its patience", "praised"),
        ("Ana Ruiz called the plan a disaster for the valley.", "the plan a disaster for the valley", "called"),
        ("Ana Ruiz described the plan as a disaster.", "the plan as a disaster", "described"),
        ("Ana Ruiz pointed out that the bridge was closed.", "the bridge was closed", "pointed out"),
        ("Ana Ruiz voiced concern about the new bridge.", "the new bridge", "concern about"),
        ("Few believed Ana Ruiz's claim that the bridge was safe.", "the bridge was safe", "claim"),
        ("Ana Ruiz is confident that the bridge is safe.", "the bridge is safe", "confident"),
        ("The bridge, Ana Ruiz often said, was a danger to all.", "The bridge, Ana Ruiz often said, was a danger to all", "said"),
        ("Ana Ruiz said the bridge was closed, but the army kept it open.", "the bridge was closed", "said"),
        ("Ana Ruiz said the army would stay in town and warned against travel.", "the army would stay in town", "said"),
    ],
)
def test_what_words_of_speech_tell(read: Read, sentence: str, words: str, cue: str) -> None:
    extraction = read(f"{OPENING} {sentence}")
    found = [(content(extraction, q), q.speaker, q.cue) for q in extraction.quotes]
    assert (words, "Ana Ruiz", cue) in found


@pytest.mark.parametrize(
    "sentence",
    [
        "Ana Ruiz said the bridge was “a danger to all” and closed it.",
        "Ana Ruiz said the army must “leave the town at once” and pay.",
    ],
)
def test_mixed(read: Read, sentence: str) -> None:
    found = read(f"{OPENING} {sentence}").quotes
    assert [(q.kind, q.speaker) for q in found] == [("mixed", "Ana Ruiz")]


def test_a_reported_clause_goes_on_to_the_end_of_the_quotation_in_which_it_ends(read: Read) -> None:
    text = "Anna Keller told reporters that a deal to free the crew “is stalling... in part because of the rain.”"
    (only,) = read(text).quotes
    assert text[only.start : only.end].endswith("because of the rain.")


def test_a_quotation_continued_in_the_next_sentence_keeps_its_speaker(read: Read) -> None:
    extraction = read(f"{OPENING} “We are very tired,” Ana Ruiz said. “Nobody came to help us.”")
    assert [(content(extraction, q), q.speaker) for q in extraction.quotes] == [
        ("We are very tired,", "Ana Ruiz"), ("Nobody came to help us.", "Ana Ruiz"),
    ]  # fmt: skip


def test_a_quotation_continued_in_the_next_paragraph_keeps_its_speaker(read: Read) -> None:
    extraction = read(f"{OPENING}\n\n“We are very tired,” Ana Ruiz said. “We waited for days.\n\n“Nobody came to help us.”")
    assert [q.speaker for q in extraction.quotes] == ["Ana Ruiz"] * 3


def test_an_interrupted_quotation_has_one_speaker(read: Read) -> None:
    extraction = read(f"{OPENING} “We are very tired,” Ana Ruiz said, “and nobody came to help us.”")
    assert [q.speaker for q in extraction.quotes] == ["Ana Ruiz"] * 2


def test_two_speakers_in_two_paragraphs_stay_two(read: Read) -> None:
    extraction = read(f"{OPENING}\n\n“We are very tired,” Ana Ruiz said.\n\n“We did help them,” Peter Hansen replied.")
    assert [q.speaker for q in extraction.quotes] == ["Ana Ruiz", "Peter Hansen"]


def test_the_surname_and_the_pronoun_are_the_speaker(read: Read) -> None:
    text = f"{OPENING} Ana Ruiz came on Monday. “We are very tired,” Ruiz said. “We have no bread,” she added."
    assert [q.speaker for q in read(text).quotes] == ["Ana Ruiz", "Ana Ruiz"]


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("“We are very tired of it all.” — Ana Ruiz", "We are very tired of it all.", "Ana Ruiz"),
        ("“We are very tired of it all.” - Ana Ruiz, Marseille", "We are very tired of it all.", "Ana Ruiz"),
        ("Ana Ruiz made this remark: “We are very tired of it.”", "We are very tired of it.", "Ana Ruiz"),
        ("Ana Ruiz said:\n\n“We are very tired of it all.”", "We are very tired of it all.", "Ana Ruiz"),
        ("Ana Ruiz surprised the town by saying the bridge was closed.", "the bridge was closed", "Ana Ruiz"),
        ("Ana Ruiz told voters the bridge was closed.", "the bridge was closed", "Ana Ruiz"),
        ("Ana Ruiz told the BBC's “Good Morning” the bridge was closed.", "the bridge was closed", "Ana Ruiz"),
        ("In the end, Ana Ruiz agreed to close the bridge, and rain fell.", "to close the bridge", "Ana Ruiz"),
        ("Ana Ruiz rejected the plan, which had cost a fortune.", "the plan", "Ana Ruiz"),
        ("The plan for a second bridge was rejected by Ana Ruiz.", "The plan for a second bridge", "Ana Ruiz"),
        ("Ana Ruiz is a supporter of the second bridge.", "the second bridge", "Ana Ruiz"),
        ("Police: the bridge is closed until Monday", "the bridge is closed until Monday", "Police"),
        ("Asked about the bridge, Ana Ruiz said, “We are very tired of it.”", "We are very tired of it.", "Ana Ruiz"),
        ("Ana Ruiz said: “We are very tired of it,” adding that rain fell.", "We are very tired of it,", "Ana Ruiz"),
        ("Mourners chanted “We want the truth!” outside.", "We want the truth!", "Mourners"),
        (
            "A group of nurses stood outside the town hall chanting “We want the truth!”",
            "We want the truth!",
            "A group of nurses",
        ),
        ("The bridge is closed to 40%, Ana Ruiz said.", "The bridge is closed to 40%", "Ana Ruiz"),
        ("Ana Ruiz said it was the Brennan Rowing Society (BRS).", "it was the Brennan Rowing Society (BRS)", "Ana Ruiz"),
        ("Ana Ruiz told Hansen that the plan was “a joke” and said it was late.", "the plan was “a joke”", "Ana Ruiz"),
        ("Ana Ruiz said in a statement that the plan was “a joke” for all.", "the plan was “a joke” for all", "Ana Ruiz"),
        ("Ana Ruiz said the results were a “sham”, calling on Oslo to reject them.", "Oslo to reject them", "Ana Ruiz"),
        ("Ana Ruiz said the results were late, adding that it rained.", "it rained", "Ana Ruiz"),
        ("Judge Ana Ruiz, called to testify, said the boats were sold.", "the boats were sold", "Ana Ruiz"),
        ("Behind closed doors, Ana Ruiz has now said that it is late.", "it is late", "Ana Ruiz"),
        ("The Kenyan army released a statement saying it was late.", "it was late", "Kenya Defence Forces"),
        ("The Kenyan army said so in a statement. The statement added that it was late.", "it was late", "Kenya Defence Forces"),
        ("It is late, according to figures released by the Kenyan army.", "It is late", "Kenya Defence Forces"),
        ("According to the daily newspaper, La Voz, the bridge was closed.", "the bridge was closed", "La Voz"),
        ("The bridge is closed, according to a radio report, citing Ana Ruiz.", "The bridge is closed", "a radio report"),
        ("Some 15 nurses showed up, Ana Ruiz said.", "Some 15 nurses showed up", "Ana Ruiz"),
        (
            "Reports said roofs fell, electricity was cut off and people were running into the streets.",
            "roofs fell, electricity was cut off and people were running into the streets",
            "Reports",
        ),
        (
            "The World Bank said it was late.\n\n“This is by far the worst year that we have had.”",
            "This is by far the worst year that we have had.",
            "World Bank",
        ),
        ("Parliament Speaker Ana Ruiz left. The Speaker said it was late.", "it was late", "Ana Ruiz"),
        ("Foreign Minister Ana Ruiz left. The prime minister said it was late.", "it was late", "The prime minister"),
        ("Vice President Ana Ruiz left. The president said it was late.", "it was late", "The president"),
        ("The World Bank, set up after the war, said rain had fallen all night.", "rain had fallen all night", "World Bank"),
        ("The mayor of Luunja accused the club of closing the bridge.", "the club of closing the bridge", "The mayor of Luunja"),
        ('“We are very tired of it all," Ana Ruiz said.', "We are very tired of it all,", "Ana Ruiz"),
        ('"We are very tired of it all,” Ana Ruiz said.', "We are very tired of it all,", "Ana Ruiz"),
        ("The bridge is closed, a World Bank statement said.", "The bridge is closed", "World Bank"),
        ("“We are very tired,” the US envoy for Sudan Tom Perrin said.", "We are very tired,", "Tom Perrin"),
        ("It rained all night, Judge Ana Ruiz, head of the World Bank said.", "It rained all night", "Ana Ruiz"),
        ("It rained all night, Ana Ruiz said, voicing grave concern.", "It rained all night", "Ana Ruiz"),
        ("Ana Ruiz said he was taken by the Brennan Society (BRS).", "he was taken by the Brennan Society (BRS)", "Ana Ruiz"),
        (
            "British Airways said so. It met the British Airline Pilots Association (BALPA). The airline said it was late.",
            "it was late",
            "British Airways",
        ),
        (
            "“We are ready to maintain peace,” Inspector General of Police Japhet Koomen told reporters.",
            "We are ready to maintain peace,",
            "Japhet Koomen",
        ),
        ("Energy and Urban Planning Minister Ana Ruiz told us it was late.", "it was late", "Ana Ruiz"),
        ("It rained all night, as per Ana Ruiz, who runs the port.", "It rained all night", "Ana Ruiz"),
        ("It rained all night, as reported by the World Bank.", "It rained all night", "World Bank"),
        (
            "Ana Ruiz said the men were keen to go home.\n\n“They have worked for nine hours a day.”",
            "They have worked for nine hours a day.",
            "Ana Ruiz",
        ),
        (
            "Ana Ruiz said her friends are convinced that “it will be late in May,” as well as wet.",
            "her friends are convinced that “it will be late in May,” as well as wet",
            "Ana Ruiz",
        ),
        (
            "Norwegian President Ana Ruiz met US President Donald Trump. The Norwegian president said it was late.",
            "it was late",
            "Ana Ruiz",
        ),
        ("Ana Ruiz confirmed the images had not been seen before.", "the images had not been seen before", "Ana Ruiz"),
        ("It rained all night, reported The New York Times (NYT).", "It rained all night", "New York Times"),
        (
            "Ana Ruiz said the goal was not to win, but, as she stated, to wait.",
            "the goal was not to win, but, as she stated, to wait",
            "Ana Ruiz",
        ),
        ("Colonel Ana Ruiz, spokeswoman for the port, denied in a letter that it was late.", "it was late", "Ana Ruiz"),
        ("Ana Ruiz said some men were late, while acknowledging that it rained.", "it rained", "Ana Ruiz"),
        (
            "Otto Berg left. A nurse at the mill said it was wet. She came early, she said. There was fog. “We saw it all,” she said.",
            "We saw it all,",
            "A nurse at the mill",
        ),
        (
            "The U.S. Central Command left. “We saw nothing at all there,” the British agency said.",
            "We saw nothing at all there,",
            "the British agency",
        ),
        ("Ana Ruiz left the hall.\n\n“We will act in the spring.” She said.", "We will act in the spring.", "Ana Ruiz"),
        ("Ana Ruiz has denied reports in the press suggesting that it was late.", "it was late", "reports in the press"),
        ("It rained all night, said Reuters citing the mayor Otto Berg.", "It rained all night", "Reuters"),
        (
            "Ana Ruiz told us that ten men were held and “lots of film” had been gathered.",
            "ten men were held and “lots of film” had been gathered",
            "Ana Ruiz",
        ),
        ("“We are very tired of it all,” said chairman and CEO Ana Ruiz.", "We are very tired of it all,", "Ana Ruiz"),
        (
            "A nurse of the sheriff's office met Brook County Sheriff Ana Ruiz. “We are very tired of it all,” the sheriff said.",
            "We are very tired of it all,",
            "Ana Ruiz",
        ),
        ("Forty people left, Ana Ruiz told the paper, Reuters reported on Friday.", "Forty people left", "Ana Ruiz"),
        (
            "It rained all night, the port office was quoted by the World Bank as saying.",
            "It rained all night",
            "the port office",
        ),
        ("Otto Berg left at noon. Ana Ruiz's patience is at an end. She said it was late.", "it was late", "Ana Ruiz"),
        (
            "“We are very tired of it all,” Ana Ruiz said.\n\nThousands are on strike.\n\n“We have no beds for them at all.",
            "We have no beds for them at all.",
            "Ana Ruiz",
        ),
        (
            "The defence ministry said that Indian forces had stopped ten drones from Pakistan.",
            "Indian forces had stopped ten drones from Pakistan",
            "The defence ministry",
        ),
        ("Ana Ruiz responded with a letter saying it was late.", "it was late", "Ana Ruiz"),
        (
            "Ana Ruiz said that the thousands of people detained during the march are well.",
            "the thousands of people detained during the march are well",
            "Ana Ruiz",
        ),
        ("“They hit us,” said a baker standing by the gate.", "They hit us,", "a baker"),
        ("“They hit us,” said 40-year-old Marta Kowalska standing by the gate.", "They hit us,", "Marta Kowalska"),
        ("“It was loud,” the paper quoted Ana Ruiz, who works nearby, as saying.", "It was loud,", "Ana Ruiz"),
        ("Ana Ruiz spoke. Ana Ruiz, general secretary: “We will not sign this.”", "We will not sign this.", "Ana Ruiz"),
        ("“It was dark,” Ana Ruiz told the BBC. “I ran home.”", "I ran home.", "Ana Ruiz"),
        ("The guard said 40 people drowned off Spain, Reuters reported.", "40 people drowned off Spain", "The guard"),
        ("The guard said on Monday the firm was cutting jobs, and blamed the war.", "the war", "The guard"),
        ("Critics accused the mayor of ‘laziness’ over the delay.", "the mayor of ‘laziness’", "Critics"),
        ("Officials said “steady headway” was made.", "“steady headway” was made", "Officials"),
        ("Ana Ruiz said: ‘It is late. We are tired.\n\n‘So we go home now.’", "So we go home now.", "Ana Ruiz"),
        ("María Corina Machado met Edmundo Lopez. She said it was late.", "it was late", "Maria Corina Machado"),
        ("The bridge is closed, the mayor said, but the army said it was open.", "it was open", "the army"),
        ("The bridge is closed, the mayor said, but the army said it was open.", "The bridge is closed", "the mayor"),
        ("Spokeswoman of the club, Ana Ruiz said it was shut, Reuters reported.", "it was shut", "Ana Ruiz"),
        ("The airline lost money in what it called “a lost year”.", "a lost year", "The airline"),
        ("“We are tired,” Ana Ruiz, head of the country's No. 3 oil firm, told CNN.", "We are tired,", "Ana Ruiz"),
        (
            "The council said two are dead and nine are missing and feared dead.",
            "two are dead and nine are missing and feared dead",
            "The council",
        ),
        ("(Reuters) – It rained all night, Ana Ruiz said.", "It rained all night", "Ana Ruiz"),
        (
            "The resolution, drafted by Norway, was passed. It also called for a second bridge.",
            "a second bridge",
            "The resolution",
        ),
    ],
)
def test_whose_words_they_are(read: Read, text: str, words: str, speaker: str) -> None:
    extraction = read(f"{OPENING}\n\n{text}")
    assert (words, speaker) in [(content(extraction, q), q.speaker) for q in extraction.quotes]


def test_what_follows_a_semicolon_tells_nothing_before_it(read: Read) -> None:
    extraction = read(f"{OPENING} Ana Ruiz said rain had fallen all night; Peter Hansen has not commented.")
    assert [(content(extraction, q), q.speaker) for q in extraction.quotes] == [("rain had fallen all night", "Ana Ruiz")]


def test_the_turns_of_a_transcript_are_quotes(read: Read) -> None:
    turns = ["RUIZ: Good morning.", "HANSEN: Is the bridge closed?", "RUIZ: It is, he said so.", "HANSEN: Thank you for coming."]
    extraction = read("\n\n".join(["Ana Ruiz spoke to Peter Hansen.", *turns]))
    assert [(content(extraction, q), q.speaker) for q in extraction.quotes] == [
        ("Good morning.", "Ana Ruiz"), ("Is the bridge closed?", "Peter Hansen"), ("It is, he said so.", "Ana Ruiz"),
        ("Thank you for coming.", "Peter Hansen"),
    ]  # fmt: skip


def test_a_list_with_colons_is_no_transcript(read: Read) -> None:
    extraction = read(
        "\n\n".join([OPENING, "Where: the town hall", "When: on Monday", "Who: everybody", "Price: free of charge"])
    )
    assert extraction.quotes == ()


def test_the_meals_of_a_week_say_nothing(read: Read) -> None:
    meals = ["Breakfast: Porridge.", "Lunch: Eggs on 2 slices of bread.", "Breakfast: Toast.", "Lunch: Soup for 4 people."]
    extraction = read("\n\n".join([OPENING, *meals]))
    assert extraction.quotes == ()
    assert [f.attributed_to for f in extraction.figures] == [None, None]


def test_spans_of_speaker_and_cue(read: Read) -> None:
    extraction = read(f"{OPENING} “We are very tired,” said Ana Ruiz, the mayor.")
    found, text = quote(extraction, "very tired"), extraction.article.text
    assert text[found.speaker_start : found.speaker_end] == "Ana Ruiz"
    assert text[found.cue_start : found.cue_end] == "said"
