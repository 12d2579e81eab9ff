"""The sense of a verb that tells several events: by who does it, to whom or what, with what and how hard."""

from __future__ import annotations

from collections.abc import Callable

from transforms.analysed_text import Token
from transforms.event_counted import CountedNouns
from transforms.harm import is_fatal, is_reflexive
from transforms.syntax import has_child
from transforms.verb_senses import (
    fires_weapons,
    has_captor,
    has_country,
    has_current,
    has_detective,
    has_disease,
    has_employer,
    has_force,
    has_gatherer,
    has_hardship,
    has_layoff,
    has_mishap,
    has_officer,
    has_pollster,
    has_protest,
    has_rescuer,
    has_room,
    imposes_no_fine,
    is_asked,
    is_blow,
    is_by_court,
    is_given,
    is_lost,
    is_not_found,
    is_out_of_trap,
    is_promised,
    is_struck,
    is_to_come,
    is_under_order,
    moves_up,
)

#: Harms that have killed where the text says so: "fatally shot".
DEADLY_WHEN_FATAL = frozenset({"injured", "attacked", "assaulted"})
#: What a verb of hitting tells of people, unless a hardship hits them: "a drought has hit 5 million people".
_BLOWS = frozenset({"injured", "attacked"})
#: What diseases do to those they infect, where others hurt them by it.
_STRIKING = frozenset("hit strike fell afflict lay paralyse paralyze down".split())
#: Verbs of leading away, which kidnappers, the police and diseases do.
_LEADING = frozenset("bundle carry cart drag force grab haul herd lead march push seize snatch take whisk".split())
#: What cannot be done with things that are gone.
_SEEKING = frozenset({"find", "trace", "locate", "account"})
_QUESTIONING = frozenset({"interview", "question", "quiz"})
#: What an order makes somebody do with a sum, and what the verb tells without one.
_PAYING = frozenset("pay repay forfeit surrender disgorge".split())
_PAID = frozenset({"spent", "lost", "released", None})
#: What is made that brings no money yet: "made a ransom demand of $3 million".
_ASKING = frozenset("appeal application bid claim demand offer plea proposal request".split())
_OPERATIONS = frozenset("search rescue operation effort hunt fight battle response exercise drill mission raid patrol".split())
_CAPTIVES = frozenset("hostage captive prisoner detainee inmate abductee".split())


class EventSenses:
    """Corrects the event that the vocabulary has for a verb.

    Args:
        counts_people: tells whether a token stands for people.
        stands_for: what counted nouns stand for.
    """

    def __init__(self, counts_people: Callable[[Token], bool], stands_for: CountedNouns) -> None:
        self._counts_people = counts_people
        self._stands_for = stands_for

    def of_verb(self, event: str | None, verb: Token, argument: str, noun: Token) -> str | None:
        """The event as everything around the verb tells its sense."""
        event = self._by_object(_by_doer(self.in_context(event, verb, noun), verb, argument), verb, argument, noun)
        if argument == "object" and event in (None, "delivered", "spent") and is_promised(verb):
            event = "pledged"  # "undertook to ship 900 tonnes"
        if event in (None, "rescued", "treated") and is_lost(verb, argument) and self._counts_people(noun):
            event = "killed"
        return event

    def of_phrase(self, event: str | None, verb: Token, argument: str, noun: Token) -> str | None:
        """The same for a term of several words."""
        event = self.in_context(event, verb, noun)
        if event == "arrested" and verb.lemma_ == "pick" and has_rescuer(verb):
            event = "rescued"
        if event == "released" and verb.lemma_ == "let" and has_employer(verb) and noun.lemma_.lower() not in _CAPTIVES:
            event = "laid_off"
        if event == "rescued" and is_lost(verb, argument):
            event = "killed"  # "12 did not make it out"
        return _by_doer(event, verb, argument)

    def _of_blow(self, event: str | None, verb: Token, noun: Token) -> str | None:
        """The event of hitting as what hits, and how hard, tell its sense."""
        if event in DEADLY_WHEN_FATAL and is_fatal(verb):
            event = "killed"
        if event == "killed" and verb.lemma_ == "wipe" and self._is_place(noun):
            event = "destroyed"  # "wiped out 80 percent of Lytton"
        if event in _BLOWS and has_hardship(verb):
            event = "affected"
        if event == "affected" and verb.lemma_ in ("hit", "strike") and is_struck(verb):
            event = "attacked"
        is_stricken = (event == "affected" and verb.lemma_ != "infest") or (event in _BLOWS and verb.lemma_ in _STRIKING)
        is_of_living = self._counts_people(noun) or self._stands_for.of(noun).is_animals
        if is_stricken and is_of_living and has_disease(verb) and not has_hardship(verb):
            event = "infected"  # "The illness struck 90 passengers"
        return event

    def in_context(self, event: str | None, verb: Token, noun: Token) -> str | None:
        """The event as who does it, to whom and with what tell its sense."""
        event = self._of_blow(event, verb, noun)
        if event == "released" and is_out_of_trap(verb, noun):
            event = "rescued"
        if event in ("interrogated", "pledged", "delivered") and has_pollster(verb) and not self._stands_for.is_sum(noun):
            event = "polled"
        if event == "voted" and verb.lemma_ == "say" and is_asked(verb):
            event = "polled"  # "Of 900 nurses asked, 40 per cent said yes"
        if event == "laid_off" and verb.lemma_ == "fire" and fires_weapons(verb):
            event = "launched" if noun.pos_ == "NUM" else None  # "Rebels launched 40 rockets. They have fired 600 since"
        if event == "charged" and verb.lemma_ == "cite" and verb.tag_ == "VBG" and verb.dep_ in ("advcl", "prep"):
            event = None  # "…, the agency said, citing two officials"
        if event == "pledged" and verb.lemma_ == "award" and is_by_court(verb):
            event = None  # "The jury awarded her $7 million"
        if event in _PAID and verb.lemma_ in _PAYING and is_under_order(verb) and self._stands_for.is_money(noun):
            event = "fined"
        if event == "delivered":
            event = self._of_delivery(verb, noun)
        if event == "spent" and verb.lemma_ == "cost" and has_mishap(verb):
            event = "lost"  # "The strike cost the firm $3 million"
        if event == "polled" and verb.lemma_ in _QUESTIONING and has_detective(verb):
            event = "interrogated"
        if (event == "held" and verb.lemma_ == "hold" and has_room(verb)) or self._is_of_another_sense(event, verb):
            event = None  # "The stadium holds 60,000 people"
        return "spent" if event == "pledged" and is_given(verb) else event  # "They gave the school $3 million"

    def _of_delivery(self, verb: Token, noun: Token) -> str:
        """The event of bringing and providing as who does it, and when, tell its sense."""
        if has_gatherer(verb):
            return "produced"  # "The fleet has brought in 40 tonnes"
        is_promised_sum = self._stands_for.is_money(noun) and is_to_come(verb)
        return "pledged" if is_promised_sum else "delivered"  # "Norway will provide another $3 million"

    def _by_object(self, event: str | None, verb: Token, argument: str, noun: Token) -> str | None:
        """The event of losing and finding as whom it befalls tells their sense."""
        if (
            event == "killed"
            and verb.lemma_ == "lose"
            and noun.lemma_ == "member"
            and argument == "object"
            and not has_force(verb)
        ):
            event = "lost"  # "The union lost 400 members"
        is_lost = verb.lemma_ == "lose" and event in (None, "lost") and argument == "object"
        if is_lost and self._counts_people(noun) and has_force(verb):
            event = "killed"  # "The regiment lost 57 lancers"
        if event not in (None, "recovered", "captured") or argument != "object" or not is_not_found(verb):
            return event
        is_gone = (
            verb.lemma_ in _SEEKING and has_child(verb, "auxpass") and any(c.lower_ in ("could", "can") for c in verb.children)
        )
        return "missing" if is_gone or self._counts_people(noun) else event  # "Four climbers could not be traced"

    def _is_of_another_sense(self, event: str | None, verb: Token) -> bool:
        """As in "Gunmen struck at a bank" (no walkout), "imposed a tax" (no fine), "The rate shot up" (nobody was shot), "made a
        demand of $3 million" (no income), "soldiers involved in filming" (no mission).
        """
        if event == "deployed" and verb.lemma_ == "involve" and verb.dep_ == "acl" and verb.tag_ == "VBN":
            return not any(c.lemma_.lower() in _OPERATIONS for c in verb.subtree)
        if event == "protested":
            return is_blow(verb)
        if event == "fined":
            return imposes_no_fine(verb, self._stands_for.is_money)
        if event == "earned":
            return verb.lemma_ == "make" and any(c.dep_ == "dobj" and c.lemma_ in _ASKING for c in verb.children)
        return event in ("injured", "attacked") and moves_up(verb)

    def _is_place(self, noun: Token) -> bool:
        return noun.pos_ == "PROPN" and noun.dep_ == "pobj" and not self._counts_people(noun)


def _by_doer(event: str | None, verb: Token, argument: str) -> str | None:
    """The event of seizing, carrying off, striking and drawing a crowd as who does it tells their sense."""
    if argument != "object" or is_reflexive(verb):
        return event  # "Rebels gave themselves up"
    if (event == "arrested" or (event == "deployed" and verb.lemma_ == "take")) and has_captor(verb):
        return "abducted"  # "Pirates took six crew"
    if event == "laid_off" and verb.lemma_ == "let" and has_captor(verb):
        return "released"  # "The gunmen let two go"
    if event == "captured" and has_disease(verb):
        return "killed"  # "The disease carried off a third of the herd"
    if event in ("rescued", "evacuated") and has_captor(verb):
        return "abducted"  # "Fighters dragged six men from their homes"
    if event == "abducted" and verb.lemma_ in _LEADING:
        if has_current(verb) and not has_disease(verb):
            return "missing"  # "The current carried off two bathers"
        return "killed" if has_disease(verb) else "arrested" if has_officer(verb) else event
    if event in ("affected", "attacked") and has_layoff(verb):
        return "laid_off"
    if event == "attended" and has_protest(verb):
        return "protested"
    return "arrived" if event == "attended" and has_country(verb) else event
