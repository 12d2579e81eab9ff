"""Affiliations: the actor or country that a person's role or name is tied to, where only one can be meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from transforms.analysed_text import Doc, Span, Token
from transforms.cluster import Cluster, folded
from transforms.definite_nouns import DefiniteNouns
from transforms.gazetteer import Gazetteer
from transforms.names import NameMention
from transforms.pronouns import Pronouns
from transforms.salience import BUSINESS
from transforms.told_roles import is_denied

#: Levels of the table of roles whose holders serve the state, and those that speak or work for an organisation.
_STATE, _SERVING = frozenset({"state", "government", "royal"}), frozenset({"spokesperson", "business", "organisation"})

#: Words that say that a president or director is a body's.
_OF_BODIES = frozenset("club company union party group university bank association federation board".split())

#: Who is not with the body or country that the role names.
_AGAINST = frozenset("critic opponent foe enemy adversary detractor defector deserter dissident".split())
#: Bodies that a spokesperson's title tells, of which a text may mean another than the last one named: "junta spokesman".
_OWN_BODIES = frozenset(
    (
        "junta government regime ministry police army military navy parliament senate court council opposition rebel "
        "presidency palace embassy presidential ministerial cabinet"
    ).split()
)

#: Verbs that tie a person to a body by these prepositions, and those whose object is the body.
_BELONGS = {
    "assign": ("to",), "attach": ("to",), "post": ("to",), "second": ("to",), "belong": ("to",), "affiliate": ("to", "with"),
    "work": ("for", "at"), "volunteer": ("for", "at", "with"), "play": ("for",), "fight": ("for", "in"), "compete": ("for",),
    "serve": ("in", "with", "on"), "enlist": ("in", "with"), "enrol": ("at", "in"), "enroll": ("at", "in"), "study": ("at",),
    "teach": ("at",), "employ": ("by", "at"), "speak": ("for",), "embed": ("with",),
}  # fmt: skip
_LEADS = frozenset({"head", "chair", "lead", "direct", "command", "run", "captain", "coach", "manage"})


_HIRES = frozenset({"appoint", "name", "hire", "promote", "recruit"})

#: What opens the party and state of a member of Congress, who is of neither's actor: "(R-Ohio)".
_PARTIES = frozenset({"D", "R", "I"})
#: Experts, who speak of others than of whom they work for.
_EXPERTS = frozenset("economist analyst strategist consultant".split())
#: What opens a role that somebody had before.
_FORMER = frozenset({"former", "ex", "then"})


class Affiliations:
    """The affiliations of the persons of one text."""

    def __init__(
        self,
        doc: Doc,
        gazetteer: Gazetteer,
        clusters: Sequence[Cluster],
        by_token: Mapping[int, Cluster],
        anaphora: tuple[Pronouns, DefiniteNouns],
    ) -> None:
        self.doc, self.gazetteer = doc, gazetteer
        self._by_token = by_token
        self._pronouns, self._definite_nouns = anaphora
        self._bodies = [cluster for cluster in clusters if cluster.kind == "organisation"]
        self._countries = set(gazetteer.countries_in(doc))
        if "counterpart" in doc.text:
            self._countries.add("")  # "met her Norwegian counterpart": she is of another country

    def of(self, cluster: Cluster) -> str | None:
        """The name of the actor or country: "Hamas" of "Hamas official", "Israel" of "Israeli Prime Minister"."""
        spans = [span for span, _ in cluster.roles]
        now = sorted((span for span in spans if span[0].lower_ not in _FORMER and span[1:2].text != "former"), key=_is_of_nation)
        return (
            self._named(now, cluster)
            or self._tied(cluster)
            or next((found for span in now if (found := self._implied(span)) is not None), None)
            or self._named([span for span in spans if span not in now], cluster)
        )

    def _named(self, roles: Sequence[Span], cluster: Cluster) -> str | None:
        """What the roles of a person name."""
        for span in roles:
            if self._is_against(span):
                continue
            found = self._named_in(span, cluster) or self._country_in(span) or self._partly_named_in(span)
            if found is not None:
                return found
        return None

    def _tied(self, cluster: Cluster) -> str | None:
        """What the words beside an actor's names tell, and the clauses around a person's."""
        beside = next((found for m in cluster.mentions if (found := self._beside(m, cluster)) is not None), None)
        if beside is None and cluster.kind == "person":
            beside = next((found for m in cluster.mentions if (found := self._told(m, cluster)) is not None), None)
        return beside

    def _is_against(self, span: Span) -> bool:
        """As in "a Kremlin critic" and "an opponent of the junta": whom a role names is whom its holder is not with. An art
        critic of the Guardian is.
        """
        noun = next((t for t in span if t.lower_ in _AGAINST), None)
        if noun is None or noun.lower_ != "critic":
            return noun is not None
        is_named_before = noun.i > span.start and noun.nbor(-1).i in self._by_token
        return is_named_before or (noun.i + 1 < span.end and noun.nbor().lower_ == "of")

    # ------------------------------------------------------------ named in the role

    def _named_in(self, span: Span, person: Cluster) -> str | None:
        owners = ((token, self._by_token.get(token.i)) for token in span)
        named = [(token, o) for token, o in owners if o is not None and o is not person and o.kind != "person"]
        if named and self.gazetteer.level_of_role(span.text.split(" to ")[0]) == "diplomacy":  # "the Irish ambassador to China"
            named = [(t, o) for t, o in named if o.kind != "country" or t.i == span.start or t.nbor(-1).lower_ != "to"]
        if not named:
            return None
        (first, owner), (last, body) = named[0], named[-1]
        is_of_country = owner.kind == "country" and first.dep_ == "poss" and body.kind == "organisation"
        if is_of_country and not any(t.pos_ == "ADP" for t in self.doc[first.i : last.i]):
            owner = body if self.gazetteer.level_of_role(span.text) != "diplomacy" else owner  # "Russia's UN ambassador"
        return self._display(owner)

    def _country_in(self, span: Span) -> str | None:
        named = (name for token in span if self._can_be_country(token) and (name := self._country_at(token, span)) is not None)
        return next(named, None)

    def _can_be_country(self, token: Token) -> bool:
        """Neither "car" nor "Car", which are CAR in small letters, nor the "Samoan" of "Samoan-born"."""
        is_acronym_only = len(token) < 4 and token.is_title and not self.gazetteer.is_demonym(token.text)
        is_of_birth = any(map(_is_of_birth, self.doc[token.i : token.i + 2]))  # "South African-born", too
        return token.text[0].isupper() and not is_acronym_only and not is_of_birth

    def _country_at(self, token: Token, span: Span) -> str | None:
        pair = self.doc.span(token.i, min(token.i + 2, span.end)).text  # "South African"
        is_nation = self.gazetteer.is_demonym(pair) or self.gazetteer.is_country(pair)
        return self.gazetteer.country_name(pair if is_nation else token.text)

    def _partly_named_in(self, span: Span) -> str | None:
        """As in "the Alliance candidate" where the text names one Labour Alliance."""
        for token in span:
            is_place = token.ent_type_ in ("GPE", "LOC")  # "a Nagoya police officer", not of the Nagoya Hospital
            opens = token.i == span.sent.start and self.gazetteer.words.is_ordinary(token.lower_)
            if token.is_title and not opens and not is_place and token.lower_ not in self.gazetteer.role_words:
                name = self._name_around(token)
                owners = [c for c in self._bodies if any(_has_all(name, full.split()) for full in c.names)]
                if len(owners) == 1:
                    return self._display(owners[0])
        return None

    def _name_around(self, token: Token) -> list[str]:
        """The words of the name that a word with a capital is part of: of St John's Hospital no other one's."""
        first, last = token, token
        while first.i > 0 and self._goes_on(first.nbor(-1)):
            first = first.nbor(-1)
        while last.i + 1 < len(self.doc) and self._goes_on(last.nbor()):
            last = last.nbor()
        return [t.text for t in self.doc[first.i : last.i + 1] if t.is_title]

    def _goes_on(self, token: Token) -> bool:
        is_nation = self.gazetteer.is_demonym(token.text) or self.gazetteer.capital_words.get(token.text) == "people"
        return token.tag_ == "POS" or (token.is_title and not is_nation and token.lower_ not in self.gazetteer.role_words)

    def _of_sort(self, role: Span) -> str | None:
        """As "a coast guard spokesman" where the text names one coast guard."""
        words = [t for t in role if t.dep_ != "det"]
        sort = [t.lower_ for t in words[:-1]]
        if not sort or not all(t.is_lower and t.dep_ == "compound" for t in words[:-1]):
            return None
        owners = [c for c in self._bodies if any(name.lower().split()[-len(sort) :] == sort for name in c.names)]
        return self._display(owners[0]) if len(owners) == 1 else None

    def _display(self, cluster: Cluster) -> str:
        known = self.gazetteer.actors.get(cluster.known_id or "")
        return known.name if known else cluster.longest

    # ------------------------------------------------------------ beside the name

    def _beside(self, mention: NameMention, person: Cluster) -> str | None:
        """As in "Ana Ruiz of Human Rights Watch", "Ana Ruiz, from the Red Cross" and "the Red Cross's Ana Ruiz"."""
        doc, position, is_person = self.doc, mention.end, person.kind == "person"
        if mention.start > 1 and doc[mention.start - 1].tag_ == "POS":
            return self._body_at(mention.start - 2, person) or (self._state_at(mention.start - 2) if is_person else None)
        if is_person and mention.start > 0 and self.gazetteer.is_demonym(doc[mention.start - 1].text):
            return self.gazetteer.country_name(doc[mention.start - 1].text)  # "beat Italian Ana Ruiz"
        if is_person and position + 2 < len(doc) and doc[position].text == "(" and self._ends_at(position + 1) == ")":
            return self._body_at(position + 1, person)  # "Ana Ruiz (Labour)"
        position += position < len(doc) and doc[position].text == ","
        position += position < len(doc) and doc[position].lower_ in ("formerly", "previously")
        if position + 1 >= len(doc) or doc[position].lower_ not in (("of", "from", "with") if is_person else ("of",)):
            return None
        behind = position + 1 + (doc[position + 1].lower_ in ("the", "a"))
        if position > mention.end and doc[position].lower_ == "of":
            body = self._body_at(behind, person)
            return body if body is not None and self._is_sure_body(behind) else None  # "Ana Ruiz, of Oslo": where she lives
        is_official = bool(person.roles) and doc[position].lower_ == "of" and behind < len(doc)
        state = self._state_at(behind) or self.gazetteer.country_name(doc[behind].text) if is_official else None
        return self._body_at(behind, person) or state

    def _state_at(self, position: int) -> str | None:
        """The country that is named at a position."""
        owner = self._by_token.get(position)
        return self._display(owner) if owner is not None and owner.kind == "country" else None

    def _ends_at(self, position: int) -> str:
        """What stands right behind the name that stands at a position."""
        owner = self._by_token.get(position) if self.doc[position].text not in _PARTIES else None
        end = next((m.end for m in owner.mentions if m.start == position), position) if owner is not None else position
        return self.doc[end].text if position < end < len(self.doc) else ""

    def _told(self, mention: NameMention, person: Cluster) -> str | None:
        """As in "Ana Ruiz works for the Red Cross", "who heads the Red Cross" and "the Red Cross, headed by Ana Ruiz"."""
        root = self.doc.span(mention.start, mention.end).root
        if root.dep_ == "pobj" and root.head.dep_ == "agent":
            verb = root.head.head
            speaks = verb.lemma_ == "represent" and any(self.gazetteer.level_of_role(s.text) in _STATE for s, _ in person.roles)
            is_tied = verb.dep_ == "acl" and (verb.lemma_ in _LEADS or speaks)  # a lawyer stands for anybody
            beside = verb.i - 2 if verb.i > 1 and verb.nbor(-1).text == "," else verb.i - 1
            return self._body_at(beside, person) or self._body_at(verb.head.i, person) if is_tied else None
        if root.head.dep_ == "relcl" and any(c.tag_ == "WP$" for subject in root.head.children for c in subject.children):
            whole = root.head.head  # "the bank, whose director is Ana Ruiz", "Chad, whose president is Ben Moss"
            is_of_state = any(self.gazetteer.level_of_role(s.text) in _STATE for s, _ in person.roles)
            return self._body_at(whole.i, person) or (self._state_at(whole.i) if is_of_state else None)
        if root.head.lemma_ in _HIRES and root.dep_ in ("dobj", "nsubjpass"):
            return self._employer(root.head, person)
        verbs = [c for c in root.children if c.dep_ in ("relcl", "acl")]
        if root.dep_ in ("nsubj", "nsubjpass"):
            verbs.insert(0, root.head)
        bodies = (body for verb in verbs if not is_denied(verb) for body in _tied_to(verb))
        return next((found for body in bodies if (found := self._body_at(body.i, person)) is not None), None)

    def _employer(self, verb: Token, person: Cluster) -> str | None:
        """As in "Orsa Systems appointed Ana Ruiz as chief executive" and "was named chairman by the bank"."""
        is_business = any(
            verb in span.root.ancestors and self.gazetteer.level_of_role(span.text) == "business" for span, _ in person.roles
        )
        agents = (noun for child in verb.children if child.dep_ == "agent" for noun in child.children)
        givers = (*(child for child in verb.children if child.dep_ == "nsubj"), *agents)
        return next((found for giver in givers if (found := self._body_at(giver.i, person))), None) if is_business else None

    def _body_at(self, position: int, person: Cluster) -> str | None:
        owner = self._by_token.get(position)
        return self._display(owner) if owner is not None and owner is not person and owner.kind == "organisation" else None

    def _is_sure_body(self, position: int) -> bool:
        """Whether a name is no place's: one of the tables, with a word of bodies' names, an acronym, or before "union"."""
        owner = self._by_token[position]
        mention = next(m for m in owner.mentions if m.start <= position < m.end)
        name = self.doc[mention.start : mention.end]
        behind = self.doc[mention.end].lower_ if mention.end < len(self.doc) else ""
        words = self.gazetteer.organisation_nouns | self.gazetteer.ends_of_bodies
        return owner.known_id is not None or name[-1].is_upper or any(t.lower_ in words for t in name) or behind in words

    # ------------------------------------------------------------ implied

    def _implied(self, span: Span) -> str | None:
        """As in "its chief executive", "Spokesman X" behind what an agency did, and "Prime Minister" in a text on one country."""
        first = span[0]
        its = next((t for t in (first, *([first.nbor(-1)] if first.i else ())) if t.lower_ == "its"), None)
        if its is not None:
            owner = self._owner_of(its)
            return self._display(owner) if owner is not None else None
        behind = self._behind_comma(span)
        if (known := behind or self._of_sort(span)) is not None:
            return known
        holder = next((t for t in span if t.dep_ in ("poss", "pobj") and t.tag_ == "NN"), None)  # "the company's chief executive"
        owner = self._definite_nouns.whom(holder) if holder is not None else None
        if owner is not None and owner.kind == "organisation":
            return self._display(owner)
        level = self.gazetteer.level_of_role(span.text)
        if any(t.lower_ in _OF_BODIES for t in span):  # "Club president"
            level = "organisation"
        is_expert = span[-1].lower_ in _EXPERTS  # "Economist Ana Ruiz", whoever acted before
        if level in _SERVING and not is_expert and all(token.pos_ in ("NOUN", "PROPN", "ADJ") for token in span):
            owner = self._acting_before(first)
            told = {token.lower_ for token in span} & _OWN_BODIES
            is_other = owner is not None and bool(told - {word for name in owner.names for word in folded(name).split()})
            return self._display(owner) if owner is not None and not is_other else None
        is_anothers = first.i > 0 and first.nbor(-1).tag_ == "PRP$"  # "and his deputy Ana Ruiz"
        is_former = first.lower_.startswith(("former", "his", "her")) or is_anothers
        is_peoples = any(self.gazetteer.capital_words.get(token.text) == "people" for token in span)  # "Kurdish Prime Minister"
        if level in _STATE and len(self._countries) == 1 and not (is_former or is_peoples):
            return self.gazetteer.name_of_country(next(iter(self._countries)))
        return None

    def _owner_of(self, its: Token) -> Cluster | None:
        """Whose a role behind "its" is: of "the city and its mayor" the city's, else the one body's that the sentence names
        before, else whose the pronoun is.
        """
        beside = its.head.head
        is_joined = its.head.dep_ == "conj" and beside.pos_ in ("NOUN", "PROPN") and beside.i < its.i
        if is_joined and its.nbor(-1).lower_ == "and":
            return self._by_token.get(beside.i) or self._definite_nouns.whom(beside)
        return self._only_body_before(its) or self._pronouns.whom(its)

    def _only_body_before(self, its: Token) -> Cluster | None:
        """As in "Shares of Orsa Systems fell after its chairman, Ana Ruiz, left"."""
        named = (self._by_token.get(t.i) for t in self.doc[its.sent.start : its.i])
        found = {id(c): c for c in named if c is not None and c.kind != "person"}
        owner = next(iter(found.values()), None)
        return owner if len(found) == 1 and owner is not None and owner.kind == "organisation" else None

    def _behind_comma(self, span: Span) -> str | None:
        """As in "said Ana Ruiz, Director General, WADA.": the body that alone follows a role."""
        doc, start = self.doc, span.end + 1
        owner = self._by_token.get(start) if start < len(doc) and doc[span.end].text == "," else None
        if owner is None or owner.kind != "organisation":
            return None
        end = next(m.end for m in owner.mentions if m.start <= start < m.end)
        return self._display(owner) if end >= len(doc) or doc[end].text in (".", ";") else None

    def _acting_before(self, token: Token) -> Cluster | None:
        """The organisation that is the subject of the sentence before, or of the same one."""
        sentences = self.doc.sents
        number = next((n for n, sentence in enumerate(sentences) if sentence.start <= token.i < sentence.end), 0)
        for sentence in sentences[max(0, number - 1) : number]:
            for word in sentence:
                owner = self._by_token.get(word.i)
                is_subject = word.dep_ in ("nsubj", "nsubjpass") and (word.head.dep_ == "ROOT" or _is_told_by_itself(word.head))
                if is_subject and owner is not None and owner.kind == "organisation":
                    return owner
        return None


def _is_told_by_itself(verb: Token) -> bool:
    """As in "Orsa Systems won an order, the company said"."""
    above = verb.head
    teller = next((c for c in above.children if c.dep_ == "nsubj"), None)
    return verb.dep_ == "ccomp" and above.dep_ == "ROOT" and teller is not None and teller.lower_ in BUSINESS


def _has_all(words: Sequence[str], name: Sequence[str]) -> bool:
    """Whether a name has each of the words, or its plural: "the Houthi spokesman"."""
    return all(word in name or f"{word}s" in name for word in words)


def _is_of_birth(nation: Token) -> bool:
    """As in "Samoan-born" and "a Samoan native"."""
    behind = [t.lower_ for t in nation.doc[nation.i + 1 : nation.i + 3]]
    return behind == ["-", "born"] or behind[:1] == ["native"]


def _is_of_nation(role: Span) -> bool:
    """As in "Swedish citizen"."""
    return role.doc[role.end - 1].lower_ in ("citizen", "national")


def _tied_to(verb: Token) -> Iterator[Token]:
    """The nouns that a verb of belonging or of leading ties its subject to."""
    for child in verb.children:
        if child.dep_ == "dobj" and verb.lemma_ in _LEADS:
            yield child
        elif child.lower_ in _BELONGS.get(verb.lemma_, ()):
            yield from (noun for noun in child.children if noun.dep_ == "pobj")
