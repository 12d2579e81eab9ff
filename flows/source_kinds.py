"""The kinds of sources, in a module that costs nothing to import."""

from __future__ import annotations

#: Read from this machine.
LOCAL_KINDS = ("folder", "file", "jsonl", "warc")
#: Fetched from the web: a feed or sitemap, then the pages it names; or addresses in a list.
WEB_KINDS = ("feed", "sitemap", "page_list")
