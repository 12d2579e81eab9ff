"""Property tests over mutated files: no crash, no hang, bounded memory. The suite runs a few cases, the command as many as wanted."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass

from tests.fuzzing.mutation import mutate
from tests.fuzzing.targets import TARGETS


@dataclass
class Outcome:
    """How many cases there were, how many gave something, and which was the slowest."""

    cases: int = 0
    fruitful: int = 0
    slowest: float = 0.0
    slowest_seed: int = 0


def run_cases(name: str, cases: int, first_seed: int = 0, before_each: Callable[[], object] = lambda: None) -> Outcome:
    """Look at mutated files, one for each seed.

    Raises:
        AssertionError: something did not hold; the message names the seed.
    """
    target = TARGETS[name]
    corpus, outcome = target.corpus(), Outcome()
    for seed in range(first_seed, first_seed + cases):
        content = mutate(random.Random(seed), corpus)
        before_each()
        began = time.process_time()
        try:
            outcome.fruitful += target.look(content)
        except Exception as error:
            raise AssertionError(f"{name}, seed {seed}, {len(content)} bytes: {type(error).__name__}: {error}") from error
        seconds = time.process_time() - began
        outcome.cases += 1
        if seconds > outcome.slowest:
            outcome.slowest, outcome.slowest_seed = seconds, seed
    return outcome
