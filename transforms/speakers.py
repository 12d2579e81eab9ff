"""Who a reporting verb's subject names: the head of a phrase as a whole name or phrase, with the actor it stands for."""

from __future__ import annotations

import re
from functools import lru_cache

from transforms.actors import ActorIndex
from transforms.analysed_text import Doc, Span, Token
from transforms.frozen import frozen
from transforms.gapped_claims import gap_before
from transforms.issued_documents import issuer_before
from transforms.language_analysis import end_of
from transforms.records import Actor
from transforms.roles import is_role_noun
from transforms.syntax import antecedent, is_passive, phrase, subject_of, surface_of

#: Phrases of an article: each of its figures and quotes asks who its own stands for.
_REMEMBERED = 128
_GENERIC_SUBJECTS = frozenset({"it", "this", "that", "there", "what", "which", "one", "you"})
_DAYS = frozenset({"yesterday", "today", "tomorrow", "tonight"})
#: What the parser may hang beside a noun instead of on it: "the ginners' association" of "… reports", read as a noun.
_BESIDE = frozenset({"amod", "compound", "poss", "case"})
#: Heads of phrases that tell a share: "52%", "a majority of voters".
_SHARES = frozenset("% percent pct majority plurality minority half third quarter fifth fraction proportion share".split())


@frozen
class Speaker:
    """Who speaks: the name of the actor, or the phrase as written, at its span."""

    name: str
    start: int
    end: int
    actor: Actor | None
    chain: tuple[str, ...] = ()


def is_share(head: Token) -> bool:
    """Whether a subject is a share of those asked, who answer and claim nothing: "52 percent said", "a majority of voters"."""
    lemma = head.lemma_.lower()
    if lemma == "cent":
        return any(c.lower_ == "per" for c in head.children)
    return lemma in _SHARES or (head.like_num and any(c.dep_ == "prep" and c.lower_ in ("in", "out") for c in head.children))


def speaker_of(verb: Token, index: ActorIndex) -> Speaker | None:
    """The speaker of a reporting verb: its subject, the agent of a passive, or None."""
    quoted = _quoted_person(verb)
    if quoted is not None:
        return speaker_from(quoted, index)
    for child in verb.children:
        if child.dep_ == "agent":
            by = next((c for c in child.children if c.dep_ == "pobj"), None)
            if by is not None and by.ent_type_ in ("DATE", "TIME"):
                continue  # "is expected by mid-March"
            if by is not None:
                return speaker_from(by, index) if is_passive(verb) or verb.tag_ == "VBN" else None
    subject = subject_of(verb)
    if subject is not None and subject.lower_ in _DAYS:
        return None  # "A man held since May, said yesterday that", where the parser takes the day for the subject
    if subject is None and not is_passive(verb):
        return _nearby(verb, index)
    if subject is None or subject.dep_ in ("nsubjpass", "csubj"):
        return None
    return speaker_from(antecedent(subject), index)


def _quoted_person(verb: Token) -> Token | None:
    """As in "The paper quoted X as saying …": X speaks, whichever of the two verbs is the cue."""
    quoting = verb.head.head if verb.dep_ == "pcomp" and verb.head.lower_ == "as" else verb
    if quoting.lemma_ not in ("quote", "cite"):
        return _person_quoted_doing(verb)
    behind = verb.doc[quoting.i + 1 : verb.sent.end - 1]  # "quoted Ana Ruiz, who lives nearby, as saying"
    is_saying = any(t.lower_ == "as" and t.nbor().lower_ in ("saying", "telling") for t in behind)
    if not is_saying and not any(c.dep_ == "prep" and c.lower_ == "as" for c in quoting.children):
        return None
    return next((c for c in quoting.children if c.dep_ in ("dobj", "nsubjpass")), None)


def _person_quoted_doing(verb: Token) -> Token | None:
    """As in "The paper quoted Ana Ruiz calling it a tragedy": she speaks, not the paper."""
    quoting = verb.head.head if verb.dep_ == "acl" else verb.head
    if verb.tag_ != "VBG" or verb.dep_ not in ("xcomp", "advcl", "acl", "ccomp") or quoting.lemma_ not in ("quote", "cite"):
        return None
    person = next((c for c in quoting.children if c.dep_ == "dobj" and c.i < verb.i), None)
    is_next = person is not None and person.pos_ in ("PROPN", "NOUN") and verb.nbor(-1).text != ","
    return person if is_next else None


def _nearby(verb: Token, index: ActorIndex) -> Speaker | None:
    """A name right behind or before the verb that the parser attached elsewhere: "said Yaakov Amidror, Israel's former
    adviser", "a leader in Tsafe, Sani Dauran, told".
    """
    for position in (verb.i - 1,) if verb.lemma_ == "tell" else (verb.i + 1, verb.i - 1):  # "told AFP": not who told
        if 0 <= position < len(index.doc) and index.doc[position].sent == verb.sent:
            actor = index.at(index.doc[position])
            if actor is not None:
                return speaker_from(index.doc[position], index)
    named = index.doc[verb.i - 2] if verb.i > 1 and index.doc[verb.i - 1].text == "," else None
    person = index.at(named) if named is not None and named.sent == verb.sent else None
    return speaker_from(named, index) if named is not None and person is not None and person.kind == "person" else None


@lru_cache(maxsize=_REMEMBERED)
def speaker_from(head: Token, index: ActorIndex) -> Speaker | None:
    """The speaker that a phrase with this head names; None for words that stand for nobody ("it is said")."""
    head = _true_head(head, index)
    if head.lower_ in ("it", "they", "he", "she", "him") and (earlier := index.earlier_speaker(head)) is not None:
        speaker = speaker_from(earlier, index)
        is_body = earlier.lemma_.lower() in index.gazetteer.organisation_nouns
        is_person = not is_body and speaker is not None and speaker.actor is not None and speaker.actor.kind == "person"
        if speaker is not None and not (is_person and head.lower_ == "it"):
            return Speaker(speaker.name, head.idx, end_of(head), speaker.actor)
    issuer = _issuer_before(head, index)
    if issuer is not None and (speaker := speaker_from(issuer, index)) is not None:
        _, start, end = surface_of(phrase(head))
        return Speaker(speaker.name, start, end, speaker.actor)
    actor = index.resolve(head)
    is_part = any(c.dep_ == "prep" and c.lower_ == "of" for c in head.children)
    if (
        actor is None
        and not is_part
        and (
            head.lower_ in _GENERIC_SUBJECTS
            or (head.pos_ in ("PRON", "DET", "PART") and head.lower_ not in ("many", "some", "others", "most", "both"))
        )
    ):
        if head.pos_ != "PRON" or head.lower_ in _GENERIC_SUBJECTS | {"our", "my", "your"}:
            return None
        return Speaker(head.text, head.idx, end_of(head), None)
    span = _with_siblings(_with_places(_restricted(_without_number(phrase(head)), index)))
    span = _shown(span, head, index, actor)
    if actor is not None and actor.actor_id is None and (several := _with_places(span)).end > span.end:
        span, actor = several, None  # "police in Spain and Portugal" are no "Police in Spain"
    actor, span = _whole_name(head, index, actor, span)
    text, start, end = surface_of(span)
    if (together := _with_others(head, span, actor, index)) is not None:
        return together
    owner = _country_before(head, index) if actor is None else None
    if owner is not None:
        text = f"{owner}'s {head.doc.span(span.start + 1, span.end).text}"
    if head.pos_ in ("ADJ", "ADV") and not any(c.dep_ == "det" for c in head.children):
        return None
    if not any(letter.isalpha() for letter in text.removeprefix("'s").removeprefix("’s")):
        return None
    country = index.country_of_capital(head)
    if actor is None and country is not None:
        text = country
    fuller = index.fuller_phrase(head) if actor is None else None
    return Speaker(actor.name if actor else _TIMES.sub("", fuller or text), start, end, actor)


def _issuer_before(head: Token, index: ActorIndex) -> Token | None:
    """Who issued the document that a phrase takes up; of nouns right before it only those that stand for somebody."""
    issuer = issuer_before(head)
    if issuer is None or issuer.dep_ != "compound" or index.at(issuer) is not None:
        return issuer
    return None if {issuer.lemma_.lower(), issuer.lower_}.isdisjoint(index.gazetteer.organisation_nouns) else issuer


def _with_others(head: Token, span: Span, actor: Actor | None, index: ActorIndex) -> Speaker | None:
    """As in "Hamas and Israel said", "according to a nurse and a police chief": all who speak, as they stand side by side."""
    people, names, end = [head], [actor.name if actor is not None else ""], span.end
    while (other := next((c for c in people[-1].rights if c.dep_ == "conj"), None)) is not None:
        beside = next((c for c in people[-1].rights if c.dep_ == "appos" and c.left_edge.i == end + 1), None)
        end = beside.right_edge.i + 1 if beside is not None and beside.i < other.i else end  # "Ana Ruiz, the mayor, and …"
        between = head.doc[end : other.left_edge.i]
        if not 0 < len(between) < 3 or any(t.lower_ not in ("and", "&", ",") for t in between):
            return None
        named = index.at(other)
        if (named is not None and named is index.at(people[-1])) or not (named is not None or _can_speak(other, index)):
            return None
        people.append(other)
        names.append(named.name if named is not None else "")
        end = phrase(other).end
    if len(people) == 1 or not (actor is not None or _can_speak(head, index)):
        return None
    text, start, stop = surface_of(head.doc.span(span.start, end))
    if all(names):
        text = f"{', '.join(names[:-1])} and {names[-1]}"
    return Speaker(text, start, stop, None)


def _can_speak(noun: Token, index: ActorIndex) -> bool:
    """Whether a noun of the tables stands for people or a body."""
    words = {noun.lemma_.lower(), noun.lower_}
    known = index.gazetteer.person_nouns, index.gazetteer.organisation_nouns
    return noun.pos_ == "NOUN" and (any(not words.isdisjoint(k) for k in known) or is_role_noun(noun, index.gazetteer))


def _whole_name(head: Token, index: ActorIndex, actor: Actor | None, span: Span) -> tuple[Actor | None, Span]:
    """The actor and the words of a name that a country, a number or a common noun is part of."""
    if actor is not None and actor.kind == "country" and _is_last_of_name(head, index):
        actor, span = None, phrase(head)  # "Age UK", "Iran Human Rights"
    if actor is None:
        span = _with_second_name(_with_prefix(span, head), head, index)
    if actor is None and head.pos_ == "PROPN" and span.end == head.i + 1 and _is_numbered(head):
        span = head.doc.span(span.start, span.end + 1)  # "Rescue 1122"
    if actor is None and head.pos_ == "PROPN" and all(t.pos_ == "NOUN" for t in head.doc[span.start : head.i]):
        span = head.doc.span(head.i, span.end)  # "Business group AHRESP"
    return actor, span


#: First words of the names of places: "New Zealand", "Northern Ireland".
_OF_PLACES = frozenset(
    "north south east west northern southern eastern western central new great greater upper lower inner outer mainland".split()
)
_PREFIXES = frozenset("ex vice deputy co sub non".split())


def _with_prefix(span: Span, head: Token) -> Span:
    """The phrase with the prefix that the parser took for a noun of its own: "An Israeli ex-minister"."""
    doc, start = head.doc, span.start
    if start < head.sent.start + 2 or doc[start - 1].text != "-" or doc[start - 2].lower_ not in _PREFIXES:
        return span
    start -= 2
    while start > head.sent.start and doc[start - 1].pos_ in ("DET", "ADJ", "PROPN") and doc[start - 1].text != ",":
        start -= 1
    return doc.span(start, span.end)


def _with_second_name(span: Span, head: Token, index: ActorIndex) -> Span:
    """The phrase with the second half of a name: "Parks and Wildlife", "Tyne and Wear Fire and Rescue Service"."""
    doc, end = head.doc, span.end
    if not head.text[0].isupper() or end != head.i + 1:
        return span
    while (
        end + 1 < len(doc) and doc[end].lower_ in ("and", "&") and doc[end + 1].pos_ == "PROPN" and index.at(doc[end + 1]) is None
    ):
        end += 2
        while end < len(doc) and doc[end].pos_ == "PROPN" and index.at(doc[end]) is None:
            end += 1
    return doc.span(span.start, end)


def _is_last_of_name(head: Token, index: ActorIndex) -> bool:
    """Whether a country's name is only the end of one: "Age UK", "Timber Frame Ireland"; not "President Xi's China"."""
    before = head.nbor(-1) if head.i > head.sent.start else head
    is_place = before.ent_type_ == "GPE" and (before.lower_ in _OF_PLACES or before.ent_iob_ != "B")
    is_part = before.dep_ == "compound" and before.head is head and before.pos_ == "PROPN" and not is_place
    return is_part and index.at(before) is None and not is_role_noun(before, index.gazetteer)


def _is_numbered(head: Token) -> bool:
    """Whether a number behind a name belongs to it: "Rescue 1122 said"."""
    number = head.nbor() if head.i + 1 < len(head.doc) else None
    return (
        number is not None
        and number.tag_ == "CD"
        and number.text.isdigit()
        and number.head is head
        and number.dep_ == "nummod"
        and gap_before(number) is None
    )


def _country_before(head: Token, index: ActorIndex) -> str | None:
    """Whose "its defence ministry" is, where a country is meant by "its": "Peru has 40 tanks, its army said"."""
    its = next((c for c in head.children if c.dep_ == "poss" and c.lower_ == "its"), None)
    if its is None or its.i != head.left_edge.i or head.lemma_.lower() not in index.gazetteer.organisation_nouns:
        return None
    owner = index.resolve(its)
    return owner.name if owner is not None and owner.kind == "country" else None


#: The hour at which an entry of a live page was written ("14:55 GMT - The mission"), "Earlier media", "officials on Tuesday".
_TIMES = re.compile(
    r"^\d{1,2}[:.]\d\d(?:\s?(?:[ap]\.?m\.?|[A-Z]{2,4}))?\s*(?:[-–—:]\s*)?|^Earlier\s+"
    r"|(?<=\w)\s+(?:late\s+|early\s+)?on\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$"
)


def _without_number(span: Span) -> Span:
    """The phrase without the number it was made of or the hour before it: "the poll" of "the poll of 1,050 adults"."""
    head = span.root
    if head.i > span.start and span[0].tag_ == "CD" and ":" in span[0].text:
        dashes = [t.i for t in span.doc[span.start : head.i] if t.text in ("-", "–", "—") and t.nbor(-1).whitespace_]
        span = span.doc.span((dashes[0] if dashes else span.start) + 1, span.end)
    for child in head.children:
        if head.i < child.i < span.end and child.dep_ == "prep" and any(t.like_num for t in span.doc[child.i : span.end]):
            return span.doc.span(span.start, child.i)
    return span


def _with_places(span: Span) -> Span:
    """The phrase with all places that it ends in: "officials in Chile, Peru and Norway", where the parser took the last for more
    of those who speak.
    """
    doc, end = span.doc, span.end
    if span[-1].ent_type_ != "GPE" or not any(t.lower_ in ("in", "of", "from") for t in span):
        return span
    while end + 1 < len(doc) and doc[end].lower_ in (",", "and") and doc[end + 1].ent_type_ == "GPE":
        is_last, end = doc[end].lower_ == "and", end + 2
        while end < len(doc) and doc[end].ent_type_ == "GPE":
            end += 1
        if is_last:
            return doc.span(span.start, end)
    return span


def _with_siblings(span: Span) -> Span:
    """The phrase with what the parser hung beside it on the noun behind: "local media" of "…, local media report", and the
    whole word of "a co-worker said".
    """
    head, start = span.root, span.start
    joined = head.doc.span(span.end - 1, min(span.end + 2, head.sent.end))
    if len(joined) == 3 and joined[1].text == "-" and not joined[0].whitespace_ + joined[1].whitespace_:
        return head.doc.span(start, joined.end)
    if head.dep_ != "compound" or head.pos_ != "NOUN" or span.end != head.head.i:
        return span
    while (
        start > head.sent.start
        and head.doc[start - 1].dep_ in _BESIDE
        and head.head
        in (
            head.doc[start - 1].head,
            head.doc[start - 1].head.head,
        )
    ):
        start -= 1
    return head.doc.span(start, span.end)


def _restricted(span: Span, index: ActorIndex) -> Span:
    """The phrase with what tells an unnamed one apart: "a person familiar with the talks", "a worker with knowledge of it"."""
    head, end = span.root, span.end
    is_person = head.lemma_.lower() in index.gazetteer.person_nouns or is_role_noun(head, index.gazetteer)
    if not is_person and head.lemma_ != "source":
        return span
    for child in head.rights:
        if child.i < end:
            continue
        is_restriction = child.dep_ in ("amod", "acl") or (child.dep_ == "prep" and child.lower_ in ("with", "on", "close"))
        if child.left_edge.i != end or not is_restriction or child.tag_ in ("VBG", "VBD") or _goes_on_behind(child):
            break
        end = _end_before_comma(child, end)
    return span.doc.span(span.start, end)


def _goes_on_behind(participle: Token) -> bool:
    """As in "The head of the service called the raid a success and said", where the parser takes the verb for a participle: "and"
    joins its phrase to nothing.
    """
    joins = [c.dep_ for c in participle.head.rights if c.i > participle.i and c.dep_ in ("cc", "conj")]
    return joins == ["cc"]


def _end_before_comma(restriction: Token, start: int) -> int:
    """The end of a modifier's words, at a comma at the latest."""
    end = restriction.right_edge.i + 1
    return next((t.i for t in restriction.doc[start:end] if t.text in (",", ";", "—", "–")), end)


def _true_head(head: Token, index: ActorIndex) -> Token:
    """The parser's head of "Hamas official Osama Hamdan" may be "official": the name in apposition is who speaks."""
    if (actor := index.at(head)) is not None:
        return head if actor.kind == "person" else _officer_behind(head, index) or _member_before(head, index) or head
    for child in head.children:
        is_name_beside = head.pos_ == "NOUN" and child.pos_ == "PROPN" and child.left_edge.i == head.i + 1
        if child.dep_ == "appos" and (is_name_beside or index.at(child) is not None):
            return child
    if is_role_noun(head, index.gazetteer) and (named := _with_two_roles(head, index)) is not None:
        return named
    following = head.nbor() if head.i + 1 < len(head.doc) else None
    is_before_name = following is not None and following.pos_ == "PROPN" and following.sent == head.sent
    is_before_name = is_before_name and following is not None and following.ent_type_ != "DATE"  # "said state officials Monday"
    if following is not None and is_before_name and (head.pos_ == "NOUN" or is_role_noun(head, index.gazetteer)):
        if index.at(following) is not None:
            return following
        if head.lemma_ in index.gazetteer.organisation_nouns or is_role_noun(head, index.gazetteer):
            return following.head if following.dep_ == "compound" and following.head.pos_ == "PROPN" else following
    return _name_behind(head, index) or _name_behind_country(head, index) or _named_head_of(head, index) or head


def _named_head_of(head: Token, index: ActorIndex) -> Token | None:
    """As in "Inspector General of Police Ana Ruiz": the person whose office the capitals are."""
    if not head.is_title or any(c.dep_ == "det" for c in head.children) or not is_role_noun(head, index.gazetteer):
        return None
    of = head.nbor() if head.i + 1 < len(head.doc) else None
    name = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None and of.lower_ == "of" else None
    person = index.at(name) if name is not None and name.pos_ == "PROPN" else None
    return name if person is not None and person.kind == "person" else None


def _officer_behind(force: Token, index: ActorIndex) -> Token | None:
    """As in "Canadian military Capt. Tom Reed": the person whose rank stands right behind the name of a force."""
    for child in force.children:
        actor = index.at(child) if child.dep_ == "appos" and child.left_edge.i == force.i + 1 else None
        if actor is not None and actor.kind == "person":
            return child
    return None


def _member_before(body: Token, index: ActorIndex) -> Token | None:
    """As in "Sgt. Tom Reed of the Tarma Police called", where the parser hangs the person on the name of the body behind."""
    for child in body.lefts:
        actor = index.at(child) if child.dep_ in ("nmod", "compound") and child.nbor().lower_ in ("of", "from", "at") else None
        if actor is not None and actor.kind == "person":
            return child
    return None


def _with_two_roles(role: Token, index: ActorIndex) -> Token | None:
    """As in "said chairman and CEO Ana Ruiz": the person who has both."""
    words = role.doc[role.i + 1 : role.i + 5]
    if len(words) < 3 or words[0].lower_ != "and" or not is_role_noun(words[1], index.gazetteer):
        return None
    named = next((t for t in words[2:] if index.at(t) is not None), None)
    actor = index.at(named) if named is not None else None
    is_one = not any(c.dep_ == "det" for c in words[1].children)
    return named if actor is not None and actor.kind == "person" and is_one else None


def _name_behind_country(head: Token, index: ActorIndex) -> Token | None:
    """As in "the US envoy for Sudan Ana Ruiz": a person's name right behind the country of an office."""
    if head.pos_ != "NOUN" or not is_role_noun(head, index.gazetteer):
        return None
    country = next((t for t in head.doc[head.i + 1 : head.i + 4] if index.gazetteer.is_country(t.text)), None)
    name = country.nbor() if country is not None and country.i + 1 < head.sent.end else None
    actor = index.at(name) if name is not None else None
    is_office = country is not None and country.nbor(-1).lower_ in ("for", "of", "to", "in")
    return name if is_office and actor is not None and actor.kind == "person" else None


def _name_behind(head: Token, index: ActorIndex) -> Token | None:
    """As in "the head of the mission, Ana Ruiz": a person's name behind the comma after a role."""
    if head.pos_ != "NOUN" or not is_role_noun(head, index.gazetteer):
        return None
    position = phrase(head).end
    if position + 1 >= head.sent.end or head.doc[position].text != ",":
        return None
    name = head.doc[position + 1]
    actor = index.at(name)
    return name if actor is not None and actor.kind == "person" else None


def _shown(span: Span, head: Token, index: ActorIndex, actor: Actor | None) -> Span:
    """For a resolved name the span of the mention, else the phrase."""
    if actor is None:
        return span
    start, end = head.i, head.i + 1
    doc: Doc = head.doc
    while start > 0 and index.at(doc[start - 1]) is actor:
        start -= 1
    while end < len(doc) and index.at(doc[end]) is actor:
        end += 1
    return doc.span(start, end)
