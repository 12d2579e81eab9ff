"""Copy one file to another, sharing its blocks where the file system can, and flush it to disk.

Run as a program of its own (``python copy_file.py FROM TO [shared]``; with ``shared`` it copies only where blocks can be shared,
and else leaves nothing): POSIX drops a process's lock on a file as soon as that process
closes any descriptor of it, so the writer may never open its own warehouse file a second time.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import sys
from pathlib import Path

#: ``ioctl_ficlone(2)``: share the blocks of another file (Btrfs, XFS, bcachefs).
_FICLONE = 0x40049409


def copy_file(origin: Path, target: Path, *, is_shared: bool = False) -> None:
    """Copy ``origin`` to the new file ``target`` and flush it; where ``is_shared``, only if that costs no space.

    Raises:
        OSError: the file cannot be read, or the copy cannot be written (a full disk).
    """
    with origin.open("rb") as reader, target.open("xb") as writer:
        if not _share_blocks(reader.fileno(), writer.fileno()):
            if is_shared:
                target.unlink()
                return
            shutil.copyfileobj(reader, writer, 1 << 20)
        writer.flush()
        os.fsync(writer.fileno())


def _share_blocks(origin: int, target: int) -> bool:
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            fcntl.ioctl(target, _FICLONE, origin)
            return True
    return False


if __name__ == "__main__":
    try:
        copy_file(Path(sys.argv[1]), Path(sys.argv[2]), is_shared=sys.argv[3:] == ["shared"])
    except OSError as error:
        sys.exit(error.strerror or str(error))
