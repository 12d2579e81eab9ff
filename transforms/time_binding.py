"""What belongs together in a sentence's syntax: a figure, its event, the times around it and the incident that it is of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transforms.analysed_text import Doc, Span, Token, remembered
from transforms.frozen import frozen
from transforms.gazetteer import Gazetteer
from transforms.syntax import antecedent, subject_of, verb_above
from transforms.time_spans import ToldSpan

#: Clauses that tell when the event above them happened.
_TELLING_WHEN = frozenset({"when", "as", "after", "while", "since"})
#: Participles that tell when a document was made: "a statement dated March 11", "figures released on Monday".
_OF_DOCUMENTS = frozenset("date release issue publish post broadcast air read file sign send circulate distribute".split())
#: What they are made about.
_DOCUMENTS = frozenset(
    """report study survey statement paper bulletin document release update review audit analysis dossier article book list figure
    data statistic assessment letter""".split()
)
#: Verbs of what begins, and lasts.
STARTS = frozenset("begin start open launch commence erupt kick appear emerge".split())
#: States: they hold when they are told, not when something happened.
_STATES = frozenset({"missing", "employed", "held"})
_STILL = frozenset("still currently now nowadays presently".split())
_LASTING_VERBS = frozenset("remain stay have own employ live hold".split())
#: What is found out about those whose deaths are told, and what befell them.
_BEFALLING = frozenset(
    """find discover recover retrieve kill die perish drown suffocate burn murder shoot stab slay crush strike hit lose trap bury
    execute""".split()
)
#: What is noted of a number that nothing else is told of: "16 inches of rain reported from Saturday to Monday".
_NOTING = frozenset("report record register measure log observe count note see".split())
#: What comes of something comes when it does: "75 injuries, resulting from raids during the first quarter".
_COMING_OF = frozenset("result stem arise".split())
#: What a court or a prosecutor does, long after the deed.
JUDGED = frozenset({"charged", "convicted"})
#: Words of what may have happened already.
_FEARING = frozenset("fear suspect presume".split())
_TO_COME = frozenset("due scheduled planned slated set expected".split())
#: What a parliament does with what is put to the vote.
_DECIDING = frozenset("reject approve accept endorse back oppose dismiss".split())
_DECIDED = frozenset(
    "bill law motion amendment resolution budget treaty pact act reform measure legislation constitution".split()
)
_BEFORE_DAYS = frozenset({"on", "late", "early", "earlier", "later"})
_OTHER_CLAUSES = frozenset({"ccomp", "parataxis", "advcl", "relcl", "conj", "acl"})
#: Prepositions by which an incident takes its victims: "killed in the blast", "the toll from the quake"; not "arrested after".
_OF_INCIDENT = frozenset({"in", "by", "from", "of", "during", "at"})


@frozen
class Bound:
    """A figure as the rules see it: its number or noun, the word and name of its event, the word that tells its claim, the times
    of its sentence, and the finite verb that tells it with its tense.
    """

    anchor: Token
    event: Token | None
    name: str | None
    cue: Token | None
    here: Sequence[ToldSpan]
    position: int
    verb: Token | None
    tense: str
    is_level: bool = False
    is_share: bool = False
    is_ahead: bool = False

    @property
    def sentence(self) -> Span:
        """The figure's sentence."""
        return self.anchor.sent


def reporting_verb(doc: Doc, span: ToldSpan, gazetteer: Gazetteer) -> Token | None:
    """The verb of speech that a time belongs to: "said on Thursday", "said in a statement late on Thursday"."""
    token = token_of(doc, span) if span.kind == "point" and span.is_day else None
    if token is None:
        return None
    first = token.left_edge.i if token.left_edge.idx >= span.start else token.i
    before = next((t for t in reversed(doc[max(0, first - 3) : first]) if t.lower_ not in _BEFORE_DAYS), None)
    verb = before if before is not None and before.sent == token.sent else None
    if verb is None or verb.lemma_ not in gazetteer.speech_verbs or verb.tag_ not in ("VBD", "VBN"):
        verb = governing_verb(token)
    is_said = verb is not None and verb.pos_ == "VERB" and verb.lemma_ in gazetteer.speech_verbs
    return verb if verb is not None and is_said and not is_decision(verb) else None


def is_decision(verb: Token) -> bool:
    """As in "the senate rejected the bill on Wednesday": a vote, not a word."""
    if verb.lemma_ not in _DECIDING:
        return False
    return any(c.dep_ in ("dobj", "nsubjpass") and c.lemma_.lower() in _DECIDED for c in verb.children)


def governing_verb(token: Token) -> Token | None:
    """The verb whose phrase holds a time, beyond nouns and what is said of a document: "in a statement dated March 11"."""
    while token.i != token.head.i:
        is_of_document = token.dep_ == "acl" and token.lemma_ in _OF_DOCUMENTS
        if token.dep_ in _OTHER_CLAUSES and not is_of_document:
            return None
        token = token.head
        if token.pos_ in ("VERB", "AUX") and not (token.dep_ == "acl" and token.lemma_ in _OF_DOCUMENTS):
            return token
    return None


def dates_document(token: Token, anchor: Token) -> bool:
    """Whether a time only tells when that was made which tells the number: "According to a report issued in April, 40 died"."""
    for above in (token, *token.ancestors):
        if above.dep_ == "acl" and above.lemma_ in _OF_DOCUMENTS:
            is_counted = above.head.i == anchor.i or above.head.is_ancestor(anchor)
            return above.head.lemma_.lower() in _DOCUMENTS and not is_counted
        if above.pos_ in ("VERB", "AUX"):
            return False
    return False


def is_state(bound: Bound) -> bool:
    """As in "are still missing", "remained in hospital": what lasts when it is told."""
    verb = bound.verb
    if bound.name in _STATES or verb is None:
        return True
    if verb.lemma_ in _LASTING_VERBS and not any(c.dep_ == "xcomp" for c in verb.children):
        return True
    return any(c.lower_ in _STILL for c in verb.children)


def is_of_those(time: Token, bound: Bound) -> bool:
    """As in "received six people found over the past 24 hours": a clause about those counted."""
    noun = _counted(bound.anchor)
    return any(t.dep_ == "acl" and t.tag_ == "VBN" and t.head == noun for t in time.ancestors)


def tells_of_those(time: Token, bound: Bound) -> bool:
    """As in "jailed over the deaths of 12 men found in March", "16 inches of rain reported on Monday": a clause that tells what the
    number is of, where no verb does.
    """
    event, noun = bound.event, _counted(bound.anchor)
    if event is None:
        told = _NOTING
    elif event.pos_ == "NOUN" and event.is_ancestor(bound.anchor):
        told = _BEFALLING
    else:
        return False
    clause = next((t for t in time.ancestors if t.pos_ in ("VERB", "AUX")), None)
    is_clause = clause is not None and clause.dep_ in ("acl", "relcl") and clause.tag_ in ("VBN", "VBD")
    return is_clause and clause is not None and clause.head == noun and clause.lemma_ in told


def _counted(anchor: Token) -> Token:
    return anchor.head if anchor.dep_ == "nummod" else anchor


def are_coordinated(one: Token, other: Token) -> bool:
    """Whether two verbs stand beside each other: "employs 40 people and had sales"."""
    return _opens_with(one, other) or _opens_with(other, one)


def _opens_with(verb: Token, first: Token) -> bool:
    while verb.dep_ == "conj":
        verb = verb.head
        if verb.i == first.i:
            return True
    return False


def has_come(bound: Bound, span: ToldSpan) -> bool:
    """Whether of a unit that is not over only what has passed is told: "has killed 40 this year"; not "will hire 40 this year"."""
    verb = bound.verb
    if span.method == "stated" and (verb is None or bound.tense not in ("past", "past perfect", "perfect")):
        return False
    helpers = {c.lower_ for c in verb.children if c.dep_ == "aux"} if verb is not None else set()
    if "have" in helpers and not helpers & {"will", "shall"}:
        return True  # "could have killed"
    return bound.tense != "future" and (not bound.is_ahead or (verb is not None and verb.lemma_ in _FEARING))


def told_up_to(bound: Bound, span: ToldSpan) -> str | None:
    """The day of "this year, as of August 8"."""
    days = [s.last for s in bound.here if s.is_as_of and s.last is not None]
    return next((d.isoformat() for d in days if span.first and span.last and span.first <= d <= span.last), None)


def linked_nouns(bound: Bound) -> Iterator[Token]:
    """The nouns through which a figure belongs to an incident: the subject of its event, the noun that a relative clause is
    about, and what stands behind "in", "from" or "of" at them.
    """
    is_verb = bound.event is not None and bound.event.pos_ in ("VERB", "AUX")
    verb = bound.event if is_verb else verb_above(bound.anchor)
    heads = [t for t in (bound.event, verb, bound.anchor, bound.anchor.head) if t is not None and t.sent == bound.sentence]
    if verb is not None:
        subject = subject_of(verb)
        if subject is not None:
            heads.append(antecedent(subject))
        if verb.dep_ in ("relcl", "acl"):
            heads.append(verb.head)
    for head in dict.fromkeys(heads):
        if head.pos_ in ("NOUN", "PROPN"):
            yield head
        for child in head.children:
            is_owner = child.lower_ == "of" and head.i in (bound.anchor.i, bound.anchor.head.i) and head != bound.event
            if child.dep_ in ("prep", "agent") and child.lower_ in _OF_INCIDENT and not is_owner:
                yield from (c for c in child.children if c.dep_ == "pobj")


def own_clauses(token: Token) -> Iterator[int]:
    """A token and the ones above it, up to the verb of its relative or adverbial clause."""
    yield token.i
    while token.dep_ not in ("relcl", "acl", "advcl", "ROOT"):
        token = token.head
        yield token.i


def verb_of(anchor: Token, event: Token | None) -> Token | None:
    """The finite verb that tells a figure: the event's own, or the nearest above; of a participle the verb above it."""
    verb = event if event is not None and event.pos_ in ("VERB", "AUX") else verb_above(anchor)
    while verb is not None and _is_bare_participle(verb):
        above = verb_above(verb)
        if above is None:
            break
        verb = above
    return verb


@remembered
def _is_bare_participle(verb: Token) -> bool:
    """As in "killing 40", "40 people treated for cuts", "came to seize 40": a form whose tense is that of the verb above."""
    if verb.tag_ in ("VBD", "VBZ", "VBP", "MD"):
        return False
    return not any(c.dep_ in ("aux", "auxpass") and c.lower_ not in ("to", "being") for c in verb.children)


@remembered
def tense_of(verb: Token) -> str:
    """Of a finite verb "past", "past perfect", "perfect", "present" or "future"; empty for others."""
    if verb.tag_ == "VBN" and verb.dep_ == "conj" and _is_bare_participle(verb) and verb.head.pos_ in ("VERB", "AUX"):
        return tense_of(verb.head)
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    words = {c.lower_ for c in helpers}
    if verb.tag_ == "MD" or any(c.tag_ == "MD" for c in helpers):
        return "future"
    if any(c.lemma_ == "have" and c.dep_ == "aux" for c in helpers):
        return "past perfect" if "had" in words else "perfect"
    if words & {"was", "were", "did", "got"}:
        return "past"
    if verb.tag_ in ("VBZ", "VBP") or words & {"is", "are", "am", "do", "does", "get", "gets", "’s", "'s", "’re", "'re"}:
        return "present"
    return "past" if verb.tag_ in ("VBD", "VBN") else ""


def token_of(doc: Doc, told: ToldSpan) -> Token | None:
    """The head of a time's words."""
    span = doc.char_span(told.start, told.end, alignment_mode="expand")
    return span.root if span is not None else None


def hangs_on(token: Token, verb: Token, event: Token | None) -> bool:
    """Whether a time is that of a verb, not of something inside its clause."""
    if event is not None and event.i == verb.i:
        return False
    above = governing_verb(token)
    return above is not None and above.i == verb.i


def _distance(token: Token, event: Token, anchor: Token) -> int | None:
    """Steps in the tree from a time to the event; None where another clause of the sentence holds it."""
    ancestors = [token, *token.ancestors]
    for target, extra in ((event, 0), (anchor, 1)):
        path = {t.i: n for n, t in enumerate([target, *target.ancestors])}
        for steps, ancestor in enumerate(ancestors):
            if ancestor.i in path:
                crossed = [t for t in ancestors[:steps] if _closes_off(t) and t.i != target.i and not t.is_ancestor(target)]
                if crossed:
                    break
                return steps + path[ancestor.i] + extra
    return None


def is_reported_beside(token: Token, anchor: Token) -> bool:
    """Whether a time stands in what is told to or by those that are counted: "told 40 people that it had opened on Monday"."""
    clauses = (t for t in (token, *token.ancestors) if t.dep_ == "ccomp" and t.i > t.head.i)
    return any(clause.i != anchor.i and not clause.is_ancestor(anchor) for clause in clauses)


def _closes_off(verb: Token) -> bool:
    """A clause keeps its times to itself, unless it tells when ("killed when a bus fell on Wednesday")."""
    if verb.dep_ == "ccomp":
        return verb.i > verb.head.i  # "a panel to investigate who shot down the plane on April 6"
    if verb.dep_ == "advcl":
        if verb.lemma_ in _COMING_OF and any(c.lower_ == "from" for c in verb.children):
            return False
        return not any(c.dep_ in ("advmod", "mark") and c.lower_ in _TELLING_WHEN for c in verb.children)
    if verb.dep_ == "acl" and (verb.lemma_ in _OF_DOCUMENTS or _is_of_bare_number(verb)):
        return False
    if verb.lemma_ == "do" and any(c.lower_ == "with" for c in verb.children):
        return False  # "for reasons to do with fever"
    if verb.lower_ in _TO_COME and verb.dep_ == "amod":
        return True  # "with a vote due on Friday"
    is_reason = verb.dep_ == "pcomp" and verb.head.lower_ == "for"  # "jailed for 12 years for a theft in 2019"
    return is_reason or verb.dep_ in ("relcl", "acl")


def _is_of_bare_number(verb: Token) -> bool:
    """As in "61 people were killed and 320 injured in the last 24 hours": what only the number before it is said to be."""
    return verb.head.pos_ == "NUM" and verb.head.i == verb.i - 1


def distance_of(token: Token, bound: Bound) -> int | None:
    """Steps from a time to the figure's event; None where it belongs to another clause."""
    return _distance(token, bound.event or bound.anchor, bound.anchor)
