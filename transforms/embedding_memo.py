"""The first layer of spaCy's networks, remembered: the same vectors for a tenth of its cost.

A network of the English models first makes a vector of each word from its form alone: its norm, first and last letters, shape,
and its row in the table of word vectors. That is a third of the network's cost, and words come again and again; so the layer is
asked once for each form. What follows it looks at the words around and has to be done each time.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from spacy.attrs import IDS, NORM, ORTH, SPACY  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.api import Model
from thinc.types import Floats2d

#: Attributes that a word's form, its norm and the space behind it decide.
_LOOKED_AT = frozenset("ORTH LOWER NORM PREFIX SUFFIX SHAPE SPACY IS_SPACE".split())
#: Layers without layers of their own that may be in it; none of them sees a second word.
_LAYERS = frozenset(
    "extract_features list2ragged ints-getitem hashembed static_vectors maxout layernorm dropout ragged2list".split()
)
#: Forms that are remembered, 400 bytes each: those of some thousand articles.
_MOST = 20_000
NAME = "newsledger_embedding_memo"

#: Form, norm and whether a space follows, as numbers of spaCy's.
Form = tuple[int, int, int]
#: One vector for each word of each text.
Vectors = list[Floats2d]


def remember_embeddings(nlp: Language) -> int:
    """Put a memo in the place of the first layer of each network that has one; says how many it has put."""
    count = 0
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        for node in list(model.walk()) if isinstance(model, Model) else ():
            embed = node.get_ref("embed") if node.has_ref("embed") else None
            if embed is not None and can_be_remembered(embed):
                node.replace_node(embed, Model(NAME, EmbeddingMemo(embed, nlp.vocab)))
                count += 1
    return count


def can_be_remembered(embed: Model[Any, Any]) -> bool:
    """Whether a layer looks at nothing but what is remembered here; a model of another kind keeps its own."""
    looked_at: set[object] = set()
    for node in embed.walk():
        if not node.layers and node.name not in _LAYERS:
            return False
        if node.name == "extract_features":
            looked_at.update(node.attrs["columns"])
    return looked_at <= _LOOKED_AT | {IDS[name] for name in _LOOKED_AT}


class EmbeddingMemo:
    """The forward function of a layer in the place of another, which it asks for what it has not seen."""

    def __init__(self, embed: Model[Sequence[Doc], Vectors], vocab: Vocab) -> None:
        self._embed, self._vocab = embed, vocab
        self._rows: dict[Form, int] = {}
        self._vectors = embed.ops.alloc2f(0, 0)

    def __call__(self, model: Model[Sequence[Doc], Vectors], docs: Sequence[Doc], is_train: object) -> tuple[Vectors, None]:
        """The vectors of the words of some texts; there is nothing to train here."""
        del model, is_train
        forms = [[(form, norm, space) for form, norm, space in doc.to_array([ORTH, NORM, SPACY]).tolist()] for doc in docs]
        self._learn({form for text in forms for form in text})
        return [self._vectors[[self._rows[form] for form in text]] for text in forms], None

    def _learn(self, forms: set[Form]) -> None:
        unknown = sorted(form for form in forms if form not in self._rows)
        if unknown and len(self._rows) + len(unknown) > _MOST:
            self._rows, self._vectors = {}, self._vectors[:0]
            unknown = sorted(forms)
        if not unknown:
            return
        doc = Doc(
            self._vocab,
            words=[self._vocab.strings[form] for form, _, _ in unknown],
            spaces=[bool(space) for _, _, space in unknown],
        )
        for token, (_, norm, _) in zip(doc, unknown, strict=True):
            if token.norm != norm:
                token.norm_ = self._vocab.strings[norm]
        found = self._embed.predict([doc])[0]
        self._rows |= {form: len(self._rows) + position for position, form in enumerate(unknown)}
        ops = self._embed.ops
        self._vectors = ops.xp.concatenate([ops.reshape2f(self._vectors, -1, found.shape[1]), found])
