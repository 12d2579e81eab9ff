"""Expectations on blocks, kept and removed: every removal can be audited."""

# SQL is put together here from constants only.
# ruff: noqa: S608

from __future__ import annotations

from expectations.expectation import Suite, in_set, measured, not_null, rows, unique
from expectations.spans import optional_span
from expectations.suites.manners import of_newcomers
from transforms.records import BODY_LABELS, BOILERPLATE_LABELS

_BODY = ", ".join(f"'{label}'" for label in BODY_LABELS)

BLOCKS = Suite(
    name="blocks",
    table="blocks",
    row_kind="block",
    row_key="s.block_number::VARCHAR",
    expectations=(
        unique("blocks", ("document_number", "block_number"), "The order of blocks is their key."),
        not_null("label", "Every block says what it is."),
        in_set("label", (*BODY_LABELS, *BOILERPLATE_LABELS), "A closed list; a new label needs a word in the definitions."),
        rows("rule_given", "s.rule IS NULL OR trim(s.rule) = ''", "Each removal and each keeping says which rule decided."),
        rows(
            "kept_is_body",
            f"s.is_kept <> (s.label IN ({_BODY}))",
            "What is kept carries a label of the body and what is removed one of the rest, or the two views of it differ.",
        ),
        rows("kept_has_span", "s.is_kept <> (s.span_start IS NOT NULL)", "Kept blocks lie in the text and removed ones do not."),
        rows(
            "kept_text_is_span",
            "s.is_kept AND s.text IS NOT NULL",
            "Staging leaves out the text of a kept block where it equals its span; one that has text differs from the article's.",
        ),
        optional_span("span"),
        rows(
            "removed_has_text",
            "NOT s.is_kept AND (s.text IS NULL OR trim(s.text) = '')",
            "A removed block without text cannot be audited.",
            "warning",
        ),
        measured(
            "share_of_text_removed",
            "SELECT CASE WHEN count(*) >= 100 THEN sum(CASE WHEN NOT is_kept THEN length(text) ELSE 0 END) "
            "/ nullif(sum(coalesce(length(text), span_end - span_start)), 0) END FROM staging.blocks AS b "
            f"WHERE {of_newcomers('b')}",
            "Pages carry comments and menus, plain copy next to nothing; when nine tenths of all characters go, a rule of "
            "removal eats bodies.",
            "warning",
            high=0.9,
        ),
    ),
)
