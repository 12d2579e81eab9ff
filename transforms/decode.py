"""Bytes -> text: byte order mark, transport's charset, the page's own declaration, then detection; limits and binary files."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from transforms.errors import DocumentError, NoTextError, TooLargeError
from transforms.records import RawDocument

#: Largest document in bytes: eight times the largest article page of the development sets (1.3 MB).
MAX_BYTES = 10_000_000
#: Deepest nesting of elements. The development sets' pages stay below 63; the parsers' recursion is safe well beyond 400.
MAX_DEPTH = 400
#: Most tags of one page: ten times the most of the development sets' pages (8,500); so many take about ten seconds.
MAX_TAGS = 100_000

#: Byte order marks, longest first: UTF-32's begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\x1f\x8b", "gzip-compressed data"),
    (b"BZh", "bzip2-compressed data"),
    (b"\xfd7zXZ", "xz-compressed data"),
    (b"\x28\xb5\x2f\xfd", "zstandard-compressed data"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"RIFF", "a sound, video or WebP file"),
    (b"OggS", "a sound or video file"),
    (b"ID3", "a sound file"),
    (b"wOF", "a font"),
    (b"SQLite format 3", "a database"),
)
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
#: Bytes that text does not hold: control characters except tab, line feed, vertical tab, form feed, carriage return, escape.
_CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\v\f\r\x1b") + b"\x7f"
#: The detector looks at this many bytes.
_SAMPLE = 50_000
_HIGH = bytes(range(0x80, 0x100))
#: Browsers read these labels as their Windows superset (WHATWG Encoding Standard, "names and labels").
_AS_WINDOWS_1252 = frozenset({"iso8859-1", "ascii", "latin-1"})
#: Possessive: a name of 64,000 letters in a tag that does not end would be tried at each of its letters.
_TAG = re.compile(r"<(/?[a-zA-Z][a-zA-Z0-9:-]*+)([^<>]*+)>")
_VOID = frozenset(("area base br col embed hr img input link meta param source track wbr").split())
#: End tags of these may be left out (HTML standard, 13.1.2.4): unclosed ones do not nest.
_OPTIONAL_END = frozenset({
    "html", "head", "body", "p", "li", "dt", "dd", "option", "optgroup", "tr", "td", "th", "thead", "tbody", "tfoot",
    "colgroup", "rb", "rt", "rp",
})  # fmt: skip
_NOT_NESTING = frozenset(f"{slash}{name}" for name in _VOID | _OPTIONAL_END for slash in ("", "/"))


def decode(document: RawDocument) -> str:
    """The text of a capture.

    Valid UTF-8 beyond ASCII wins over a declared single-byte encoding, for it is never so by chance. Bytes that fit no encoding
    become U+FFFD and stay visible; text that was garbled before it came is not repaired.

    Raises:
        TooLargeError: more than ``MAX_BYTES``.
        NoTextError: no bytes, or white space only.
        DocumentError: a binary file.
    """
    content = document.content
    if len(content) > MAX_BYTES:
        raise TooLargeError(f"'{document.document_id}' has {len(content):,} bytes, the limit is {MAX_BYTES:,}: split or trim it")
    if not content.strip():
        raise NoTextError(f"'{document.document_id}' is empty: nothing to read")
    text = _by_mark(content)
    if text is None:
        _refuse_binary(content, document.document_id)
        text = _without_mark(content, document.charset)
    return _newlines(text)


def check_nesting(text: str, document_id: str) -> None:
    """Refuse markup that is nested too deep or has too many elements, before any parser sees it.

    Raises:
        TooLargeError: deeper than ``MAX_DEPTH`` or more than ``MAX_TAGS`` tags; the message names the limit.
    """
    if text.count("<") <= MAX_DEPTH:
        return
    tags = _TAG.findall(text)
    depth = deepest = 0
    for name, attributes in tags:
        if name in _NOT_NESTING or attributes.endswith("/") or name.lower() in _NOT_NESTING:
            continue
        if name[0] != "/":
            depth += 1
            deepest = max(deepest, depth)
        elif depth:
            depth -= 1
    count = len(tags)
    if deepest > MAX_DEPTH:
        raise TooLargeError(f"'{document_id}' nests elements {deepest:,} deep, the limit is {MAX_DEPTH}: it is no readable page")
    if count > MAX_TAGS:
        raise TooLargeError(f"'{document_id}' has {count:,} tags, the limit is {MAX_TAGS:,}: split it")


def _newlines(text: str) -> str:
    return text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n")


def _by_mark(content: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, errors="replace")
    return None


def _refuse_binary(content: bytes, document_id: str) -> None:
    for signature, what in _SIGNATURES:
        if content.startswith(signature):
            raise DocumentError(f"'{document_id}' is {what}, not text or HTML: convert it, or leave it out")
    if content[4:8] == b"ftyp":
        raise DocumentError(f"'{document_id}' is a video file, not text or HTML: leave it out")
    sample = content[:65536]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    # Text has next to none; eight, or one in fifty, leave room for stray NULs. UTF-16 without a mark is half NULs.
    if controls > max(8, len(sample) / 50) and _utf16_guess(sample) is None:
        raise DocumentError(f"'{document_id}' is a binary file ({controls:,} control bytes in {len(sample):,}): not text or HTML")


def _without_mark(content: bytes, transport: str | None) -> str:
    wide = _utf16_guess(content[:65536])
    if wide is not None:
        return content.decode(wide, errors="replace")
    declared = [name for name in (_codec(transport), *_declared(content[:4096])) if name is not None]
    for encoding in ["utf-8", *declared] if not content.isascii() else [*declared, "utf-8"]:
        text = _strict(content, encoding)
        if text is not None:
            return text
    return _detected(content, declared)


def _declared(head: bytes) -> list[str | None]:
    found = [pattern.search(head) for pattern in (_META_CHARSET, _XML_ENCODING)]
    return [_codec(match[1].decode("ascii")) for match in found if match]


def _codec(label: str | None) -> str | None:
    """Python's name of a text codec for a label, as browsers read it; None where bytes already showed otherwise."""
    try:
        info = codecs.lookup((label or "").strip().strip("\"'"))
    except (LookupError, ValueError):
        return None
    name = info.name
    if not getattr(info, "_is_text_encoding", True) or name.startswith(("utf-16", "utf-32")):
        return None
    return "cp1252" if name in _AS_WINDOWS_1252 else name


def _strict(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _utf16_guess(sample: bytes) -> str | None:
    """UTF-16 without a mark shows as NULs at every second byte, where the text is mostly Latin letters."""
    half = len(sample) // 2
    if half < 8:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > half * 0.4 and even < half * 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.4 and odd < half * 0.05 else None


def _detected(content: bytes, declared: list[str]) -> str:
    """Nothing decodes strictly as declared: nearly valid UTF-8 with replacement marks, else the detector, else Windows-1252."""
    text = content.decode("utf-8", errors="replace")
    beyond_ascii = len(content) - len(content.translate(None, _HIGH))
    # One broken character in ten: cut or spliced UTF-8. In a single-byte encoding nearly every such byte breaks.
    if text.count("\ufffd") * 10 < beyond_ascii:
        return text
    best = from_bytes(content[:_SAMPLE], preemptive_behaviour=False).best()
    encoding = best.encoding if best is not None else (declared[0] if declared else "cp1252")
    text = content.decode(encoding, errors="replace")
    # Among single-byte encodings of Latin script the detector can only guess; Windows-1252 is what English pages use.
    return content.decode("cp1252", errors="replace") if _is_latin(text[:_SAMPLE]) else text


def _is_latin(text: str) -> bool:
    """Whether the letters beyond ASCII are fewer than one in four: no text in another script is like that."""
    letters = [char for char in text if char.isalpha()]
    return sum(not char.isascii() for char in letters) * 4 < len(letters)
