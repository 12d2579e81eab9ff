"""Questions one asks of a dependency tree: the phrase around a noun, the subject of a verb, the path to a predicate."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from transforms.analysed_text import Span, Token, remembered
from transforms.calendar import MONTH_PATTERN
from transforms.language_analysis import end_of

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
#: Singular nouns that say as what somebody is taken: "took eleven prisoner".
TAKEN_AS = frozenset({"prisoner", "captive", "hostage"})
_OUTSIDE_PHRASE = frozenset({"relcl", "appos", "acl", "advcl", "punct", "cc", "conj", "ccomp", "parataxis", "dep"})
_MONTH = re.compile(MONTH_PATTERN)
_PERCENT = frozenset({"%", "percent", "pct", "cent"})
#: Prepositions that are conjunctions as well.
OPENS_CLAUSE = frozenset({"after", "before", "since", "until", "as"})
#: Prepositions behind which stands whom a thing concerns: "a setback for Ruiz".
_GOALS = frozenset({"for", "to", "against", "on", "over", "about"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
MAGNITUDES = frozenset({"million", "billion", "trillion", "crore", "lakh"})
_KEPT_PREPOSITIONS = frozenset({"of", "for", "in", "from", "at", "to"})


@remembered
def subject_of(verb: Token) -> Token | None:
    """The subject of a verb, or of the verb it is coordinated with; None where there is none.

    Of two subjects that the parser gives to one verb the one next to it is right: "The islands' only bank said"; but not where
    a clause of the first ends there: "A poll made by Gallup for the paper La Voz found".
    """
    seen = 0
    while seen < 4:
        subjects = [child for child in verb.children if child.dep_ in SUBJECTS]
        if not subjects:  # "Rents have more than doubled": the parser hangs the subject on the auxiliary
            subjects = [c for aux in verb.children if aux.dep_ == "aux" for c in aux.children if c.dep_ in SUBJECTS]
        if len(subjects) == 1:
            if (described := _described_before(verb, subjects[0])) is not None:
                return described
            return _subject_before_day(verb, subjects[0]) or _read_as_conjunct(verb, subjects[0]) or subjects[0]
        if subjects:
            first = subjects[0]
            if _is_in_apposition(subjects[-1], first) or _is_citing(subjects[-1], first):
                return first
            opener = subjects[-1].left_edge.nbor(-1) if subjects[-1].left_edge.i > 0 else first
            is_behind = (opener.dep_ != "mark" or verb.dep_ == "ROOT") and not has_child(opener, "pobj")
            if opener.lower_ in OPENS_CLAUSE and (is_behind or subjects[-1].lemma_ == "tax"):
                return first  # "Profit after tax jumped", "People who had lived there before the war told Reuters"
            if any(c.dep_ == "acl" and c.tag_ == "VBN" and first.i + 1 == c.i for c in first.children):
                return first
            return next((s for s in reversed(subjects) if s.i < verb.i), first)
        if (share := _share_before(verb) or _behind_preposition(verb) or _behind_place(verb)) is not None:
            return share
        if verb.dep_ not in ("conj", "xcomp") and not (verb.dep_ == "advcl" and verb.tag_ == "VBG"):
            return _subject_before_participle(verb) or _subject_of_participle(verb) or _subject_before_whom(verb)
        verb, seen = verb.head, seen + 1
    return None


def _subject_before_day(verb: Token, day: Token) -> Token | None:
    """As in "The death toll since Oct 7 rose", where the parser takes the day for the subject."""
    number = day.nbor() if day.i + 1 < len(day.doc) else day
    opener = day.nbor(-1) if day.i > day.sent.start else day
    is_day = number.is_digit and _MONTH.fullmatch(day.text) and opener.dep_ == "mark" and opener.head == verb
    if not is_day or any(t.dep_ not in ("aux", "auxpass") for t in verb.doc[number.i + 1 : verb.i]):
        return None
    above = verb.head
    return above if above.pos_ == "NOUN" else next((c for c in above.children if c.dep_ in SUBJECTS and c.i < opener.i), None)


def _described_before(verb: Token, noun: Token) -> Token | None:
    """As in "Farmers who had fled after the raid told him that", where the parser takes "after" for a conjunction: the noun that
    the sentence would be nothing but.
    """
    clause = verb.head
    is_after = verb.dep_ == "advcl" and noun.left_edge.i > 0 and noun.left_edge.nbor(-1).lower_ in OPENS_CLAUSE
    is_alone = (
        is_after and clause.dep_ == "relcl" and clause.head.dep_ == "ROOT" and clause.head.pos_ in ("NOUN", "PROPN", "PRON")
    )
    return clause.head if is_alone and clause.head.i < clause.i < verb.i and noun.i + 1 == verb.i else None


def _behind_place(verb: Token) -> Token | None:
    """As in "At a briefing in Lima, Ana Ruiz, head of the union, said", where the parser takes the name for one more place."""
    if verb.i == 0 or verb.nbor(-1).text != ",":
        return None
    opening = next((c for c in verb.lefts if c.dep_ in ("prep", "advcl", "csubj")), None)
    words = verb.doc[opening.i : opening.right_edge.i + 1] if opening is not None else ()
    return next((t for t in reversed(words) if _is_listed_behind_place(t)), None)


def _read_as_conjunct(verb: Token, subject: Token) -> Token | None:
    """As in "At a briefing in the capital Lima, Ana Ruiz, head of the union, said" and "Norway gave $9 million and Peru sent
    tents", where the parser takes the place or the sum before for the subject, and the name for one more of its kind.
    """
    if subject.dep_ == "csubj" and subject.tag_ == "VBG":
        return _behind_place(verb)
    name = next((c for c in subject.rights if c.dep_ == "conj"), None)
    if name is None or name.i > verb.i or name.pos_ != "PROPN":
        return None
    if name.i == verb.i - 1:
        is_sum = any(t.is_currency or t.lower_ in MAGNITUDES for t in verb.doc[subject.left_edge.i : name.i])
        return name if is_sum and subject.tag_ in ("CD", "NNS") and name.nbor(-1).lower_ == "and" else None
    before = subject.nbor(-1) if subject.i > verb.sent.start else subject
    is_place = before.dep_ == "pobj" and before.pos_ == "NOUN"
    return name if is_place and verb.nbor(-1).text == "," and _is_listed_behind_place(name) else None


def _is_listed_behind_place(name: Token) -> bool:
    """Whether a name between commas stands right behind a place, as one more of a list would."""
    first = name
    while first.i > name.sent.start and first.nbor(-1).dep_ == "compound" and first.nbor(-1).head is name:
        first = first.nbor(-1)
    if name.dep_ not in ("conj", "appos") or name.pos_ != "PROPN" or name.i + 1 >= len(name.doc) or first.i < 2:
        return False
    return name.nbor().text == "," and first.nbor(-1).text == "," and first.nbor(-2).ent_type_ in _PLACES


def _subject_before_participle(verb: Token) -> Token | None:
    """As in "Ruiz, called to testify, said the bridge was closed", where the parser takes the participle for what is said."""
    clauses = [c for c in verb.children if c.dep_ == "ccomp"]
    if len(clauses) < 2 or verb.i == 0 or clauses[0].tag_ not in ("VBD", "VBN") or clauses[1].i < verb.i:
        return None
    subject = next((c for c in clauses[0].children if c.dep_ in SUBJECTS), None)
    if verb.nbor(-1).text != ",":  # "Residents reached on Thursday said the bridge was closed"
        is_bare = clauses[0].right_edge.i == verb.i - 1 and not has_child(clauses[0], "aux", "auxpass", "dobj", "ccomp")
        is_next = subject is not None and subject.i == clauses[0].i - 1
        return subject if is_bare and is_next else None
    is_set_off = (clauses[0].i > 0 and clauses[0].nbor(-1).text == ",") or (subject is not None and subject.nbor().text == ",")
    return subject if is_set_off else None


def _subject_before_whom(verb: Token) -> Token | None:
    """As in "Men, some of whom said they were hurt, said it was closed", where the parser gives both subjects to one verb."""
    clause = next((c for c in verb.lefts if c.dep_ in ("advcl", "ccomp")), None)
    subjects = [c for c in clause.children if c.dep_ in SUBJECTS] if clause is not None and verb.nbor(-1).text == "," else []
    is_part = len(subjects) > 1 and any(t.lower_ == "whom" for t in subjects[1].subtree)
    return subjects[0] if is_part else None


def _is_citing(participle: Token, first: Token) -> bool:
    """As in "The agency WAFA, citing Ana Ruiz, the head of a clinic, reported": a participle between commas is nobody."""
    is_participle = participle.dep_ == "csubj" and participle.tag_ == "VBG" and first.dep_ == "nsubj"
    return is_participle and participle.i > first.i + 1 and participle.nbor(-1).text == ","


def _is_in_apposition(name: Token, first: Token) -> bool:
    """As in "Workers at the steel group Tarvo Steel said": a name right behind the noun that tells what it is, in the phrase of
    the subject before.
    """
    noun = name.left_edge.nbor(-1) if name.left_edge.i > first.i + 1 else first
    return name.pos_ == "PROPN" and noun.pos_ == "NOUN" and noun.dep_ == "pobj" and first.is_ancestor(noun)


def _share_before(verb: Token) -> Token | None:
    """As in "with 62 percent of voters for it and just 19 percent expecting a defeat", where the parser sees an adverbial."""
    before = verb.nbor(-1) if verb.tag_ == "VBG" and verb.i > 0 else verb
    return before if before.dep_ == "npadvmod" and before.head == verb and before.lower_ in _PERCENT else None


def _behind_preposition(verb: Token) -> Token | None:
    """As in "Prices fell after Brazil, the top grower, said that", where the parser takes the clause for a phrase and a verb
    beside the one before.
    """
    above = verb.head
    if (
        verb.dep_ != "conj"
        or verb.i == 0
        or verb.nbor(-1).text != ","
        or any(c.dep_ == "cc" and c.i > above.i for c in above.children)
    ):
        return None
    after = next((c for c in above.rights if c.lower_ in OPENS_CLAUSE and c.right_edge.i + 2 == verb.i), None)
    named = next((c for c in after.children if c.dep_ == "pobj"), None) if after is not None else None
    return named if named is not None and has_child(named, "appos") else None


def _subject_of_participle(verb: Token) -> Token | None:
    """As in "“…,” said a baker standing by the gate", where the parser takes the participle for what is said."""
    if verb.i == verb.sent.start or not (verb.nbor(-1).is_punct or verb.nbor(-1).is_quote):
        return None
    for clause in verb.rights:
        subject = next((c for c in clause.children if c.dep_ == "nsubj"), None)
        is_bare = clause.dep_ == "ccomp" and clause.tag_ == "VBG" and not has_child(clause, "aux", "mark")
        if is_bare and subject is not None and subject.left_edge.i == verb.i + 1:
            return subject
    return None


def before_aside(verb: Token) -> Token | None:
    """As in "The letter, a page of which can be seen, says": the head of the phrase before words between commas that tell more of
    a part of it, right before a verb.
    """
    start = verb.sent.start
    if verb.i < start + 6 or verb.nbor(-1).text != "," or verb.pos_ not in ("VERB", "AUX"):
        return None
    doc = verb.doc
    of = next((t.i for t in doc[start + 3 : verb.i - 1] if t.lower_ == "of" and t.nbor().tag_ == "WDT"), None)
    comma = next((i for i in range(of - 1, max(start, of - 5), -1) if doc[i].text == ","), None) if of is not None else None
    if comma is None or any(t.text == "," for t in doc[comma + 1 : verb.i - 1]):
        return None
    first = comma
    while first > start and doc[first - 1].pos_ in ("NOUN", "PROPN", "ADJ", "DET", "PART", "PRON"):
        first -= 1
    head = doc[comma - 1]
    return head if first < comma and head.pos_ in ("NOUN", "PROPN") else None


def subject_before(pronoun: Token, is_name: Callable[[Token], bool]) -> Token | None:
    """The subject that "it", "they" or "those" takes up: the last one of its number before, in its sentence or the one before
    it, that is no name.
    """
    wanted = frozenset({"NNS", "NNPS"}) if pronoun.lower_ in ("they", "those") else frozenset({"NN", "NNP"})
    start = pronoun.sent.start
    starts = (start, *((pronoun.doc[start - 1].sent.start,) if start > 0 and not pronoun.doc[start - 1].is_space else ()))
    for first in starts:
        subjects = [t for t in pronoun.doc[first : pronoun.i] if t.dep_ in SUBJECTS and t.tag_ in wanted and not is_name(t)]
        subjects = [t for t in subjects if not has_child(t.head, "ccomp")]  # not those who said so
        if subjects:
            main = [t for t in subjects if t.head.dep_ == "ROOT"]
            return (main or subjects)[-1]
    return None


@remembered
def antecedent(token: Token) -> Token:
    """What a relative pronoun stands for; any other token stands for itself."""
    if token.tag_ in ("WDT", "WP") or token.lower_ in ("who", "which", "that", "whom"):
        clause = next((a for a in token.ancestors if a.dep_ == "relcl"), None)
        if clause is not None and clause.head.pos_ in ("NOUN", "PROPN", "PRON", "NUM"):
            return _person_above(clause.head) if token.lower_ == "who" else clause.head
        return _object_above(token) or token
    return token


def _object_above(pronoun: Token) -> Token | None:
    """As in "opened a clinic in Lima on Tuesday that cost $8 million", where the parser takes the clause for what is said."""
    verb = pronoun.head
    if pronoun.tag_ != "WDT" or pronoun.dep_ != "nsubj" or verb.dep_ != "ccomp":
        return None
    return next((c for c in verb.head.children if c.dep_ == "dobj" and c.pos_ == "NOUN" and c.i < pronoun.i), None)


def shared_out(subject: Token) -> Token:
    """The meters of "Each of the meters cost £4,800"; any other subject itself."""
    if subject.lower_ not in ("each", "both", "all", "most", "some", "many"):
        return subject
    return next((c for of in subject.children if of.lower_ == "of" for c in of.children if c.dep_ == "pobj"), subject)


def _person_above(noun: Token) -> Token:
    """As in "Ana Ruiz, an economist at Karoo Capital, who sees": no house is a "who", but the person described with it."""
    found = noun
    while found.ent_type_ in ("ORG", "GPE", "LOC", "FAC") and found.dep_ in ("pobj", "appos"):
        above = found.head.head if found.dep_ == "pobj" else found.head
        is_goal = found.dep_ == "pobj" and found.head.lower_ in _GOALS and above.dep_ not in ("nsubj", "nsubjpass", "appos")
        if above.pos_ not in ("NOUN", "PROPN") or is_goal:
            break  # "a blow to Ruiz, who said"
        found = above
    if found is not noun and found.dep_ == "appos" and found.head.pos_ == "PROPN":
        found = found.head
    return found


def phrase(head: Token, *, with_determiner: bool = True) -> Span:
    """The noun phrase of a head: modifiers before it, and "of", "for", "in" phrases behind it, without clauses and
    appositions.
    """
    first, last = head.i, head.i
    for child in head.children:
        if child.i < head.i and child.dep_ not in ("punct", "cc", "appos", "relcl", "mark", "advmod", "ccomp", "prep"):
            first = min(first, child.left_edge.i)
        elif child.i > head.i and child.dep_ == "prep" and child.lower_ in _KEPT_PREPOSITIONS:
            last = max(last, _right_end(child))
    while first < head.i and (head.doc[first].is_punct or (not with_determiner and head.doc[first].dep_ == "det")):
        first += 1
    return head.doc.span(first, last + 1)


def _right_end(token: Token) -> int:
    """The last token of a subtree that leaves out clauses and what stands behind a comma."""
    last = token.i
    for child in token.rights:
        if child.dep_ in _OUTSIDE_PHRASE:
            if child.dep_ == "punct" and child.text == "-":
                continue
            if (
                child.dep_ in ("cc", "conj")
                and child.pos_ in ("NOUN", "PROPN", "ADJ", "CCONJ")
                and not _comma_between(token, child)
            ):
                last = max(last, _right_end(child))
                continue
            break
        last = max(last, _right_end(child))
    return last


def _comma_between(a: Token, b: Token) -> bool:
    return any(token.text in {",", ";", "(", "—", "–"} for token in a.doc[a.i : b.i])


def climb(token: Token) -> Iterator[Token]:
    """A token, then its ancestors up to the root of its sentence."""
    yield token
    yield from token.ancestors


@remembered
def verb_above(token: Token) -> Token | None:
    """The nearest verb above a token, auxiliaries as well."""
    for above in token.ancestors:
        if above.pos_ in ("VERB", "AUX"):
            return above
    return None


@remembered
def is_passive(verb: Token) -> bool:
    """Whether a verb stands in the passive, also as a reduced relative clause ("hostages seized in the attack")."""
    if has_child(verb, "auxpass", "nsubjpass"):
        return True
    if verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl", "amod"):
        # "after four men succumbed" is no participle, nor what the parser reads as one in "Nine children contracted polio"
        is_clause = (verb.dep_ == "amod" or has_child(verb, "mark")) and has_child(verb, "nsubj")
        return not is_clause and not any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children)
    return False


def shares_auxiliary(verb: Token) -> bool:
    """Whether a bare participle stands in the passive with the verb before "and": "57 were hurt and eleven barns swept away"."""
    if verb.tag_ not in ("VBD", "VBN") and verb.lower_ not in ("hurt", "hit", "cut"):
        return False
    first = verb.head if verb.dep_ == "conj" else next((c for c in verb.children if c.dep_ == "ccomp" and c.i < verb.i), None)
    if first is None or not has_child(first, "auxpass"):
        return False
    has_object = any(c.dep_ == "dobj" and c.lower_ not in TAKEN_AS for c in verb.children)  # "and nine others taken hostage"
    return any(t.lower_ == "and" for t in verb.doc[first.i + 1 : verb.i]) and not (has_object or has_child(verb, "agent", "aux"))


def has_child(token: Token, *deps: str) -> bool:
    """Whether a token has a child in one of these relations."""
    for child in token.children:  # noqa: SIM110 (asked hundreds of times for each article, and any() costs three times as much)
        if child.dep_ in deps:
            return True
    return False


def subtree_contains(token: Token, other: Token) -> bool:
    """Whether another token lies in a token's subtree."""
    return other.i == token.i or token.is_ancestor(other)


def surface_of(span: Span) -> tuple[str, int, int]:
    """Text and character offsets of a span without the spaces and quotation marks around it."""
    start, end = span.start, span.end
    while start < end - 1 and (span.doc[start].is_space or span.doc[start].is_quote):
        start += 1
    while end > start + 1 and (span.doc[end - 1].is_space or span.doc[end - 1].is_quote):
        end -= 1
    first, last = span.doc[start], span.doc[end - 1]
    return span.doc.text[first.idx : end_of(last)], first.idx, end_of(last)


def relative_pronoun(verb: Token | None) -> Token | None:
    """The "which" of "a blast in 1986 which killed four": the pronoun that is the subject of a verb."""
    lefts = verb.lefts if verb is not None and verb.pos_ == "VERB" else ()
    return next((t for t in lefts if t.tag_ in ("WDT", "WP") and t.dep_ in ("nsubj", "nsubjpass")), None)
