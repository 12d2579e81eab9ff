"""Ids of articles and revisions: from the fewest stable fields, the same on every machine and in every run."""

from __future__ import annotations

import hashlib
import json

from transforms.records import Article

_to_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def article_id(canonical_url: str | None, url: str | None, source_name: str | None, document_id: str) -> str:
    """The id of an article: 16 hex digits of SHA-256 of its canonical address, else its address, else source and document id."""
    return _short_hash(canonical_url or url or f"{source_name or ''}\0{document_id}")


def revision_id(of_article: str, article: Article) -> str:
    """The id of one version of an article: it changes when, and only when, the newsroom changed what it wrote.

    That is title, standfirst, authors, publication time, text, and corrections (they stand outside the text). A modification
    time alone makes no revision: many sites renew it at every request.
    """
    corrections = [block.text for block in article.blocks if block.label == "correction"]
    content = [article.title, article.standfirst, list(article.authors), article.published_at, article.text, corrections]
    return _short_hash(f"{of_article}\0{_to_json(content)}")


def _short_hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
