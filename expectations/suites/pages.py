"""Expectations on what stands in the place of a story: a notice, a shell of a page, an e-mail, a list of other stories."""

# SQL is put together here from constants only.

from __future__ import annotations

from expectations.expectation import Expectation, rows
from expectations.suites.bodies import short_page, trait

PAGES: tuple[Expectation, ...] = (
    short_page(
        "no_notice_to_editors",
        "attention,? (?:all )?editors|mandatory kill|\\bkill (?:the |this "
        ")?(?:story|article|item|version)|(?:story|item|version) is "
        "(?:withheld|withdrawn|killed)|(?:withhold|withdraw|retract) (?:the |this )?(?:story|article|item)|not for publication|"
        "embargoed until|a substitute will follow|make certain that the story is not published",
        "A notice of an agency to editors (withhold, kill, embargo) is no article, and what it names must not be published.", 2,
    ),
    short_page(
        "no_notice_of_removal",
        "this (?:article|story|page|post|content) (?:has been|was|is) (?:removed|deleted|withdrawn|retracted|taken "
        "down|unpublished)|"
        "(?:removed|taken down) (?:from our (?:website|site)|for legal reasons|at the request)",
        "A line that says that the article was removed or withdrawn is not the article: what was known of it stays.",
    ),
    trait(
        "text_is_not_emptied",
        "t.known_length >= 1000 AND length(s.text) < 0.1 * t.known_length",
        "A known article comes again with less than a tenth of its text: it was withdrawn, or another page was read; nine tenths "
        "of its figures would count as withdrawn. Corrections and updates of live pages keep more.",
    ),
    short_page(
        "no_country_block",
        "(?:not|isn.t|unavailable|not available|no longer available|not accessible|restricted) (?:available "
        ")?(?:in|from|for) your "
        "(?:country|region|location|area|territory)|unavailable for legal reasons|unavailable due to "
        "legal|geo.?(?:blocked|restricted)",
        "A page that says that the article is not to be had in this country is no article: ask from another region.",
    ),
    rows(
        "no_shell_without_script",
        "length(s.text) < 400 AND regexp_matches(lower(s.text), '(enable|requires?|activate|turn on|without) "
        "javascript|javascript "
        "(is|must be) (required|enabled|turned on)|works best with javascript')",
        "A page that asks for JavaScript and has next to nothing else is a shell without its script: the article was "
        "never in it.",
    ),
    rows(
        "no_mail_headers",
        "len(list_distinct(regexp_extract_all(s.text, '(?m)^(From|To|Cc|Subject|Date|Message-ID|Received|Reply-To|MIME-Version|"
        "Content-Type|Return-Path): .+$', 1))) >= 4",
        "Four and more headers of an e-mail stand at the beginnings of lines: a mail was loaded, not an article. Transcripts may "
        "have lines with “Date:” or “Subject:”, not four of them.",
    ),
    rows(
        "no_subtitles",
        "len(regexp_extract_all(s.text, '\\d\\d:\\d\\d[.,:]\\d{2,3}[.,]?\\d* ?--> ?\\d\\d:\\d\\d')) >= 3",
        "Time codes with arrows are the subtitles of a video: sentences are cut at each of them, and seconds would be figures.",
    ),
    trait(
        "is_no_list_of_stories",
        "t.title_count >= 4 AND t.title_count > 0.5 * t.paragraph_count",
        "Half of the paragraphs are the titles of other articles of the batch: the page of a section, with its teasers, was read "
        "as an article.",
    ),
)  # fmt: skip
