"""``python -m tests.fuzzing TARGET CASES [SEED]``: feeds a reader with so many mutated files, and says how it went.

A case that takes too long, or raises anything that is not expected, ends it: its seed is told, which makes the same case again.
``damage`` knows what must come of each archive (:mod:`tests.fuzzing.archives`). ``flips`` changes single
bytes of a home (:mod:`tests.fuzzing.flips`). ``variants`` reads every feed of :mod:`tests.flows.feed_variants`, all pairs included, and compares what is read.
"""

from __future__ import annotations

import resource
import signal
import sys
import time

from flows.feeds import parse_feed
from tests.flows.feed_variants import FORMATS, HERE, variants
from tests.fuzzing import run_cases
from tests.fuzzing.archives import run_damage
from tests.fuzzing.targets import TARGETS

CASES = 1_000
#: Seconds of CPU time after which a case hangs; the largest ones take one. Feeds of 64 KB take their parser longer than pages.
LONGEST = {"articles": 5}
LONGEST_OTHERS = 30
#: Seconds between two lines about how far it is.
TELL_SECONDS = 10


def main(arguments: list[str]) -> int:
    """Run what the arguments say; 1 where something is wrong."""
    if arguments == ["variants"]:
        return _read_variants()
    if arguments[:1] == ["damage"] and all(text.isdecimal() for text in arguments[1:]):
        sys.stdout.write(run_damage(*_cases_and_seed(arguments)))
        return 0
    if arguments[:1] == ["flips"] and all(text.isdecimal() for text in arguments[1:]):
        from tests.fuzzing.flips import table_of_flips

        table, is_all = table_of_flips(*_cases_and_seed(arguments))
        sys.stdout.write(table)
        return 0 if is_all else 1
    if not arguments or arguments[0] not in TARGETS or not all(text.isdecimal() for text in arguments[1:]):
        sys.stderr.write(f"python -m tests.fuzzing {'|'.join([*TARGETS, 'damage', 'flips', 'variants'])} [CASES [SEED]]\n")
        return 2
    cases = int(arguments[1]) if len(arguments) > 1 else CASES
    seed = int(arguments[2]) if len(arguments) > 2 else 0
    longest = LONGEST.get(arguments[0], LONGEST_OTHERS)
    signal.signal(signal.SIGPROF, _hang)
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # at once, also where a library is busy, or catches what it does not know
    began = told = time.monotonic()
    done = -1

    def before_each() -> None:
        nonlocal told, done
        signal.setitimer(signal.ITIMER_PROF, longest)
        done += 1
        if time.monotonic() - told > TELL_SECONDS:
            told = time.monotonic()
            sys.stderr.write(f"{arguments[0]}: {done:,} of {cases:,} cases, next seed {seed + done}\n")

    outcome = run_cases(arguments[0], cases, seed, before_each=before_each)
    signal.setitimer(signal.ITIMER_PROF, 0)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(
        f"{arguments[0]}: {outcome.cases:,} cases, {outcome.fruitful:,} gave something, the others were refused or empty; no crash, "
        f"no hang; the slowest took {outcome.slowest:.2f} s of CPU (seed {outcome.slowest_seed}); peak memory {peak:.0f} MB; "
        f"{time.monotonic() - began:.0f} s\n"
    )
    return 0


def _cases_and_seed(arguments: list[str]) -> tuple[int, int]:
    given = [int(text) for text in arguments[1:3]]
    cases, seed = (*given, *(CASES, 0)[len(given) :])
    return cases, seed


def _hang(*_: object) -> None:
    raise TimeoutError("a case took too long")


def _read_variants() -> int:
    count, wrong = 0, 0
    for kind in FORMATS:
        for variant in variants(kind, is_full=True):
            count += 1
            feed = parse_feed(variant.content, HERE, variant.content_type)
            if feed.entries != variant.expected or (variant.is_whole and feed.problem):
                wrong += 1
                sys.stderr.write(f"{variant.name}: {feed}\n")
    sys.stdout.write(f"variants: {count:,} feeds, {wrong} read wrongly\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
