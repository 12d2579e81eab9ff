"""The layers of spaCy's networks that look at a word's neighbours, worked out at half the cost.

Each network of the English models sends the vectors of a text's words through four layers alike: a word with the one before it
and the one behind, times a matrix; of three results the largest; evened out; added to the word's vector. Here that is done for
all texts of a batch in one table of numbers; texts stand apart by as many empty rows as there are layers, where spaCy puts twice
as many. What comes out differs by rounding only. The matrix product is the one that spaCy comes with: NumPy's is faster on some
processors, a third as fast on others, and there the last digits of a row depend on where it stands.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from spacy.language import Language
from thinc.api import Model
from thinc.types import Floats2d

NAME = "newsledger_window_encoder"
#: What one layer consists of, in this order.
_PARTS = ("expand_window", "maxout", "layernorm", "dropout")
#: A product of fewer rows may be summed in another order, so that a text alone would get other digits than among others.
_FEWEST_ROWS = 64
#: Added to a variance, as in thinc's layer normalisation.
_EPSILON = 1e-08

Vectors = list[Floats2d]
#: NumPy's arrays, of which thinc's types know too little.
Array = Any


class _Layer(NamedTuple):
    """The numbers of one layer: those of the product, its pieces one behind the other, then of the evening out."""

    weights: Array
    bias: Array
    scale: Array
    shift: Array


def speed_up_encoders(nlp: Language) -> int:
    """Put a :class:`WindowEncoder` in the place of the layers it knows, in each network; says how many it has put."""
    count = 0
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        for node in list(model.walk()) if isinstance(model, Model) else ():
            encode = node.get_ref("encode") if node.has_ref("encode") else None
            if encode is not None and is_known(encode):
                node.replace_node(encode, Model(NAME, WindowEncoder(encode)))
                count += 1
    return count


def is_known(encode: Model[Any, Any]) -> bool:
    """Whether the layers are built as those here, with windows of one word on each side; others are left alone."""
    if not encode.name.startswith("with_array(") or len(encode.layers) != 1:
        return False
    layers = encode.layers[0].layers
    parts = [_parts(layer) for layer in layers]
    return (
        encode.attrs.get("pad") == len(layers) > 0
        and all(layer.name.startswith("residual(") for layer in layers)
        and all(tuple(part.name for part in layer) == _PARTS for layer in parts)
        and all(layer[0].attrs["window_size"] == 1 for layer in parts)
    )


def _parts(layer: Model[Any, Any]) -> list[Model[Any, Any]]:
    return [node for node in layer.walk(order="dfs_pre") if not node.layers]


class WindowEncoder:
    """The forward function of a model of thinc's: the vectors of the words of some texts, seen with their neighbours."""

    def __init__(self, encode: Model[Vectors, Vectors]) -> None:
        self._xp, self._gemm = encode.ops.xp, encode.ops.gemm
        self._layers = [self._read(*_parts(layer)[1:3]) for layer in encode.layers[0].layers]

    def _read(self, maxout: Model[Any, Any], norm: Model[Any, Any]) -> _Layer:
        weights: Array = maxout.get_param("W")  # by outcome, then piece; so is the bias
        bias: Array = maxout.get_param("b")
        in_pieces = self._xp.ascontiguousarray(weights.transpose(1, 0, 2)).reshape(-1, weights.shape[2])
        return _Layer(in_pieces, self._xp.ascontiguousarray(bias.T).reshape(-1), norm.get_param("G"), norm.get_param("b"))

    def __call__(self, model: Model[Vectors, Vectors], texts: Vectors, is_train: object) -> tuple[Vectors, None]:
        """There is nothing to train here."""
        del model, is_train
        gap = len(self._layers)
        ends, rows = list[int](), gap
        for text in texts:
            ends.append(rows + len(text))
            rows += len(text) + gap
        width = self._layers[0].scale.shape[0]
        table = self._xp.zeros((max(rows, _FEWEST_ROWS), width), dtype="f")
        for text, end in zip(texts, ends, strict=True):
            table[end - len(text) : end] = text
        for layer in self._layers:
            self._add(layer, table)
        return [table[end - len(text) : end] for text, end in zip(texts, ends, strict=True)], None

    def _add(self, layer: _Layer, table: Array) -> None:
        """Add to each row what a layer makes of it; the first and the last row are never looked at."""
        product = self._gemm(self._xp.concatenate([table[:-2], table[1:-1], table[2:]], axis=1), layer.weights, trans2=True)
        product += layer.bias
        width = table.shape[1]
        best = product[:, :width]
        for piece in range(width, product.shape[1], width):
            best = self._xp.maximum(best, product[:, piece : piece + width])
        best -= best.mean(axis=1, keepdims=True)
        best *= ((best * best).mean(axis=1, keepdims=True) + _EPSILON) ** -0.5
        best *= layer.scale
        best += layer.shift
        table[1:-1] += best
