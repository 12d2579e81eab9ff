"""Which numbers a reporting verb tells: "said 40 died", "put the dead at 40", not "declared a 40-day curfew"."""

from __future__ import annotations

from collections.abc import Iterator

from transforms.analysed_text import Token
from transforms.cues import EXPECTING, JOINED, VERDICTS, Cues
from transforms.event_levels import brings_level, risen
from transforms.set_off_cues import WITH_HEARER
from transforms.syntax import antecedent, has_child, is_passive, subject_of, subtree_contains

#: Reporting verbs whose infinitive tells what the subject claims; others tell an act ("agreed to pay", "vowed to hire").
_INFINITIVES = frozenset("say claim swear propose expect predict reckon forecast estimate project guess figure".split())
#: Verbs that give what they tell: who pledges 40 million to a town does not tell of it, but who promises 40 jobs does.
_GIVING = frozenset("promise pledge vow".split())
_MONEY = frozenset("million billion trillion crore lakh".split())
#: Verbs whose subject undertakes or wants something: who else tells of it tells the number.
UNDERTAKINGS = frozenset("pledge promise vow offer demand propose threaten order urge ask request want target seek".split())
#: Who is asked for a sentence or an award: "asked the court to jail him for 40 years".
_JUDGES = frozenset("court judge jury juror justice tribunal magistrate panel bench parliament".split())
_PLEADING = frozenset("ask urge beg petition implore call".split())
_WISHES = frozenset({"want", "target", "seek"})
#: Verbs that tell of a number: "spoke of 40 dead", "complained of frauds at 40 polling stations".
_TELLING_OF = frozenset("warn accuse speak boast brag complain talk tell write know whisper".split())
#: Those who are faulted for what they did are said to have done it: "criticised the museum for spending 40 million on doors".
_FAULTING = frozenset("rebuke criticise criticize slam condemn denounce".split())
_COUNTING_PREPOSITIONS = frozenset("at of about with against to".split())
_ASKING = frozenset("want demand seek ask request".split())
_EXTORTERS = frozenset(
    (
        "gang gangster kidnapper abductor captor hacker extortionist blackmailer robber bandit pirate criminal thief raider "
        "racketeer fraudster scammer cybercriminal gunman attacker hijacker mobster"
    ).split()
)
_VERIFYING = frozenset("verify confirm corroborate authenticate substantiate ascertain establish".split())
_COMPARING = frozenset("compared up down versus including".split())
#: What those do who count.
RECORDING = frozenset("record register log count report document track measure".split())
_PLACES = frozenset(
    (
        "country nation city town village region area district province state county world zone suburb neighbourhood "
        "neighborhood island coast valley capital sector sensor gauge thermometer seismometer seismograph camera meter "
        "instrument scale year month week season decade quarter summer winter spring autumn"
    ).split()
)
_GOVERNED = frozenset("city town village district county province state borough municipality".split())
_FINDING = frozenset("find detect identify discover show reveal uncover record".split())
_NOUNS = frozenset({"NOUN", "PROPN", "NUM"})
#: Objects that make these verbs an act.
_ACTS = {
    "claim": frozenset(
        (
            "life victim livestock cattle responsibility attack bombing blast raid ambush shooting assault kidnapping killing "
            "murder hijacking strike credit title medal prize trophy scalp seat"
        ).split()
    ),
    "concede": frozenset("goal try point penalty wicket run set seat game match".split()),
    "threaten": frozenset(
        (
            "people person worker employee staff journalist resident passenger guard witness student teacher villager civilian "
            "officer soldier family species home house life child woman man job village town country forest"
        ).split()
    ),
    "request": frozenset({"anonymity"}),
    "record": frozenset("low high peak trough win victory draw defeat support vote approval".split()),
    "register": frozenset("support vote approval popularity win victory".split()),
    "log": frozenset("hour minute second mile kilometre kilometer km flight sortie".split()),
    "declare": frozenset(
        (
            "state emergency curfew lockdown mourning holiday dividend truce ceasefire cease-fire war strike amnesty pause "
            "moratorium quarantine bankruptcy independence payout diplomat attache attaché envoy ambassador"
        ).split()
    ),
}
#: As in "polls show her leading by 4 points": what is seen by those who count.
_SEARCHING = frozenset("find locate identify trace see".split())
_STANDINGS = frozenset("ahead behind up down".split())
_SHOWING = frozenset("show find see".split())


def is_unverified(verb: Token) -> bool:
    """As in "Reuters could not verify that 40 died", "was unable to confirm": another's number, whose truth nobody here tells."""
    if verb.lemma_ not in _VERIFYING:
        return False
    if has_child(verb, "neg"):
        return True
    above = verb.head
    if verb.dep_ != "xcomp" or verb.tag_ != "VB":
        return False
    is_able = above.lower_ in ("able", "possible") and (has_child(above, "neg") or has_child(above.head, "neg"))
    return is_able or above.lower_ in ("unable", "impossible") or above.lemma_ in ("fail", "decline", "refuse")


def is_searched(verb: Token) -> bool:
    """As in "Crews are at work to find 40 people": an infinitive of searching tells what is sought."""
    return verb.lemma_ in _SEARCHING and verb.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


class ReportedNumbers:
    """Tells whether a figure stands in what a reporting verb reports."""

    def __init__(self, cues: Cues) -> None:
        self._cues = cues

    def reports(self, verb: Token, below: Token, anchor: Token) -> bool:
        """Whether what hangs on a reporting verb at this child is reported by it."""
        if _is_verdict(verb, below) or _is_something_else(verb, below, anchor) or self._is_undertaken_only(verb, below, anchor):
            return False
        if anchor.i < verb.i and (is_passive(verb) or _is_parted(anchor, verb)):
            return False
        if below.dep_ == "ccomp" and _is_contrasted(below, anchor):
            return False
        if below.dep_ == "ccomp" or (below.dep_ == "acomp" and below.i > verb.i) or _is_told_further(below, verb, anchor):
            return True
        if below.dep_ == "advcl" and (risen(below) is not None or brings_level(below)):
            subject = subject_of(verb)  # "Fever claimed four lives, bringing the toll to 43": an act
            is_claim = self._cues.claims_object(verb, subject) and not _is_act(verb)
            return is_claim and not self._is_place_of_record(verb, subject)
        if below.dep_ == "xcomp":
            is_told = (
                verb.lemma_ in _INFINITIVES
                or verb.lemma_ == "accuse"
                or (below.tag_ == "VBG" and below.i > verb.i)
                or _pleads(verb, below)
            )
            return is_told and not _stands_in_time_clause(below, anchor)
        if below.dep_ == "prep" and below.lower_ == "as":
            return self._cues.frame(verb) in ("object", "figure")
        if below.dep_ == "dobj" and self._cues.is_claim(below) and _stands_in_clause_of(below, anchor):
            return not any(c.dep_ == "poss" and c.tag_ != "PRP$" for c in below.children)  # "denied the mayor's claim that"
        subject = subject_of(verb)
        topic = _topic(verb, below, anchor)
        if topic.dep_ == "prep" and _tells_of(verb, topic):
            return True
        if below.dep_ == "dobj" and (verb.lemma_ == "accuse" or verb.lemma_ in _FAULTING):
            return any(t.dep_ == "pcomp" and t.head.lower_ in ("of", "for") for t in (anchor, *anchor.ancestors))
        is_record = self._is_place_of_record(verb, subject) and not is_deed_reported(verb, anchor)
        if not self._cues.claims_object(verb, subject) or is_record or _is_act(verb):
            return False
        return self._tells_number(verb, below, anchor)

    def _is_undertaken_only(self, verb: Token, below: Token, anchor: Token) -> bool:
        """Whether a number in what somebody wants or undertakes is told by another, or beside it: "want a cap on grants for the
        firm, which got 40 million".
        """
        if verb.lemma_ in UNDERTAKINGS and _stands_in_aside(anchor, below):
            return True
        return verb.lemma_ in _WISHES and (self._is_told_by_another(verb) or any(t.dep_ == "relcl" for t in _path(anchor, below)))

    def _is_told_by_another(self, verb: Token) -> bool:
        """As in "The clerk said members wanted 40 more": the clerk tells the number."""
        return any(self._cues.claims(t) and t.lemma_ not in _WISHES for t in verb.ancestors)

    def _tells_number(self, verb: Token, below: Token, anchor: Token) -> bool:
        """Whether a verb of counting tells a number in its object or beside it: "put the dead at 40", "reported 40 deaths"."""
        number = next((c for c in verb.children if c.dep_ == "dobj" and self._cues.is_measure(c)), None)
        if number is not None and below.i > number.i:
            return True  # "gave the number missing as 102"
        if verb.lemma_ == "put" and (puts := _puts(verb, below, anchor, number)) is not None:
            return puts
        if verb.lemma_ == "give" and number is None:
            subject = subject_of(verb)
            is_counted = subject is not None and self._cues.is_measure(subject)
            return below.dep_ == "dobj" and is_counted and not has_child(verb, "prt")
        if verb.lemma_ == "see" and (verb.tag_ not in ("VBZ", "VBP") or below.i == anchor.i):
            return False
        if below.dep_ in ("dobj", "dative", "oprd", "attr", "npadvmod") or (below.dep_ == "conj" and below.pos_ in _NOUNS):
            return below.lemma_ not in self._cues.medium_nouns
        if any(t.dep_ in ("relcl", "acl", "advcl") for t in _path(anchor, below)):
            return False  # "spoke at a hall where 40 waited"
        if verb.lemma_ in EXPECTING and below.dep_ == "prep":
            return below.lower_ in JOINED[verb.lemma_]  # "had pencilled in 40 flights"
        if below.dep_ == "advmod" and below.tag_ in ("JJR", "RBR"):
            return below.i > verb.i  # "counted 870 nests, 13 percent more than in April"
        if below.dep_ == "prep" and _is_second_object(verb, below, anchor):
            return True
        if below.dep_ == "prep" and below.lower_ in ("in", "on", "among") and has_child(verb, "dobj"):
            return verb.lemma_ in _FINDING  # "Tests found lead in 12 wells"
        is_lead = below.lower_ == "by" and any(c.lower_ in _STANDINGS for c in verb.rights)  # "found Ruiz ahead by four points"
        return below.dep_ in ("prep", "advmod") and (
            is_lead
            or below.lower_ in _COUNTING_PREPOSITIONS | _COMPARING
            or any(t.dep_ == "appos" for t in (anchor, *anchor.ancestors))
        )

    @staticmethod
    def _is_place_of_record(verb: Token, subject: Token | None) -> bool:
        """As in "The city recorded 40 mm of rain": places, years and instruments do not count, what happened is told."""
        if verb.lemma_ not in RECORDING or subject is None:
            return False
        if verb.lemma_ == "count" and subject.lemma_.lower() in _GOVERNED and verb.tag_ in ("VBD", "VBN"):
            return False  # "The city has counted 40 potholes": those who govern it
        return subject.ent_type_ in ("GPE", "LOC", "DATE") or subject.lemma_.lower() in _PLACES


def is_deed_reported(verb: Token, anchor: Token) -> bool:
    """As in "Qatar reported the release of 13 men": of somebody else, where "Qatar reported 13 deaths" tells of Qatar."""
    deed = next((c for c in verb.children if c.dep_ == "dobj"), None) if verb.lemma_ == "report" else None
    if deed is None or not deed.is_ancestor(anchor) or not any(c.lower_ == "the" for c in deed.children):
        return False
    return any(c.lower_ == "of" and c.is_ancestor(anchor) for c in deed.children)


def _puts(verb: Token, below: Token, anchor: Token, number: Token | None) -> bool | None:
    """Whether "put" tells a number ("put the dead at 40", "put Moss on 40 percent"), or what is put somewhere; None where other
    rules tell.
    """
    if has_child(verb, "prt"):
        return False  # "put up 40 million"
    if below.dep_ == "prep" and below.lower_ == "on":  # "The poll put Moss on 40 percent"
        return any(c.dep_ == "pobj" and c.lemma_ in ("%", "percent", "point", "seat", "cent") for c in below.children)
    if below.lower_ == "with" and number is None and not any(c.lower_ == "at" for c in verb.children):
        return False  # "would put 40 million into kites, with half of it going to the town"
    if below.dep_ == "dobj":
        return number is not None or any(t.dep_ == "prep" and t.lower_ == "at" for t in anchor.ancestors if t.i > verb.i)
    return True if _is_put_at(verb, below, anchor) else None


def _is_put_at(verb: Token, clause: Token, anchor: Token) -> bool:
    """As in "put the volume spilled at 40 barrels": a participle right behind the object, which the parser takes for a clause."""
    is_participle = clause.dep_ == "advcl" and clause.tag_ in ("VBN", "VBD") and clause.i > verb.i
    thing = clause.nbor(-1) if is_participle else verb
    return (
        thing.dep_ == "dobj" and thing.head == verb and any(t.lower_ == "at" and t.head == clause for t in _path(anchor, clause))
    )


def _is_second_object(verb: Token, preposition: Token, anchor: Token) -> bool:
    """As in "tallied 900 cases across nine districts and 40 deaths": a number with its noun behind "and", which the parser hangs
    on what stands before it.
    """
    noun = anchor.head if anchor.dep_ == "nummod" else anchor
    is_joined = noun.dep_ == "conj" and noun.tag_ in ("NNS", "NNPS") and has_child(noun, "nummod")
    has_number = any(c.dep_ == "dobj" and has_child(c, "nummod") and c.i < preposition.i for c in verb.children)
    return is_joined and has_number and noun.left_edge.i > 0 and noun.left_edge.nbor(-1).lower_ == "and"


def _is_verdict(verb: Token, below: Token) -> bool:
    """As in "A judge found 40 officers guilty" and "Nine families found themselves cut off": the act itself."""
    if verb.lemma_ == "find" and verb.i + 1 < len(verb.doc) and verb.nbor().lower_.endswith(("self", "selves")):
        return True
    if verb.lemma_ == "find" and any(c.lower_ in VERDICTS and c.i > verb.i for t in (verb, below) for c in (t, *t.children)):
        return True
    judge = subject_of(verb) if verb.lemma_ == "find" and below.dep_ == "ccomp" and below.pos_ == "ADJ" else None
    return judge is not None and judge.lemma_.lower() in _JUDGES and not has_child(below, "mark", "cop")


def _is_something_else(verb: Token, below: Token, anchor: Token) -> bool:
    """As in "The deal would see 40 go", "pledged $40m to the town", "blaming a mild autumn that left 40 coats on the rails"."""
    if verb.lemma_ == "ask" and _is_asked_to_do(below) and not _pleads(verb, below):
        return True
    if below.dep_ == "advcl" and _is_of_another(below) and not has_child(verb, "ccomp"):
        return True
    if verb.lemma_ in _ASKING:
        return _is_extorted(verb)
    if verb.lemma_ == "see" and has_child(verb, "aux"):
        return True
    if verb.lemma_ == "blame":
        return any(t.dep_ in ("relcl", "advcl") for t in _path(anchor, below))
    return below.dep_ == "dobj" and _is_gift(verb, below)


def _is_asked_to_do(below: Token) -> bool:
    """As in "asked the jury to consider why he had bought 40 phones": what is asked is to be done, and nothing is told."""
    return below.dep_ in ("ccomp", "xcomp") and any(c.dep_ == "aux" and c.lower_ == "to" for c in below.children)


def _is_extorted(verb: Token) -> bool:
    """Whether those who ask for a sum are criminals, whose ransom is an act: "The hackers want $8 million"."""
    subject = subject_of(verb)
    noun = antecedent(subject) if subject is not None else None
    return noun is not None and noun.lemma_.lower() in _EXTORTERS


def _is_gift(verb: Token, given: Token) -> bool:
    """As in "pledged $40 million to the town" and "recommended 40 changes": the act itself."""
    if verb.lemma_ == "recommend":
        return given.tag_ == "NNS"
    if verb.lemma_ not in _GIVING:
        return False
    words = given.doc[given.left_edge.i : given.i + 1]
    is_money = any(t.is_currency or t.lower_ in _MONEY for t in words) or given.left_edge.text[:1] in "$€£¥₦₹₱"
    receivers = (c for t in (verb, given) for c in t.children if c.dep_ in ("prep", "dative") and c.lower_ in ("to", "for"))
    return is_money and any(r.lower_ == "to" or any(c.pos_ == "PROPN" for c in r.children) for r in receivers)


def _pleads(verb: Token, below: Token) -> bool:
    """As in "asked the court to award 40 million": who asks judges tells the number."""
    asked = (c for above in (verb, below) for c in above.children if c.dep_ in ("dobj", "nsubj", "dative") and c.i > verb.i)
    return verb.lemma_ in _PLEADING and any(c.lemma_.lower() in _JUDGES for c in asked)


def _path(token: Token, above: Token) -> Iterator[Token]:
    """The token and its ancestors below another one."""
    while token is not above and token.head is not token:
        yield token
        token = token.head


def _is_parted(anchor: Token, verb: Token) -> bool:
    """Whether a semicolon or an opening bracket parts a figure from a verb behind it: "40 died (the railway reported five)"."""
    between = [t.text for t in anchor.doc[anchor.i : verb.i]]
    return ";" in between or between.count("(") > between.count(")")


def _is_of_another(clause: Token) -> bool:
    """As in "The nurses demand 40 euros more, while the clinic offers 20": what another does."""
    is_contrast = any(c.dep_ == "mark" and c.lower_ in ("while", "whereas") for c in clause.children)
    return is_contrast and has_child(clause, "nsubj", "nsubjpass")


def _is_act(verb: Token) -> bool:
    """As in "The fire claimed 40 lives" and "declared a 40-day state of emergency": something done, nothing told."""
    done = _ACTS.get(verb.lemma_, frozenset())
    return any(c.dep_ == "dobj" and not done.isdisjoint((c.lemma_.lower(), *_of(c))) for c in verb.children)


def _of(noun: Token) -> Iterator[str]:
    """What is told to be of a noun: "mourning" in "three days of mourning"."""
    return (c.lemma_.lower() for p in noun.children if p.lower_ == "of" for c in p.children if c.dep_ == "pobj")


def _topic(verb: Token, below: Token, anchor: Token) -> Token:
    """As in "had spoken earlier of 40 missing": the preposition, which the parser may hang on an adverb."""
    if below.dep_ != "advmod" or below.i < verb.i:
        return below
    return next((t for t in _path(anchor, below) if t.dep_ == "prep" and t.head == below), below)


def _tells_of(verb: Token, preposition: Token) -> bool:
    """As in "admits to 30 dead", "spoke of 40", "complained of fraud at 40 stations"."""
    if preposition.lower_ == "to":
        return verb.lemma_ in ("admit", "confess") or (verb.lemma_ == "own" and has_child(verb, "prt"))
    if preposition.lower_ == "for":
        return verb.lemma_ in ("appeal", "blame") or (
            verb.lemma_ in _FAULTING and any(c.dep_ == "pcomp" for c in preposition.children)
        )
    if preposition.lower_ == "up":
        return verb.lemma_ == "own"
    above = (verb, preposition.head)
    topics = [c.i for t in above for c in t.children if c.dep_ == "prep" and c.lower_ in ("of", "about")]
    return verb.lemma_ in _TELLING_OF and any(verb.i < i <= preposition.i for i in topics)


def _stands_in_aside(anchor: Token, below: Token) -> bool:
    """Whether a figure stands in a relative clause behind a comma, which tells a fact by the way."""
    clauses = (t for t in _path(anchor, below) if t.dep_ == "relcl" and t.tag_ in ("VBD", "VBZ", "VBP"))
    return any(t.left_edge.i > 0 and t.left_edge.nbor(-1).text == "," for t in clauses)


def _stands_in_clause_of(noun: Token, anchor: Token) -> bool:
    """As in "denied reports that 40 had died": whether a figure stands in the clause that says what a noun tells."""
    return any(c.dep_ in ("acl", "ccomp", "relcl") and c.i > noun.i and subtree_contains(c, anchor) for c in noun.children)


def _stands_in_time_clause(undertaking: Token, anchor: Token) -> bool:
    """As in "promised to put it to a vote after delegates chose it by 89 votes": what had happened is no part of the promise."""
    clauses = (c for c in undertaking.children if c.dep_ == "advcl" and c.tag_ in ("VBD", "VBN") and subtree_contains(c, anchor))
    return any(m.lower_ in ("after", "since", "when", "as") for c in clauses for m in c.children if m.dep_ in ("mark", "advmod"))


def _is_told_further(below: Token, verb: Token, anchor: Token) -> bool:
    """What is reported where the parser saw another clause: "said it rained and that 40 fled", "told voters she won 40 seats"."""
    if below.dep_ == "conj" and below.i > verb.i:
        is_further = any(c.dep_ == "mark" and c.lower_ == "that" for c in below.children) or _is_further_expectation(below, verb)
        is_further = is_further or _is_shifted_back(below, verb)
        return is_further or _is_state_in_list(below, verb, anchor) or _is_of_others(below, anchor)
    is_rest = below.dep_ == "advcl" and below.i > verb.i and anchor.head == below and anchor.like_num
    if is_rest and any(c.dep_ == "mark" and c.lower_ == "while" for c in below.children):  # "said six fell, while five were shot"
        return below.lemma_ == "be" or is_passive(below)
    if below.dep_ == "prep" and below.i > verb.i and verb.i < anchor.i:
        clause = next((t for t in (anchor, *anchor.ancestors) if t.dep_ in ("acl", "relcl") and t.head.head == below), None)
        return clause is not None and any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)
    if below.dep_ == "dobj" and verb.lemma_ in _SHOWING:
        return any(c.dep_ == "acl" and c.tag_ in ("VBG", "VBN") and subtree_contains(c, anchor) for c in below.children)
    if verb.lemma_ not in WITH_HEARER:
        return False
    if below.i > verb.i and (_opens_told(verb, anchor) or _is_subject_told(anchor)):
        return True
    if below.dep_ == "advcl" and below.tag_ == "VBG" and verb.i < below.i:  # "told reporters the board was split, voting 5 to 2"
        hearer = next((c for c in verb.children if c.dep_ == "dobj"), None)
        return hearer is not None and any(map(_is_clause_told, hearer.children))
    return below.dep_ == "dobj" and any(_is_clause_told(c) and subtree_contains(c, anchor) for c in below.children)


def _is_of_others(clause: Token, anchor: Token) -> bool:
    """As in "said they had shot down 65, and 28 others missed": a clause about the rest of those who were told of."""
    subject = subject_of(clause)
    is_rest = subject is not None and subject.lower_ in ("others", "more") and subject.head == clause
    return is_rest and (subject == anchor or subtree_contains(subject, anchor)) if subject is not None else False


def _is_shifted_back(clause: Token, verb: Token) -> bool:
    """As in "said 10 people died, and 23 had recovered": the past perfect behind a report in the simple past is reported, too."""
    is_shifted = clause.tag_ == "VBN" and any(c.lower_ == "had" and c.dep_ == "aux" for c in clause.children)
    is_report = verb.tag_ == "VBD" and has_child(verb, "ccomp") and not has_child(verb, "aux")
    is_added = any(c.dep_ == "cc" and c.lower_ == "and" for c in verb.children)
    return is_shifted and is_report and is_added and has_child(clause, "nsubj", "nsubjpass")


def _is_contrasted(told: Token, anchor: Token) -> bool:
    """As in "He says peace is his aim, but raids have killed 40 people": what the article sets against an opinion."""
    clause = next((c for c in told.conjuncts if c == anchor or c.is_ancestor(anchor)), None)
    if clause is None or clause.i < told.i or not has_child(clause, "nsubj", "nsubjpass"):
        return False
    but = clause.left_edge.nbor(-1) if clause.left_edge.i > 1 else clause
    is_parted = but.lower_ == "but" and but.nbor(-1).text == ","
    return is_parted and not any(t.like_num for t in told.doc[told.sent.start : but.i])


def _is_state_in_list(state: Token, verb: Token, anchor: Token) -> bool:
    """As in "spoke of 40 dead and twenty injured", where the parser saw a clause: a number with its state alone behind "and"."""
    is_bare = state.i == anchor.i + 1 and state.tag_ in ("VBN", "VBD", "JJ") and not has_child(state, "aux", "auxpass", "dobj")
    is_next = is_bare and anchor.i > 0 and anchor.nbor(-1).text in ("and", ",")
    return is_next and any(t.like_num and verb.is_ancestor(t) for t in verb.doc[verb.i : anchor.i - 1])


def _opens_told(verb: Token, anchor: Token) -> bool:
    """As in "told nuns on a walk that up to 40 looms …": "that" between hearer and number, wherever the parser hung it."""
    between = verb.doc[verb.i + 1 : anchor.i]
    that = next((t.i for t in between if t.lower_ == "that" and t.tag_ == "IN"), None)
    if that is None or any(t.pos_ in ("VERB", "AUX") or t.text in (";", ",") for t in verb.doc[verb.i + 1 : that]):
        return False
    return not any(t.pos_ in ("VERB", "AUX") for t in verb.doc[that : anchor.i])


def _is_subject_told(number: Token) -> bool:
    """As in "told the BBC 40 had died": a bare number between a name and a finite verb."""
    following = number.nbor() if number.i + 1 < len(number.doc) else None
    is_bare = number.like_num and number.i > 0 and number.nbor(-1).pos_ == "PROPN"
    return is_bare and following is not None and following.tag_ in ("VBD", "VBZ", "VBP", "MD")


def _is_clause_told(clause: Token) -> bool:
    """Whether a clause that the parser hung on the hearer is what was told: "told a news conference the board was split"."""
    return clause.dep_ == "relcl" and has_child(clause, "nsubj", "nsubjpass") and not _has_relative_pronoun(clause)


def _is_further_expectation(clause: Token, verb: Token) -> bool:
    """As in "says it would cut costs by 2% but would add 40 jobs": a modal behind a verb of saying that has none itself."""
    has_own = any(c.dep_ in ("nsubj", "nsubjpass") for c in clause.children)
    return not has_own and any(c.tag_ == "MD" for c in clause.children) and not any(c.tag_ == "MD" for c in verb.children)


def _has_relative_pronoun(clause: Token) -> bool:
    return any(t.tag_ in ("WP", "WDT", "WP$") for t in clause.doc[clause.left_edge.i : clause.i])
