from __future__ import annotations

from flows.run_summary import RunSummary, broken_in_words
from transforms.records import ExpectationResult


def test_what_is_broken_is_told_with_what_broke_it_and_what_that_means() -> None:
    reason = "An e-mail was loaded, not an article. Transcripts have fewer such lines."
    result = ExpectationResult(
        "articles", "no_mail_headers", "row", "critical", False, 9, 2, "a.txt, b.txt", reason, ("1/1", "2/2")
    )
    said = "articles.no_mail_headers: a.txt, b.txt – An e-mail was loaded, not an article."
    assert broken_in_words(result) == said
    page = RunSummary("r1", {"quarantined": 2}, held=(said,)).to_markdown()
    assert page.endswith(f"## Held back\n\n- {said}")
