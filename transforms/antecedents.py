"""What a number without a noun counts where no number before it in its sentence tells: "Relatives, around 400 of them"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from transforms.analysed_text import Span, Token
from transforms.antecedent_nouns import is_level_taken, is_misread_object, noun_taken_up
from transforms.bare_numbers import counts_things, is_of_victims
from transforms.comparisons import Told, is_listed
from transforms.counted import Counted, whole_before
from transforms.event_syntax import LEVEL_VERBS, verb_behind
from transforms.frozen import replace
from transforms.quantities import Quantity
from transforms.syntax import antecedent, has_child, subject_of

_PLURAL = frozenset({"NNS", "NNPS"})
_PRONOUNS = frozenset({"them", "whom", "which", "those", "these"})
_COUNTERS = frozenset({"number", "figure", "total", "count", "tally"})
#: Verbs of results: "Unity took 21".
_RESULTS = frozenset("win take get secure hold have gain lose finish come poll receive share go manage keep claim score".split())
_WON = frozenset({"seat", "vote", "ballot", "medal"})
_DEALT = frozenset("win take secure share poll".split())
#: How many numbers back a list of results may have named its noun.
_REACH = 8
#: The stages of justice, each of which befalls those whom the one before befell.
_CUSTODY = frozenset("arrested detained interrogated charged convicted held".split())
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
#: The rule of numbers that only tell what a part is: "The hostages, four of them women, …".
_BESIDE = "noun_beside_pronoun"
#: The rule of numbers that take a part of what their sentence opens with: "Of the deaths, four were in Kano".
OPENING = "noun_of_opening"
#: Verbs of what a part of a group is, has or does, told right behind the group.
_OF_PARTS = frozenset(
    "be have remain live die work need lack come stay suffer survive arrive return contain lie belong go face receive".split()
)
_TRADED = frozenset("buy sell sign acquire purchase hire pay trade rent lease get snap pick".split())
#: What those do who are asked: a share of them is no part of the things told before.
_ANSWERING = frozenset(
    (
        "say vote think believe support oppose want back agree disagree tell expect feel prefer plan trust approve disapprove "
        "favour favor choose answer reply admit report know worry fear hope see rate consider view call like dislike doubt turn"
    ).split()
)
#: What only people do.
_DONE_BY_PEOPLE = _ANSWERING | frozenset(
    (
        "abstain accept apply apologise apologize attend bail believe board boycott camp celebrate chant cheer clap commute "
        "compete complain confess cry dance declare decline defect dine disagree donate dress drink emigrate enlist enrol "
        "enroll escape flee gather graduate grieve hitch immigrate join kneel know laugh learn march marry migrate mourn nurse "
        "object pray profess protest queue quit rally read refuse register resign retire sign sing sleep smoke speak strike "
        "surrender swear swim take testify volunteer walk wear weep work worship write"
    ).split()
)
_PERCENT = frozenset({"%", "percent", "cent"})
_OF_LEVELS = frozenset("to at from above over below under around near".split())
_FRACTIONS = frozenset("half third thirds quarter quarters fifth fifths tenth tenths".split())
_CROWDS = frozenset("dozens scores hundreds thousands tens millions".split())


def is_left_open(quantity: Quantity, counted: Counted) -> bool:
    """Whether the sentence leaves open what a number counts, or only tells who got it: "nine candidates shared 1,380"."""
    if quantity.kind == "share":
        is_of_pronoun = counted.rule == "partitive_pronoun" or partitive_pronoun(counted.anchor) is not None
        is_part = quantity.trend is None and (is_bare_part(counted.anchor) or is_done_by_people(counted.anchor))
        return counted.text is None and (is_of_pronoun or is_part)
    is_shared = counted.rule == "elided_noun" and counted.anchor.dep_ == "dobj" and counted.anchor.head.lemma_ in _DEALT
    return counts_things(quantity) and (counted.text is None or (is_shared and not is_listed(counted.text)))


def is_bare_part(anchor: Token) -> bool:
    """As in "The shelter took in 870 dogs. Two-fifths are ill": a share that is the subject of what parts of a group are or have,
    or of what was done to them; who says or votes so is another matter.
    """
    share = _share_above(anchor)
    verb = share.head
    is_subject = share.dep_ in _SUBJECTS and subject_of(verb) == share
    is_misread = share.dep_ == "npadvmod" and share.i < verb.i and subject_of(verb) is None  # "About a quarter hit a barn"
    if not (is_subject or is_misread) or verb.pos_ not in ("VERB", "AUX"):
        return False
    is_ratio = share.lower_ == "one" and has_child(share, "prep") and verb.tag_ == "VBZ"  # "one in five receives free meals"
    is_plural = (
        is_ratio
        or verb.tag_ in ("VBP", "VBD")
        or any(c.dep_ in ("aux", "auxpass") and c.tag_ in ("VBP", "VBD", "MD") for c in verb.children)
    )
    things = (c for c in verb.rights if c.dep_ in ("dobj", "npadvmod"))
    is_level = verb.lemma_ in LEVEL_VERBS and not any(has_child(thing, "det") for thing in things)
    is_done = (
        verb.tag_ == "VBD" and verb.lemma_ not in _ANSWERING and not is_level and has_child(verb, "dobj", "npadvmod", "prep")
    )
    return is_plural and (verb.lemma_ in _OF_PARTS or has_child(verb, "auxpass") or is_done)


def _of_main_clause(earlier: list[Counted], last: Counted | None, anchor: Token) -> Counted | None:
    """As in "184 inmates fled from two prisons. Of those, 130 are at large": the subject before, not what its phrases count."""
    if last is None or last.noun is None or last.noun.dep_ != "pobj" or anchor.dep_ not in ("nsubj", "nsubjpass"):
        return last
    sentence = last.noun.sent
    subjects = (c for c in earlier if c.noun is not None and c.noun.sent == sentence and c.noun.dep_ in ("nsubj", "nsubjpass"))
    return next(subjects, last)


def counted_elsewhere(
    counted: Counted, earlier: Sequence[Counted], is_meant: Callable[[Token], bool] = lambda _: True
) -> Counted:
    """The counted thing of a number that has none of its own; unchanged where a reader could not tell either.

    Args:
        counted: what :func:`~transforms.counted.find_counted` found: no noun.
        earlier: what the numbers of the sentence before count.
        is_meant: what a noun must be to be counted.
    """
    anchor = counted.anchor
    if counted.text is not None:
        return counted
    pronoun = partitive_pronoun(anchor)
    if pronoun is not None and pronoun.lower_ == "those" and any(c.dep_ in ("acl", "relcl") for c in pronoun.children):
        return replace(counted, text="people", noun=None, is_implied=True, rule="some_of_those")
    noun = _antecedent_of(pronoun) if pronoun is not None else None
    if noun is not None:
        return replace(counted, text=noun.text, noun=None, rule="antecedent_of_pronoun")
    opening = _noun_of_opening(anchor)
    if opening is not None:
        is_implied = is_of_victims(opening)
        text = "people" if is_implied else opening.text
        return replace(counted, text=text, noun=None, is_implied=is_implied, rule=OPENING, like=opening)
    listed = _noun_of_share_above(anchor)
    if listed is not None:
        return replace(counted, text=listed.text, noun=None, rule="elided_noun", like=listed)
    logged = _noun_of_clause_above(anchor)
    if logged is not None:
        return replace(counted, text=logged.text, noun=None, rule="subject_of_clause_above")
    if pronoun is None and not (_stands_alone(anchor) or is_bare_part(anchor) or is_done_by_people(anchor)):
        return counted
    subject = _plural_subject(anchor.sent, anchor.i) if pronoun is not None else None
    part = _share_above(anchor)
    is_doing = subject is not None and part.dep_ == "dobj" and subject_of(part.head) == subject  # "Coastguards saved 40 of them"
    if subject is not None and not is_doing:
        return replace(counted, text=subject.text, noun=None, rule="subject_of_sentence")
    wholes = [c for c in earlier if c.text and not c.is_part and not c.denominator and c.rule != _BESIDE]
    listed = _subject_before(anchor) if pronoun is not None and len({c.text for c in wholes}) > 1 else None
    if listed is not None and listed.head.lemma_ == "include":
        return replace(counted, text=listed.text, noun=None, rule="subject_before", like=listed)
    before = _of_main_clause(wholes, whole_before(wholes), anchor)
    if before is None:
        is_beside = any(c.rule == _BESIDE for c in earlier)
        subject = _subject_before(anchor) if pronoun is not None or is_beside else None
        if subject is not None:
            return replace(counted, text=subject.text, noun=None, rule="subject_before")
        noun = noun_taken_up(anchor, is_meant)
        return replace(counted, text=noun.text, noun=None, rule="noun_taken_up", like=noun) if noun is not None else counted
    like = (before.noun or before.like) if pronoun is not None else None
    return replace(counted, text=before.text, noun=None, is_implied=before.is_implied, rule="noun_of_sentence_before", like=like)


def of_those_opening(quantity: Quantity, counted: Counted) -> Counted | None:
    """As in "Among likely voters, Ruiz led Lund 49 percent to 41 percent": shares of those whom the sentence opens with."""
    if quantity.kind != "share" or quantity.trend is not None or counted.rule not in ("none", "elided_noun"):
        return None
    noun = _noun_of_opening(counted.anchor)
    return replace(counted, text=noun.text, noun=None, rule=OPENING, like=noun) if noun is not None else None


def respondents(quantity: Quantity, counted: Counted, told: Sequence[Told]) -> Counted | None:
    """As in "In a survey of 1,500 parents, two in five said": a share that answers is one of those who were asked."""
    if quantity.kind != "share" or counted.text is not None or counted.anchor.dep_ not in _SUBJECTS or quantity.trend is not None:
        return None
    asked = next(
        (t for t in reversed(told) if t.figure.event == "polled" and t.figure.kind == "count" and t.figure.counted), None
    )
    return replace(counted, text=asked.figure.counted, rule="respondents") if asked is not None else None


def told_before(counted: Counted, event: str | None, told: Sequence[Told]) -> Counted | None:
    """What a number without a noun counts by the numbers of the article told before it, not only by the last ones.

    Results go on over sentences ("won 41 of the 120 seats … took 12"), and so do the stages of justice: who "have since been
    charged" are those who were arrested, not the officers that came for them.

    Args:
        counted: what its own sentence tells: nothing.
        event: what happened to them.
        told: the counts told before, in order.
    """
    near = told[-_REACH:]
    if _is_result(counted.anchor):
        listed = next((t for t in reversed(near) if is_listed(t.figure.counted, _WON)), None)
        if listed is not None:
            return replace(counted, text=listed.figure.counted, rule="noun_of_list")
    if event in _CUSTODY:
        held = next((t for t in reversed(told) if t.figure.event in _CUSTODY and t.figure.counted), None)
        if held is not None:
            return replace(counted, text=held.figure.counted, is_implied=held.figure.counted_is_implied, rule="held_before")
    return None


def done_by_people(counted: Counted) -> Counted:
    """As in "2,381 took part", "A third voted by post": nobody but people does such a thing, whoever they are."""
    if counted.text is not None or not is_done_by_people(counted.anchor):
        return counted
    return replace(counted, text="people", is_implied=True, rule="done_by_people")


def is_done_by_people(anchor: Token) -> bool:
    """Whether a bare number is the subject of what only people do."""
    share = _share_above(anchor)
    is_number = anchor.pos_ == "NUM" or share.lower_ in _PERCENT | _FRACTIONS
    is_subject = share.dep_ == "nsubj" and share.i < share.head.i and share.head.lemma_ in _DONE_BY_PEOPLE
    is_aside = share.i + 1 < len(share.doc) and share.nbor().text == ","  # "Turnout was about 52 per cent, says the commission"
    is_event = any(c.lower_ == "place" for c in share.head.children)  # "A third took place at night"
    return is_number and is_subject and not (is_aside or is_event) and subject_of(share.head) == share


def _share_above(anchor: Token) -> Token:
    """The "percent" of a number."""
    return anchor.head if anchor.dep_ == "nummod" and anchor.head.lower_ in _PERCENT else anchor


def _is_result(anchor: Token) -> bool:
    """As in "Unity took 21", "came second with 16", "third on 6,118", "the remaining 21 go to"."""
    if anchor.dep_ == "pobj":
        return anchor.head.lower_ in ("with", "on", "to") and not has_child(anchor, "prep")
    if anchor.dep_ in ("nsubj", "nummod"):
        return anchor.head.lower_ in ("go", "goes", "went")
    return anchor.dep_ in ("conj", "appos") or (anchor.dep_ in ("dobj", "attr") and anchor.head.lemma_ in _RESULTS)


def _noun_of_clause_above(anchor: Token) -> Token | None:
    """As in "Alerts have doubled, with 63 logged in March": the plural subject of the clause that a "with" adds to."""
    clause = anchor.head
    if (
        anchor.dep_ not in _SUBJECTS
        or clause.dep_ != "pcomp"
        or clause.head.lower_ != "with"
        or clause.tag_ not in ("VBN", "VBD")
    ):
        return None
    subject = subject_of(clause.head.head)
    return subject if subject is not None and subject.tag_ in _PLURAL and subject.i < anchor.i else None


def of_pronoun(
    counted: Counted, here: Sequence[Counted], earlier: Sequence[Counted], is_meant: Callable[[Token], bool] = lambda _: True
) -> Counted:
    """What a share of "them" or "which" is a share of: "320 jobs, two-thirds of which", "6,400 homes lost power, half of them".

    Args:
        counted: the share with its pronoun as denominator.
        here: what the numbers before it in its sentence count.
        earlier: what those of the sentence before count.
        is_meant: what a noun must be to be counted.
    """
    pronoun = partitive_pronoun(counted.anchor)
    if pronoun is not None and pronoun.tag_ in ("WDT", "WP"):
        head = antecedent(pronoun)
        if head is not pronoun and head.pos_ == "NOUN" and head.lower_ not in _PERCENT:
            return replace(counted, text=head.text, denominator=head.text, rule="antecedent_of_pronoun")
    whole = whole_before(list(here))
    if whole is not None:
        return replace(counted, text=whole.text, is_implied=whole.is_implied, denominator=whole.text)
    found = counted_elsewhere(counted, earlier, is_meant)
    return replace(found, denominator=found.text or counted.denominator)


def is_of_sum(counted: Counted, here: Sequence[Told]) -> bool:
    """As in "set aside $45 million, a tenth of which has been spent": a share of the money told right before it."""
    pronoun = partitive_pronoun(counted.anchor)
    if pronoun is None or pronoun.lower_ not in ("which", "that", "it") or not here or here[-1].quantity.kind != "money":
        return False
    between = counted.anchor.doc.char_span(here[-1].quantity.end, counted.anchor.idx, alignment_mode="contract")
    return between is None or not any(t.tag_ == "CD" for t in between)


def partitive_pronoun(anchor: Token) -> Token | None:
    """The pronoun of "400 of them", "of whom about 70", "Of those, 1,038"."""
    share = _share_above(anchor)
    for child in (*anchor.children, *(share.children if share is not anchor else ())):
        if child.lower_ in ("of", "among"):
            behind = child.nbor() if child.i + 1 < len(child.doc) else None
            pronoun: Token | None = next((c for c in child.children if c.dep_ == "pobj"), behind)
            if pronoun is not None and pronoun.lower_ in _PRONOUNS:
                return pronoun
    verb = share.head
    for child in verb.children if verb.pos_ in ("VERB", "AUX") else ():
        if child.dep_ == "prep" and child.lower_ in ("of", "among") and child.i < anchor.i:
            pronoun = next((c for c in child.children if c.dep_ == "pobj"), None)
            if pronoun is not None and pronoun.lower_ in _PRONOUNS:
                return pronoun
    return None


def _noun_of_share_above(anchor: Token) -> Token | None:
    """As in "told a third of the jokes, including eleven about owls"."""
    if anchor.dep_ != "pobj" or anchor.head.lower_ not in ("including", "among") or anchor.head.head.pos_ == "VERB":
        return None
    parts = (c for of in anchor.head.head.children if of.lower_ == "of" for c in of.children)
    return next((c for c in parts if c.dep_ == "pobj" and c.tag_ in _PLURAL), None)


def _plural_subject(sentence: Span, end: int) -> Token | None:
    """The plural subject of a sentence, if it stands before a token."""
    subject = subject_of(sentence.root)
    return subject if subject is not None and subject.tag_ in _PLURAL and subject.i < end else None


def _subject_before(anchor: Token) -> Token | None:
    """The plural subject of the sentence before, in the same paragraph: "Attacks have become frequent. It logged 134 of them"."""
    start = anchor.sent.start
    if start == 0 or anchor.doc[start - 1].is_space:
        return None
    return _plural_subject(anchor.doc[start - 1].sent, start)


def _noun_of_opening(anchor: Token) -> Token | None:
    """As in "Of the samples sent to the laboratory, 311 were positive"."""
    sentence = anchor.sent
    first = next((t for t in sentence if not t.is_space), sentence[0])
    if first.lower_ not in ("of", "among"):
        return None
    return next((c for c in first.children if c.dep_ == "pobj" and c.i < anchor.i and c.tag_ in _PLURAL), None)


def _antecedent_of(pronoun: Token) -> Token | None:
    """The plural noun that a pronoun stands for: what its clause hangs on, or what stands right before the comma."""
    if pronoun.lower_ in ("whom", "which"):
        found = antecedent(pronoun)
        if found is not pronoun and found.tag_ in _PLURAL:
            return found
    sentence = pronoun.sent
    before = pronoun.doc[sentence.start : pronoun.i]
    comma = next((t for t in reversed(before) if t.text in (",", "—", "–", "-", "(", ":")), None)
    if comma is None:
        return None
    right_before = comma.nbor(-1) if comma.i > sentence.start else comma
    if right_before.tag_ in _PLURAL and (comma.text != ":" or comma.i == sentence.start + 1) and not _is_price(right_before):
        return right_before
    plurals = [t for t in pronoun.doc[sentence.start : comma.i] if t.tag_ in _PLURAL and not _is_price(t)]
    subjects = [t for t in plurals if t.dep_ in _SUBJECTS]
    chosen = subjects if len(plurals) > 1 and subjects else plurals
    return chosen[-1] if chosen else None


def _is_price(noun: Token) -> bool:
    """As in "who was bought for 66 francs": nobody takes a part of what was paid, nor of "three quarters"."""
    if noun.lower_ in ("quarters", "thirds", "fifths", "halves", "tenths"):
        return True
    is_sum = noun.dep_ == "pobj" and noun.head.lower_ == "for" and has_child(noun, "nummod")
    return is_sum and noun.head.head.lemma_ in _TRADED


def _is_level_of_counter(anchor: Token) -> bool:
    """As in "the number had dropped to 21", "the previous tally had stood at 57"."""
    verb = anchor.head.head if anchor.dep_ == "pobj" and anchor.head.lower_ in _OF_LEVELS else anchor.head
    is_level = verb.pos_ == "VERB" or (verb.pos_ == "AUX" and anchor.dep_ == "pobj")  # "the number was above 51,000"
    subject = subject_of(verb) if is_level else None
    return subject is not None and subject.lemma_.lower() in _COUNTERS and not any(c.lower_ == "of" for c in subject.children)


def is_level_of_it(anchor: Token) -> bool:
    """As in "In April it was 520", "now it's about 50", "it had been as many as 40": how many they now are."""
    node = anchor
    while node.dep_ in ("pobj", "prep", "conj", "quantmod", "nummod") and node.head.pos_ in ("NUM", "ADP", "NOUN", "ADV"):
        node = node.head
    verb = node.head
    if verb.pos_ not in ("VERB", "AUX") or verb.lemma_ not in LEVEL_VERBS or node.i < verb.i:
        return False
    subject = subject_of(verb)
    if subject is None or subject.lower_ not in ("it", "that", "this") or has_child(verb, "ccomp", "xcomp", "dobj"):
        return False
    return any(c.i < subject.i and c.dep_ in ("prep", "advmod", "npadvmod", "intj") for c in verb.children)


def _stands_alone(anchor: Token) -> bool:
    """Whether a bare number stands in a noun's place ("Seven have since been charged", "Unity took 21", "second with 16")."""
    if anchor.pos_ not in ("NUM", "PRON", "DET", "ADJ") and anchor.lower_ not in _CROWDS:
        return False
    is_inside = 0 < anchor.i < len(anchor.doc) - 1 and anchor.dep_ == "nummod"
    if is_inside and anchor.nbor().tag_ in ("VBD", "VBN") and anchor.nbor(-1).lower_ in ("other", "remaining"):
        return True  # "The other six received fines"
    if anchor.dep_ in _SUBJECTS | {"dobj"} or verb_behind(anchor) is not None or is_misread_object(anchor):
        return True
    if anchor.dep_ == "attr" and has_child(anchor.head, "expl"):
        return True  # "There were eight for everybody"
    if _is_level_of_counter(anchor) or is_level_of_it(anchor) or is_level_taken(anchor):
        return True
    return anchor.dep_ == "pobj" and (
        anchor.head.lower_ == "with" or (anchor.head.lower_ == "of" and anchor.head.head.pos_ == "VERB")
    )
