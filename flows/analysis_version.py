"""A name for everything that decides what the analysis makes of given bytes: rules, reference data and model."""

from __future__ import annotations

import hashlib
from pathlib import Path

import transforms
from flows.language_model import model_identity
from transforms.reference import ReferenceData


def analysis_version(reference: ReferenceData, model: str, vague_scheme: str) -> str:
    """16 hex digits that change when the code of ``transforms``, the reference data, the model or the scheme does.

    Documents that were analysed under the same name need no second analysis.

    Args:
        reference: the reference data.
        model: what :func:`~flows.language_model.find_model` found.
        vague_scheme: the scheme of vague numbers in force.
    """
    digest = hashlib.sha256(f"{reference.version}\0{model_identity(model)}\0{vague_scheme}".encode())
    for path in sorted(Path(transforms.__file__).parent.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
