"""Actors of one article: who acts in it, with roles and affiliation, and whom a phrase or pronoun refers to."""

from __future__ import annotations

from transforms.actor_clusters import Clusters
from transforms.affiliations import Affiliations
from transforms.analysed_text import Doc, Span, Token
from transforms.cluster import Cluster
from transforms.definite_nouns import DefiniteNouns
from transforms.gapped_claims import acts_in_gap
from transforms.gazetteer import Gazetteer
from transforms.names import NameMention
from transforms.pronouns import Pronouns
from transforms.records import Actor, Mention, Role
from transforms.salience import Salience

_ACTING = frozenset({"nsubj", "nsubjpass", "poss", "dobj", "dative", "ROOT"})
#: Prepositions behind which a country takes part, and is no mere place.
_TAKING_PART = frozenset({"by", "with", "against", "between", "toward", "towards"})
#: What is done to a country by who goes there, and what lies or goes between two.
_REACHING = frozenset("reach enter leave visit tour flee exit depart cross traverse transit".split())
_LYING_BETWEEN = frozenset(
    """divide split distribute travel run fly sail commute shuttle lie move border flight route road railway crossing ferry
    pipeline train bus journey voyage channel strait""".split()
)


class ActorIndex:
    """The actors of one analysed text, and the questions that figures and quotes ask about them."""

    def __init__(self, doc: Doc, gazetteer: Gazetteer) -> None:
        self.doc, self.gazetteer = doc, gazetteer
        clusters = Clusters(doc, gazetteer)
        self._by_token, self.ambiguous = clusters.by_token, clusters.ambiguous
        self._shown = [c for c in clusters.found if self._is_actor(c)]
        self._number_of = {id(c): n for n, c in enumerate(self._shown)}
        self._salience = Salience(doc, gazetteer, self._shown)
        self._pronouns, self._definite_nouns = Pronouns(self._salience), DefiniteNouns(self._salience)
        anaphora = self._pronouns, self._definite_nouns
        self._affiliations = Affiliations(doc, gazetteer, clusters.found, clusters.by_token, anaphora)
        self.actors = tuple(self._record(cluster) for cluster in self._shown)

    # ------------------------------------------------------------ records

    def _is_actor(self, cluster: Cluster) -> bool:
        """Countries count where they act, speak or own somewhere; persons and organisations always."""
        if cluster.kind != "country":
            return True
        return any(self._acts(self.doc.span(m.start, m.end).root) for m in cluster.mentions)

    def _acts(self, root: Token) -> bool:
        if acts_in_gap(root):
            return True
        while root.dep_ == "conj" and root.head.pos_ == "PROPN":
            root = root.head
        if _is_on_the_way(root):
            return False
        if root.dep_ == "pobj" and root.head.lower_ in ("including", "as"):
            return _is_told_of(root)
        return root.dep_ in _ACTING or (root.dep_ == "pobj" and root.head.lower_ in _TAKING_PART)

    def _record(self, cluster: Cluster) -> Actor:
        known = self.gazetteer.actors.get(cluster.known_id or "")
        mentions = tuple(self._mention(m) for m in cluster.mentions)
        roles = tuple(dict.fromkeys(Role(span.text, span.start_char, span.end_char) for span, _ in cluster.roles))
        name = known.name if known else cluster.longest
        return Actor(cluster.known_id, name, cluster.kind, self._affiliations.of(cluster), roles, mentions)

    def _mention(self, mention: NameMention) -> Mention:
        """Where a name stands, with an article that belongs to it: that of "the UN envoy" belongs to the envoy."""
        before = self.doc[max(mention.start - 1, 0)]
        has_article = before.lower_ == "the" and mention.start <= before.head.i < mention.end
        span = self.doc.span(before.i if has_article else mention.start, mention.end)
        return Mention(span.start_char, span.end_char, span.text)

    # ------------------------------------------------------------ questions

    def at(self, token: Token) -> Actor | None:
        """The actor that a token names, or None."""
        return self._actor(self._by_token.get(token.i))

    def _actor(self, cluster: Cluster | None) -> Actor | None:
        number = self._number_of.get(id(cluster))
        return None if number is None else self.actors[number]

    def within(self, span: Span) -> list[Actor]:
        """The actors named inside a span, in order."""
        clusters = dict.fromkeys(id(c) for t in span if (c := self._by_token.get(t.i)) is not None)
        by_id = {id(c): c for c in self._shown}
        return [actor for key in clusters if key in by_id and (actor := self._actor(by_id[key])) is not None]

    def resolve(self, head: Token) -> Actor | None:
        """Whom a phrase's head refers to: a name, a pronoun, "the ministry" or "the spokesman"; None where more than one fits."""
        anaphora = self._pronouns if head.pos_ == "PRON" else self._definite_nouns
        return self.at(head) or self._actor(anaphora.whom(head))

    def earlier_speaker(self, pronoun: Token) -> Token | None:
        """The head of the phrase that says who spoke last before "it said" or "they said", named or not."""
        return self._pronouns.earlier_speaker(pronoun)

    def is_within_reach(self, cue: Token, anchor: Token) -> bool:
        """Whether a cue can report a figure: one that is quoted itself only reports what stands in the same quotation."""
        around = self._salience.quotation_around(cue)
        return around is None or around == self._salience.quotation_around(anchor)

    def fuller_phrase(self, head: Token) -> str | None:
        """The phrase with which the text has named "the commission" before, where there is only one."""
        return self._definite_nouns.fuller_phrase(head)

    def country_of_capital(self, head: Token) -> str | None:
        """The country that speaks through the name of its capital ("Kyiv says"), or None."""
        known = self.gazetteer.capitals.get(head.text)
        if known is None or head.dep_ != "nsubj" or any(c.dep_ in ("prep", "compound") for c in head.children):
            return None
        return self.gazetteer.actors[known].name


def _is_on_the_way(root: Token) -> bool:
    """As in "reached Malta", "flights between Oman and Qatar": where something goes."""
    if root.dep_ == "dobj":
        return root.head.lemma_ in _REACHING
    return root.dep_ == "pobj" and root.head.lower_ == "between" and root.head.head.lemma_.lower() in _LYING_BETWEEN


def _is_told_of(root: Token) -> bool:
    """As in "countries including Norway have sent aircraft" and "as Norway, which …, dropped its objections"."""
    above = root.head.head
    is_example = root.head.lower_ == "including" and above.dep_ in ("nsubj", "nsubjpass") and above.pos_ in ("NOUN", "PROPN")
    clauses = (c for child in root.children if child.dep_ == "relcl" for c in child.children)
    return is_example or (root.head.lower_ == "as" and any(c.tag_ == "WDT" and c.dep_ in ("nsubj", "nsubjpass") for c in clauses))
