"""What an article is about, where that tells what its numbers are: an election, a disease, a court, a protest."""

from __future__ import annotations

from collections import Counter

from transforms.analysed_text import Doc

#: The words that tell a topic, and how much each weighs.
_WEIGHTS: dict[str, dict[str, int]] = {
    "election": dict.fromkeys("election by-election byelection referendum runoff run-off electorate plebiscite".split(), 2)
    | dict.fromkeys("voter ballot vote seat poll turnout constituency electoral candidate abstention".split(), 1),
    "vaccination": dict.fromkeys(
        "vaccine vaccination vaccinate vaccinator immunisation immunization immunise immunize inoculate inoculation jab".split(),
        2,
    )
    | dict.fromkeys("dose booster polio measles shot".split(), 1),
    "disease": dict.fromkeys("virus outbreak infection infect epidemic pandemic disease vaccine symptom infected".split(), 2)
    | dict.fromkeys("patient hospital doctor health clinic flu cholera measles dengue malaria polio covid ebola".split(), 1),
    "justice": dict.fromkeys(
        "court judge prosecutor trial lawsuit lawyer verdict defendant convict murder homicide detective".split(), 1
    ),
    "protest": dict.fromkeys("protest protester demonstrator demonstration demonstrate march marcher rally".split(), 1),
}
_TOPICS_OF: dict[str, list[tuple[str, int]]] = {}
for _topic, _words in _WEIGHTS.items():
    for _word, _weight in _words.items():
        _TOPICS_OF.setdefault(_word, []).append((_topic, _weight))
#: How much a topic's words must weigh together; counted on articles that name an election once and are about something else.
_ENOUGH = 2


def topics_of(doc: Doc) -> frozenset[str]:
    """The topics of a text: "election", "vaccination", "disease", "justice", "protest"."""
    weights: Counter[str] = Counter()
    for token in doc:
        for topic, weight in _TOPICS_OF.get(token.lemma_.lower(), ()):
            if token.text == "March":
                continue
            weights[topic] += weight
    return frozenset(topic for topic, weight in weights.items() if weight >= _ENOUGH)
