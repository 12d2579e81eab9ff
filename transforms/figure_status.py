"""Whether a figure is asserted, proposed, possible or denied."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from transforms.analysed_text import Span, Token, remembered
from transforms.cues import Cues, is_fired_at
from transforms.records import Status
from transforms.status_frames import (
    hangs_on,
    is_asked_about,
    is_awaited,
    is_capacity,
    is_conditional,
    is_counterfactual,
    is_drafted,
    is_in_subject,
    is_left_undone,
    is_made_to,
    is_obliged,
    is_of_whole,
    is_offered,
    is_over,
    is_supposed,
    is_told_as_ground,
    is_told_of_group,
    is_uncertain,
    is_undertaken,
    is_wished,
    lets_happen,
)
from transforms.syntax import has_child, is_passive, verb_above

#: Both are looked for in lower case.
_PLANNING = re.compile(
    r"\b(?:propos\w*|plan|plans|planned|offer\w*|demand(?:s|ed|ing)\b|demand(?!\s+(?:for|from|in|of|and|was|is|has|rose|fell)\s+(?!the\s+release|an?\s|at\s|more|about|nearly)[a-z])|would(?!-be)|will|shall|['’]ll|intends?|aims?|seeks?|wants?|hopes?\s+to|expected\s+to|set\s+to"
    r"|due\s+to\s+be|calls?\s+for|order(?:ed|s)?\s+to|recommend\w*|ask(?:ed|s)?\s+for|request\w*|pledg\w*|promis\w*|insist\w*\s+on|importance\s+of"
    r"|initial|phase|agree(?:d|s)?\s+to|targets?(?=\s+(?:of|for|to|is|was|date|price)\b)|targeting(?=\s+(?:an?\s+)?(?:\w+\s+)?(?:growth|sales|revenue|profit|return|inflation|margin|output|reduction))|goal)\b"
)
_TOLD_AS_FACT = re.compile(r"\b(?:was|were|had|has|have|did|said)\b[^,]*$")
_THEY_FEAR = re.compile(r"[^.;:,]*,\s(?:\w+\s){1,3}fears?(?:ed)?,")
_FEARED = re.compile(
    r"\b(?:feared(?!\s+(?:dead|killed|drowned|lost|buried|trapped)\b)|fears?|possibly|perhaps|potentially|brac(?:e|es|ed|ing)\s+(?:\w+sel(?:f|ves)\s+)?for)\b"
)
_MODALS: dict[str, Status] = {
    "will": "proposed", "shall": "proposed", "’ll": "proposed", "'ll": "proposed", "would": "proposed",
    "could": "possible", "may": "possible", "might": "possible",
}  # fmt: skip
#: Verbs whose object is asked for or offered, not told as a fact; a pledge of money is an event of its own.
_ASKING = frozenset("ask appeal seek request demand propose offer promise want plan need float moot table".split())
#: What police do to find somebody, in the passive.
_SOUGHT = frozenset({"want", "seek"})
_NOBODY = frozenset({"none", "neither"})
#: What one could see or tell was so: "could" is an ability there.
_PERCEIVING = frozenset({"see", "hear", "tell", "feel", "smell", "notice", "make", "confirm", "say"})
#: What does not happen where these are negated.
_BRINGING_ABOUT = frozenset("lead result end culminate be see witness hear know resort".split())
_LIMITING = frozenset({"exceed", "top", "surpass"})
_DENIALS = frozenset({"deny", "refute", "dispute"})
_REFUSALS = frozenset("reject dismiss rebut debunk discount contest repudiate disprove contradict".split())
_EVIDENCE = frozenset("evidence proof truth indication sign".split())
#: Verbs of intention; the lemmatiser makes "hop" of "hopes".
_INTENTIONS = frozenset(
    (
        "plan want demand propose seek offer order intend agree pledge promise vow expect aim hope hop recommend urge be schedule"
    ).split()
)
#: What is said to come: "are due to arrive", "is set to close", "is expected to reach", "are to receive".
_PROSPECTS = frozenset(
    "due set expect schedule slate plan poise ready earmark project tip suppose anticipate forecast predict foresee".split()
)
#: Verbs by whose negation an event is told: "did not survive", "have not been traced", "could not leave the island".
_TOLD_BY_NOT = frozenset(
    (
        "survive live make save revive resuscitate wake come account answer hear know tell learn see sight trace find reach hit "
        "strike renew afford feed have get eat put leave quit exit depart sail move fly dock unload land drive travel"
    ).split()
)
_GROWING = frozenset("rise climb grow increase change mount go fall drop swell double".split())
#: Verbs whose object behind "for" or "on" is wished, not told.
_AIMS = frozenset("aim hope push call wait press campaign budget forecast predict target project guide".split())
_EXPECTED = frozenset({"fear", "forecast", "predict", "suspect"})
_LIKELY = frozenset({"likely", "unlikely"})
_FORESEEING = frozenset({"expect", "anticipate", "foresee", "envisage"})
#: What is told of things to come by a passive alone: "is expected in May".
_COMING: dict[str, Status] = {
    "expect": "possible", "forecast": "possible", "anticipate": "possible", "await": "possible",
    "plan": "proposed", "schedule": "proposed", "slate": "proposed", "propose": "proposed",
}  # fmt: skip
#: What is seen to come: "sees growth of 4 percent".
_FORESEEN = frozenset("growth revenue profit sale earnings margin inflation demand output loss price rate deficit income".split())
#: What is called before it happens.
_CALLED = frozenset("strike election vote referendum walkout boycott protest rally shutdown ballot poll".split())
_FALSE = frozenset("false untrue fabricated baseless fictitious wrong invented fake nonsense lie".split())
_QUOTATION_END = re.compile(r"[”]|(?<=\w)[,.!?]\"")
#: How far before a figure a word of planning still governs it: about one clause.
_CLAUSE = 90


def find_status(anchor: Token, event: Token | None, sentence: Span, cues: Cues) -> tuple[Status, str]:
    """The status and its rule: a modal, a negation, a word of fear or of planning above the figure, else asserted."""
    for rule in _RULES:
        found = rule(anchor, event, sentence, cues)
        if found is not None:
            return found
    return "asserted", "no_modal"


def _verbs(anchor: Token, event: Token | None) -> list[Token]:
    """The event's verb, then up to three verbs above the figure."""
    own = [event] if event is not None and event.pos_ in ("VERB", "AUX") else []
    return list(dict.fromkeys((*own, *_verbs_above(anchor))))[: 3 + len(own)]


@remembered
def _verbs_above(anchor: Token) -> Sequence[Token]:
    """The verbs above a number up to the clause that tells a fact whatever stands above: a relative one, or of ground or time."""
    verbs = []
    for word in anchor.ancestors:
        if word.pos_ in ("VERB", "AUX"):
            verbs.append(word)
            is_further = word.dep_ == "conj" and any(c.dep_ == "aux" and c.tag_ in ("VBZ", "VBP", "VBD") for c in word.children)
            is_relative = word.dep_ == "relcl" and not _tells_claim(word)
            if is_relative or is_further or is_told_as_ground(word):  # "is asking for $3 million and has so far received one"
                break
    return verbs


def _tells_claim(clause: Token) -> bool:
    """As in "claims by the rebels that 40 died", where the parser saw a relative clause: it says what is claimed."""
    return any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)


def _by_whole(anchor: Token, event: Token | None, sentence: Span, cues: Cues) -> tuple[Status, str] | None:
    del event, sentence, cues
    return ("asserted", "whole that is there") if is_of_whole(anchor) else None


def _by_doubt(anchor: Token, event: Token | None, sentence: Span, cues: Cues) -> tuple[Status, str] | None:
    del event, sentence, cues
    return ("possible", "clause of doubt") if is_uncertain(anchor) else None


def _by_past_owner(anchor: Token, event: Token | None, sentence: Span, cues: Cues) -> tuple[Status, str] | None:
    del anchor, sentence, cues
    return ("asserted", "told of a day that was") if event is not None and event.pos_ == "NOUN" and is_over(event) else None


def _by_group(anchor: Token, event: Token | None, sentence: Span, cues: Cues) -> tuple[Status, str] | None:
    del sentence, cues
    return ("asserted", "told of a group that is there") if is_told_of_group(anchor, event) else None


def _by_condition(anchor: Token, event: Token | None, sentence: Span, cues: Cues) -> tuple[Status, str] | None:
    """What is awaited, supposed, left undone, made possible, or has to be done."""
    del sentence, cues
    if event is not None and event.pos_ == "VERB":
        if is_left_undone(event):
            return "denied", f"left undone: {event.head.lower_} to"
        if is_capacity(event):
            return "possible", "enough to"
        if is_obliged(event):
            return "proposed", "has to be done"
    verb = event if event is not None and event.pos_ == "VERB" else next(iter(_verbs_above(anchor)), None)
    if verb is None or (event is not None and event.pos_ not in ("VERB", "NOUN")):
        return None
    if is_awaited(verb):
        return "proposed", "awaited"
    if event is not None and event.pos_ == "NOUN" and hangs_on(event):
        return "proposed", "condition of something else"
    return ("possible", "supposed: if") if is_supposed(verb) else None


def _by_none(anchor: Token, event: Token | None, sentence: Span, cues: Cues) -> tuple[Status, str] | None:
    """As in "none of the four guards was hurt": what is told of nobody among them is denied."""
    del sentence, cues
    for ancestor in anchor.ancestors:
        if ancestor.pos_ in ("VERB", "AUX"):
            return None
        if ancestor.lower_ in _NOBODY and event is not None and any(c.lower_ == "of" for c in ancestor.children):
            return "denied", f"{ancestor.lower_} of them"
    return None


def _by_negated_event(anchor: Token, event: Token | None, sentence: Span, cues: Cues) -> tuple[Status, str] | None:
    """As in "Some 40 villagers were not evacuated", "three-quarters of whom had not been convicted"."""
    del sentence, cues
    if event is None or event.pos_ != "VERB" or event.lemma_ in _TOLD_BY_NOT or not has_child(event, "neg"):
        return None
    subject = next((c for c in event.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    is_subject = subject is not None and subject.i < event.i and subject in (anchor, anchor.head)
    return ("denied", "negated_verb") if is_subject and not any(c.lower_ == "only" for c in event.children) else None


def _by_falsehood(anchor: Token, event: Token | None, sentence: Span, cues: Cues) -> tuple[Status, str] | None:
    """As in "the figure of 200 is false": the number stands in the subject of a denial."""
    del event, sentence
    verb = verb_above(anchor)
    above = verb.head if verb is not None and verb.dep_ in ("ccomp", "csubj") else None
    if above is not None and has_child(above, "neg") and any(c.lower_ == "true" for c in above.children):
        return "denied", "told to be not true"
    if verb is not None and verb.dep_ == "acl" and cues.is_claim(verb.head):
        verb = verb.head.head  # "the claim that 40 were killed is false"
    if verb is None or verb.lemma_ != "be" or anchor.i > verb.i:
        return None
    word = next((c for c in verb.children if c.dep_ in ("acomp", "attr") and c.lemma_.lower() in _FALSE), None)
    return ("denied", f"told to be {word.lower_}") if word is not None else None


def _by_prospect(anchor: Token, event: Token | None, sentence: Span, cues: Cues) -> tuple[Status, str] | None:
    """As in "40 trucks are due to arrive", "profit is expected to reach $40 million", "workers are to receive $40"."""
    del sentence, cues
    if is_offered(anchor):
        return "proposed", "on the table"
    reach = 4 if event is not None and event.pos_ == "NOUN" else 3
    for verb in itertools.islice(dict.fromkeys((*([event] if event is not None else []), *_verbs_above(anchor))), reach):
        if is_wished(verb):
            return "proposed", f"wished: {verb.head.lower_} that"
        for word in (verb, *(c for c in verb.children if c.dep_ in ("acomp", "oprd", "xcomp"))):
            if _is_likely(verb, word, anchor):
                return "possible", word.lower_
            is_coming = word.lemma_.lower() in _PROSPECTS and (word.pos_ == "ADJ" or is_passive(word))
            is_known = is_in_subject(anchor, word) and any(c.dep_ == "xcomp" and c.lemma_ in _GROWING for c in word.children)
            if is_coming and is_known:
                return "asserted", "level expected to change"  # "the toll of 426 was expected to rise"
            if is_coming and any(c.dep_ == "xcomp" or (c.dep_ == "prep" and c.lower_ == "to") for c in word.children):
                return "proposed", f"{word.lower_} to come"
            if word is verb and is_drafted(verb) and not is_in_subject(anchor, verb):
                return "proposed", f"drafted: {verb.lower_}"
            if word.lemma_ in _AIMS and word.pos_ == "VERB" and _is_aim(word, anchor):
                return "proposed", f"aim of {word.lower_}"
    return None


def _is_likely(verb: Token, word: Token, anchor: Token) -> bool:
    """As in "The strike is likely to ground 40 flights", not "were 40% more likely to fall" or "the 40 judged likely to vote"."""
    if (
        word.lower_ not in _LIKELY
        or verb.lemma_ != "be"
        or any(c.dep_ == "advmod" and c.lower_ in ("more", "less") for c in word.children)
    ):
        return False
    clause = next((c for c in word.children if c.dep_ == "xcomp"), None)
    return clause is not None and (anchor.i < verb.i or clause == anchor or clause.is_ancestor(anchor))


def _is_aim(verb: Token, anchor: Token) -> bool:
    """Whether a number stands in what a verb aims for: "aims for a profit of $40 million", "forecast sales of $40 million"."""
    for child in verb.children:
        is_wish = child.dep_ == "prep" and child.lower_ in ("for", "at", "on")
        is_forecast = child.dep_ == "dobj" and verb.lemma_ in ("forecast", "predict", "project", "budget")
        is_forecast |= child.dep_ == "dobj" and verb.lemma_ == "target" and not is_fired_at(child)
        if (is_wish or is_forecast) and (child == anchor or child.is_ancestor(anchor)):
            return True
    return False


def _by_verbs(anchor: Token, event: Token | None, sentence: Span, cues: Cues) -> tuple[Status, str] | None:
    del sentence
    for position, verb in enumerate(_verbs(anchor, event)):
        is_nearest = position == 0
        found = _refused(verb, anchor, event, cues, is_nearest=is_nearest) or _asked_for(verb, anchor, event)
        if found is not None:
            return found
        if cues.is_cue(verb, strong_only=True) and not is_made_to(verb):
            return None
        found = _by_modal(verb, anchor, event, is_nearest=is_nearest)
        if found is not None:
            return found
        if verb == event and verb.tag_ == "VBD" and verb.dep_ == "relcl" and not _tells_claim(verb):
            return None  # "hope that witnesses will tell of a blast that killed 40": told as a fact whatever stands above
    return None


def _refused(verb: Token, anchor: Token, event: Token | None, cues: Cues, *, is_nearest: bool) -> tuple[Status, str] | None:
    """As in "40 people were not hurt", "denied that 40 had died"."""
    if is_nearest:
        is_negated = _is_negated(verb, anchor, event) and not cues.is_cue(verb)
        return ("denied", "negated_verb") if is_negated else None
    is_denied = verb.lemma_ in _DENIALS or _is_claim_refused(verb, anchor, cues)
    return ("denied", "denied") if is_denied else None


def _asked_for(verb: Token, anchor: Token, event: Token | None) -> tuple[Status, str] | None:
    """As in "asked for 40 tents", "40 are feared dead", "called a strike of 40 hours"."""
    is_wanted_done = event is not None and event.head is verb and event.tag_ == "VBN" and not has_child(event, "aux", "auxpass")
    is_told_apart = (
        event is not None
        and not is_wanted_done  # "wants 40 captives freed"
        and event.pos_ != "NOUN"
        and event.lemma_ != verb.lemma_
        and event.dep_ != "xcomp"
        and event.is_ancestor(anchor)
    )
    is_sought = verb.lemma_ in _SOUGHT and is_passive(verb)  # "is wanted over the theft of 40 cows"
    is_asked = verb.lemma_ in _ASKING and verb.pos_ == "VERB" and not is_told_apart and not _is_of_subject(anchor, verb)
    is_asked = is_asked and not is_sought and not is_asked_about(verb, anchor)
    if is_asked and not (verb.lemma_ == "need" and _is_measured(anchor)):
        return "proposed", f"asked or offered: {verb.text}"
    if verb.lemma_ == "risk" or (verb.lemma_ == "face" and _is_measured(anchor)):
        return "possible", f"{verb.lower_}"  # "faces up to 40 years in prison"
    if verb.lemma_ in _COMING and is_passive(verb) and _is_of_passive(anchor, verb):
        return _COMING[verb.lemma_], f"{verb.lower_} to come"  # "40 tanks are expected in May"
    if _foresees(verb, anchor) or (verb.lemma_ in _EXPECTED and is_passive(verb) and not _stands_before(anchor, verb)):
        return "possible", f"{verb.lower_}"
    if verb.lemma_ == "call" and any(c.dep_ == "dobj" and c.lemma_.lower() in _CALLED for c in verb.children):
        return "proposed", "called for a day to come"
    return None


def _by_modal(verb: Token, anchor: Token, event: Token | None, *, is_nearest: bool) -> tuple[Status, str] | None:
    """As in "will cut 40 jobs", "could lose 40 seats"; not "could hear 40 shots", "a margin of 40 would have been known"."""
    for modal in _modals(verb):
        is_seen = not is_nearest and verb.lemma_ in _PERCEIVING and not is_made_to(verb) and not lets_happen(verb)
        is_ability = is_seen or any(c.dep_ == "neg" for c in verb.children)
        if modal == "could" and is_ability:
            continue
        if modal == "would" and is_counterfactual(verb):
            if is_in_subject(anchor, verb):
                continue
            return "possible", "would have"
        if modal == "would" and is_conditional(verb, anchor):
            return "possible", "condition"
        return _MODALS[modal], f"modal {modal}"
    due = next((c.lower_ for c in verb.children if c.dep_ == "aux" and c.lower_ in ("should", "must")), None)
    is_due = is_nearest and event is not None and not is_counterfactual(verb)
    return ("proposed", f"modal {due}") if is_due and due is not None else None


def _is_negated(verb: Token, anchor: Token, event: Token | None) -> bool:
    """As in "no trucks … did not bring 40": the event did not happen; what only hangs on a negated verb may well be so."""
    is_about_it = verb == event and verb.dep_ == "relcl"  # "two drivers, who were not hurt"
    if not any(c.dep_ == "neg" and (is_about_it or c.i < anchor.i) for c in verb.children):
        return False
    if verb.lemma_ in _LIMITING:
        return False  # "would not exceed $100 million" bounds
    noun = anchor.head if anchor.dep_ in ("nummod", "quantmod", "amod") else anchor
    if event is noun and noun.dep_ == "pobj" and noun.head.head is verb and verb.lemma_ not in _BRINGING_ABOUT:
        return False  # "did not interfere with 11 executions"
    return event is not None or noun.head is verb


def _is_measured(anchor: Token) -> bool:
    """Whether a number measures time or size: "it needed four hours" tells how long it took."""
    return anchor.ent_type_ in ("TIME", "DATE", "QUANTITY") or "-" in (
        anchor.nbor().text if anchor.i + 1 < len(anchor.doc) else ""
    )


def _stands_before(anchor: Token, verb: Token) -> bool:
    """Whether a number stands in a clause of its own before a verb: "saved 58 migrants; 20 are feared dead"."""
    clause = next((c for c in verb.children if c.dep_ in ("ccomp", "parataxis") and (c is anchor or c.is_ancestor(anchor))), None)
    return clause is not None and clause.i < verb.i


def _is_of_subject(anchor: Token, verb: Token) -> bool:
    """As in "40 families asked for help", "forced 40 families to seek shelter": those who ask are told as they are."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subject is None and verb.dep_ == "xcomp":
        subject = next((c for c in verb.head.children if c.dep_ == "dobj"), None)
    return subject is not None and anchor.i < verb.i and (subject == anchor or subject.is_ancestor(anchor))


def _is_of_passive(anchor: Token, verb: Token) -> bool:
    """Whether a number stands in the subject of a passive in the present without an infinitive: "40 tanks are expected"."""
    subject = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    is_present = any(c.dep_ == "auxpass" and c.tag_ in ("VBZ", "VBP") for c in verb.children)
    is_own = subject is not None and (subject == anchor or subject.is_ancestor(anchor))
    return is_own and is_present and not has_child(verb, "xcomp", "ccomp")


def _foresees(verb: Token, anchor: Token) -> bool:
    """As in "expects 40 flights" and "sees growth at 4 percent next year": a forecast."""
    is_seen = verb.lemma_ == "see" and verb.tag_ in ("VBZ", "VBP")
    if not is_seen and verb.lemma_ not in _FORESEEING:
        return False
    told = (c for c in verb.children if c.dep_ in ("dobj", "prep", "ccomp") and (c == anchor or c.is_ancestor(anchor)))
    if not is_seen:
        return any(c.i > verb.i and c.dep_ != "ccomp" for c in told)
    return any(c.i > verb.i and (c.lower_ == "at" or c.tag_ == "VBG" or c.lemma_.lower() in _FORESEEN) for c in told)


def _is_claim_refused(verb: Token, anchor: Token, cues: Cues) -> bool:
    """As in "rejected claims that 40 had died" and "found no evidence that 40 had died"."""
    for noun in verb.children:
        made = [m for m in noun.children if m.dep_ == "acl" and m.tag_ == "VBN"]
        owners = [
            o for n in (noun, *made) for by in n.children if by.lower_ in ("by", "from") for o in by.children
        ]  # "claims by the rebels that …"
        clauses = [*noun.children, *(c for owner in owners for c in owner.children if has_child(c, "mark"))]
        if noun.dep_ not in ("dobj", "attr") or not any(
            c.dep_ in ("acl", "ccomp", "relcl") and (c == anchor or c.is_ancestor(anchor)) for c in clauses
        ):
            continue
        if verb.lemma_ in _REFUSALS and cues.is_claim(noun):
            return True
        if noun.lemma_.lower() in _EVIDENCE and any(c.dep_ == "det" and c.lower_ == "no" for c in noun.children):
            return True
    return False


def _modals(verb: Token) -> Iterator[str]:
    return (child.lower_ for child in verb.children if child.dep_ == "aux" and child.lower_ in _MODALS)


def _window(anchor: Token, sentence: Span) -> str:
    window = sentence.doc.text[max(sentence.start_char, anchor.idx - _CLAUSE) : anchor.idx]
    return _QUOTATION_END.split(window)[-1] if "”" in window or '"' in window else window


def _by_fear(anchor: Token, event: Token | None, sentence: Span, cues: Cues) -> tuple[Status, str] | None:
    del event, cues
    window, behind = _window(anchor, sentence), sentence.doc.text[anchor.idx : min(sentence.end_char, anchor.idx + _CLAUSE)]
    ground = next((verb for verb in _verbs_above(anchor) if is_told_as_ground(verb)), None)
    if ground is not None:  # "Dozens are feared dead after a boat carrying 90 sank"
        window = window[max(0, ground.left_edge.idx - anchor.idx + len(window)) :]
    is_feared = _FEARED.search(window.lower()) or ("fear" in behind and _THEY_FEAR.match(behind))
    return ("possible", "word_of_fear") if is_feared and not any(_is_fear_aside(t, anchor) for t in sentence) else None


def _is_fear_aside(word: Token, anchor: Token) -> bool:
    """As in "Amid fears that the dam would break, 40 people fled": what is feared is something else."""
    if word.lower_ != "fears" or word.pos_ != "NOUN" or word.i > anchor.i or word.is_ancestor(anchor):
        return False
    return word.dep_ == "pobj" and word.head.lower_ in ("amid", "over", "on", "despite", "of", "by", "from", "to")


def _by_planning(anchor: Token, event: Token | None, sentence: Span, cues: Cues) -> tuple[Status, str] | None:
    """Nouns and nominal events under words of planning: "the proposed plan includes the release of 40 hostages"."""
    del cues
    if (event is not None and event.pos_ != "NOUN") or any(is_told_as_ground(verb) for verb in _verbs_above(anchor)):
        return None
    window = _window(anchor, sentence)
    verb = next((t for t in anchor.ancestors if t.pos_ == "VERB"), None)
    if verb is not None and verb.tag_ == "VBD" and verb.i < anchor.i:
        window = window[max(0, verb.idx - anchor.idx + len(window)) :]  # "to govern … took 19 of the 63 seats": told as a fact
    if verb is not None and verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.head.tag_ == "VBD" and verb.i < anchor.i:
        window = window[max(0, verb.idx - anchor.idx + len(window)) :]  # "held the first phase, resulting in the return of 40"
    if _PLANNING.search(window.lower()) and not _TOLD_AS_FACT.search(window):
        return "proposed", "word_of_planning"
    return None


def _by_infinitive(anchor: Token, event: Token | None, sentence: Span, cues: Cues) -> tuple[Status, str] | None:
    del sentence, cues
    verb = anchor if anchor.pos_ == "VERB" else next(iter(_verbs(anchor, event)), None)  # "expects the number to double"
    while verb is not None and verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        verb = verb.head
    if verb is None or verb.tag_ != "VB" or not any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children):
        return None
    is_planned = verb.head.lemma_ in _INTENTIONS or is_undertaken(verb)
    return ("proposed", "infinitive_of_plan") if is_planned else None


#: In the order in which they are asked.
_RULES = (
    _by_negated_event,
    _by_whole,
    _by_none,
    _by_falsehood,
    _by_doubt,
    _by_past_owner,
    _by_group,
    _by_condition,
    _by_prospect,
    _by_verbs,
    _by_fear,
    _by_planning,
    _by_infinitive,
)
