"""The process of Prefect's server: prints its address at once and `ready` when it answers, and ends when its parent does.

usage: python -m flows.server_process PORT PARENT_PID
"""

from __future__ import annotations

import gc
import os
import signal
import socket
import sys
import threading
import time

#: Seconds between two looks at whether the parent still lives.
_LOOK_SECONDS = 0.5


def main() -> None:
    """Run the server until it is told to stop or its parent is gone."""
    port, parent = int(sys.argv[1]), int(sys.argv[2])
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", port))
    listener.listen(128)
    _tell(f"http://127.0.0.1:{listener.getsockname()[1]}")
    os.environ.setdefault("PREFECT_API_URL", f"http://127.0.0.1:{listener.getsockname()[1]}/api")
    _serve(listener)


def _serve(listener: socket.socket) -> None:
    gc.disable()  # a tenth of the time of the imports
    import uvicorn  # noqa: PLC0415 (the address is printed before the slow imports)
    from prefect.server.api.server import create_app  # noqa: PLC0415

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            gc.freeze()
            gc.enable()
            _tell("ready")

    Server(uvicorn.Config(create_app(), log_level="error", lifespan="on")).run(sockets=[listener])


def _end_with(parent: int) -> None:
    """A parent that is killed cannot tell us; that we have another one does. Works wherever there are processes."""
    while os.getppid() == parent:
        time.sleep(_LOOK_SECONDS)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(_LOOK_SECONDS * 10)
    os.kill(os.getpid(), signal.SIGKILL)


def _tell(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
