"""What people usually ask of each mart: by actor, by event and place, by day, one article, one series; and searches."""

from __future__ import annotations

from tests.benchmarks.growth_ledger import word

_DAY = "BETWEEN TIMESTAMP '2022-06-01' AND TIMESTAMP '2022-06-01 23:59:59'"
_HOT = "event = 'killed' AND place = 'Place 77'"
#: Reports tell a place by the name under which claims are compared.
_HOT_THING = "event = 'killed' AND place = 'place 77'"

#: One value each that a query names; filters go below windows only as constants.
GIVEN = {
    "series": "SELECT min(series_id) FROM marts.claims WHERE article_id IN (SELECT article_id FROM core.articles WHERE article_number = 459)",
    "article": "SELECT article_id FROM core.articles WHERE article_number = 4711",
    "story": "SELECT story_id FROM core.stories LIMIT 1 OFFSET 4711",
}
QUERIES: tuple[tuple[str, str], ...] = (
    ("figures by event and place", f"SELECT * FROM marts.figures WHERE {_HOT}"),
    ("figures by event and place, newest 50", f"SELECT * FROM marts.figures WHERE {_HOT} ORDER BY known_at DESC LIMIT 50"),
    (
        "figures by claimant",
        "SELECT figure_id, value, sentence, published_at FROM marts.figures WHERE claimant_key = 'learned-700'",
    ),
    (
        "figures by a frequent claimant, by month",
        "SELECT date_trunc('month', known_at), count(*), max(value) FROM marts.figures WHERE claimant_key = 'known-7' GROUP BY ALL",
    ),
    ("figures of a day", f"SELECT figure_id, value, sentence, claimant FROM marts.figures WHERE published_at {_DAY}"),
    (
        "figures of one article",
        "SELECT * FROM marts.figures WHERE article_id = '{article}'",
    ),
    (
        "history of one series",
        "SELECT * FROM marts.figure_history WHERE series_id = '{series}'",
    ),
    ("history by event and place", "SELECT * FROM marts.figure_history WHERE event = 'killed' AND place_name = 'place 77'"),
    ("articles of a day", f"SELECT article_id, title, figure_count FROM marts.articles WHERE published_at {_DAY}"),
    (
        "articles of a source on a day",
        f"SELECT article_id, title, figure_count FROM marts.articles WHERE source_name = 'source-7' AND published_at {_DAY}",
    ),
    (
        "one article",
        "SELECT * FROM marts.articles WHERE article_id = '{article}'",
    ),
    (
        "blocks of one article",
        "SELECT * FROM marts.blocks WHERE article_id = '{article}'",
    ),
    (
        "changes of one article",
        "SELECT * FROM marts.figure_changes WHERE article_id = '{article}'",
    ),
    ("changes of a day", f"SELECT * FROM marts.figure_changes WHERE known_at {_DAY}"),
    ("exchanges", "SELECT * FROM marts.exchanges"),
    ("one actor", "SELECT * FROM marts.actors WHERE actor_key = 'known-7'"),
    ("one actor by name", "SELECT * FROM marts.actors WHERE name = 'Ada Dancorbaba'"),
    ("actors named most", "SELECT name, mention_count FROM marts.actors ORDER BY mention_count DESC LIMIT 20"),
    ("mentions of an actor", "SELECT * FROM marts.actor_mentions WHERE actor_key = 'learned-700'"),
    ("mentions of a day", f"SELECT actor_key, surface, title FROM marts.actor_mentions WHERE published_at {_DAY}"),
    ("roles of an actor", "SELECT * FROM marts.actor_roles WHERE actor_key = 'learned-700'"),
    ("quotes of an actor", "SELECT * FROM marts.quotes WHERE speaker_key = 'learned-700'"),
    ("quotes of a day", f"SELECT speaker, content FROM marts.quotes WHERE published_at {_DAY}"),
    (
        "copies of one article",
        "SELECT * FROM marts.story_clusters WHERE story_id = '{story}'",
    ),
    ("claimants of event and place", f"SELECT * FROM reports.figures_by_claimant WHERE {_HOT_THING}"),
    ("conflicts of event and place", f"SELECT * FROM reports.conflicting_figures WHERE {_HOT_THING}"),
    ("best, low, high of event and place", f"SELECT * FROM reports.best_low_high WHERE {_HOT_THING}"),
    ("stale figures of event and place", f"SELECT * FROM reports.stale_figures WHERE {_HOT}"),
    ("search: a rare word and a common one", f"SELECT * FROM marts.search('{word(3000)} displaced') LIMIT 20"),
    ("search: two common words", f"SELECT * FROM marts.search('{word(30)} {word(90)}') LIMIT 20"),
    ("search: figures with two words", f"SELECT * FROM marts.search('{word(3000)} killed', kind := 'figure') LIMIT 20"),
)
