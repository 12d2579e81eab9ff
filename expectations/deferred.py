"""Modules that another package imports at its top and that a run never needs, loaded only where one is used after all."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any


class _StandIn(ModuleType):
    """Stands where the module would; becomes it with the first thing that is asked of it.

    Whoever looks through all modules, as ``inspect`` does, asks for names of Python's own: that is no use of it.
    """

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name not in {"__all__", "__version__"}:
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}", name=name, obj=self)
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(importlib.import_module(self.__name__), name)


@contextmanager
def deferred(*names: str) -> Iterator[None]:
    """While the block imports, modules that are not loaded yet are only named; whoever imports them later gets them at once.

    Args:
        names: whole names, as ``scipy.stats``; the package above each is loaded.
    """
    waiting = {name: _named(name) for name in names if name not in sys.modules}
    sys.modules.update(waiting)
    try:
        yield
    finally:
        for name, module in waiting.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]


def _named(name: str) -> ModuleType:
    spec = importlib.util.find_spec(name)
    if spec is None:
        raise ModuleNotFoundError(f"No module named {name!r}", name=name)
    module = _StandIn(name)
    module.__spec__ = spec
    module.__file__ = spec.origin
    module.__path__ = spec.submodule_search_locations or []
    return module
