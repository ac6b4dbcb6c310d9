"""Naive pipe, our pipe on all cores, and the least that any pipe must do, one after the other."""

import hashlib
import multiprocessing
import resource
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15

from certificates.pipe import prove
from tests.certificates.pdf_cast import DESIGN

from . import naive
from .cast import FONTS, NAMES, keys, people, seal

HANDFUL = 16


@dataclass(frozen=True)
class Result:
    """Seconds for one paper each; memory of the largest worker in MB."""

    papers: int
    processes: int
    naive: float
    alone: float
    all_cores: float
    least: float
    memory_early: float
    memory_late: float

    @property
    def faster(self) -> float:
        return self.naive / self.all_cores

    @property
    def from_limit(self) -> float:
        """How many times the raw signature and a copy in memory a paper costs a process."""
        return self.alone / self.least


def measure(papers: int, processes: int) -> Result:
    keys()
    few = max(2, papers // 10)
    by = naive.signer()
    naive.make(next(people(1))[1], by)  # fonts are cut, caches are warm
    naively = _each(few, lambda number: naive.make(list(people(number))[-1][1], by))
    for person in people(len(NAMES)):  # the sheets they share are a cost of the course
        sample = ours(person)
    alone = _each(few, lambda number: ours(list(people(number))[-1]))
    began = time.perf_counter()
    memory = _on_all_cores(papers, processes)
    together = (time.perf_counter() - began) / papers
    early = memory[: max(1, len(memory) // 4)]
    return Result(
        papers, processes, naively, alone, together, _least(sample), max(early), max(memory)
    )


def ours(person: tuple[int, dict]) -> bytes:  # type: ignore[type-arg]
    """Everything: credential, token, paper with payload, attachment and signature."""
    number, facts = person
    return prove(facts, DESIGN, seal=seal(number), font_cache=FONTS).pdf  # type: ignore[arg-type]


def handful(some: list) -> float:  # type: ignore[type-arg]
    for person in some:
        ours(person)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _on_all_cores(papers: int, processes: int) -> list[float]:
    """Peak memory of the workers, in the order in which the handfuls came back."""
    everybody = people(papers)
    handfuls = iter(lambda: list(islice(everybody, HANDFUL)), [])
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(processes, mp_context=context) as pool:
        return list(pool.map(handful, handfuls))


def _each(times: int, deed: Callable[[int], object]) -> float:
    began = time.perf_counter()
    for number in range(1, times + 1):
        deed(number)
    return (time.perf_counter() - began) / times


def _least(sample: bytes) -> float:
    """A raw RSA-3072 signature over a digest, and one copy of the paper in memory."""
    private, digest = keys().paper.private_key, hashlib.sha256(sample).digest()

    def deed(_number: int) -> object:
        private.sign(digest, PKCS1v15(), hashes.SHA256())  # type: ignore[call-arg,arg-type]
        return bytearray(sample)

    return _each(200, deed)
