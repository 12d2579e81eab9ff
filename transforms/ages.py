"""Ages that no unit tells: "Rami Nasser, 17, was shot", "children under 15"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from transforms.gazetteer import Gazetteer
from transforms.quantities import Quantity

#: The oldest person on record reached 122.
_OLDEST = 122
_BOUNDING = frozenset({"under", "over", "below", "above", "aged"})


def as_age(quantity: Quantity, doc: Doc, gazetteer: Gazetteer) -> Quantity:
    """The quantity as an age in years where the words around it say so, else unchanged."""
    if quantity.kind != "count" or quantity.unit != "1" or quantity.value is None or not 0 < quantity.value <= _OLDEST:
        return quantity
    span = doc.char_span(quantity.start, quantity.end, alignment_mode="expand")
    if span is None or span.start < 2 or quantity.value != quantity.value.to_integral_value():
        return quantity
    before, behind = doc[span.start - 1], doc[span.end] if span.end < len(doc) else None
    is_closed = behind is None or behind.text in (",", ")", ".", ";", "—") or behind.lower_ in ("and", "or")
    name = doc[span.start - 2]
    is_behind_name = before.text in (",", "(") and name.pos_ == "PROPN" and name.ent_type_ not in ("GPE", "DATE", "LOC", "FAC")
    is_bound = span[0].lower_ in _BOUNDING and gazetteer.counts_people(before) and before.pos_ == "NOUN"
    if is_closed and (
        (is_behind_name and behind is not None and behind.text in (",", ")") and quantity.form == "digits") or is_bound
    ):
        return replace(quantity, kind="age", unit="year", trace=(*quantity.trace, "age behind a name or a bound"))
    return quantity
