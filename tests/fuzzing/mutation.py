"""Makes hostile bytes out of sound ones; the same seed gives the same bytes."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

#: What breaks readers of markup, JSON and robots.txt: entities, depth, length, references to nothing, other encodings' bytes.
HOSTILE = (
    b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"&a;", b"&#0;", b"&#x110000;", b"&#55296;", b"&nbsp;", b"&", b"<", b">", b"]]>", b"<![CDATA[",
    b"<!--", b"-->", b"<?xml version='1.0' encoding='utf-16'?>", b"<?xml version='1.0' encoding='utf-7'?>", b"<?", b"\0", b"\xff\xfe",
    b"\xfe\xff", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\x80", b"\xf0\x9f\x92\xa9", b"\x0b", b"\r", b"\x1f\x8b\x08", b"https://[::1",
    b"https://user:word@h/", b"//", b"file:///etc/hostname", b"javascript:x", b"http://a:99999999999/", b"https://xn--/", b"%00", b"%",
    b"9" * 400, b"-1", b"1e999", b"9999-99-99T99:99:99Z", b"0001-01-01T00:00:00+23:59", b"Mon, 99 Xxx 99999 99:99:99 +9999", b"{", b"[",
    b'"', b"\\", b"null", b"\\ud800", b"<loc>", b"<item>", b"</item>", b"<entry xml:base='http://[:'>", b"<link href='", b"xmlns=''",
    b"Disallow: /*a*a*a*a*a*a*a*a*b$\n", b"Crawl-delay: 1e400\n", b"Crawl-delay: nan\n", b"User-agent: *\n", b"Sitemap: :\n", b"*", b"$",
)  # fmt: skip
#: Pieces that are written many times over; the product is cut to the largest case.
REPEATED = (
    b"<a>",
    b"<a b='",
    b"<item><link>/x</link></item>",
    b"<url><loc>/x</loc></url>",
    b"[",
    b'{"items":[',
    b"&amp;",
    b"A" * 99,
    b"<!--",
    b"Allow: /x\n",
)
#: Bytes of the largest case; what is linear in this is linear in the limits of real ones.
LARGEST = 64_000
Mutation = Callable[[random.Random, bytes, Sequence[bytes]], bytes]


def mutate(chance: random.Random, corpus: Sequence[bytes]) -> bytes:
    """One case: a sound file of the corpus, changed in one to eight places."""
    content = chance.choice(corpus)
    for _ in range(chance.choice((1, 1, 2, 3, 5, 8))):
        content = chance.choice(MUTATIONS)(chance, content, corpus)[:LARGEST]
    return content


def _place(chance: random.Random, content: bytes) -> int:
    return chance.randint(0, len(content))


def _slice(chance: random.Random, content: bytes) -> tuple[int, int]:
    first = _place(chance, content)
    return first, min(len(content), first + int(chance.expovariate(1 / 40)))


def _insert(chance: random.Random, content: bytes, _corpus: Sequence[bytes]) -> bytes:
    place = _place(chance, content)
    return content[:place] + chance.choice(HOSTILE) + content[place:]


def _overwrite(chance: random.Random, content: bytes, _corpus: Sequence[bytes]) -> bytes:
    place, new = _place(chance, content), chance.choice(HOSTILE)
    return content[:place] + new + content[place + len(new) :]


def _flip(chance: random.Random, content: bytes, _corpus: Sequence[bytes]) -> bytes:
    changed = bytearray(content or b"x")
    for _ in range(chance.choice((1, 1, 4, 16))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _drop(chance: random.Random, content: bytes, _corpus: Sequence[bytes]) -> bytes:
    first, last = _slice(chance, content)
    return content[:first] + content[last:]


def _double(chance: random.Random, content: bytes, _corpus: Sequence[bytes]) -> bytes:
    first, last = _slice(chance, content)
    return content[:last] + content[first:last] * chance.choice((1, 2, 50)) + content[last:]


def _cut(chance: random.Random, content: bytes, _corpus: Sequence[bytes]) -> bytes:
    return content[: _place(chance, content)]


def _splice(chance: random.Random, content: bytes, corpus: Sequence[bytes]) -> bytes:
    other = chance.choice(corpus)
    return content[: _place(chance, content)] + other[_place(chance, other) :]


def _repeat(chance: random.Random, content: bytes, _corpus: Sequence[bytes]) -> bytes:
    place, piece = _place(chance, content), chance.choice(REPEATED)
    return content[:place] + piece * chance.choice((10, 300, 3_000)) + content[place:]


MUTATIONS: tuple[Mutation, ...] = (_insert, _insert, _overwrite, _flip, _drop, _double, _cut, _splice, _repeat)
