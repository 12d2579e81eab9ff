from __future__ import annotations

import time

import pytest

from transforms.decode import MAX_BYTES, MAX_DEPTH, MAX_TAGS, check_nesting, decode
from transforms.errors import DocumentError, NoTextError, TooLargeError
from transforms.records import RawDocument

TEXT = "“The café’s owner was naïve,” Müller said on Thursday; the repair will cost £5 million."


def text_of(content: bytes, charset: str | None = None) -> str:
    return decode(RawDocument("doc", content, "text/html", charset=charset))


@pytest.mark.parametrize(
    ("content", "charset"),
    [
        (TEXT.encode(), "utf-8"),
        (TEXT.encode(), None),
        (TEXT.encode("utf-8-sig"), None),
        (TEXT.encode("utf-16"), None),
        (TEXT.encode("utf-16-le"), None),
        (TEXT.encode("utf-16-be"), "utf-8"),
        (b"\xff\xfe\x00\x00" + TEXT.encode("utf-32-le"), None),
        (TEXT.encode("cp1252"), "windows-1252"),
        (TEXT.encode("cp1252"), "ISO-8859-1"),
        (TEXT.encode("cp1252"), None),
        (TEXT.encode("cp1252"), "utf-8"),
        (TEXT.encode(), "latin-1"),
        (TEXT.encode(), "no-such-charset"),
        (TEXT.encode("mac_roman"), '"macintosh"'),
    ],
)
def test_bytes_of_any_usual_encoding_become_the_text(content: bytes, charset: str | None) -> None:
    assert text_of(content, charset) == TEXT


def test_the_page_states_its_encoding_when_the_transport_does_not() -> None:
    page = "<html><head><meta charset='koi8-r'></head><body>Дорога закрыта</body></html>"
    assert text_of(page.encode("koi8-r")) == page


def test_iso_2022_is_told_by_its_declaration_although_it_is_ascii() -> None:
    assert text_of("道路は閉鎖された".encode("iso2022_jp"), "iso-2022-jp") == "道路は閉鎖された"


def test_a_broken_character_becomes_a_mark_and_the_rest_stays() -> None:
    broken = ("The café and the naïve Müller met at the Zürich café über Köln. ".encode() * 3).replace(b"\xc3\xaf", b"\xc3", 1)
    assert text_of(broken).count("\ufffd") == 1
    assert "Müller" in text_of(broken)


def test_text_that_came_garbled_is_not_repaired() -> None:
    assert text_of("It cost Â£5 and wasnâ€™t paid".encode()) == "It cost Â£5 and wasnâ€™t paid"


def test_nul_bytes_and_carriage_returns_go() -> None:
    assert text_of(b"one\x00 two\r\nthree\rfour") == "one two\nthree\nfour"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF file"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "a PNG image"),
        (b"PK\x03\x04\x14\x00", "a zip archive"),
        (b"\x1f\x8b\x08\x00", "gzip-compressed data"),
        (b"\x00\x00\x00\x20ftypisom", "a video file"),
        (bytes((n * 7919) % 251 for n in range(4000)), "a binary file"),
    ],
)
def test_binary_files_are_refused_with_their_kind(content: bytes, words: str) -> None:
    with pytest.raises(DocumentError, match=words) as caught:
        text_of(content)
    assert caught.value.code == "unreadable"
    assert "'doc'" in str(caught.value)


@pytest.mark.parametrize("content", [b"", b" \n\t "])
def test_nothing_is_no_text(content: bytes) -> None:
    with pytest.raises(NoTextError, match="'doc' is empty"):
        text_of(content)


def test_the_limit_of_bytes_is_named() -> None:
    assert len(text_of(b"x" * MAX_BYTES)) == MAX_BYTES
    with pytest.raises(TooLargeError, match=f"{MAX_BYTES:,}"):
        text_of(b"x" * (MAX_BYTES + 1))


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * MAX_DEPTH + "</div>" * MAX_DEPTH,
        "<p>one" * (MAX_DEPTH + 10),
        "<br>" * (MAX_DEPTH + 10),
        "<path/>" * (MAX_DEPTH + 10),
        "<div></div>" * (MAX_DEPTH + 10),
        "1 < 2 " * (MAX_DEPTH + 10),
    ],
)
def test_markup_within_the_limits_passes(markup: str) -> None:
    check_nesting(markup, "doc")


@pytest.mark.parametrize("markup", ["<div>" * (MAX_DEPTH + 1), "<table><tr><td>" * (MAX_DEPTH + 1), "<b><i>" * MAX_DEPTH])
def test_markup_nested_too_deep_is_refused(markup: str) -> None:
    with pytest.raises(TooLargeError, match=f"limit is {MAX_DEPTH}"):
        check_nesting(markup, "doc")


def test_too_many_tags_are_refused() -> None:
    with pytest.raises(TooLargeError, match=f"{MAX_TAGS:,}"):
        check_nesting("<br>" * (MAX_TAGS + 1), "doc")


def test_a_tag_of_64_kilobytes_that_does_not_end_is_looked_through_once() -> None:
    began = time.process_time()
    check_nesting("<lin" + "A" * 64_000, "doc")
    assert time.process_time() - began < 1  # it took minutes
