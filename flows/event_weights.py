"""The file of the weights of the learned model of events: ``seeds/event_model.npz``, NumPy's archive of arrays."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path
from zipfile import BadZipFile

from transforms.errors import ReferenceDataError
from transforms.event_weights import SLOTS, Weights

#: Its name in ``seeds/``.
FILE = "event_model.npz"


def pack(weights: Weights) -> bytes:
    """Weights as the bytes of their file, in half precision."""
    import numpy as np  # noqa: PLC0415 (who only reads tables need not wait for it)

    file = io.BytesIO()
    np.savez_compressed(
        file,
        events=np.array(weights.events),
        names=np.frombuffer("\n".join(weights.names).encode(), dtype=np.uint8),
        features=weights.features.astype(np.float16),
        slots=weights.slots.astype(np.float16),
        bias=weights.bias.astype(np.float16),
        vectors=np.array(weights.vectors),
    )
    return file.getvalue()


def unpack(content: bytes, path: Path) -> Weights:
    """The weights of a file's bytes.

    Raises:
        ReferenceDataError: they are no such file; the message names it.
    """
    import numpy as np  # noqa: PLC0415 (who only reads tables need not wait for it)

    try:
        with np.load(io.BytesIO(content), allow_pickle=False) as file:
            names = file["names"].tobytes().decode().split("\n")
            features, slots, bias = (file[name].astype(np.float32) for name in ("features", "slots", "bias"))
            version = hashlib.sha256(content).hexdigest()[:12]
            weights = Weights(file["events"].tolist(), names, features, slots, bias, str(file["vectors"]), version)
    except (ValueError, KeyError, OSError, EOFError, BadZipFile) as error:
        raise ReferenceDataError(f"{path}: not the weights of the model of events ({error}); install it again") from error
    if features.shape != (len(names), len(weights.events)) or len(slots) != len(SLOTS):
        raise ReferenceDataError(f"{path}: its parts do not fit together; learn it again (make train)")
    return weights


def load_weights(folder: Path) -> Weights | None:
    """The weights of a folder of reference tables; None where it has none, and the rules stand alone.

    Raises:
        ReferenceDataError: the file cannot be read, or is no such file.
    """
    path = folder / FILE
    if not path.is_file():
        return None
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ReferenceDataError(f"{path}: cannot be read: {error.strerror}") from error
    return unpack(content, path)
