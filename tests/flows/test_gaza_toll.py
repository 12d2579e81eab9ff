"""The toll of the Gaza war, by claimant: invented articles that carry what was really claimed, through the whole pipeline."""

from __future__ import annotations

from pathlib import Path

from flows.archive import Place, read_record

#: Articles of our own words; their numbers are what the claimants said on these days.
ARTICLES = Path(__file__).parents[1] / "gaza_toll" / "articles"

#: A question to the ledger, and what it must answer.
ANSWERS: dict[str, tuple[str, list[tuple[object, ...]]]] = {
    "the ministry's toll is one series, in which copies count once": (
        """SELECT as_of_text, surface, claimant, outlet FROM marts.figure_history WHERE claimant_id = 'gaza-health-ministry'
        AND event = 'killed' AND measure = 'total' AND counted_group = 'people' AND place_name = 'Gaza' AND copy_number = 1
        ORDER BY as_of_date, level, outlet""",
        [
            ("2023-12-22", "above 20,000", "Gaza Health Ministry", "The Harbour Herald"),
            ("2024-01-21", "25,105", "Gaza Health Ministry", "Meridian"),
            ("2024-02-29", "At least 30,035", "Gaza Health Ministry", "Northern Star"),
            ("2024-03-20", "At least 31,923", "Gaza Health Ministry", "Evening Tribune"),
            ("2024-03-20", "31,923", "Gaza Health Ministry", "Weekly Review"),
            ("2024-04-04", "33,037", "Gaza Health Ministry", "Valley Gazette"),
            ("2024-05-13", "More than 35,000", "Gaza Health Ministry", "Port Post"),
            ("2024-06-10", "37,124", "Gaza Health Ministry", "The Bulletin"),
            ("2024-07-04", "At least 38,011", "Gaza Health Ministry", "Coast Courier"),
            ("2024-08-15", "40,005", "Gaza Health Ministry", "Levant Press Agency"),
            ("2024-08-15", "at least 40,005", "Gaza Health Ministry", "The Standard"),
            ("2024-08-15", "40,005", "Gaza Health Ministry", "Weekly Review"),
            ("2024-09-10", "41,020", "Gaza Health Ministry", "Public Ledger"),
            ("2024-10-07", "41,909", "Gaza Health Ministry", "Sunday Observer"),
            ("2024-10-07", "almost 42,000", "Gaza Health Ministry", "Sunday Observer"),
        ],
    ),
    "the Israeli claim stands beside it": (
        """SELECT as_of_text, surface, claimant, independent_sources FROM (SELECT *, count(DISTINCT story_id) OVER
        (PARTITION BY series_id, level) AS independent_sources FROM marts.figure_history)
        WHERE claimant_id = 'israel-defense-forces' AND counted_group = 'militants' AND measure = 'total'
        AND place_name = 'Gaza' AND copy_number = 1 ORDER BY as_of_date""",
        [
            ("2024-02-29", "about 12,000", "Israel Defense Forces", 1),
            ("2024-08-15", "more than 17,000", "Israel Defense Forces", 1),
        ],
    ),
    "four outlets told one story, which is an agency's": (
        """SELECT outlet, copy_count, origin_outlet, origin_agency, origin_method, is_origin FROM marts.story_clusters
        WHERE copy_count > 1 ORDER BY position""",
        [
            ("Levant Press Agency", 4, "Levant Press Agency", "Levant Press Agency", "own_article", True),
            ("Daily Dispatch", 4, "Levant Press Agency", "Levant Press Agency", "own_article", False),
            ("City Echo", 4, "Levant Press Agency", "Levant Press Agency", "own_article", False),
            ("Morning Paper", 4, "Levant Press Agency", "Levant Press Agency", "own_article", False),
        ],
    ),
    "the toll of a month is one number with its sources": (
        """SELECT best, independent_sources, len(claims) FROM reports.best_low_high WHERE event = 'killed' AND place =
        'Gaza' AND counted = 'people' AND measure = 'total' AND month = DATE '2024-08-01'""",
        [(40005, 3, 3)],
    ),
    "what was known in the spring": (
        """SELECT max(value) FROM marts.figures_as_known('2024-03-31') WHERE claimant_id = 'gaza-health-ministry' AND event
        = 'killed'""",
        [(31923,)],
    ),
    "nobody repeats an old toll, and nobody contradicts the ministry's": (
        """SELECT count(*) FROM reports.stale_figures UNION ALL SELECT count(*) FROM reports.conflicting_figures WHERE
        event = 'killed'""",
        [(0,), (0,)],
    ),
}


def test_the_toll_by_claimant(desk):
    desk.ingest(ARTICLES)
    answers = {name: [tuple(row) for row in desk.rows(query)] for name, (query, _) in ANSWERS.items()}
    assert answers == {name: expected for name, (_, expected) in ANSWERS.items()}
    ((archive_file, offset, length, sentence),) = desk.rows(
        "SELECT f.archive_file, f.record_offset, c.record_length, f.sentence FROM marts.figures AS f "
        "INNER JOIN raw.captures AS c ON c.capture_id = f.capture_id WHERE f.value = 31923 AND f.outlet = 'Evening Tribune'"
    )
    assert sentence.startswith("At least 31,923 people have been killed in Gaza")
    assert sentence.encode() in read_record(desk.settings.archive_path, Place(archive_file, offset, length)).content
