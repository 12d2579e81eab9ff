"""Reporting clauses set off by commas: "…, the ministry said.", "…, she said, …", "…, said Ana Ruiz, a nurse.".

They stand beside the sentence that they report, so that the parser attaches them anywhere; their words are read from the surface
where it went astray.
"""

from __future__ import annotations

from functools import lru_cache

from transforms.analysed_text import Doc, Span, Token
from transforms.cues import Cues
from transforms.frozen import frozen
from transforms.syntax import before_aside, has_child, is_passive

_OPENERS = frozenset({",", "—", "–", "-", "”", "“", '"', "''", "’", "'"})
_COLONS = frozenset({";", ":"})
_SEGMENT_ENDS = _OPENERS | _COLONS
_STOPS = frozenset({",", ";", ":", ".", "?", "!", "—", "–", "”", '"', "''"})
#: Verbs whose object is who was told.
WITH_HEARER = frozenset("tell inform warn remind brief notify assure advise".split())
#: Which of those that report one does: "…, the latest poll found".
_NEWEST = frozenset({"latest", "newest"})
#: By which a teller stands behind his verb.
_SAYING = frozenset("say report add note reckon estimate explain claim".split())
#: Sentences of an article: each of its figures and quotes asks for those of its own.
_REMEMBERED = 64
#: What a noun phrase is made of.
_OF_A_PHRASE = frozenset({"NOUN", "PROPN", "ADJ", "DET", "ADP", "PART", "PRON"})
_NOUN_FORMS = frozenset("forecast forecasts estimates reports claims predicts projects".split())
#: Forms of verbs that are nouns as well, where nothing but who speaks stands before them: "…, one tracker reckons, …".
_RARER_NOUN_FORMS = frozenset("notes reckons reckon figures calculates warns fears tweets posts states finds counts".split())
_SHOW = frozenset({"show", "shows"})
_VERBS = frozenset({"VERB", "AUX"})
_VERBS_READ_AS_NOUNS = _NOUN_FORMS | _RARER_NOUN_FORMS | _SHOW | {"report"}
#: What "As Reuters reported, …" opens with; not "As he spoke, 40 fled".
_AS_TOLD = frozenset("report note state announce say".split())
#: Those that report, behind their verb: "…, reports state television".
_OUTLETS = frozenset("media television tv radio newspaper paper daily agency broadcaster channel outlet website".split())
#: Whose objects are names, not those who report: "one fire, dubbed the Harlow Fire, has burned 40 acres".
_NAMING = frozenset("dub name call term label nickname style title christen baptise baptize".split())
#: Conjunctions behind which the cue has an adverbial clause of its own: "said on Tuesday as it appealed for tents".
_ADVERBIAL = frozenset("as while when after before because since although though".split())


#: What somebody does who says something, beside the cues: "…, the ministry said, voicing its concern".
_WITHHOLDING = frozenset({"decline", "refuse", "give", "provide", "elaborate", "specify"})
_VOICES = frozenset({"voice", "express", "decline", "refuse"})


@frozen
class SetOffCue:
    """A reporting verb and its subject, the tokens from ``first`` up to ``end``, and whether what is reported goes on behind.

    ``opens`` is true where nothing of what is reported stands before it: "a scheme that, prosecutors said, cheated 40 people".
    """

    verb: Token
    subject: Token
    first: int
    end: int
    goes_on: bool
    opens: bool

    def covers(self, anchor: Token) -> bool:
        """Whether a figure stands in what is reported, before the clause or behind it."""
        return (anchor.i < self.first and not self.opens) or (self.goes_on and anchor.i >= self.end)


@lru_cache(maxsize=_REMEMBERED)
def set_off_cues(sentence: Span, cues: Cues) -> tuple[SetOffCue, ...]:
    """The reporting clauses of a sentence that commas set off."""
    words = (t for t in sentence.doc[sentence.start + 2 : sentence.end] if t.pos_ in _VERBS or t.lower_ in _VERBS_READ_AS_NOUNS)
    verbs = (t for t in words if (cues.claims(t) if t.pos_ != "NOUN" else _is_verb_read_as_noun(t, cues)))
    found = (_set_off(verb, sentence, cues) for verb in verbs if verb.lemma_ != "appeal")  # "Jailed for 40 years, Moss appealed"
    return tuple(cue for cue in found if cue is not None)


def _is_verb_read_as_noun(token: Token, cues: Cues) -> bool:
    """As in "…, the bank forecast on Tuesday": a noun whose form is that of a verb, behind its subject and before the end;
    and "show" at the end of a sentence that tells of documents: "…, a report seen by AFP shows".
    """
    if token.lower_ == "report":
        return _is_report_of_many(token)
    if token.lower_ in _RARER_NOUN_FORMS:
        return _is_told_by_phrase(token)
    if token.lower_ not in _NOUN_FORMS and token.lower_ not in _SHOW:
        return False
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    if token.lower_ in _SHOW:
        is_last = following is None or following.text in (".", ";", ",")
        return is_last and any(cues.is_document(t) for t in token.doc[_segment_start(token, token.sent) : token.i])
    if token.nbor(-1).dep_ != "compound":
        return False
    return following is not None and (following.text in _STOPS or following.lower_ == "on" or following.ent_type_ == "DATE")


def _is_told_by_phrase(token: Token) -> bool:
    """As in "…, the budget office figures." and "…, FAO notes.": between commas, those who speak and the verb alone."""
    start = _segment_start(token, token.sent)
    words = token.doc[start : token.i]
    if not words or start <= token.sent.start or token.doc[start - 1].text not in _OPENERS or words[-1].tag_ in ("CD", "DT"):
        return False
    opens = words[0].tag_ in ("DT", "NNP", "NNPS", "NNS", "PRP$") or words[0].lower_ == "one"
    is_phrase = all((t.pos_ in _OF_A_PHRASE and t.pos_ != "ADP") or t.lower_ == "one" for t in words) and words[-1].pos_ in (
        "NOUN",
        "PROPN",
    )
    is_last = token.i + 1 >= len(token.doc) or token.nbor().text in _STOPS
    agrees = (words[-1].tag_ in ("NNS", "NNPS") or words[0].tag_ == "NNS") != token.lower_.endswith("s")
    return opens and is_phrase and is_last and agrees


def _is_report_of_many(token: Token) -> bool:
    """As in "…, local media report." and "…, police report.": no article, those who report right before, and a stop behind."""
    start = _segment_start(token, token.sent)
    words = token.doc[start : token.i]
    is_plain = not any(t.dep_ in ("det", "poss") or t.tag_ in ("DT", "PRP$", "IN") for t in words)
    is_of_many = bool(words) and (words[-1].tag_ in ("NNS", "NNPS") or words[-1].lower_ in ("media", "police"))
    is_last = token.i + 1 >= len(token.doc) or token.nbor().text in (".", ",", ";")
    return is_plain and is_of_many and is_last and start > token.sent.start and token.doc[start - 1].text in _OPENERS


def _set_off(verb: Token, sentence: Span, cues: Cues) -> SetOffCue | None:
    if is_passive(verb) or verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN", "VB", "NN", "NNS") or before_aside(verb) is not None:
        return None
    bounds = _subject(verb, sentence)
    if bounds is None:
        return None
    subject, first = bounds
    if _is_of_noun_before(verb, first) or _is_reported_itself(verb, subject):
        return None
    is_aside = first - 2 > sentence.start and verb.doc[first - 1].lower_ == "as" and verb.doc[first - 2].text in (*_OPENERS, ":")
    if is_aside:  # "…, as its conductor, Ada Bloom, said"
        first -= 1
    while first > sentence.start and verb.doc[first - 1].lower_ in ("so", "or"):  # "…, or so the foreman swears"
        first -= 1
    opens_sentence = first == sentence.start + 1 and sentence[0].lower_ == "as" and verb.lemma_ in _AS_TOLD
    if first <= sentence.start or not (_is_opener(verb.doc[first - 1]) or is_aside or opens_sentence):
        return None
    if any(t.is_currency or t.text == "%" or t.lower_ == "what" for t in verb.doc[first : verb.i]):
        return None  # "ahead of the £398m analysts had expected": what they expected, not what they say
    end = _end(verb, subject, sentence, cues)
    if end is None:
        return None
    goes_on = _goes_on(end, sentence, cues)
    opens = goes_on and first - 2 > sentence.start and verb.doc[first - 2].lower_ in ("that", "which", "who", "whom")
    opens = opens or opens_sentence or verb.doc[first - 1].text == ":"
    return SetOffCue(verb, subject, first, end, goes_on, opens)


def _is_of_noun_before(verb: Token, first: int) -> bool:
    """As in "…, a move the army dismissed" and "…, residents of which have complained": what the clause tells is of that noun."""
    noun = verb.head
    if verb.dep_ == "relcl" and first <= noun.i < verb.i and any(c.lower_ in ("a", "an", "one") for c in noun.children):
        return True
    return any(t.tag_ in ("WDT", "WP") and t.nbor(-1).lower_ == "of" for t in verb.doc[first + 1 : verb.i])


def _is_reported_itself(verb: Token, noun: Token) -> bool:
    """As in ", the highest total reported, according to": a noun of degree does not report, it is reported."""
    reports = any(c.dep_ in ("dobj", "ccomp") and c.i > verb.i for c in verb.children)
    return noun.i < verb.i and not reports and any(c.tag_ in ("JJS", "RBS") and c.lower_ not in _NEWEST for c in noun.children)


def _subject(verb: Token, sentence: Span) -> tuple[Token, int] | None:
    """The head of the subject and where the reporting clause starts."""
    start = _segment_start(verb, sentence)
    if start == verb.i and verb.lemma_ == "report" and (outlet := _outlet_behind(verb)) is not None:
        return outlet, start
    subjects = [c for c in verb.children if c.dep_ == "nsubj" and c.tag_ not in ("WP", "WDT")]
    behind_verb = [c for c in subjects if c.i > verb.i and start == verb.i]  # "four of them children, said Ana Ruiz"
    child = next(iter(behind_verb or subjects), None)
    start = _behind_so(verb, start)
    described = _described_subject(verb, start)
    if described is not None:
        return described, start
    if child is not None and child.i > verb.i:
        return child, verb.i
    near = _noun_before(verb, start)
    if near is not None and child is not None and child.i < start:
        if any(t.dep_ == "appos" and t.head == child for t in (near, *near.ancestors)):
            return child, child.left_edge.i  # "…, Judge Ana Ruiz, head of the court said"
        return near, start  # the parser's subject stands before the comma
    if child is not None and (near is None or child.left_edge.i <= near.i <= child.right_edge.i):
        first = max(child.left_edge.i, start) if child.i >= start else child.left_edge.i
        return child, start if _is_participle_before(first, start, verb.doc) else first
    if near is not None:
        return near, start
    behind = verb.doc[verb.i + 1] if verb.i + 1 < sentence.end else None
    is_named = behind is not None and behind.pos_ == "PROPN" and verb.lemma_ not in WITH_HEARER
    if child is None and behind is not None and is_named and start == verb.i:
        return behind, verb.i
    if child is not None or start != verb.i:
        return None
    teller = _outlet_behind(verb) or _teller_behind(verb, sentence)
    return (teller, verb.i) if teller is not None else _with_apposition(verb, sentence)


def _is_participle_before(noun: int, start: int, doc: Doc) -> bool:
    """As in "…, leaked documents suggest": a participle that the parser takes for a verb, alone before its noun."""
    return noun == start + 1 and doc[start].tag_ in ("VBN", "VBD") and doc[noun].tag_ == "NNS"


def _teller_behind(verb: Token, sentence: Span) -> Token | None:
    """As in "…, says the head of the clinic, Dr Ana Ruiz, and nine died": who tells, where the parser takes those for the
    subject of what is told on.
    """
    if verb.lemma_ not in _SAYING or verb.i + 2 >= sentence.end or not _is_opener(verb.nbor(-1)):
        return None
    end = next((t.i for t in verb.doc[verb.i + 1 : sentence.end] if t.text in _STOPS), sentence.end)
    words = verb.doc.span(verb.i + 1, end)
    is_phrase = len(words) > 1 and all(t.pos_ in _OF_A_PHRASE for t in words) and words.root.pos_ in ("NOUN", "PROPN")
    return words.root if is_phrase and words[0].tag_ in ("DT", "NNP", "PRP$") else None


def _behind_so(verb: Token, start: int) -> int:
    """Where the speaker's phrase starts in "…, so the agency says" and "…, or so the foreman swears"."""
    words = [t.lower_ for t in verb.doc[start : start + 2]]
    return start + 1 if words[:1] == ["so"] else start + 2 if words == ["or", "so"] else start


def _outlet_behind(verb: Token) -> Token | None:
    """As in "…, reports the BBC." and "…, reports local media.": who reports, where the parser saw an object, up to the stop."""
    reported = next((c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i), None)
    if (
        verb.lemma_ in _NAMING | WITH_HEARER
        or reported is None
        or not (reported.pos_ == "PROPN" or reported.lower_ in _OUTLETS)
        or reported.left_edge.i != verb.i + 1
    ):
        return None
    end = reported.right_edge.i + 1
    return reported if end >= len(verb.doc) or verb.doc[end].text in _STOPS else None


def _with_apposition(verb: Token, sentence: Span) -> tuple[Token, int] | None:
    """As in ", a neighbour, Rosa Pinto, said" and ", Swiss Solidarity, the charity that runs the appeal, said": the noun phrase
    before the words between commas that say more of it.
    """
    commas = [t.i for t in verb.doc[sentence.start : verb.i] if t.text == ","][-3:]
    if len(commas) < 3 or commas[2] != verb.i - 1:
        return None
    phrase, apposition = verb.doc.span(commas[0] + 1, commas[1]), verb.doc.span(commas[1] + 1, commas[2])
    is_phrase = len(phrase) > 0 and all(t.pos_ in _OF_A_PHRASE for t in phrase) and phrase.root.pos_ in ("NOUN", "PROPN")
    opens_noun = len(apposition) > 0 and (apposition[0].pos_ in _OF_A_PHRASE or apposition[0].tag_ in ("WP", "WDT"))
    return (phrase.root, commas[0] + 1) if is_phrase and opens_noun else None


def _segment_start(verb: Token, sentence: Span) -> int:
    """Where the words between the last comma or mark and the verb start."""
    position, tokens = verb.i, verb.doc
    while position > sentence.start:
        before = tokens[position - 1]
        if before.text in _SEGMENT_ENDS and (before.text in _COLONS or _is_opener(before)):
            break
        position -= 1
        if tokens[position].text in ("'", "’", "-"):
            position -= 1
    return position


def _is_opener(token: Token) -> bool:
    """Whether a token sets off what stands behind it: no hyphen inside a word does ("service-sector")."""
    return (
        token.text in _OPENERS
        and token.tag_ != "POS"
        and not (token.text == "-" and token.i > 0 and not token.nbor(-1).whitespace_)
    )


def _described_subject(verb: Token, start: int) -> Token | None:
    """As in ", a nurse who gave her name as Ana told …": the noun before the relative clause that the verb follows."""
    for token in verb.doc[start + 1 : verb.i]:
        before = token.nbor(-1)
        if token.tag_ == "VBN" and before.lower_ in ("not", "so") and token.i - 2 > start:
            before = token.nbor(-2)
        if token.tag_ == "VBN" and token.dep_ not in ("amod", "compound") and before.dep_ == "nsubj" and before.head == token:
            return before  # "…, an official not authorised to comment told AFP"
        if token.tag_ in ("WP", "WDT") and token.nbor(-1).pos_ in ("NOUN", "PROPN") and token.i + 1 < verb.i:
            clause = verb.doc.span(token.i + 1, verb.i)
            return token.nbor(-1) if any(t.pos_ in ("VERB", "AUX") for t in clause) else None
    return None


def _noun_before(verb: Token, start: int) -> Token | None:
    """The noun right before the verb, where nothing but a noun phrase stands between the comma and the verb."""
    position = _before_brackets(verb, start)
    while position > start and (verb.doc[position].pos_ in ("ADV", "AUX") or verb.doc[position].dep_ == "npadvmod"):
        position -= 1
    if position < start or verb.doc[position].pos_ not in ("NOUN", "PROPN", "PRON"):
        return None
    words = verb.doc.span(start, position + 1)
    if any((t.pos_ in ("VERB", "AUX", "SCONJ", "CCONJ") and not _is_of_noun(t)) or t.tag_ in ("WDT", "WP") for t in words):
        return None
    is_inside = verb.pos_ == "NOUN" and verb.doc[position].head == words.root.head == verb  # "the ginners' association reports"
    return words.root if words.root.pos_ in ("NOUN", "PROPN", "PRON") and not is_inside else verb.doc[position]


def _before_brackets(verb: Token, start: int) -> int:
    """The word right before a verb, or before a short form in brackets: "…, the Forest Service (FS) said"."""
    position = verb.i - 1
    if position - 2 > start and verb.doc[position].text == ")" and verb.doc[position - 2].text == "(":
        return position - 3
    return position


def _is_of_noun(token: Token) -> bool:
    """A verb, a conjunction or a participle that belongs to a noun: "rescue and fire service", "a document seen by AFP"."""
    return token.dep_ in ("amod", "compound", "cc") or (token.dep_ == "acl" and token.tag_ == "VBN")


def _end(verb: Token, subject: Token, sentence: Span, cues: Cues) -> int | None:
    """Where the reporting clause ends; None where the verb is followed by what it reports."""
    if verb.lemma_ in WITH_HEARER and any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children):
        return None
    position = verb.i + 1
    while position < sentence.end and verb.doc[position].text not in _STOPS:
        token = verb.doc[position]
        if token.lower_ in _ADVERBIAL and token.pos_ in ("SCONJ", "ADV", "ADP") and position > verb.i + 1:
            return sentence.end
        if verb.dep_ == "acl" and token.pos_ in ("VERB", "AUX") and token.is_ancestor(verb):
            return None  # "…, the number of people reported dead stood at 31"
        if token.dep_ in ("nsubj", "nsubjpass", "expl") and token != subject and not _in_relative(token, verb.i):
            return None
        is_object = token.dep_ in ("dobj", "oprd") and token.head == verb and token.pos_ != "PRON" and token != subject
        if (token.lower_ == "that" and token.pos_ == "SCONJ") or (is_object and verb.lemma_ not in WITH_HEARER):
            return None
        if position == verb.i + 1 and verb.lemma_ in ("put", "estimate", "give", "anticipate", "expect"):
            return None
        position += 1
    if subject.i > verb.i:
        position = max(position, _end_of_teller(subject, sentence))
    return position


def _end_of_teller(subject: Token, sentence: Span) -> int:
    """Where the phrase of who tells ends: before ", and nine children died", which the parser may hang on it."""
    for token in subject.doc[subject.i + 1 : min(subject.right_edge.i + 1, sentence.end - 1)]:
        if token.tag_ == "CC" and token.nbor(-1).text == "," and (token.nbor().tag_ == "CD" or token.nbor().lower_ == "of"):
            return token.i - 1
    return subject.right_edge.i + 1


def _in_relative(token: Token, start: int) -> bool:
    clause = token.head
    return clause.dep_ in ("relcl", "acl") and any(t.tag_ in ("WP", "WDT", "WRB") for t in token.doc[start : clause.i])


def _goes_on(end: int, sentence: Span, cues: Cues) -> bool:
    """Whether the reported sentence goes on: a comma, and neither a participle nor a relative clause of the speaker behind it."""
    doc = sentence.doc
    if end + 1 >= sentence.end or doc[end].text not in (",", "—", "–"):
        return False
    following = doc[end + 1]
    if any(t.tag_ in ("WP", "WDT") and t.nbor(-1).lower_ == "of" for t in doc[end + 1 : min(end + 6, sentence.end)]):
        return False
    is_own = (
        following.tag_ in ("WP", "WDT", "WP$")
        or following.lower_ == "where"
        or (following.tag_ == "VBG" and (cues.is_cue(following) or following.lemma_ in _VOICES))
    )
    return not is_own and following.lower_ != "as" and not _goes_on_with_teller(following, cues)


def _is_of_others(conjunction: Token, cues: Cues) -> bool:
    """Whether the clause behind a conjunction is told by a subject of its own: "but the army said it was closed"."""
    verb = next((t for t in conjunction.doc[conjunction.i + 1 : conjunction.sent.end] if t.pos_ in ("VERB", "AUX")), None)
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None) if verb is not None else None
    is_told = verb is not None and cues.is_cue(verb, strong_only=True) and cues.claims(verb)
    is_own = subject is not None and subject.left_edge.i == conjunction.i + 1 and subject.pos_ != "PRON"
    return is_told and is_own and verb is not None and has_child(verb, "ccomp")


def _goes_on_with_teller(conjunction: Token, cues: Cues) -> bool:
    """As in "…, local media reported, but did not say by whom" and "…, they said, but the army said it was closed": what those
    who tell do, or what others tell, behind "but" and "and".
    """
    if conjunction.lower_ not in ("but", "and", "while") or conjunction.tag_ not in ("CC", "IN"):
        return False
    if _is_of_others(conjunction, cues):
        return True
    words = conjunction.doc[conjunction.i + 1 : min(conjunction.i + 5, conjunction.sent.end)]
    first = next((t for t in words if t.pos_ not in ("AUX", "ADV", "PART") or t.lower_ == "to"), None)
    is_verb = first is not None and first.pos_ == "VERB"
    return is_verb and first is not None and (cues.is_cue(first, strong_only=True) or first.lemma_ in _VOICES | _WITHHOLDING)
