"""The claimant of a figure: who the article says a number comes from."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from transforms.actors import ActorIndex
from transforms.analysed_text import Doc, Token
from transforms.claim_sources import ClaimSources
from transforms.continued_claims import before_semicolon, count_going_on
from transforms.cues import RECORDED, Cues
from transforms.forecasts import forecast_of
from transforms.frozen import frozen, replace
from transforms.gapped_claims import gap_before
from transforms.hedged_claims import claim_if_believed, claim_of_it, claim_of_rival
from transforms.language_analysis import end_of
from transforms.polled_shares import asked_by
from transforms.quantities import Quantity
from transforms.quoted_speech import AttributedQuote
from transforms.relative_claims import claim_in_relative
from transforms.reported_numbers import RECORDING, UNDERTAKINGS, ReportedNumbers, is_searched, is_unverified
from transforms.revised_claims import revised_claim
from transforms.set_off_cues import SetOffCue, set_off_cues
from transforms.speakers import Speaker, is_share, speaker_from, speaker_of
from transforms.speakers_before import before_participle, cue_resumed, spoke_before
from transforms.syntax import antecedent, before_aside, has_child, is_passive, subject_of, subtree_contains, surface_of
from transforms.told_in_passing import is_background, is_in_passing, stands_in_aside
from transforms.verbless_claims import claim_at_colon, claim_of_noun, claimant_in_brackets, number_of_claim

#: Verbs of counting whose agent is the claimant: "declared dead by Israel".
_VERDICTS = frozenset(
    (
        "declare confirm report register record document estimate count list verify pronounce classify identify believe think "
        "fear suspect presume assume deem reckon allege say claim know expect put"
    ).split()
)
#: Verbs of telling that have things as subjects as well.
_OF_THINGS = frozenset("value blame validate".split())
#: Participles by which a thing that happened is read as a sign: "The fall left it at 40, signalling that".
_SIGNS = frozenset("suggest signal indicate show imply mean hint".split())
_FIRST_PERSON = frozenset({"i", "we"})
_PRONOUNS = frozenset("i we you they he she it who that which".split())
_NOBODY = frozenset("nobody none neither everything nothing something anything".split())
#: Whose observations an institution tells as its own: "The sheriff said crews had counted 40 houses".
_STAFF = frozenset(
    (
        "crew deputy firefighter inspector officer monitor observer staff team rescuer volunteer worker medic doctor nurse "
        "paramedic investigator detective engineer searcher diver technician surveyor auditor ranger agent patrol personnel "
        "employee expert scientist examiner"
    ).split()
)
#: Conjunctions that set one clause against another.
_PARTING = frozenset("but while whereas although though yet".split())
_COUNTING = RECORDING | frozenset("tally find identify list".split())


@frozen
class Attribution:
    """A claimant with the cue that binds it, both at their spans, and the rule that found it."""

    speaker: Speaker
    cue: str
    start: int
    end: int
    rule: str


#: A claimant with the span of its cue.
type _Claim = tuple[Speaker, int, int]
#: A rule: given the anchor of a figure, the actors and the quotes of its text.
type _Finder = Callable[[Token, ActorIndex, Sequence[AttributedQuote]], _Claim | None]


class AttributionFinder:
    """Finds claimants in the sentence of a figure, and in the quotation that it stands in."""

    def __init__(self, cues: Cues) -> None:
        self._cues = cues
        self._sources = sources = ClaimSources(cues)
        self._reported = ReportedNumbers(cues)
        self._finders: tuple[tuple[str, _Finder], ...] = (
            ("relative_clause_of_cue", lambda anchor, index, _: claim_in_relative(anchor, cues, index)),
            ("claim_of_rival", lambda anchor, index, _: claim_of_rival(anchor, cues, sources, index)),
            ("claim_of_noun", lambda anchor, index, _: claim_of_noun(anchor, cues, index)),
            ("number_of_claim", lambda anchor, index, _: number_of_claim(anchor, cues, sources, index)),
            ("according_to", lambda anchor, index, _: self._according_to(anchor, index)),
            ("clause_behind_cue", self._behind),
            ("parenthetical_cue", self._set_off),
            ("clause_of_cue", lambda anchor, index, quotes: self._above(anchor, index, quotes, is_behind=False)),
            ("agent_of_verdict", lambda anchor, index, _: self._agent(anchor, index)),
            ("told_to_who_asked", lambda anchor, index, _: asked_by(anchor, cues, sources, index)),
            ("measure_noun", lambda anchor, index, _: self._measure_noun(anchor, index)),
            ("holds_at", lambda anchor, index, _: self._holds_at(anchor, index)),
            ("claim_if_believed", lambda anchor, index, _: claim_if_believed(anchor, sources, index)),
            ("claim_of_it", lambda anchor, index, _: claim_of_it(anchor, sources, index)),
            ("quotation", lambda anchor, _, quotes: self._quotation(anchor, quotes)),
            ("claim_at_colon", lambda anchor, index, _: claim_at_colon(anchor, cues, index)),
            ("goes_on_behind_semicolon", self._behind_semicolon),
            ("claimant_in_brackets", lambda anchor, index, _: claimant_in_brackets(anchor, cues, index)),
            ("revised_claim", lambda anchor, index, _: revised_claim(anchor, cues, sources, index)),
            ("goes_on_with_tally", self._continued),
            ("told_in_next_sentence", lambda anchor, index, _: sources.of_sentence_before(anchor, index)),
        )

    def find(self, doc: Doc, anchor: Token, index: ActorIndex, quotes: Sequence[AttributedQuote]) -> Attribution | None:
        """The claimant of the figure whose syntax hangs on ``anchor``; None where the article says it in its own voice."""
        for rule, finder in self._finders:
            found = finder(anchor, index, quotes)
            if found is not None and found[0].actor is None and found[0].name.lower() in _FIRST_PERSON:
                found = self._quotation(anchor, quotes) or found  # "“That is 105 deaths, we hope not more,” Jalad said"
            if found is not None:
                speaker, cue_start, cue_end = found
                speaker = self._sources.origin_of(speaker, anchor, index)
                return Attribution(speaker, doc.text[cue_start:cue_end], cue_start, cue_end, rule)
        return None

    @staticmethod
    def of_forecast(doc: Doc, quantity: Quantity, index: ActorIndex) -> Attribution | None:
        """As in "ahead of the £398m analysts had pencilled in": who had expected a number claims it."""
        forecast = forecast_of(doc, quantity)
        speaker = speaker_from(forecast.head, index) if forecast is not None else None
        if forecast is None or speaker is None:
            return None
        if speaker.actor is None and forecast.head.pos_ != "PRON":  # its phrase may begin with the number
            name, start, end = surface_of(forecast.subject)
            speaker = Speaker(name, start, end, None)
        return Attribution(speaker, forecast.verb.text, forecast.verb.idx, end_of(forecast.verb), "forecast")

    # ------------------------------------------------------------ rules; each gives speaker and cue span

    def _according_to(self, anchor: Token, index: ActorIndex) -> _Claim | None:
        """As in "according to" or "by the UN's count" in the sentence: the nearest one whose clause holds the figure."""
        candidates = [
            (cue, end, source)
            for cue, end, source in self._sources.prepositional(anchor.sent)
            if self._covers(cue, anchor) and not self._is_told_before(anchor, cue) and not subtree_contains(source, anchor)
        ]
        if not candidates or self._has_cue_of_its_own(anchor, candidates[-1][0]):
            return None
        for cue, end, source in sorted(candidates, key=lambda c: abs(c[0].i - anchor.i)):
            if (end.lower_ == "per" or cue.lower_ == "as") and not self._sources.can_tell(source, index):
                continue  # "as per the custom"
            speaker = self._sources.source(source, index)
            if speaker is not None:
                return speaker, cue.idx, end_of(end)
        return None

    def _is_told_before(self, anchor: Token, cue: Token) -> bool:
        """Whether somebody else tells a figure before the cue, or nobody: "40 came, the army said, enough by its count"."""
        if is_in_passing(anchor, cue.i):
            return True
        return anchor.i < cue.i and any(anchor.i < c.first and c.end <= cue.i for c in set_off_cues(anchor.sent, self._cues))

    def _has_cue_of_its_own(self, anchor: Token, cue: Token) -> bool:
        """As in "…, according to the bank, and 700 people sleep rough, the council says", "…, while a study tells of 700": a
        further clause with its own cue.
        """
        if not cue.sent.start < cue.i < anchor.i or cue.i - cue.sent.start < 3:
            return False
        marks = (t for t in anchor.doc[cue.i : anchor.i] if t.dep_ == "mark" and t.lower_ in ("while", "whereas"))
        if any(self._cues.claims(mark.head) for mark in marks):
            return True
        return any(set_off.first > anchor.i for set_off in set_off_cues(anchor.sent, self._cues))

    def _covers(self, cue: Token, anchor: Token) -> bool:
        """A cue at the end of a sentence covers what stands before it, one at the start what follows."""
        between = anchor.doc.span(min(cue.i, anchor.i), max(cue.i, anchor.i))
        if cue.is_ancestor(anchor) or (any(t.text == ";" for t in between) and self._is_parted(anchor, cue.i)):
            return False
        if cue.i < anchor.i:
            return not stands_in_aside(cue, anchor)
        if cue.i > 0 and cue.nbor(-1).text in (";", ":"):
            return False  # "66 sang; according to wardens, 57 wept"
        clauses = [
            t for t in anchor.sent if t.dep_ == "conj" and t.pos_ in ("VERB", "AUX") and has_child(t, "nsubj", "nsubjpass")
        ]
        held = [subtree_contains(clause, anchor) for clause in clauses if subtree_contains(clause, cue)]
        is_last = all(clause.right_edge.i < cue.i for clause in clauses if subtree_contains(clause, anchor))
        return (all(held) and (bool(held) or is_last)) or self._are_told_together(anchor, cue)

    def _are_told_together(self, anchor: Token, cue: Token) -> bool:
        """As in "Forty were killed and the road was cut, according to medics": clauses joined by "and", without a cue of their
        own.
        """
        between = anchor.doc[anchor.i : cue.i]
        is_parted = any(t.lower_ in _PARTING or t.text in (";", ":", "(") for t in between)
        is_joined = any(t.lower_ == "and" and t.head.pos_ in ("VERB", "AUX") for t in between)
        told = anchor.doc[anchor.sent.start : cue.i]
        return is_joined and not is_parted and not any(self._cues.claims(t) and not has_child(t, "oprd") for t in told)

    def _behind(self, anchor: Token, index: ActorIndex, quotes: Sequence[AttributedQuote]) -> _Claim | None:
        """As in "The ministry said 40 died": the figure stands behind the reporting verb above it.

        Where somebody else passes the claim on ("…, AFP reported") that is kept as the chain, and data that belong to nobody are
        told by the one who speaks ("The data show 40 fell, the inspector said").
        """
        claim = self._gapped(anchor, index, quotes) or self._above(anchor, index, quotes, is_behind=True)
        if claim is None:
            return None
        outer = self._set_off(anchor, index, quotes)
        if outer is None or outer[0].name == claim[0].name:
            return claim
        cue = anchor.doc.char_span(claim[1], claim[2], alignment_mode="expand")
        is_undertaking = cue is not None and cue.root.lemma_ in UNDERTAKINGS
        is_undertaking = is_undertaking or (cue is not None and cue.root.lemma_ == "expect" and has_child(cue.root, "xcomp"))
        if is_undertaking or (claim[0].actor is None and self._belongs_to_another(claim[0], anchor.doc, index)):
            return outer
        return replace(claim[0], chain=(*claim[0].chain, outer[0].name)), claim[1], claim[2]

    def _gapped(self, anchor: Token, index: ActorIndex, quotes: Sequence[AttributedQuote]) -> _Claim | None:
        """As in "Britain pledged $100 million, Norway $75 million": who claims a number by the verb of the clause before."""
        gap = gap_before(anchor)
        if gap is None or not self._cues.claims(gap.verb):
            return None
        is_name = gap.name.pos_ == "PROPN" and gap.name.ent_type_ not in ("GPE", "LOC", "FAC", "EVENT")
        if not (is_name or self._sources.can_tell(gap.name, index)):
            return None
        before = self._above(gap.number, index, quotes, is_behind=True)
        is_alike = before is not None and before[1] == gap.verb.idx
        speaker = speaker_from(gap.name, index) if is_alike else None
        return (speaker, gap.verb.idx, end_of(gap.verb)) if speaker is not None else None

    def _above(self, anchor: Token, index: ActorIndex, quotes: Sequence[AttributedQuote], *, is_behind: bool) -> _Claim | None:
        """A reporting verb above the figure: the figure stands in what it reports.

        Of nested ones the inner claims the number and the outer passes it on, unless the inner one's subject belongs to the outer
        ("the mission said its observers had noted").
        """
        below, found, is_undertaken = anchor, list[_Claim](), False
        for verb in anchor.ancestors:
            if verb.i < anchor.i and is_unverified(verb):
                return None
            is_lived = verb.lemma_ == "see" and verb.tag_ in ("VBD", "VBN")  # "The bank saw its profit fall"
            if (
                self._cues.claims(verb)
                and not (is_lived or is_searched(verb))
                and (verb.i < anchor.i) >= is_behind
                and self._reported.reports(verb, below, anchor)
            ):
                speaker = self._speaker(verb, anchor, index) if index.is_within_reach(verb, anchor) else None
                if speaker is not None and not self._is_by_the_way(anchor, verb.i, quotes):
                    is_undertaken = is_undertaken or (not found and verb.lemma_ in UNDERTAKINGS)
                    found.append((speaker, verb.idx, end_of(verb)))
            below = verb
        if not found:
            return None
        if len(found) > 1 and is_undertaken:
            found = found[1:]  # "The charge says he demanded 40 million"
        own = [claim for claim in found if not self._belongs_to_another(claim[0], anchor.doc, index)] or found[-1:]
        speaker, start, end = own[0]
        passed_on = tuple(s.name for s, _, _ in own[1:] if s.name != speaker.name)
        return replace(speaker, chain=(*speaker.chain, *passed_on)), start, end

    def _belongs_to_another(self, speaker: Speaker, doc: Doc, index: ActorIndex) -> bool:
        """Whether a speaker under another's cue is that one's: "said he had counted", "its observers", "said an audit found",
        "said the gauge had recorded".
        """
        words = doc.char_span(speaker.start, speaker.end, alignment_mode="expand")
        if words is None or words[0].tag_ == "PRP$" or words[0].pos_ == "PRON" or _is_staff(speaker, doc):
            return True
        if speaker.actor is not None:
            return False
        verb = words.root.head
        is_doer = verb.lemma_ == "log" and words.root.pos_ == "NOUN"  # "the pilot had logged 400 hours, the airline said"
        is_device = is_doer or (verb.lemma_ in RECORDING and not self._sources.can_tell(words.root, index))
        return is_device or self._sources.is_document(speaker, doc)

    def _speaker(self, verb: Token, anchor: Token, index: ActorIndex) -> Speaker | None:
        if _is_finite(verb):
            return speaker_from(verb.head, index)
        if is_passive(verb) and not has_child(verb, "agent"):
            return None
        if (document := before_aside(verb)) is not None:
            return speaker_from(document, index)
        subject = subject_of(verb)
        is_inside = subject is not None and subject.dep_ != "ROOT" and subtree_contains(subject, anchor)
        if is_inside or (subject is not None and is_share(antecedent(subject))):
            return None
        if self._is_of_thing(verb, subject, index):
            return None
        if subject is not None and subject.lemma_ in ("thing", "number"):  # "All things told, 40 were sold"
            return None
        if subject is not None and (subject.lower_ in _NOBODY or any(c.lower_ == "no" for c in subject.children)):
            return None  # "so no farmer should claim that it helps"
        if verb.dep_ == "ccomp" and verb.head.lower_ == "let":
            return None  # "Let's say it costs $40"
        if subject is not None and self._is_inherited_by_report(verb, subject, index):
            return None
        whose = next((c for c in subject.children if c.tag_ == "WP$"), None) if subject is not None else None
        owner = verb.head if whose is not None and verb.dep_ == "relcl" else None  # "the guild, whose foresters reckoned"
        speaker = before_participle(verb, self._cues, self._sources, index) or (
            speaker_from(owner, index) if owner is not None else None
        )
        speaker = speaker or speaker_of(verb, index) or spoke_before(subject, self._cues, self._sources, index)
        if speaker is None or speaker.start <= anchor.idx < speaker.end:
            return None
        if speaker.actor is None and speaker.name.lower() in _PRONOUNS:
            return speaker if speaker.name.lower() in ("they", "he", "she") else None
        return self._sources.owner_of_subject(subject, index) or speaker

    def _is_of_thing(self, verb: Token, subject: Token | None, index: ActorIndex) -> bool:
        """Whether a verb is said of a thing that tells nothing: "The savings, put at 40 million, will be shared", "Its shares
        fell, valuing the firm at 40 million".
        """
        if verb.lemma_ == "put" and not has_child(verb, "dobj"):
            return True
        if verb.lemma_ == "value" and verb.tag_ == "VBG" and verb.dep_ == "advcl" and not self._cues.claims(verb.head):
            return True
        is_sign = verb.lemma_ in _SIGNS and (verb.tag_ == "VBG" or verb.lemma_ != "show")
        return (verb.lemma_ in _OF_THINGS or is_sign) and not self._is_somebody(subject, index)

    def _is_somebody(self, subject: Token | None, index: ActorIndex) -> bool:
        """Whether the subject can tell anything: not "the deal values the firm at 40 million", "wind was to blame"."""
        if subject is None or subject.pos_ == "PRON":
            return subject is not None
        noun = antecedent(subject)
        return noun.lemma_.lower() in RECORDED or self._sources.can_tell(noun, index)

    def _is_inherited_by_report(self, verb: Token, subject: Token, index: ActorIndex) -> bool:
        """As in "A spokesman said drones had hit the market, and put the dead at 40": he put it, not what the clause is about."""
        if cue_resumed(verb, self._cues) is not None:
            return True
        if verb.dep_ != "conj" or subject.head is verb or self._sources.can_tell(antecedent(subject), index):
            return False
        return any(t.dep_ == "ccomp" and self._cues.claims(t.head) for t in (verb, *verb.ancestors))

    def _set_off(self, anchor: Token, index: ActorIndex, quotes: Sequence[AttributedQuote]) -> _Claim | None:
        """As in "…, the ministry said." or "…, she said, …": a reporting clause between commas."""
        for cue in set_off_cues(anchor.sent, self._cues):
            if (
                not cue.covers(anchor)
                or not index.is_within_reach(cue.verb, anchor)
                or self._is_by_the_way(anchor, cue.first, quotes)
            ):
                continue
            if self._is_parted(anchor, cue.first):
                continue
            speaker = self._sources.owner_of_subject(cue.subject, index) or speaker_from(cue.subject, index)
            speaker = speaker or spoke_before(cue.subject, self._cues, self._sources, index)
            if speaker is None or speaker.name.lower() in ("i", "we", "you") or is_share(cue.subject):
                continue
            speaker = _without_what_follows(speaker, cue, anchor.doc)
            if not speaker.start <= anchor.idx < speaker.end:
                return speaker, cue.verb.idx, end_of(cue.verb)
        return None

    def _is_parted(self, anchor: Token, cue: int) -> bool:
        """Whether a semicolon parts a figure from a cue, and the clause before it has a cue of its own: "Some fled; 40 died, they
        said" is told by them as a whole.
        """
        between = [t.i for t in anchor.doc[min(anchor.i, cue) : max(anchor.i, cue)] if t.text == ";"]
        if not between:
            return False
        is_told_at_end = anchor.i < cue
        return not is_told_at_end or any(self._cues.claims(t) for t in anchor.doc[anchor.sent.start : between[-1]])

    @staticmethod
    def _is_by_the_way(anchor: Token, cue: int, quotes: Sequence[AttributedQuote]) -> bool:
        """Whether a figure before a cue is what the article says itself of those whom the sentence is about."""
        if anchor.i >= cue:
            return False
        is_quoted = any(q.quote.kind == "direct" and q.quote.start <= anchor.idx < q.quote.end for q in quotes)
        return is_in_passing(anchor, cue) or (not is_quoted and is_background(anchor, cue))

    def _agent(self, anchor: Token, index: ActorIndex) -> _Claim | None:
        """As in "33 of whom have been declared dead by Israel"."""
        for verb in anchor.ancestors:
            if verb.dep_ in ("ccomp", "advcl", "relcl") and verb.lemma_ not in _VERDICTS:
                return None
            if verb.lemma_ in _VERDICTS:
                if verb.lemma_ == "put" and (has_child(verb, "prt") or not _is_at(anchor, verb)):
                    return None  # "put off by two years"
                agent = next((c for c in verb.children if c.dep_ == "agent"), None)
                source = next((c for c in agent.children if c.dep_ == "pobj"), None) if agent is not None else None
                speaker = speaker_from(source, index) if source is not None else None
                if speaker is not None:
                    return speaker, verb.idx, end_of(verb)
        return None

    def _measure_noun(self, anchor: Token, index: ActorIndex) -> _Claim | None:
        """As in "A ministry tally put the dead at 40", "UN figures show": the subject is a count with an owner."""
        for verb in anchor.ancestors:
            if verb.pos_ not in ("VERB", "AUX"):
                continue
            subject = subject_of(verb)
            if subject is not None and is_share(subject) and verb.dep_ in ("pcomp", "conj"):
                continue  # "A survey tipped her to win, with 58 percent believing that"
            if subject is None or not self._cues.is_measure(subject) or subject.i >= anchor.i:
                return None
            owner = self._sources.owner(subject, index)
            return (owner, subject.idx, end_of(subject)) if owner else None
        return None

    def _holds_at(self, anchor: Token, index: ActorIndex) -> _Claim | None:
        """As in "The agency has the number of dead at 146", "the survey had Labour on 38 percent"."""
        top = anchor.head if anchor.dep_ == "nummod" else anchor
        is_behind = top.dep_ == "pobj" and top.head.lower_ in ("at", "on")
        if not is_behind and anchor.lemma_ not in ("have", "put"):
            return None
        verb = top.head.head if is_behind else anchor
        above = next((t for t in anchor.ancestors if t.pos_ in ("VERB", "AUX")), verb)
        is_second = any(t.like_num and t.dep_ in ("nummod", "pobj") for t in anchor.doc[above.i : max(above.i, top.i - 2)])
        if is_behind and is_second:
            verb = above  # "…, ahead of Bloom on 57", "…, with Bloom on 37"
        if (
            not (verb.lemma_ == "have" or (is_second and verb.lemma_ == "put"))
            or verb.pos_ not in ("VERB", "AUX")
            or not has_child(verb, "dobj")
        ):
            if top.dep_ != "pobj" or verb.dep_ != "dobj" or verb.head.lemma_ != "have":
                return None
            verb = verb.head  # the parser hangs the preposition on the object
        subject = subject_of(verb)
        subject = antecedent(subject) if subject is not None else None
        if subject is None or subject.i > anchor.i or not self._sources.can_tell(subject, index):
            return None
        speaker = self._sources.owner_of_subject(subject, index) or speaker_from(subject, index)
        return (speaker, verb.idx, end_of(verb)) if speaker is not None else None

    @staticmethod
    def _quotation(anchor: Token, quotes: Sequence[AttributedQuote]) -> _Claim | None:
        """The speaker of the quotation that the figure stands in."""
        for attributed in quotes:
            quote = attributed.quote
            if attributed.speaker is not None and quote.kind != "indirect" and quote.start <= anchor.idx < quote.end:
                cue_start = quote.cue_start if quote.cue_start is not None else quote.start
                cue_end = quote.cue_end if quote.cue_end is not None else quote.start
                return attributed.speaker, cue_start, cue_end
        return None

    def _continued(self, anchor: Token, index: ActorIndex, quotes: Sequence[AttributedQuote]) -> _Claim | None:
        """The claimant of the number in the sentence before, whose count goes on."""
        going_on = count_going_on(anchor, self._cues)
        claim = self.find(anchor.doc, going_on.before, index, quotes) if going_on is not None else None
        return (claim.speaker, going_on.word.idx, end_of(going_on.word)) if going_on is not None and claim is not None else None

    def _behind_semicolon(self, anchor: Token, index: ActorIndex, quotes: Sequence[AttributedQuote]) -> _Claim | None:
        """The claimant of the number before a semicolon."""
        before = before_semicolon(anchor, self._cues)
        claim = self.find(anchor.doc, before, index, quotes) if before is not None else None
        return (claim.speaker, claim.start, claim.end) if claim is not None else None


def _without_what_follows(speaker: Speaker, cue: SetOffCue, doc: Doc) -> Speaker:
    """As in "…, says Dr Ana Ruiz, and nine children died", where the parser takes the children for more who say so."""
    end = end_of(doc[cue.end - 1])
    if speaker.actor is not None or not cue.first <= cue.verb.i < cue.end or not speaker.start < end < speaker.end:
        return speaker
    return replace(speaker, name=doc.text[speaker.start : end], end=end)


def _is_finite(verb: Token) -> bool:
    """As in "The office estimated in May that 40 left", where the parser saw a participle: it reports a clause."""
    is_participle = verb.dep_ == "acl" and verb.tag_ in ("VBN", "VBD") and verb.head.dep_ == "ROOT" and verb.head.i < verb.i
    return is_participle and any(c.dep_ == "ccomp" and has_child(c, "mark") for c in verb.children)


def _is_at(anchor: Token, verb: Token) -> bool:
    """As in "put by the Treasury at £40 million": the number stands behind "at"."""
    return any(t.lower_ == "at" and t.head == verb for t in anchor.ancestors)


def _is_staff(speaker: Speaker, doc: Doc) -> bool:
    """As in "crews had counted 40 houses": unnamed ones that count, told without saying whose they are."""
    span = doc.char_span(speaker.start, speaker.end, alignment_mode="expand")
    if speaker.actor is not None or span is None or span.root.lemma_.lower() not in _STAFF:
        return False
    return span.root.dep_ == "nsubj" and span.root.head.lemma_ in _COUNTING
