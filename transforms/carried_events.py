"""Events that a number takes over from one told before it: parts by pronoun, rival counts, levels of "it", known groups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from transforms.analysed_text import Token
from transforms.antecedents import OPENING, is_level_of_it, partitive_pronoun
from transforms.comparisons import Told
from transforms.contributed_parts import contributed
from transforms.counted import Counted
from transforms.event_syntax import LEVEL_VERBS, verb_behind
from transforms.gapped_claims import PUTTING, gap_before
from transforms.gapped_items import NOUN_OF_SUM, included, item_before, occurring
from transforms.records import Figure
from transforms.syntax import SUBJECTS, has_child, is_passive, subject_of, verb_above

#: The rule by which "it" is a toll told before: who claims it, of whom and where are the same.
EVENT_OF_TOLL = "event_of_toll_before"
_PRONOUNS = frozenset({"them", "whom", "which", "those", "these"})
#: Verbs by which somebody gives another number of the same thing, with the preposition the number stands behind.
_ESTIMATES = frozenset(
    {
        ("speak", "of"), ("talk", "of"), ("put", "at"), ("estimate", "at"), ("arrive", "at"), ("reckon", "at"), ("settle", "on"),
        ("say", ""), ("count", ""), ("report", ""), ("cite", ""), ("give", ""), ("claim", ""), ("estimate", ""), ("give", "as"),
        ("confirm", ""), ("admit", ""), ("acknowledge", ""), ("verify", ""), ("list", ""), ("tally", ""), ("document", ""),
    }
)  # fmt: skip
#: Verbs by which more of the same are told: "Another 60 were reported in Tarma".
_RECORDING = frozenset(
    "report record register log confirm document count note verify list tally see detect identify announce notify declare".split()
)
_TAKEN_OVER = frozenset({"noun_of_sentence_before", "elided_noun", "noun_of_opening"})
_NUMBERS = frozenset({"number", "figure", "count", "tally", "total", "estimate", "toll", "turnout"})
_GIVING = frozenset("give cite quote report offer release issue publish provide".split())
_AIMS = frozenset("target goal quota aim forecast estimate expectation plan".split())
_APART = frozenset("large run loose liberty hiding free alive safe unhurt unharmed well fine missing out".split())
_JOBS = frozenset({"post", "position", "role"})
#: Verbs that tell nothing of a part of a group but where or what it is.
_BEING = frozenset("be occur happen come belong lie sit live include remain originate hail".split())
#: How a number that only says what a part is comes to what it counts.
_DESCRIBED = frozenset({"predicate_noun", "noun_of_sentence_before"})
#: How far a number may stand behind the sentence before it, at the opening of its own.
_NEXT_SENTENCE = 25
#: How many times larger or smaller a rival count may be.
_RIVAL_RANGE = 12

#: What counts are called, and those that another one follows.
_COUNTS = frozenset("toll tally count total figure number estimate".split())
_EARLIER = frozenset("earlier previous initial first preliminary provisional prior preceding".split())


def carried_from(figure: Figure, counted: Counted, here: Sequence[Told], before: Sequence[Told]) -> tuple[Told, str] | None:
    """The figure from which a number without an event takes it, with the rule's name; None where the words bind it to none.

    Args:
        figure: the figure as far as the words around it tell.
        counted: what it counts.
        here: the figures before it in its sentence.
        before: the counts told before, in order; those of the last sentence that has any are looked at.
    """
    before = [t for t in before if t.figure.sentence_start == before[-1].figure.sentence_start]
    if counted.rule == NOUN_OF_SUM and figure.event is None and here[-1].figure.event is not None:
        return here[-1], "event_of_item_before"
    if figure.event is not None or figure.kind not in ("count", "share", "rate"):
        return None
    part = (
        contributed(figure, counted, here, before) or included(figure, counted, here, before) or occurring(figure, counted, here)
    )
    if part is not None:
        return part, "event_of_whole"
    aside = _done_alike(counted, here) or _target(counted, here) or _in_company(counted, here)
    if aside is not None:
        return aside, "event_of_number_before"
    described = _described_part(figure, counted, here, before) or _next_part(counted, here)
    if described is not None:
        return described, "event_of_whole"
    if figure.kind == "share":
        whole = _whole_of(counted, here, before)
        if whole is not None:
            return whole, "event_of_whole"
        level = _level_of_it(counted, here)
        return (level, "event_of_level_before") if level is not None else None
    toll = _toll_of_it(figure, counted, here, before)
    if toll is not None:
        return toll, EVENT_OF_TOLL
    recorded = _recorded(counted, here, before) or _level_of_count(counted, here, before) or _earlier_count(counted, here)
    if recorded is not None:
        return recorded, "event_of_item_before"
    rival = _rival(figure, counted, here, before) or _put_at(counted, here)
    if rival is not None:
        return rival, "event_of_rival_count"
    item = _of_opening(counted, here) or _item_before(counted, here) or _followers(counted, here, before)
    item = item or item_before(figure, counted, here)
    return (item, "event_of_item_before") if item is not None else None


def _described_part(figure: Figure, counted: Counted, here: Sequence[Told], before: Sequence[Told]) -> Told | None:
    """As in "The blast killed 40 soldiers. Twelve were conscripts": what befell the group of the sentence before befell the part
    that this one only describes.
    """
    verb = verb_above(counted.anchor)
    if here and counted.rule == "elided_noun" and figure.trend is None and _is_one_more(counted.anchor, verb):
        count = next((t for t in reversed(here) if t.quantity.kind == "count"), here[-1])
        return count if count.figure.event is not None else None
    if here and counted.rule == "predicate_noun" and figure.trend is None and _is_beside(here[-1].counted.anchor, verb):
        return here[-1] if here[-1].figure.event is not None else None
    told = next((t for t in reversed(before) if t.figure.event is not None), None)
    whole = told.figure if told is not None else None
    behind = next((t for t in counted.anchor.sent if t.idx >= figure.end), None)
    if (
        here
        or told is None
        or (behind is not None and behind.lower_ == "of")
        or whole is None
        or whole.value is None
        or whole.is_implicit
        or counted.rule not in _DESCRIBED
    ):
        return None
    is_part = figure.kind == "share" or (figure.value is not None and figure.value < whole.value)
    is_next = figure.start - whole.sentence_end <= _NEXT_SENTENCE
    return told if is_part and is_next and verb is not None and verb.lemma_ == "be" and figure.trend is None else None


def _next_part(counted: Counted, here: Sequence[Told]) -> Told | None:
    """As in "Of these, 58 were passengers and four crew": one more part of the whole that the number before is one of."""
    is_part = bool(here) and here[-1].figure.rules.get("event") == "event_of_whole"
    if not is_part or counted.noun is None or counted.noun.dep_ != "conj":
        return None
    return here[-1] if counted.noun.head.i > here[-1].counted.anchor.i else None


def _is_one_more(anchor: Token, verb: Token | None) -> bool:
    """As in "Twenty of the hurt were nuns and eleven were monks", "870 cooks, with 66 added on Sunday"."""
    if verb is not None and any(map(_is_apart, verb.children)):
        return False
    is_added = anchor.dep_ == "pobj" and anchor.head.lower_ == "with" and any(c.lower_ == "added" for c in anchor.children)
    if is_added or (anchor.dep_ == "conj" and anchor.i + 1 < len(anchor.doc) and anchor.nbor().lower_ in ("was", "were", "are")):
        return True
    return verb is not None and anchor.dep_ in ("nsubj", "nsubjpass") and verb.lemma_ == "be"


def _is_beside(anchor: Token, verb: Token | None) -> bool:
    """As in "said that twenty of the dead were nuns and that eleven were monks": one more part described."""
    if verb is not None and anchor.dep_ == "pobj" and anchor.head.lower_ == "of" and anchor.head.head is verb:
        return verb.lemma_ == "be"  # "of the 82 still missing, four are women"
    other = verb_above(anchor)
    if verb is None or other is None or verb.lemma_ != "be":
        return False
    wholes = [anchor] if anchor.dep_ == "pobj" else [p for c in anchor.children for p in c.children]
    is_part = any(w.dep_ == "pobj" and w.head.lower_ == "of" and has_child(w, "det") for w in wholes)
    if is_part and other.dep_ == "ccomp" and other.head is verb:
        return True  # "Eight of the dead had no boots, 23 were soldiers"
    return (other.lemma_ == "be" or is_part) and verb in other.conjuncts


def _is_apart(word: Token) -> bool:
    """As in "arrested 57 and eleven are at large": what is told of these does not go with what befell the others."""
    return word.lower_ in _APART or any(c.lower_ in _APART for c in word.children if word.dep_ == "prep")


def _done_alike(counted: Counted, here: Sequence[Told]) -> Told | None:
    """As in "On busy wards 23 died; where it was calm, nine did"."""
    anchor = counted.anchor
    verb = next((t for t in anchor.ancestors if t.pos_ in ("VERB", "AUX")), None)
    if not here or verb is None or verb.lemma_ != "do" or verb.i < anchor.i or has_child(verb, "dobj", "xcomp", "aux"):
        return None
    return here[-1] if here[-1].figure.event is not None else None


def _target(counted: Counted, here: Sequence[Told]) -> Told | None:
    """As in "48,600 were immunised, against a target of 60,000"."""
    preposition = counted.anchor.head if counted.anchor.dep_ == "pobj" else None
    aim = preposition.head if preposition is not None and preposition.lower_ == "of" else None
    if not here or aim is None or aim.lemma_.lower() not in _AIMS or aim.head.lower_ not in ("against", "from", "below", "above"):
        return None
    return here[-1] if here[-1].figure.event is not None else None


def _in_company(counted: Counted, here: Sequence[Told]) -> Told | None:
    """As in "the release of 13 soldiers, along with ten nurses and a cook": what the noun of the event tells of the first."""
    noun = counted.noun
    while noun is not None and noun.dep_ == "conj" and noun.head is not noun:
        noun = noun.head
    preposition = noun.head if noun is not None and noun.dep_ == "pobj" else None
    if preposition is None or preposition.i == 0 or preposition.lower_ != "with":
        return None
    if preposition.nbor(-1).lower_ not in ("along", "together"):
        return None
    return here[-1] if here and here[-1].figure.event is not None and here[-1].quantity.kind == "count" else None


def event_of_group(figure: Figure, counted: Counted, groups: Mapping[str, str]) -> str | None:
    """As in "Some 380 of the posts are in Spain", where 1,100 posts were told to be cut: the event of the group.

    Args:
        figure: the figure as far as the words around it tell.
        counted: what it counts.
        groups: what befell the things counted in the article so far, by their noun.
    """
    noun = counted.noun
    if figure.event is not None or figure.kind not in ("count", "share") or noun is None or noun.dep_ != "pobj":
        return None
    is_definite = any(c.dep_ == "det" and c.lower_ in ("the", "those", "these") for c in noun.children)
    is_narrowed = any(c.dep_ in ("amod", "relcl", "acl", "prep", "nummod", "compound") for c in noun.children)
    if noun.head.lower_ != "of" or not is_definite or is_narrowed:
        return None
    verb = verb_above(counted.anchor)
    return groups.get(head_of(noun.text)) if verb is None or verb.lemma_ in _BEING else None


def head_of(phrase: str) -> str:
    """The last word of a phrase in lower case and without its plural: a key for what is counted; jobs go by several names."""
    head = phrase.lower().rpartition(" ")[2].removesuffix("s")
    return "job" if head in _JOBS else head


def _whole_of(counted: Counted, here: Sequence[Told], before: Sequence[Told]) -> Told | None:
    """As in "8,000 people fled, about 60% of them women": the count that the pronoun stands for."""
    is_of_pronoun = counted.noun is not None and counted.noun.lower_ in _PRONOUNS
    if not is_of_pronoun and not any(partitive_pronoun(t) is not None for t in (counted.anchor, counted.anchor.head)):
        return None
    verb = verb_above(counted.anchor)
    is_told_apart = verb is not None and verb.lemma_ not in _BEING and verb.i > counted.anchor.i
    if verb is not None and verb.dep_ == "conj" and verb.lemma_ not in _BEING and counted.anchor.dep_ in ("dobj", "nsubj"):
        is_told_apart = True  # "treated 57 players and judged eleven of them fit"
    counts = [t for t in (here or before) if t.quantity.kind == "count"]
    if not counts or is_told_apart:
        return None
    whole = counts[-1].figure.counted
    is_known = counted.text is not None and whole is not None and not is_of_pronoun
    return counts[-1] if not is_known or _is_same(counted.text, whole) else None


def _recorded(counted: Counted, here: Sequence[Told], before: Sequence[Told]) -> Told | None:
    """As in "The quake hurt 400. Another 60 were reported in Tarma", "Kano recorded 320": more of them, or some."""
    anchor = counted.anchor
    last = next((t for t in reversed((*before, *here)) if t.quantity.kind == "count"), None)
    if counted.rule not in _TAKEN_OVER or last is None or last.figure.event is None or last.figure.counted != counted.text:
        return None
    verb = verb_behind(anchor) or (anchor.head if anchor.dep_ in ("nsubjpass", "dobj") else None)
    is_recorded = verb is not None and verb.lemma_ in _RECORDING and not has_child(verb, "xcomp", "oprd", "ccomp")
    is_recorded = is_recorded and not any(c.lower_ == "as" for c in (*anchor.rights, *(verb or anchor).rights))
    return last if verb is not None and is_recorded and (anchor.dep_ == "dobj" or is_passive(verb)) else None


def _level_of_count(counted: Counted, here: Sequence[Told], before: Sequence[Told]) -> Told | None:
    """As in "In March 300 tourists came. In April it was 520"."""
    if counted.noun is not None or not is_level_of_it(counted.anchor):
        return None
    last = next((t for t in reversed((*before, *here)) if t.quantity.kind == "count"), None)
    return last if last is not None and last.figure.event is not None and last.figure.counted == counted.text else None


def _earlier_count(counted: Counted, here: Sequence[Told]) -> Told | None:
    """As in "233 were dead, raising an earlier count of 199", "…, after an initial figure of 199"."""
    anchor = counted.anchor
    count = anchor.head.head if anchor.dep_ == "pobj" and anchor.head.lower_ == "of" else None
    if counted.noun is not None or count is None or count.lemma_.lower() not in _COUNTS or not here:
        return None
    is_earlier = any(c.lower_ in _EARLIER for c in count.lefts)
    return here[-1] if is_earlier and here[-1].quantity.kind == "count" and here[-1].figure.event is not None else None


def _level_of_it(counted: Counted, here: Sequence[Told]) -> Told | None:
    """As in "Turnout was 61 percent, although in the north it was just 43 percent"."""
    verb = next((t for t in counted.anchor.ancestors if t.pos_ != "NOUN"), None)
    if verb is None or verb.pos_ not in ("VERB", "AUX") or verb.lemma_ not in LEVEL_VERBS:
        return None
    subject = subject_of(verb)
    if subject is None or subject.lower_ not in ("it", "that", "this", "they"):
        return None
    return next((t for t in reversed(here) if t.quantity.kind == "share"), None)


def _put_at(counted: Counted, here: Sequence[Told]) -> Told | None:
    """As in "The ministry put the dead at 57, the rebels at 40"."""
    gap = gap_before(counted.anchor) if here and counted.noun is None and counted.anchor.like_num else None
    is_put = gap is not None and gap.verb.lemma_ in PUTTING and here[-1].quantity.kind == "count"
    return here[-1] if is_put and here[-1].figure.event is not None and here[-1].figure.counted == counted.text else None


def _rival(figure: Figure, counted: Counted, here: Sequence[Told], before: Sequence[Told]) -> Told | None:
    """As in "Organisers counted 60,000 marchers; the police spoke of 31,000", "the tally had stood at 57"."""
    anchor = counted.anchor
    if counted.noun is not None or anchor.pos_ not in ("NUM", "NOUN", "ADJ"):
        return None
    if not (_is_estimate(anchor) or _is_bare_level(anchor) or _is_other_figure(anchor)):
        return None
    told = [t for t in (*before, *here) if t.quantity.kind == "count" and t.figure.event is not None]
    if not told or not _is_near(figure, told[-1].figure):
        return None
    return told[-1] if _is_same(figure.counted, told[-1].figure.counted) else None


def _toll_of_it(figure: Figure, counted: Counted, here: Sequence[Told], before: Sequence[Told]) -> Told | None:
    """As in "40,005 people had been killed … In March it had stood at 31,923": the toll told last."""
    anchor = counted.anchor
    verb = anchor.head.head if anchor.dep_ == "pobj" else None
    subject = subject_of(verb) if verb is not None and verb.lemma_ in LEVEL_VERBS else None
    last = next((t for t in reversed((*before, *here)) if t.quantity.kind in ("count", "rate")), None)
    if subject is not None and last is not None and _is_that_number(subject):  # "In June, that number soared to 830"
        return last if last.figure.event is not None and last.figure.counted == counted.text else None
    if verb is None or verb.lemma_ != "stand":
        return None
    if counted.noun is not None or subject is None or subject.lower_ != "it" or last is None:
        return None
    return last if last.figure.measure == "total" and _is_near(figure, last.figure) else None


def _is_that_number(subject: Token) -> bool:
    return subject.lower_ in ("number", "figure", "toll") and any(c.lower_ in ("this", "that") for c in subject.children)


def _of_opening(counted: Counted, here: Sequence[Told]) -> Told | None:
    """As in "Of the injuries, three were serious and two were minor": one more part of what the sentence opens with."""
    if not here or counted.rule != "elided_noun" or here[0].figure.rules.get("counted") != OPENING:
        return None
    verb = verb_above(counted.anchor)
    is_told_apart = verb is not None and verb.lemma_ not in _BEING and counted.anchor.dep_ in ("nsubj", "nsubjpass")
    return here[0] if not is_told_apart and here[0].figure.counted == counted.text else None


def _item_before(counted: Counted, here: Sequence[Told]) -> Told | None:
    """As in "380 of the posts are in Spain and 210 in Poland": one more item of a list, without a verb of its own."""
    anchor = counted.anchor
    if counted.rule != "elided_noun" or anchor.dep_ not in ("conj", "appos") or not here or not _has_place(anchor):
        return None
    last = here[-1]
    return last if last.figure.counted == counted.text and last.figure.event is not None else None


def _followers(counted: Counted, here: Sequence[Told], before: Sequence[Told]) -> Told | None:
    """As in "Germany has sent 36 howitzers, and 10 more will follow", "and 10 more are expected to follow"."""
    anchor = counted.anchor
    verb = next((t.head for t in (anchor, anchor.head) if t.dep_ in SUBJECTS), None)
    told = [t for t in (*before, *here) if t.quantity.kind == "count"]
    if counted.noun is not None or verb is None or not told:
        return None
    followed = next((t for t in (verb, *verb.children) if t.lemma_ == "follow" and (t is verb or t.dep_ == "xcomp")), None)
    return told[-1] if followed is not None and not has_child(followed, "dobj") else None


def _has_place(anchor: Token) -> bool:
    """Whether a phrase of place or time stands right behind a number."""
    return anchor.i + 1 < len(anchor.doc) and anchor.nbor().lower_ in ("in", "at", "on", "from", "near", "around", "outside")


def _is_estimate(anchor: Token) -> bool:
    preposition = anchor.head if anchor.dep_ == "pobj" else None
    verb = preposition.head if preposition is not None else anchor.head
    is_described = any(c.lower_ == "as" and c.i > anchor.i for c in (*anchor.children, *verb.children))  # "counts 40 as lost"
    if verb.pos_ != "VERB" or is_described or (preposition is None and anchor.dep_ != "dobj"):
        return False
    key = (verb.lemma_, preposition.lower_ if preposition is not None else "")
    thing = next((c for c in verb.children if c.dep_ in ("dobj", "nsubjpass") and c is not anchor), None)
    return key in _ESTIMATES and (thing is None or thing.lower_ == "it" or thing.lemma_.lower() in _NUMBERS)


def _is_other_figure(anchor: Token) -> bool:
    """As in "The ministry gave a lower figure of 30"."""
    noun = anchor.head.head if anchor.dep_ == "pobj" and anchor.head.lower_ == "of" else None
    return (
        noun is not None
        and noun.lemma_.lower() in _NUMBERS
        and noun.dep_ in ("dobj", "nsubjpass")
        and noun.head.lemma_ in _GIVING
    )


def _is_bare_level(anchor: Token) -> bool:
    """As in "the tally had stood at 57": a level of a count whose thing is left out."""
    verb = anchor.head.head if anchor.dep_ == "pobj" else anchor.head
    if verb.pos_ not in ("VERB", "AUX") or verb.lemma_ not in LEVEL_VERBS:
        return False
    subject = subject_of(verb)
    return (
        subject is not None
        and subject.lemma_.lower() in _NUMBERS
        and not any(c.lower_ == "of" and c.dep_ == "prep" for c in subject.children)
    )


def _is_same(one: str | None, other: str | None) -> bool:
    """Whether two numbers may count the same: one that leaves it open may."""
    return one is None or other is None or head_of(one) == head_of(other)


def _is_near(figure: Figure, other: Figure) -> bool:
    one, two = (float(f.value or f.low or f.high or 0) for f in (figure, other))
    return one > 0 and two > 0 and max(one, two) / min(one, two) <= _RIVAL_RANGE
