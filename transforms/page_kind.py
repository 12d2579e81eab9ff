"""Whether a page is an article at all: walls for bots, error pages, index pages, forms and video shells are not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.blocks import Draft, count_words, is_story_paragraph, letters
from transforms.page_units import Unit
from transforms.structured_data import StructuredData

#: What asks for a check. News tell of security checks, of unusual activity and of access denied as well: there it must be said of
#: the reader's.
_WALL = re.compile(
    r"(?:are you a (?:robot|human)|(?:i[’']m|you(?:[’']re| are)) not a robot|verify(?:ing)? (?:that )?you are (?:a )?human"
    r"|checking your browser|just a moment\.\.\.|enable javascript(?: and cookies)?"
    r"|please (?:enable|turn on) (?:javascript|cookies)|unusual (?:traffic|activity) (?:from|on|in) (?:your|this)"
    r"|logged for unusual traffic|access to this \w+ (?:has been |is )?denied|^\W*access denied\W*(?:$|[|–—-]|you\b)"
    r"|pardon our interruption|captcha|your request (?:was |has been )?blocked|^\W*request blocked\W*$"
    r"|you have been blocked|(?:complete|completing|pass|passing) (?:the|a|this) security check|^\W*security check\W*$"
    r"|ddos protection)",
    re.IGNORECASE,
)
_PAGE = r"(?:pages?|urls?|web\s?site|web\s?page|web address|article|content|resource)"
#: What says that there is no page. A toll of 404 and a hiker who was not found are news.
_MISSING = re.compile(
    rf"(?:\b{_PAGE}\b[^.!?\n]{{0,60}}?\b(?:not|cannot|can[’']t|could not|couldn[’']t|no longer|doesn[’']t|does not)\s+(?:be\s+)?"
    r"(?:found|exists?|available|accessible|displayed|shown)\b"
    rf"|\b{_PAGE} you (?:requested|(?:are|were) (?:looking|searching) for)|\b(?:error|http|status|code)\W{{0,3}}404\b"
    r"|\b404\W{0,3}(?:error|not found|page|file)\b|^\W*(?:404|not found)\W*(?:$|[|–—-])|\b410 gone|500 internal server error"
    r"|503 service|bad gateway|\bsite (?:is )?under maintenance)",
    re.IGNORECASE,
)
#: Pages of walls and errors are short; an article about them is longer. The longest error page text seen has 120 words.
_MOST_WALL_WORDS = 150
#: A page with less text is a shell: around a video, a form or a gallery. The shortest news items are a sentence of 20 words.
_FEWEST_WORDS = 20
#: Front pages have at least so many lines that are links as a whole.
_INDEX_LINKS = 15
_LINK_LINE = 0.8
#: Index pages: so many lines of the body are links for the larger part (a time or a place may stand beside the headline), and
#: no paragraph is a story's. Pages with fewer may be short items with links below.
_FEWEST_TEASERS = 5
_TEASER_LINK = 0.5
_LETTERS_PER_WORD = 6
_FEED = re.compile(r"\s*+(?>(?:<!--.*?-->|<\?[^>]*\?>)\s*+)*+<(?:rss|feed|rdf:RDF|urlset|sitemapindex|opml)\b", re.DOTALL)
_JSON = re.compile(r"\s*(?:\{\s*\"[^\"\n]{1,80}\"\s*:|\[\s*\{\s*\")")


def why_no_article(
    title: str | None, drafts: Sequence[Draft], units: Sequence[Unit], data: StructuredData, *, is_front_page: bool = False
) -> str | None:
    """What a page is instead of an article, in words for its message; None where it is one.

    Args:
        title: its title.
        drafts: its blocks, labelled.
        units: its text-bearing elements.
        data: its JSON-LD.
        is_front_page: whether its address has no path.
    """
    kept = [draft for draft in drafts if draft.kept]
    words = sum(count_words(draft.text) for draft in kept)
    story = [draft for draft in kept if is_story_paragraph(draft)]
    notice = wall_notice(title, kept, words)
    if notice:
        return notice
    if data.is_index or (not data.article and is_front_page and _links(units) >= _INDEX_LINKS):
        return "an index page: it is the front page of an outlet, or calls itself a collection"
    return None if story else _without_story(kept, units, data)


def wall_notice(title: str | None, kept: Sequence[Draft], words: int) -> str | None:
    """A wall for bots or an error page, told by its few words."""
    if words > _MOST_WALL_WORDS or sum(is_story_paragraph(draft) for draft in kept) > 1:
        return None
    text = " ".join(draft.text for draft in kept)
    if _MISSING.search(title or "") or (words <= 60 and _MISSING.search(text)):
        return "an error page: its text says that the page was not found or cannot be shown"
    if _WALL.search(title or "") or (words <= 100 and _WALL.search(text)):
        return "a wall for bots: its text asks for a check or for JavaScript"
    return None


def data_notice(text: str) -> str | None:
    """A feed, sitemap or data file instead of a page or text, told by its first characters."""
    if _FEED.match(text):
        return "a feed or sitemap: register it as a source instead"
    return "a data file, not a page or text" if _JSON.match(text) else None


def _links(units: Sequence[Unit]) -> int:
    return sum(unit.linked > _LINK_LINE for unit in units)


def _without_story(kept: Sequence[Draft], units: Sequence[Unit], data: StructuredData) -> str | None:
    body = letters(" ".join(draft.text for draft in kept))
    linked = [unit for unit in units if unit.linked > _TEASER_LINK and unit.key in body]
    if len(linked) >= _FEWEST_TEASERS and sum(len(unit.key) for unit in linked) * 2 > len(body):
        return f"an index page: {len(linked)} of the lines between its furniture are links, and no paragraph is a story's"
    # Scripts without spaces between words are counted by characters.
    words = max(sum(count_words(draft.text) for draft in kept), len(body) // _LETTERS_PER_WORD)
    if "VideoObject" in data.types and words < 2 * _FEWEST_WORDS:
        return f"a shell around a video: it has {words} words of text"
    if words < _FEWEST_WORDS:
        return f"a form or an empty shell: it has {words} words of text, {_FEWEST_WORDS} are the least"
    return None
