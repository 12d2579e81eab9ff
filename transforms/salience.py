"""Salience: which of the actors named before a pronoun or a definite phrase is ready to be meant by it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transforms.analysed_text import Doc, Token
from transforms.cluster import Cluster
from transforms.gazetteer import Gazetteer
from transforms.names import NameMention
from transforms.quotation_marks import find_quoted

#: A name whose salience is lower stands too far away: five sentences for a subject, two for a passing mention.
_FARTHEST_PERSON = -3.0
#: Nouns that stand for a company; some of them, as "operator", are persons elsewhere.
BUSINESS = frozenset(
    (
        "company firm bank carmaker automaker airline retailer manufacturer planemaker chipmaker drugmaker operator lender "
        "carrier brewer maker chain supplier builder developer insurer giant startup start-up utility refiner miner publisher "
        "brand conglomerate business corporation grocer exporter producer steelmaker shipbuilder truckmaker toymaker watchmaker "
        "distiller wholesaler contractor broadcaster newspaper consultancy brokerage lessor platform"
    ).split()
)


class Salience:
    """The actors of one text, and how near and how prominent they are at each place of it."""

    def __init__(self, doc: Doc, gazetteer: Gazetteer, actors: Sequence[Cluster]) -> None:
        self.doc, self.gazetteer, self.actors = doc, gazetteer, actors
        self._quoted = [(q.start, q.end) for q in find_quoted(doc.text)]
        self._sentence_of = [n for n, sentence in enumerate(doc.sents) for _ in range(len(sentence))]

    def sentences_between(self, earlier: Token, later: Token) -> int:
        """How many sentences back a token stands: 0 in the same sentence."""
        return self._sentence_of[later.i] - self._sentence_of[earlier.i]

    def quotation_around(self, token: Token) -> int | None:
        """Where the quotation starts that a token stands in, or None."""
        for start, end in self._quoted:
            if start <= token.idx < end:
                return start
        return None

    def speaks(self, root: Token) -> bool:
        """Whether a noun is the subject of a reporting verb, or stands behind "according to"."""
        if root.dep_ == "pobj":
            return root.head.lower_ == "to" and root.head.i > 0 and root.head.nbor(-1).lower_ == "according"
        if root.dep_ != "nsubj":
            return False
        if root.head.lemma_ == "add" and any(c.dep_ == "dobj" and c.i > root.head.i for c in root.head.children):
            return False  # "the economy added 900 jobs"
        return root.head.lemma_ in self.gazetteer.speech_verbs

    # ------------------------------------------------------------ persons

    def persons_before(self, token: Token, wanted: str | None) -> Iterator[tuple[float, int, Cluster]]:
        """The persons of this gender, or of any, that are named before: each mention's salience and place."""
        for cluster in self.actors:
            gender = self.gazetteer.given_names.get(cluster.longest.split()[0], "either")
            if cluster.kind == "person" and (wanted is None or gender in (wanted, "either")):
                for mention in cluster.mentions:
                    if mention.end <= token.i and self.quotation_around(self.doc[mention.start]) is None:
                        yield self._salience(mention, token), mention.start, cluster

    def _salience(self, mention: NameMention, pronoun: Token) -> float:
        """How ready a name is to be meant by a pronoun: near, and rather the subject, most of all of a verb that is no
        passive.
        """
        root = self._described(self.doc.span(mention.start, mention.end).root)
        bonus = {"nsubj": 2.5, "nsubjpass": 1.5, "poss": 0.0, "compound": 0.5}.get(root.dep_, -0.5)
        if root.dep_ == "nsubj" and root.head.dep_ in ("ccomp", "relcl", "advcl"):
            bonus = 0.8
        if root.dep_ == "poss" and root.head.dep_ == "nsubj" and not self.gazetteer.counts_people(root.head):
            bonus = 1.6  # "Costolo's credibility is at stake. He …"
        return bonus - self.sentences_between(self.doc[mention.start], pronoun)

    @staticmethod
    def _described(root: Token) -> Token:
        """The noun that a name stands in apposition to, which says what part the name plays: "his lawyer, Ana Ruiz, said"."""
        return root.head if root.dep_ == "appos" and root.head.dep_ in ("nsubj", "nsubjpass") else root

    # ------------------------------------------------------------ the last that spoke or acted

    def last_subject(self, token: Token, candidates: Sequence[Cluster], farthest: int, bonus: int) -> Cluster | None:
        """The one of these actors that was the last subject, not far before; one that spoke counts as if ``bonus`` nearer."""
        best: tuple[int, Cluster] | None = None
        for cluster in candidates:
            for mention in cluster.mentions:
                root = self._described(self.doc.span(mention.start, mention.end).root)
                speaks = self.speaks(root)
                if mention.end > token.i or not (speaks or root.dep_ in ("nsubj", "nsubjpass")):
                    continue
                place = mention.start + (bonus if speaks else 0)
                if token.i - mention.start < farthest and (best is None or place > best[0]):
                    best = (place, cluster)
        return best[1] if best else None


def most_salient(candidates: Iterator[tuple[float, int, Cluster]]) -> Cluster | None:
    """The candidate that is readiest to be meant, of equals the last; None where each stands too far away."""
    best = max(candidates, key=lambda c: (c[0], c[1]), default=None)
    return best[2] if best is not None and best[0] > _FARTHEST_PERSON else None


def names(cluster: Cluster, token: Token) -> bool:
    """Whether a token belongs to a name of this actor."""
    return any(m.start <= token.i < m.end for m in cluster.mentions)


def is_called_by_age(head: Token) -> bool:
    """As in "the 61-year-old" and "the 23-year-old welder"."""
    start = head.left_edge.i
    return any(t.lower_ == "old" and t.i > start + 1 and t.nbor(-1).text == "-" for t in head.doc[start : head.i + 1])
