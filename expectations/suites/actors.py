"""Expectations on actors, their mentions and their roles. An actor that is held back takes its mentions and roles along."""

# SQL is put together here from constants only.
# ruff: noqa: S608

from __future__ import annotations

from expectations.expectation import Suite, in_set, measured, not_null, rows, unique
from expectations.spans import span_in_text, span_is_surface

#: Two and more words with capitals.
_FULL_NAME = "\\p{Lu}[\\pL.’''-]+( (of|the|de|al|and|for))*( \\p{Lu}[\\pL.’''-]+)+"
_ITS_ACTOR = "SELECT 1 FROM staging.actors AS o WHERE o.document_number = s.document_number AND o.actor_number = s.actor_number"
#: Mentions by the names that they use, without an article.
_NAMES = "(SELECT * REPLACE (core.bare_name(surface) AS surface) FROM staging.actor_mentions)"

ACTORS = Suite(
    name="actors",
    table="actors",
    row_kind="actor",
    row_key="s.actor_number::VARCHAR",
    expectations=(
        unique("actors", ("document_number", "actor_number"), "Mentions and roles hang on the actor's number."),
        rows(
            "name_not_empty", "s.name IS NULL OR trim(s.name) = ''", "An actor is named; unnamed speakers are text, not actors."
        ),
        rows("name_length", "length(s.name) > 150", "Longer ones are clauses taken for names.", "warning"),
        not_null("kind", "Every actor is of some kind."),
        in_set("kind", ("person", "organisation", "country"), "A closed list."),
        rows("actor_id_is_slug", "regexp_matches(s.actor_id, '\\s') OR s.actor_id = ''", "Ids hold no white space."),
        rows(
            "one_row_per_actor",
            "s.actor_id IS NOT NULL AND (SELECT count(*) FROM staging.actors AS o "
            "WHERE o.document_number = s.document_number AND o.actor_id = s.actor_id) > 1",
            "One actor per article however it is named.",
            "warning",
        ),
        rows(
            "country_is_country",
            "s.kind <> 'country' AND s.actor_id IN (SELECT c.actor_id FROM reference.countries AS c)",
            "The id of a country means the country.",
            "critical",
        ),
        rows(
            "kind_agrees_with_reference",
            "EXISTS (SELECT 1 FROM reference.actors AS r WHERE r.actor_id = s.actor_id AND r.kind <> s.kind)",
            "A known actor is what the reference table says it is.",
            "critical",
        ),
        rows(
            "name_is_that_of_reference",
            "EXISTS (SELECT 1 FROM reference.actors AS r WHERE r.actor_id = s.actor_id AND r.name <> s.name) "
            "OR EXISTS (SELECT 1 FROM reference.countries AS r WHERE r.actor_id = s.actor_id AND r.name <> s.name)",
            "A known actor has the name of the reference table: where id and name differ, the ids of two actors were crossed.",
        ),
        rows(
            "name_is_of_its_mentions",
            "s.actor_id IS NULL AND EXISTS (SELECT 1 FROM staging.actor_mentions AS o WHERE o.document_number = "
            "s.document_number "
            "AND o.actor_number = s.actor_number) AND NOT EXISTS "
            f"(SELECT 1 FROM {_NAMES} AS o WHERE o.document_number = s.document_number AND o.actor_number = s.actor_number "
            "AND list_has_any(regexp_extract_all(lower(o.surface), '[\\pL\\pN]+'), "
            "regexp_extract_all(lower(s.name), '[\\pL\\pN]+')))",
            "The name of an actor that no reference table knows is made of words of its mentions: another name was given to "
            "them. Of 6,000 "
            "actors of real pages none broke it.",
        ),
        rows(
            "names_are_of_one_actor",
            f"s.kind <> 'country' AND EXISTS (SELECT 1 FROM {_NAMES} AS m WHERE m.document_number = "
            f"s.document_number AND m.actor_number = s.actor_number AND regexp_full_match(m.surface, '{_FULL_NAME}') "
            "AND NOT list_has_any(regexp_extract_all(lower(m.surface), '\\pL+'), regexp_extract_all(lower(s.name), '\\pL+')) "
            "AND regexp_replace(m.surface, '[^\\p{Lu}]', '', 'g') <> regexp_replace(s.name, '[^\\p{Lu}]', '', 'g') "
            "AND NOT EXISTS (SELECT 1 FROM reference.actors AS r WHERE r.actor_id = s.actor_id AND list_contains("
            "string_split(lower(concat_ws('|', r.aliases, r.weak_aliases)), '|'), lower(m.surface))))",
            "A full name that has no word, nor the initials, of the actor's own, and is none of its other names in the "
            "reference table, is "
            "a mention of it: two "
            "actors were merged, and what one said or did is told of the other.",
            "warning",
        ),
        rows(
            "name_is_no_common_word",
            "s.actor_id IS NULL AND (lower(s.name) IN ('the', 'a', 'an', 'and', 'or', 'but', 'if', 'in', 'on', 'at', "
            "'of', 'to', 'for', 'with', "
            "'by', 'he', 'she', 'it', 'they', 'we', 'i', 'you', 'this', 'that', 'these', 'those', 'said', 'says', "
            "'is', 'was', 'were', 'has', 'have', "
            "'not', 'no', 'yes', 'there', 'here', 'when', 'what', 'who', 'early', 'late', 'after', 'before') "
            "OR regexp_full_match(s.name, '[a-z]{2,8}'))",
            "A common word, or one word without a capital, is no actor: words of the text were taken for names.",
            "warning",
        ),
        measured(
            "known_names_are_resolved",
            "SELECT max(lost) FROM (SELECT avg((o.actor_id IS NULL)::INT) AS lost FROM staging.actors AS o INNER JOIN "
            "staging.documents "
            "AS d ON d.document_number = o.document_number INNER JOIN reference.actors AS r ON r.name = o.name AND r.kind = "
            "o.kind "
            "GROUP BY d.source_name HAVING count(*) >= 8)",
            "Most actors of a source that bear a name of the reference table have no id: the table was not loaded. Of real "
            "pages one "
            "in fifty such names is left open.",
            "warning",
            high=0.5,
        ),
        rows(
            "one_row_per_name",
            "EXISTS (SELECT 1 FROM staging.actors AS o WHERE o.document_number = s.document_number AND o.actor_number <> "
            "s.actor_number "
            "AND o.name = s.name AND o.kind = s.kind)",
            "The same name of the same kind is one actor of an article; twice, it would be counted twice.",
            "warning",
        ),
        rows(
            "is_mentioned",
            "NOT EXISTS (SELECT 1 FROM staging.actor_mentions AS o WHERE o.document_number = s.document_number "
            "AND o.actor_number = s.actor_number)",
            "An actor that the text does not name is invented.",
        ),
    ),
)

MENTIONS = Suite(
    name="mentions",
    table="actor_mentions",
    row_kind="mention",
    row_key="s.actor_number || ':' || s.span_start",
    expectations=(
        unique("actor_mentions", ("document_number", "actor_number", "span_start"), "A name stands once in one place."),
        span_in_text(),
        span_is_surface(),
        rows("belongs_to_actor", f"NOT EXISTS ({_ITS_ACTOR})", "A mention belongs to an actor of its article."),
        rows(
            "one_actor_per_span",
            "EXISTS (SELECT 1 FROM staging.actor_mentions AS o WHERE o.document_number = s.document_number "
            "AND o.span_start = s.span_start AND o.span_end = s.span_end AND o.actor_number <> s.actor_number)",
            "One name cannot mean two actors; a wrong merge is worse than a missed one.",
        ),
        rows("surface_length", "length(s.surface) > 150", "Longer ones are clauses taken for names.", "warning"),
    ),
)

ROLES = Suite(
    name="roles",
    table="actor_roles",
    row_kind="role",
    row_key="s.actor_number || ':' || s.span_start",
    expectations=(
        span_in_text(),
        rows(
            "role_is_as_written",
            "substr((SELECT a.text FROM staging.articles AS a WHERE a.document_number = s.document_number), s.span_start + 1, "
            "s.span_end - s.span_start) IS DISTINCT FROM s.role",
            "A role is the exact characters at its span.",
        ),
        rows("role_not_empty", "s.role IS NULL OR trim(s.role) = ''", "A role is the description that the text gives."),
        rows("belongs_to_actor", f"NOT EXISTS ({_ITS_ACTOR})", "A role belongs to an actor of its article."),
        rows("role_length", "length(s.role) > 200", "Longer ones are clauses taken for descriptions.", "warning"),
    ),
)
