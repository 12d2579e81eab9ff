"""Where a noun stands to the words above it: which argument of which verb, of what whole a part, under what level."""

from __future__ import annotations

from collections.abc import Iterator

from transforms.analysed_text import Token
from transforms.harm import is_reflexive
from transforms.set_off_cues import WITH_HEARER
from transforms.syntax import SUBJECTS, antecedent, has_child, is_passive, verb_above

#: Verbs that state a level of their subject: "the death toll reached 40", "the number of dead stands at 12".
LEVEL_VERBS = frozenset(
    (
        "reach be rise climb stand number total hit exceed surpass pass top approach near jump grow fall drop increase "
        "swell come amount remain become say mount soar double include decline decrease put go slip slide dip edge tick slump "
        "plunge plummet tumble sink shrink widen narrow balloon surge leap advance ease creep inch rocket spike rebound expand "
        "contract triple quadruple halve hover average peak equal ebb dwindle accelerate"
    ).split()
)
_REQUIRED = frozenset({"needed", "required", "necessary"})
_VOTES = frozenset({"vote", "seat", "ballot", "signature"})
TRANSPARENT_NOUNS = frozenset(
    (
        "number total rest majority most hundred dozen thousand million group batch list half third quarter percent body "
        "cent % remains corpse score handful couple fifth sixth eighth tenth"
    ).split()
)
OBJECT_LEVELS = frozenset("put estimate place give set value see peg project forecast predict".split())
#: Verbs that bring their object to a level: "takes the toll to 40".
MOVES = frozenset(
    "bring take push raise lift lower cut reduce send drive pull widen narrow double triple update revise correct adjust".split()
)
COUNTERS = frozenset({"number", "total", "count", "toll", "tally", "share", "figure"})
#: What a sum is the level of, and what counts those who work, whatever the clause before says was gained.
_OF_MONEY = frozenset(
    (
        "income revenue turnover profit debt budget fund funding spending cost bill loss investment value valuation cash capital "
        "haul pot price wage pay salary fee worth fortune borrowing deficit surplus balance stake aid loan chest wealth total"
    ).split()
)
_OF_STAFF = frozenset("workforce staff payroll headcount population".split())
_MODIFIER_PREPOSITIONS = frozenset({"between", "from", "around", "over", "under", "about", "near", "above", "below"})
_CLEARING = frozenset({"acquit", "exonerate", "absolve", "clear"})
_PARTS = frozenset("half third quarter fifth percent cent % majority most".split())
_FRACTIONS = frozenset({"half", "third", "quarter"})
_POWERS = frozenset({"million", "billion", "thousand"})
_URGING = frozenset("call urge ask appeal invite order tell beg allow want push".split())
#: Places that are as large as the number of those who live there.
SETTLEMENTS = frozenset(
    (
        "town village city community settlement hamlet suburb district county island country nation region province parish "
        "state capital"
    ).split()
)
_INHABITANTS = frozenset("household inhabitant people person population resident soul".split())
#: Words that tell of a protest as the aim of a verb, with what must stand before them.
_AIMS = {"protest": ("in", "to"), "demonstrate": ("to",), "protesting": ()}
#: How far behind its verb an aim may stand.
_AIM_REACH = 20
_OCCASIONS = frozenset({"time", "occasion", "round"})
#: How far behind a number the verb may stand whose subject it is: "seven, including two officers, spent the night in hospital".
_SUBJECT_REACH = 9


def gained_before_level(anchor: Token) -> Token | None:
    """What a group grew by whose level a participle tells: the readers of "won 57 new readers, taking its flock to 870"."""
    verb = anchor.head.head if anchor.dep_ == "pobj" and anchor.head.lower_ == "to" else anchor
    if verb.tag_ != "VBG" or verb.lemma_ not in MOVES or verb.dep_ != "advcl":
        return None
    moved = next((c for c in verb.children if c.dep_ == "dobj" and c.tag_ == "NN"), None)
    if moved is None or moved.lower_ in _OF_MONEY | _OF_STAFF | COUNTERS or not has_child(moved, "poss"):
        return None
    gains = (c for v in (verb.head, *verb.head.conjuncts) for c in v.children if c.dep_ == "dobj" and v.i < verb.i)
    return next((c for c in gains if c.tag_ == "NNS" and has_child(c, "nummod")), None)


def is_counter(noun: Token | None) -> bool:
    """Whether a noun stands for a number of something: "the toll", "the number of dead"."""
    return noun is not None and noun.lemma_.lower() in COUNTERS


def argument_of(node: Token, verb: Token) -> tuple[Token, str | None]:
    """The verb whose argument a noun is, and which one.

    A noun that the parser took for the subject of a reduced relative clause ("105 hostages seized in the attack were
    freed") is the subject of the passive verb above, which has none of its own; one behind a passive that is turned round
    ("Also killed were two nurses") hangs on its auxiliary.
    """
    main = verb.head
    if verb.dep_ == "auxpass" and main.i < verb.i < node.i and node.dep_ in ("attr", "dobj", "nsubj", "nsubjpass"):
        return main, "object"
    clause = node.doc[node.left_edge.i - 1] if node.dep_ == "nsubj" and node.left_edge.i > node.sent.start else None
    if clause is not None and _wants_object(clause, verb):
        return clause, "object"  # "A fire that has killed at least 23 people in Nepal is still burning"
    if verb.lemma_ == "go" and main.lemma_ == "let" and verb.i == main.i + 1:
        return main, "object"  # "let go 31 of its 84 employees"
    if verb.lemma_ == "be" and node.dep_ == "attr" and (turned := _turned_round(verb)) is not None:
        return turned, "object"
    is_reduced = node.dep_ == "nsubj" and verb.tag_ in ("VBD", "VBN") and verb.dep_ in ("advcl", "ccomp", "csubj", "nsubj")
    has_gap = main.pos_ == "VERB" and has_child(main, "auxpass") and not has_child(main, "nsubj", "nsubjpass")
    if is_reduced and has_gap and verb.i < main.i:
        return main, "object"
    return verb, role_of(node, verb)


def _wants_object(clause: Token, verb: Token) -> bool:
    """Whether a relative clause in the subject of a verb lacks an object, which the parser took for a second subject of it."""
    subject = next((a for a in clause.ancestors if a.head.i == verb.i and a.i != verb.i), None)
    is_relative = clause.dep_ == "relcl" and subject is not None and subject.dep_ in SUBJECTS
    return is_relative and clause.tag_ in ("VBD", "VBN", "VBZ") and not (is_passive(clause) or has_child(clause, "dobj", "prep"))


def _turned_round(verb: Token) -> Token | None:
    """The participle before "be" that the parser takes for its subject: "Injured were 14 passengers"."""
    return next((c for c in verb.children if c.dep_ == "nsubj" and c.tag_ == "VBN" and not has_child(c, "det")), None)


def is_bare_subject(node: Token) -> bool:
    """In "Between 60 and 80 people were missing" the parser sees a prepositional phrase and no subject."""
    preposition, verb = node.head, node.head.head
    if node.dep_ != "pobj" or preposition.lower_ not in _MODIFIER_PREPOSITIONS or verb.pos_ not in ("VERB", "AUX"):
        return False
    return preposition.i < verb.i and not has_child(verb, "nsubj", "nsubjpass")


def is_out_of(anchor: Token) -> bool:
    """Whether a number tells of how many others are: the 75 of "50 seats out of 75", the 600 of "out of the total 600"."""
    doc, start, at = anchor.doc, anchor.sent.start, anchor.i - 1
    while at > start and doc[at].lower_ in ("the", "a", "all", "total", "its"):
        at -= 1
    return at > start and doc[at].lower_ == "of" and doc[at - 1].lower_ == "out"


def is_whole(noun: Token) -> bool:
    """Whether a counted noun is what a number before or behind "of" is taken from: the drones of "72 of the 145 drones", the
    voters of "Of the 9 million voters, a third turned out".
    """
    numbers = [c for c in noun.lefts if c.dep_ == "nummod"]
    if numbers and any(
        c.dep_ == "quantmod" and c.lower_ == "of" and c.i > 0 and (c.nbor(-1) in numbers or c.nbor(-1).pos_ == "NUM")
        for c in numbers[-1].lefts
    ):
        return True  # the parser may hang both numbers of "159 of 400 seats" on the noun, or the first on the second
    if any(c.lower_ == "of" and any(p.pos_ == "NUM" for p in c.children) for number in numbers for c in number.rights):
        return True  # … or the second on the first: "24 of 28 Shahed drones"
    numbered = has_child(noun, "nummod") or any(c.dep_ == "compound" and has_child(c, "nummod") for c in noun.lefts)
    if noun.dep_ != "pobj" or noun.head.lower_ != "of" or not numbered:
        return False
    part = noun.head.head
    powers = [c for c in noun.children if c.dep_ == "nummod" and c.lower_ in _POWERS and not has_child(c, "compound", "nummod")]
    if part.lower_ in _FRACTIONS and powers:
        return False  # "a quarter of a million people"
    return part.pos_ == "NUM" or part.lower_ in _PARTS or part.lower_[:-1] in _PARTS or noun.head.i == noun.sent.start


def is_size_of_whole(number: Token) -> bool:
    """As in "8,000 of the town's population of 80,000 fled": how many the whole has of which a part is told."""
    whole = number.head.head if number.dep_ == "pobj" and number.head.lower_ == "of" else None
    if whole is not None and whole.lower_ == "out" and number.pos_ == "NUM" and has_child(whole.head, "nummod"):
        return True  # "212 people out of 264 cast their vote"
    if whole is None or whole.dep_ != "pobj" or whole.head.lower_ != "of" or whole.pos_ != "NOUN":
        return False
    part = whole.head.head
    return part.pos_ == "NUM" or part.lower_ in _PARTS


def is_needed(number: Token) -> bool:
    """As in "won 45 seats, short of the 61 needed for a majority", "308 votes are needed": what has to be reached."""
    behind = number.nbor() if number.i + 1 < len(number.doc) else number
    if number.lemma_.lower() in _VOTES and number.dep_ in ("nsubj", "nsubjpass") and number.head.lower_ in _REQUIRED:
        return True
    return behind.lower_ in _REQUIRED and any(c.lower_ == "the" for c in number.children)


def is_occasion(noun: Token) -> bool:
    """As in "On two occasions guards were shot": how often it happened, not to what."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "on" and noun.lemma_.lower() in _OCCASIONS


def is_population(noun: Token) -> bool:
    """As in "a town of 6,200", "a province with 4 million people": how many live there, whatever befell the place."""
    if noun.dep_ != "pobj" or noun.head.head.lemma_.lower() not in SETTLEMENTS:
        return False
    return noun.head.lower_ == "of" or (noun.head.lower_ == "with" and noun.lemma_.lower() in _INHABITANTS)


def is_of_family(noun: Token) -> bool:
    """As in "Families of 157 people who died watched": what befell the people did not befall their families."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_.lower() == "family"


def is_cleared(noun: Token) -> bool:
    """Whether a court clears those a noun stands for: "Eleven were acquitted"."""
    head = out_of_list(noun)
    if head.dep_ not in ("nsubjpass", "dobj") or head.head.lemma_ not in _CLEARING:
        return False
    return head.head.lemma_ != "clear" or (head.dep_ == "nsubjpass" and not any(c.lower_ == "from" for c in head.head.children))


def is_of_number(noun: Token) -> bool:
    """As in "four of the wounded": what a number takes a part of, which has no number of its own."""
    return noun.head.head.pos_ == "NUM" and noun.head.head.i < noun.i and not has_child(noun, "nummod")


def in_small_clause(noun: Token) -> bool:
    """As in "made 80 people redundant", "let 450 workers go": the object of the verb above stands as a subject below it."""
    clause = noun.head
    is_small = clause.dep_ in ("ccomp", "xcomp") and clause.tag_ in ("JJ", "VB", "VBP", "VBN")
    return noun.dep_ == "nsubj" and is_small and clause.head.pos_ == "VERB"


def has_own_subject(verb: Token, noun: Token) -> bool:
    """Whether a relative clause has a subject beside its noun: "the drones that Russia launched", "the wells his team tested"."""
    subjects = [c for c in verb.children if c.dep_ == "nsubj" and c.lower_ not in ("who", "which", "that", "all", "both")]
    return any(antecedent(subject) != noun for subject in subjects)


def is_told_to(hearer: Token, verb: Token) -> bool:
    """As in "told the officer he had shot the dog", where the parser takes what was told for a clause about the hearer."""
    teller = hearer.head if hearer.dep_ in ("dobj", "dative") and hearer.head.lemma_ in WITH_HEARER else None
    if teller is None or verb.dep_ != "relcl" or not has_own_subject(verb, hearer):
        return False
    return any(c.dep_ == "dobj" and c.tag_ not in ("WDT", "WP") for c in verb.children)


def protest_of(noun: Token) -> Token | None:
    """The word that tells of a protest as the aim of what those do whom a noun stands for: "in protest", "to protest"."""
    head = out_of_list(noun)
    if head.dep_ == "pobj" and head.head.lower_ == "of":
        head = head.head.head  # "a convoy of 40 tractors"
    verb = head.head
    if head.dep_ == "ROOT":  # the parser may read "40 tractors rolled in" as "that were rolled in"
        verb = next((c for word in (head, noun) for c in word.rights if c.dep_ == "acl"), head)
    if verb is head or head.dep_ not in ("nsubj", "ROOT") or verb.pos_ != "VERB" or verb.i < head.i:
        return None
    if verb.lemma_ in _URGING:
        return None  # "Nine candidates called on supporters to demonstrate"
    for token in noun.doc[verb.i + 2 : min(verb.i + _AIM_REACH, noun.sent.end)]:
        before = _AIMS.get(token.lower_)
        if before is not None and verb.is_ancestor(token) and (not before or _stands_behind(token, before)):
            is_noun_behind = token.i + 1 < len(noun.doc) and token.nbor().pos_ in ("NOUN", "PROPN")
            return None if is_noun_behind and token.tag_ == "NN" else token
    return None


def _stands_behind(token: Token, words: tuple[str, ...]) -> bool:
    """As in "in protest", "in a one-day protest", not "in the protest"."""
    if token.nbor(-1).lower_ in words:
        return True
    is_one = token.dep_ == "pobj" and any(c.lower_ in ("a", "an") for c in token.lefts)
    return is_one and token.head.lower_ in words


def verb_without_subject(number: Token) -> Token | None:
    """The verb whose subject the parser took for the last item of the list before it: "for cuts and burns, and seven spent"."""
    if number.dep_ != "conj" or number.i == 0 or number.nbor(-1).dep_ not in ("cc", "punct"):
        return None
    behind = number.doc.span(number.i + 1, min(number.i + _SUBJECT_REACH, number.sent.end))
    verb = next((t for t in behind if t.pos_ in ("VERB", "AUX") and t.dep_ == "conj"), None)
    if verb is None or has_child(verb, "nsubj", "nsubjpass") or verb.head.i > number.i:
        return None
    return verb


def verb_behind(noun: Token) -> Token | None:
    """The finite verb right behind a noun, or behind a part of it set off by commas, to which the parser gave no subject or the
    part: "where it opened in 1983, three in four voters said yes", "In the town 22 people, eight of them children, were killed".
    """
    doc, position = noun.doc, noun.i + 1
    if noun.dep_ in SUBJECTS or position + 1 >= len(doc):
        return None
    if (
        position + 3 < len(doc)
        and doc[position].text == ","
        and doc[position + 2].lower_ == "of"
        and doc[position + 3].lower_ == "them"
    ):
        part = doc[position + 1]
        return part.head if part.dep_ in SUBJECTS and part.head.pos_ == "VERB" else None
    while position < noun.sent.end - 1 and doc[position].pos_ == "ADV":
        position += 1
    following = doc[position]
    is_finite = following.tag_ in ("VBD", "VBP", "VBZ") and following.dep_ not in ("acl", "relcl", "amod")
    verb = following.head if following.dep_ in ("aux", "auxpass") else following
    return verb if is_finite and verb.pos_ == "VERB" and not has_child(verb, *SUBJECTS) else None


def counted_of_level(anchor: Token) -> Token | None:
    """The noun of "the number of containers handled fell to 61,000": what the subject of a level verb is a number of."""
    verb = verb_above(anchor)
    if verb is None or verb.lemma_ not in LEVEL_VERBS | OBJECT_LEVELS | MOVES:
        return None
    heads = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass", "dobj") and c.lemma_.lower() in COUNTERS]
    for head in heads:
        for preposition in (c for c in head.children if c.lower_ == "of"):
            found = next((c for c in preposition.children if c.dep_ == "pobj" and c.pos_ in ("NOUN", "PROPN", "ADJ")), None)
            is_verb = found is not None and found.lemma_ in LEVEL_VERBS and any(c.lower_ == "at" for c in found.children)
            return next((c for c in found.lefts if c.dep_ in ("amod", "compound")), None) if found and is_verb else found
    return None


def role_of(node: Token, verb: Token) -> str | None:
    """Which argument of a verb a word is, "object" or "subject"; the subject of a passive or reflexive verb is its object."""
    if node.dep_ in ("dobj", "nsubjpass", "oprd", "attr", "dative", "npadvmod", "dep"):
        is_occasion = node.lemma_.lower() in _OCCASIONS and (node.dep_ != "dobj" or node.lemma_.lower() != "round")
        return None if is_occasion else "object"  # "was shot three times", not "fired 30 rounds"
    if node.dep_ == "advmod" and node.lower_ in ("upwards", "upward"):
        return "object" if node.i > verb.i else None  # "injured upwards of 2,400 people"
    if (
        node.dep_ == "advmod"
        and node.lower_ == "more"
        and any(c.dep_ == "nummod" for c in node.lefts)
        and node.nbor(-1).i > verb.i
    ):
        return "object"  # "wounded 40 more"
    if node.dep_ == "nsubj":
        return "object" if is_passive(verb) or is_reflexive(verb) else "subject"
    return None


def verbs_of(noun: Token) -> Iterator[Token]:
    """The verbs whose subject or object a noun is, with those coordinated to them, then those of its relative clauses."""
    head = out_of_list(noun)
    if head.dep_ in ("nsubj", "nsubjpass", "dobj") and head.head.pos_ in ("VERB", "AUX"):
        yield head.head
        if head.dep_ != "dobj":
            yield from (c for c in head.head.conjuncts if c.i > head.head.i and not has_child(c, "nsubj", "nsubjpass"))
    for child in noun.children:
        if child.dep_ in ("relcl", "acl"):
            yield child


def out_of_list(token: Token) -> Token:
    """The first member of a coordination or the whole that "of" phrases, "including" and appositions take a part of."""
    for _ in range(6):
        above = token.head.head
        if (
            token.dep_ == "pobj"
            and token.head.lower_ == "of"
            and above.lower_ in ("upwards", "upward")
            and above.dep_ == "advmod"
        ):
            return above  # "injured upwards of 2,400 people"
        if token.dep_ in ("conj", "appos") and token.head.pos_ in ("NOUN", "PROPN", "NUM", "PRON", "ADJ"):
            token = token.head
        elif token.lower_ == "cent" and token.head.lower_ == "per" and token.dep_ == "pobj" and token.i > 1:
            token = token.nbor(-2)  # the parser may hang the "per" of "41 per cent" on the verb
        elif (
            token.dep_ == "pobj"
            and token.head.lower_ == "of"
            and (above.lemma_.lower() in TRANSPARENT_NOUNS or (above.pos_ == "NUM" and above.i < token.i))
        ) or (token.dep_ == "pobj" and token.head.lower_ in ("including", "among") and above.pos_ in ("NOUN", "PROPN", "NUM")):
            token = above
        else:
            return token
    return token


def clause_verbs(verb: Token) -> Iterator[Token]:
    """A modifying clause's verb, and the verb of what is said in it ("the military says are dead")."""
    yield verb
    for child in verb.children:
        if child.dep_ in ("ccomp", "xcomp", "conj"):
            yield child


def participle_behind(noun: Token) -> Iterator[Token]:
    """The "slain" of "the names of three men slain in the raid", which the parser hangs on the names; the "launched" of "downed
    24 of 28 drones launched overnight", which it hangs on the verb.
    """
    following = noun.nbor() if noun.dep_ == "pobj" and noun.i + 1 < len(noun.doc) else None
    if following is None:
        return
    is_of_part = following.dep_ == "acl" and following.head == noun.head.head
    if not is_of_part and not (following.dep_ in ("advcl", "xcomp") and is_whole(noun)):
        return
    if following.tag_ == "VBN" or (following.tag_ == "VBD" and not has_child(following, "dobj", "nsubj")):
        yield following


def clauses_past_place(noun: Token) -> Iterator[Token]:
    """The "who was killed" of "a teacher from Lyon, who was killed", which the parser hangs on the place."""
    for preposition in (c for c in noun.children if c.dep_ == "prep"):
        for place in (c for c in preposition.children if c.pos_ == "PROPN"):
            yield from (c for c in place.children if c.dep_ == "relcl" and any(w.lower_ == "who" for w in c.children))


def is_about_another(clause: Token) -> bool:
    """Whether a relative clause says nothing of its noun as an argument: "a street where he was hurt"."""
    if any(c.dep_ == "advmod" and c.lower_ in ("where", "when", "why") for c in clause.children):
        return True
    return any(c.dep_ == "nsubjpass" and c.tag_ in ("PRP", "NN", "NNS", "NNP") for c in clause.children)


def is_still(number: Token) -> bool:
    """As in "and 97 are believed still in Gaza", "and 40 remain there": those told before are what they were."""
    verb = number.head if number.dep_ in ("nsubj", "nsubjpass") else None
    if verb is None or verb.pos_ not in ("VERB", "AUX"):
        return False
    return verb.lemma_ == "remain" or any(c.lower_ == "still" and c.dep_ == "advmod" for c in verb.children)
