"""Issue many certificates, on all cores.

One layout is drawn at a time in a process, so speed comes from processes. Each takes a handful of
completions at once; only a few handfuls wait, so memory does not grow with the number.
"""

import multiprocessing
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from itertools import chain, islice
from typing import NamedTuple

from django.db import connections

from lms.models import Completion

from ..exceptions import CannotIssue, IssuingHalted
from .issue import issue

HANDFUL = 16
WAITING = 3  # handfuls for each process
WORTH_A_PROCESS = 50  # starting one takes as long as these


class Done(NamedTuple):
    """`fault` is for the operator and empty if all went well.

    `halts` says that it would hit everybody: without a key or a storage nobody gets anything.
    """

    completion: int
    fault: str
    halts: bool = False


def issue_many(completions: Iterable[int], *, processes: int) -> Iterator[Done]:
    """Issue for these completions, in any order; the fault of one keeps no other waiting.

    Ends early after a fault that halts. Raises BrokenProcessPool if a process was killed. What is
    missing then is issued next time.
    """
    waiting = iter(completions)
    if processes < 2:
        yield from _until_halted(waiting)
        return
    connections.close_all()  # a connection cannot be shared with a child
    # A forked child has everything loaded and settled, as in its parent.
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(processes, mp_context=context) as pool:
        running: set[Future[list[Done]]] = set()
        while True:
            while len(running) < processes * WAITING and (some := list(islice(waiting, HANDFUL))):
                running.add(pool.submit(issue_some, some))
            if not running:
                return
            finished, running = wait(running, return_when=FIRST_COMPLETED)
            for done in chain.from_iterable(each.result() for each in finished):
                yield done
                if done.halts:
                    waiting = iter(())
                    running = {each for each in running if not each.cancel()}


def issue_some(completions: list[int]) -> list[Done]:
    return list(_until_halted(completions))


def _until_halted(completions: Iterable[int]) -> Iterator[Done]:
    for completion in completions:
        done = issue_one(completion)
        yield done
        if done.halts:
            return


def issue_one(pk: int) -> Done:
    try:
        completion = Completion.objects.select_related(
            "enrolment__learner__user", "enrolment__course__provider"
        ).get(pk=pk)
        issue(completion=completion)
    except CannotIssue as error:
        fault = str(error) or f"completion {pk}: {type(error).__name__}"
        return Done(pk, fault, halts=isinstance(error, IssuingHalted))
    except Exception as error:  # whatever it is, the others go on
        return Done(pk, f"completion {pk}: {type(error).__name__}: {error}")
    return Done(pk, "")


def useful_processes(number: int, most: int) -> int:
    """As many as are worth their start, at least one and not more than `most`."""
    return max(1, min(most, number // WORTH_A_PROCESS))
