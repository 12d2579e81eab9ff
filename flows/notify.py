"""Sends a message to people: by mail, webhook or chat, to each address of the setting ``notify``.

Apprise knows the services and the form of their addresses. Addresses hold passwords and tokens, in any of their parts, so none is
ever shown: one is told by its number and its service.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

from transforms.errors import InputError

#: Where the forms of addresses are described.
MANUAL = "https://appriseit.com/services/"


class Notifier:
    """Sends to all addresses; one that fails keeps none of the others from its message.

    Args:
        addresses: addresses as Apprise takes them, ``mailto://…``, ``json://…``, ``slack://…``.

    Raises:
        InputError: one of them is none; the message tells which by its number.
    """

    def __init__(self, addresses: Sequence[str]) -> None:
        import apprise  # noqa: PLC0415 (half a second, which runs that have nothing to say need not wait for)

        for name in ("apprise", "urllib3"):  # they log addresses
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)
        self._services = [(_named(number, address), _service(apprise, number, address)) for number, address in
                          enumerate(addresses, start=1)]  # fmt: skip

    def send(self, title: str, body: str) -> list[str]:
        """Send one message.

        Returns:
            What could not be reached: number and service of the address; empty where the message reached everybody.
        """
        return [name for name, service in self._services if not _has_reached(service, title, body)]


def _service(apprise: Any, number: int, address: str) -> Any:
    service = apprise.Apprise.instantiate(address, suppress_exceptions=True)
    if service is None:
        raise InputError(
            f"setting notify (NEWSLEDGER_NOTIFY): {_named(number, address)} is no address that messages can be sent to; "
            f"{MANUAL} shows the forms"
        )
    return service


def _has_reached(service: Any, title: str, body: str) -> bool:
    """Services are many and of many hands: whatever one raises is its failure, never the run's."""
    try:
        return bool(service.notify(title=title, body=body, body_format="text"))
    except Exception:  # noqa: BLE001
        return False


def _named(number: int, address: str) -> str:
    scheme, mark, _ = address.partition("://")
    return f"address {number} ({scheme})" if mark and scheme.isalnum() else f"address {number}"
