"""What a run says at its end."""

from __future__ import annotations

from dataclasses import replace

from flows.run_summary import RunSummary, broken_in_words
from transforms.records import ExpectationResult

REASON = "An e-mail was loaded, not an article. Transcripts have fewer such lines."
MAIL = ExpectationResult("articles", "no_mail_headers", "row", "critical", False, 9, 2, "a.txt, b.txt", REASON, ("1/1", "2/2"))
SHARE = ExpectationResult("articles", "share_with_title", "batch", "warning", False, 9, 1, "0.2", "Most articles have a title.")


def test_what_is_broken_is_told_with_what_broke_it_and_what_that_means() -> None:
    said = "articles.no_mail_headers: a.txt, b.txt – An e-mail was loaded, not an article."
    assert broken_in_words([MAIL]) == (said,)
    page = RunSummary("r1", {"quarantined": 2}, held=(said,)).to_markdown()
    assert page.endswith(f"## Held back\n\n- {said}")


def test_what_several_batches_break_is_told_once_with_how_often() -> None:
    again = [replace(MAIL, failed_count=1, observed=f"{name}.txt") for name in "cdef"]
    assert broken_in_words([MAIL, SHARE, *again, replace(SHARE, observed="0.4")]) == (
        "articles.no_mail_headers: 6 rows in 5 batches (a.txt, b.txt; c.txt; d.txt; …) – An e-mail was loaded, not an article.",
        "articles.share_with_title: 2 batches (0.2; 0.4) – Most articles have a title.",
    )


def test_documents_that_could_not_be_used_are_told_by_name_and_the_others_by_a_query() -> None:
    failures = (("cut.json", "unreadable", "no valid JSON"), ("a b.txt", "no_text", "'a b.txt' is empty: nothing to read"))
    few = RunSummary("r1", {"unreadable": 1, "no_text": 1, "loaded": 4}, failures=failures)
    assert few.failure_lines() == [
        "unreadable   cut.json: no valid JSON",
        "no_text      a b.txt: 'a b.txt' is empty: nothing to read",
    ]
    many = RunSummary("r1", {"unreadable": 1200, "no_text": 1, "loaded": 4}, failures=failures)
    assert many.failure_lines()[2].startswith(
        'and 1,199 more: newsledger sql "select document_id, disposition, reason from quality.'
    )
    assert "## Not usable\n\n- unreadable   cut.json" in many.to_markdown()
