"""What a reporting verb tells: its clause, its infinitive, its object, or what stands behind its preposition."""

from __future__ import annotations

from transforms.analysed_text import Doc, Span, Token
from transforms.cues import Cues
from transforms.frozen import frozen
from transforms.gazetteer import Gazetteer
from transforms.quotation_map import QuotationMap
from transforms.roles import is_role_noun
from transforms.set_off_cues import WITH_HEARER
from transforms.speech_frames import SpeechFrames, particle_of
from transforms.syntax import SUBJECTS, has_child, is_passive, subject_of
from transforms.told_bounds import goes_on_in_marks, of_thing, stripped

#: What tells nothing alone: "some note that".
_EMPTY = frozenset({"ADP", "DET", "PART", "PRON", "SCONJ"})
_PREDICATES = frozenset({"oprd", "attr", "acomp", "xcomp", "ccomp"})
_TIMES = frozenset({"DATE", "TIME"})
_MATTERS = frozenset({"LAW", "EVENT", "WORK_OF_ART"})
_CONTRASTS = frozenset({"although", "though"})
#: What opens a clause that tells when or why something is said, not what.
_CIRCUMSTANCES = frozenset({"as", "while", "because", "after", "since", "although", "though"})
#: What these tell with "for", "as" or "on" is told of the object before: "praised X for Y"; others name their hearer there.
_OF_THE_OBJECT = frozenset({"for", "as", "of", "to", "on"})

#: Behind an object these belong to it, whatever the parser hangs them on: "cited a letter from the mayor".
_OF_A_NOUN = frozenset(
    {"about", "against", "as", "between", "by", "for", "from", "including", "like", "of", "than", "to", "with"}
)
#: Verbs that say no more than that their subject holds or tells what the noun tells: "made a promise", "has doubts".
LIGHT = frozenset(
    (
        "make express voice raise have issue repeat renew offer give share hold air deliver launch level reiterate announce "
        "sign reach convey articulate underline stress restate harbour harbor state withdraw drop maintain"
    ).split()
)
#: By which those choose who vote: the purpose of the vote, not what it is for.
_CHOOSING = frozenset("elect choose select pick".split())
#: By which those stay unnamed who speak: "declined to be named".
_WITHHOLDING = frozenset("decline refuse ask request prefer insist wish want".split())
#: What those decline who say nothing.
_TELLING = frozenset(
    (
        "comment say elaborate specify answer respond reply speculate discuss disclose reveal divulge confirm identify tell "
        "speak talk detail expand explain"
    ).split()
)
_NAMED = frozenset("name identify quote".split())
#: Verbs that tell that another is still to be done.
_REQUIRING = frozenset("need have fail forget".split())
_MODALS = frozenset("must may might could should can will shall".split())
_ANNOUNCING = frozenset("announce report declare disclose reveal publish present release unveil".split())
#: Verbs of documents that say of somebody how he stands.
_SHOWING = frozenset("show find put have give".split())
_STANDINGS = frozenset("ahead behind up down level neck in on".split())
#: To what one responds in words.
_ANSWERED = frozenset(
    "request question query inquiry criticism critic claim allegation accusation charge comment remark message report letter "
    "concern complaint statement speech attack".split()
)
#: What is offered in words; who offers courses, rates or returns says nothing.
_OFFERED_IN_WORDS = frozenset(
    (
        "apology condolence sympathy thanks praise prayer congratulation greeting support backing help aid assistance "
        "advice guidance explanation reason excuse justification defence defense denial view opinion assessment analysis "
        "insight verdict glimpse comment comments remark criticism rebuke critique detail evidence proof example answer "
        "response reply suggestion proposal plan policy idea solution compromise concession deal truce ceasefire amnesty "
        "pardon resignation reassurance assurance guarantee promise pledge vision prediction forecast estimate warning "
        "account version clue hint word rule endorsement hope encouragement comparison description definition argument "
        "theory hypothesis interpretation alternative prescription"
    ).split()
)


@frozen
class Told:
    """What a cue tells: the words of the cue, the words told, and whether they are a clause with a subject of its own."""

    cue: Span
    content: Span
    is_finite: bool


class ContentFinder:
    """Finds what the verbs of one text tell."""

    def __init__(self, marks: QuotationMap, frames: SpeechFrames, cues: Cues, gazetteer: Gazetteer) -> None:
        self._map, self._frames, self._cues, self._gazetteer = marks, frames, cues, gazetteer

    def of_verb(self, verb: Token) -> Told | None:
        """What a verb tells, or None where it tells nothing: "said that …", "urged X to …", "blamed X for …"."""
        forms = self._frames.of_verb(verb)
        is_cue = self._cues.is_cue(verb)
        if (not forms and not is_cue) or verb.dep_ == "amod":
            return None
        clause = self._clause(verb, is_cue=is_cue, forms=forms)
        if clause is not None:
            return clause
        if (shown := self._shown(verb)) is not None or not forms:
            return shown
        finders = (self._naming, self._person_to_do, self._infinitive, self._gerund, self._behind_preposition, self._object)
        found = (find(verb, forms) for find in finders)
        return next((told for told in found if told is not None), None)

    # ------------------------------------------------------------ forms

    def _clause(self, verb: Token, *, is_cue: bool, forms: frozenset[str]) -> Told | None:
        """As in "said that the bridge was closed": a clause with its own subject, or with a question word."""
        if (is_cue or "clause" in forms) and (told := self._behind_medium(verb)) is not None:
            start, end = self._edges(told, verb)
            return self._told(verb, start + (self._map.doc[start].lower_ == "that"), end, is_finite=True)
        clauses = sorted((c for c in verb.children if c.dep_ == "ccomp"), key=lambda c: c.i < verb.i)
        clauses = [_behind_hearer(c, verb) for c in clauses]
        for child in clauses:  # one behind the verb first: "Ruiz, called to testify, said the bridge was closed"
            if not (is_cue or "clause" in forms or ("person" in forms and _is_infinitive(child))):
                continue
            if any(
                c.dep_ == "mark" and c.lower_ in _CIRCUMSTANCES and verb.i < c.i - 1 and c.nbor(-1).text == ","
                for c in child.children
            ):
                continue
            if (verb.lemma_ == "warn" and any(c.lower_ == "if" for c in child.children)) or self._passes_on(child, verb):
                continue  # "warned of a strike if talks failed"
            is_strong = verb.lemma_.lower() in self._cues.strong
            if not is_strong and not has_that(child) and (_is_bare(child) or child.pos_ not in ("VERB", "AUX")):
                continue  # "saw him leave", "held them liable"
            if self._is_of_circumstance(child, verb):
                continue
            is_before = is_strong and not has_child(verb, "neg") and not self._is_cut_off(child, verb)
            if child.i > verb.i or is_before:
                start, end = self._edges(child, verb)
                start = self._with_subject_read_as_object(child, verb, start)
                further = [c for c in clauses if c.i > child.i > verb.i and end < c.right_edge.i and has_child(c, *SUBJECTS)]
                if further and self._map.doc[end].text == ",":  # "said roofs fell, power was cut and people fled"
                    end = self._edges(further[-1], verb)[1]
                return self._told(verb, start, self._behind_participle(child, clauses, verb, end), is_finite=True)
        hearer = next((c for c in verb.children if c.dep_ == "dobj"), None) if verb.lemma_ in WITH_HEARER else None
        relatives = (c for c in hearer.children if c.dep_ == "relcl" and has_child(c, "nsubj", "nsubjpass")) if hearer else ()
        for clause in relatives:  # "told voters she had won", which the parser takes for voters whom she had won
            if not any(t.tag_ in ("WP", "WDT", "WP$", "WRB") for t in self._map.doc[clause.left_edge.i : clause.i]):
                return self._told(verb, *self._edges(clause, verb), is_finite=True)
        return None

    def _behind_participle(self, clause: Token, clauses: list[Token], verb: Token, end: int) -> int:
        """Up to the end of the clause behind, whose subject the parser takes for a part of the one before: "said the people held
        in May were well".
        """
        behind = next((c for c in clauses if c.left_edge.i == end and not has_child(c, *SUBJECTS)), None)
        is_bare = clause.tag_ == "VBN" and not has_child(clause, "aux", "auxpass")
        last = self._map.doc[end - 1]  # "said four were missing and nine were hurt", where nine seem to be missing, too
        is_cut = last.dep_ == "conj" and last.like_num and last.nbor(-1).tag_ == "CC"
        return self._edges(behind, verb)[1] if behind is not None and (is_bare or is_cut) else end

    @staticmethod
    def _with_subject_read_as_object(clause: Token, verb: Token, start: int) -> int:
        """As in "confirmed the images had not appeared", where the parser takes the subject of what is told for an object."""
        thing = next((c for c in verb.children if c.dep_ == "dobj" and c.right_edge.i + 1 == start), None)
        is_finite = any(c.dep_ in ("aux", "auxpass") and c.tag_ in ("VBD", "VBZ", "VBP", "MD") for c in clause.children)
        is_headless = is_finite and not has_child(clause, *SUBJECTS, "expl") and not has_that(clause)
        return thing.left_edge.i if thing is not None and thing.i > verb.i and is_headless else start

    @staticmethod
    def _is_of_circumstance(clause: Token, verb: Token) -> bool:
        """As in "reported a loss as costs and storms weighed on it", where the parser takes the verb of the clause for what is
        told, and its subject for a phrase behind "as".
        """
        thing = next((c for c in verb.children if c.dep_ == "dobj" and verb.i < c.i < clause.i), None)
        is_headless = clause.left_edge == clause and clause.tag_ in ("VBD", "VBZ", "VBP")
        return thing is not None and is_headless and thing.right_edge.i == clause.i - 1 and thing.right_edge.i > thing.i

    def _passes_on(self, clause: Token, verb: Token) -> bool:
        """As in "Ruiz said this in a post, La Voz reports": who passes on what the verb before tells."""
        start = clause.left_edge.i
        is_set_off = clause.i > verb.i and self._map.doc[start - 1].text == "," and not has_that(clause)
        return is_set_off and self._cues.is_cue(clause) and clause.right_edge.i == clause.i and has_child(clause, "nsubj")

    def _behind_medium(self, verb: Token) -> Token | None:
        """As in "said in a statement that …" and "said in a letter sent to him that …": the clause that hangs there."""
        behind = [c for p in verb.rights if p.dep_ == "prep" for c in p.children if c.dep_ == "pobj"]
        behind += [c for medium in behind for p in medium.rights if p.dep_ == "prep" for c in p.children if c.dep_ == "pobj"]
        is_open = verb.lemma_ == "say" and not has_child(verb, "ccomp", "dobj")
        for medium in behind:
            if is_open and medium.lemma_ in ("day", "morning", "evening", "night"):  # "said on the same day that jobs were cut"
                clause = next((c for c in medium.rights if c.dep_ == "relcl" and _opens_with_that(c)), None)
                if clause is not None:
                    return clause
            if medium.lemma_.lower() not in self._cues.medium_nouns:
                continue
            for head in (medium, *(c for c in medium.rights if c.dep_ == "acl" and c.tag_ == "VBN")):
                clause = next((c for c in head.rights if c.dep_ in ("acl", "ccomp", "relcl") and has_that(c)), None)
                if clause is not None:
                    return clause
        return None

    def _is_cut_off(self, clause: Token, verb: Token) -> bool:
        """Whether a semicolon stands between a clause and the verb behind it: what stands before is told by nobody here."""
        return any(t.text == ";" for t in self._map.doc[clause.i : verb.i])

    def _shown(self, verb: Token) -> Told | None:
        """As in "A poll showed Ruiz ahead of Lund" and "Records found firms short of cash": what a document says of somebody."""
        subject = subject_of(verb) if verb.lemma_ in _SHOWING and not is_passive(verb) else None
        if subject is None or subject.i > verb.i or not self._cues.is_document(subject):
            return None
        parts = [c for c in verb.rights if not c.is_punct and c.ent_type_ not in _TIMES]
        whom = next((c for c in parts if c.dep_ == "dobj"), None)
        clause = next((c for c in parts if c.dep_ == "ccomp" and has_child(c, "nsubj")), None)
        behind = (c for c in parts if whom is not None and c.i > whom.i)
        said = next((c for c in behind if c.dep_ in _PREDICATES or c.lower_ in _STANDINGS), None)
        if clause is None and (whom is None or said is None):
            return None
        return self._told(verb, parts[0].left_edge.i, parts[-1].right_edge.i + 1, is_finite=True)

    def _naming(self, verb: Token, forms: frozenset[str]) -> Told | None:
        """As in "called the plan a disaster": the thing and what it is called."""
        if "name" not in forms:
            return None
        parts = [c for c in verb.children if c.i > verb.i and c.dep_ in (*_PREDICATES, "dobj") and not _is_infinitive(c)]
        is_named = len(parts) > 1 or any(c.dep_ in _PREDICATES and not _is_called(c, verb) for c in parts)
        if not parts or not (is_named or any(t.i in self._map.inside for t in parts[0].subtree)):
            return None
        return self._told(verb, parts[0].left_edge.i, parts[-1].right_edge.i + 1)

    def _person_to_do(self, verb: Token, forms: frozenset[str]) -> Told | None:
        """As in "urged the mayor to resign", "called on the mayor to resign"."""
        what = next((c for c in verb.children if c.i > verb.i and c.dep_ in ("xcomp", "advcl") and _is_infinitive(c)), None)
        if what is None:
            return None
        whom = next((c for c in verb.children if verb.i < c.i < what.i and c.dep_ in ("dobj", "dative")), None)
        if whom is not None and "person" in forms and (what.dep_ == "xcomp" or what.left_edge.i == whom.right_edge.i + 1):
            return self._told(verb, whom.left_edge.i, what.right_edge.i + 1)
        asked = next((c for c in verb.children if verb.i < c.i < what.i and c.dep_ == "prep" and c.lower_ in ("on", "for")), None)
        if asked is not None and verb.lemma_ == "call":
            return self._told(verb, asked.i + 1, what.right_edge.i + 1, preposition=asked)
        return None

    def _infinitive(self, verb: Token, forms: frozenset[str]) -> Told | None:
        """As in "vowed to rebuild the bridge"."""
        if "infinitive" not in forms:
            return None
        what = next((c for c in verb.children if c.i > verb.i and c.dep_ == "xcomp" and _is_infinitive(c)), None)
        if what is None or has_child(verb, "dobj") or _is_formula(verb, what) or _is_of_object_before(verb, what):
            return None
        return self._told(verb, *self._edges(what, verb))

    def _gerund(self, verb: Token, forms: frozenset[str]) -> Told | None:
        """As in "suggested closing the bridge"."""
        if "gerund" not in forms:
            return None
        what = next((c for c in verb.children if c.i > verb.i and c.dep_ in ("xcomp", "ccomp", "dobj") and c.tag_ == "VBG"), None)
        return self._told(verb, *self._edges(what, verb)) if what is not None else None

    def _behind_preposition(self, verb: Token, forms: frozenset[str]) -> Told | None:
        """As in "called for a ceasefire", "criticised the mayor for the delay", "told voters about the plan"."""
        accused = next((c for c in verb.children if c.dep_ == "dobj"), None) if verb.lemma_ == "accuse" else None
        beside = (c for c in accused.children if c.lower_ == "of") if accused is not None else ()  # "accused the RSF of …"
        for preposition in (*verb.children, *beside):
            if preposition.i < verb.i or preposition.dep_ != "prep" or preposition.lower_ not in forms:
                continue
            behind = next((c for c in preposition.children if c.dep_ in ("pobj", "pcomp")), None)
            if behind is None or behind.ent_type_ in _TIMES:
                continue
            if verb.lemma_ == "respond" and behind.lemma_.lower() not in _ANSWERED:
                continue  # "responded to a fire"
            start, end = preposition.i + 1, preposition.right_edge.i + 1
            before = next((c for c in verb.children if c.dep_ == "dobj" and verb.i < c.i < preposition.i), None)
            is_of_object = preposition.lower_ in _OF_THE_OBJECT and "person" not in forms
            end = of_thing(verb, behind, end)
            if before is not None and is_of_object and not is_passive(verb):
                return self._told(verb, before.left_edge.i, end)
            return self._told(verb, start, end, preposition=preposition)
        return None

    def _object(self, verb: Token, forms: frozenset[str]) -> Told | None:
        """As in "cited rising costs", "rejected the plan"; a pronoun alone tells nothing."""
        what = next((c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i), None)
        if what is None and has_child(verb, "agent"):
            what = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)  # "the plan was rejected by the council"
        if what is None or what.pos_ in ("PRON", "DET", "SCONJ") or what.tag_ == "VBG" or _is_to_be_done(verb):
            return None
        if verb.lemma_ in ("cite", "quote", "recall") and self._is_source(what):
            return None  # "said Reuters, citing the mayor", "recalled its envoy": whom, not what
        if verb.lemma_ == "offer" and what.lemma_.lower() not in _OFFERED_IN_WORDS:
            return None
        is_anothers = any(c.dep_ == "poss" and c.tag_ != "PRP$" for c in what.children)
        if verb.lemma_ in LIGHT and not is_anothers and told_behind(what, self._frames.of_noun(what)) is not None:
            return None  # "voiced concern about the plan": the noun tells it; but "repeated the mayor's promise to …"
        if "object" not in forms and ("matter" not in forms or self._is_person_or_place(what)):
            return None
        end = what.right_edge.i + 1
        for child in verb.children:
            if child.left_edge.i == end and child.dep_ == "prep" and child.lower_ in _OF_A_NOUN:
                end = child.right_edge.i + 1
        return self._told(verb, what.left_edge.i, of_thing(verb, what, end))

    def _is_source(self, noun: Token) -> bool:
        is_body = noun.lemma_.lower() in self._gazetteer.organisation_nouns or noun.ent_type_ in ("PERSON", "ORG")
        is_body = is_body or (noun.head.lower_ == "citing" and self._cues.is_document(noun))
        return is_body or noun.lemma_.lower() in self._gazetteer.person_nouns or is_role_noun(noun, self._gazetteer)

    def _is_person_or_place(self, noun: Token) -> bool:
        lemma = noun.lemma_.lower()
        is_person = lemma in self._gazetteer.person_nouns or is_role_noun(noun, self._gazetteer)
        return is_person or noun.pos_ == "NUM" or (noun.pos_ == "PROPN" and noun.ent_type_ not in _MATTERS)

    # ------------------------------------------------------------ bounds

    def _edges(self, head: Token, verb: Token) -> tuple[int, int]:
        """The first token of a clause and the one behind its last, without the reporting clause itself."""
        start, end = head.left_edge.i, head.right_edge.i + 1
        if start <= verb.i < end:
            start, end = (verb.i + 1, end) if head.i > verb.i else (start, verb.left_edge.i)
        subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if subject is not None and head.i < verb.i and start <= subject.left_edge.i < end:
            end = min(end, subject.left_edge.i)
        return start, min(end, self._where_it_ends(head, verb)) if head.i > verb.i else end

    def _where_it_ends(self, head: Token, verb: Token) -> int:
        """Where the article or the speaker goes on with something else: ", but police …", "and warned of …", ", adding …"."""
        for token in self._map.doc[head.i + 1 : head.right_edge.i + 1]:
            if token.i in self._map.inside:
                continue
            if token.text == ";" or (token.lower_ in _CONTRASTS and token.dep_ == "mark"):
                return token.i
            if token.dep_ == "cc" and self._goes_on_elsewhere(token, verb):
                return token.i
            is_further = token.tag_ == "VBG" and token.dep_ == "advcl" and token.nbor(-1).lower_ in (",", "while")
            if is_further and self._tells(token):
                return token.i - (token.nbor(-1).lower_ == "while")
        return head.right_edge.i + 1

    def _tells(self, verb: Token) -> bool:
        return self._cues.is_cue(verb) or bool(self._frames.of_verb(verb))

    def _goes_on_elsewhere(self, conjunction: Token, verb: Token) -> bool:
        """Whether a further clause is no part of what is told: "and warned against …", ", but officials …"."""
        clause = next((c for c in conjunction.head.children if c.dep_ == "conj" and c.i > conjunction.i), None)
        if (
            clause is None
            or clause.pos_ not in ("VERB", "AUX")
            or any(c.lower_ == "that" and c.dep_ == "mark" for c in clause.children)
        ):
            return False
        is_behind_comma = conjunction.nbor(-1).text in (",", "—", "–", "--")
        if has_child(clause, "nsubj", "nsubjpass"):
            return self._has_another_subject(clause, conjunction, is_behind_comma=is_behind_comma)
        if _is_infinitive(conjunction.head) and clause.tag_ in ("VBD", "VBZ"):
            return True  # "declined to give details and hung up"
        if conjunction.lower_ == "or" or not self._tells(clause) or has_child(clause, "oprd"):
            return False  # "are missing and feared dead"
        if _tense(clause) != _tense(verb):
            return False
        return conjunction.head.tag_ != clause.tag_ if is_behind_comma else _tense(conjunction.head) != _tense(clause)

    def _has_another_subject(self, clause: Token, conjunction: Token, *, is_behind_comma: bool) -> bool:
        """As in ", but the police denied it"; not "said she hoped to win, but she knew …"."""
        own, other = ({c.lower_ for c in t.children if c.dep_ in ("nsubj", "nsubjpass")} for t in (conjunction.head, clause))
        if own & other:
            return False
        return (is_behind_comma and conjunction.lower_ == "but") or (self._tells(clause) and not is_passive(clause))

    def _told(
        self, verb: Token, start: int, end: int, *, preposition: Token | None = None, is_finite: bool = False
    ) -> Told | None:
        content = stripped(self._map, start, end)
        if content is None or (len(content) == 1 and content[0].pos_ in _EMPTY):
            return None
        if content.start - 1 in self._map.marks and goes_on_in_marks(self._map, content):
            content = self._map.doc.span(content.start - 1, content.end)
        last = verb
        for token in (particle_of(verb), preposition):
            if token is not None and verb.i < token.i < content.start and token.i - last.i <= 1:
                last = token
        return Told(self._map.doc.span(verb.i, last.i + 1), content, is_finite)


def told_behind(cue: Token, forms: frozenset[str]) -> Token | None:
    """The head of the words told behind a noun or adjective, or the preposition before them.

    The parser may hang them on the verb before: "repeated their call to close the bridge".
    """
    beside = (c for c in cue.head.rights if c.left_edge.i == cue.i + 1) if cue.dep_ == "dobj" else iter(())
    for child in (*cue.rights, *beside):
        if child.dep_ in ("acl", "ccomp", "relcl", "xcomp", "advcl"):
            opens_with_that = has_that(child)
            is_infinitive = _is_infinitive(child)
            is_bare = child.dep_ == "ccomp" and not is_infinitive
            if ("that" in forms and (opens_with_that or is_bare)) or ("infinitive" in forms and is_infinitive):
                return child
        elif child.dep_ == "prep" and child.lower_ in forms:
            behind = next((c for c in child.children if c.dep_ in ("pobj", "pcomp")), None)
            if behind is not None and behind.ent_type_ not in _TIMES:
                return child
    return None


def _is_bare(verb: Token) -> bool:
    """Whether a verb stands without "to" and without an auxiliary: "saw him leave"."""
    return verb.tag_ in ("VB", "VBG") and not has_child(verb, "aux", "auxpass")


def _tense(verb: Token) -> str:
    """The tag of a verb; the model takes past tenses for participles and the other way round."""
    return "VBD" if verb.tag_ == "VBN" else verb.tag_


def has_that(clause: Token) -> bool:
    """Whether a clause opens with "that"."""
    return any(c.lower_ == "that" and c.dep_ == "mark" for c in clause.children)


def _opens_with_that(clause: Token) -> bool:
    """Whether "that" opens a clause with a subject of its own, whatever the parser takes it for."""
    return clause.left_edge.lower_ == "that" and clause.left_edge.dep_ not in SUBJECTS and has_child(clause, "nsubj", "nsubjpass")


def _is_infinitive(verb: Token) -> bool:
    return any(c.tag_ == "TO" and c.i < verb.i for c in verb.children)


def _is_of_object_before(verb: Token, what: Token) -> bool:
    """As in "the majority it had hoped to win": a clause without its object, which tells which thing is meant."""
    has_subject = any(c.dep_ in SUBJECTS and c.tag_ not in ("WP", "WDT") for c in verb.children)
    return verb.dep_ == "relcl" and has_subject and not has_child(what, "dobj", "ccomp", "acomp", "attr")


def withheld_in(doc: Doc) -> set[int]:
    """As in "declined to comment on reports that it was planning to close": the words of a text that stand in what nobody would
    tell.
    """
    untold = (t for t in doc if t.dep_ == "xcomp" and t.lemma_ in _TELLING and t.head.lemma_ in ("decline", "refuse"))
    return {token.i for verb in untold for token in verb.subtree}


def _is_formula(verb: Token, what: Token) -> bool:
    """As in "asked not to be named", "declined to comment" and "voted to elect a mayor": nothing that somebody thinks is told."""
    if verb.lemma_ == "vote":
        return what.lemma_ in _CHOOSING
    is_name = any(c.dep_ == "dobj" and c.lower_ in ("name", "names") for c in what.children)  # "refused to give his name"
    if verb.lemma_ in ("decline", "refuse") and what.lemma_ in _TELLING:
        return True
    return verb.lemma_ in _WITHHOLDING and (is_name or (what.lemma_ in _NAMED and is_passive(what)))


def _is_called(what: Token, verb: Token) -> bool:
    """As in "called a guard", where the parser sees a name that a thing is given."""
    is_alone = what.left_edge.lower_ in ("a", "an", "the") and not has_child(what, *SUBJECTS)
    return verb.lemma_ == "call" and what.pos_ == "NOUN" and is_alone and not is_passive(verb) and verb.dep_ != "relcl"


def _is_to_be_done(verb: Token) -> bool:
    """As in "needs to endorse its candidates" and "may announce a bid": what has not been told yet."""
    if verb.dep_ in ("xcomp", "ccomp") and verb.tag_ == "VB" and verb.head.lemma_ in (*_REQUIRING, "see"):
        return True
    return verb.lemma_ in _ANNOUNCING and any(c.tag_ == "MD" and c.lower_ in _MODALS for c in verb.children)


def _behind_hearer(clause: Token, verb: Token) -> Token:
    """The clause of "told the broadcaster ORB that it was shut", where the parser takes the hearer's name for a verb."""
    is_name = verb.lemma_ in WITH_HEARER and clause.is_upper and clause.ent_type_ == "ORG" and clause.i > verb.i
    return next((c for c in clause.children if c.dep_ == "ccomp" and has_that(c)), clause) if is_name else clause
