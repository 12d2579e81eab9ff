-- Grain: the dead of one thing told of one period. Key: id. Names and order of the columns: UCDP GED 25.1.
, deaths AS (
  SELECT
    s.*, coalesce(s.value, s.low, s.high) AS level, coalesce(s.low, s.value, s.high) AS least, coalesce(s.high, s.value, s.low) AS most,
    coalesce(s.measure = 'total', false) AS is_running,
    CASE WHEN s.measure = 'total' THEN s.period_start ELSE coalesce(s.period_start, s.as_of_date) END AS first_day,
    CASE
      WHEN s.period_end IS NOT NULL OR s.as_of_date IS NULL THEN s.period_end
      WHEN s.time_precision = 'year' THEN make_date(year(s.as_of_date), 12, 31)
      WHEN s.time_precision = 'month' THEN last_day(s.as_of_date)
      ELSE s.as_of_date
    END AS final_day,
    concat_ws(', ', s.outlet, strftime(s.published_at, '%Y-%m-%d'), s.title) AS source
  FROM selected AS s
  WHERE s.event = 'killed' AND s.kind = 'count' AND s.status = 'asserted' AND s.part_of IS NULL AND s.trend IS NULL
    AND s.thing_id IS NOT NULL AND coalesce(s.value, s.low, s.high) BETWEEN 0 AND 9e17
),
best AS (
  SELECT thing_id, first_day, final_day, level
  FROM deaths
  GROUP BY thing_id, first_day, final_day, level, is_running
  QUALIFY row_number() OVER (
    PARTITION BY thing_id, first_day, final_day
    ORDER BY count(DISTINCT coalesce(story_id, article_id)) DESC, CASE WHEN is_running THEN -level ELSE level END
  ) = 1
),
rolled AS (
  SELECT
    d.thing_id, d.first_day, d.final_day, md5(concat_ws('|', d.thing_id, d.first_day, d.final_day)) AS hash,
    any_value(b.level)::BIGINT AS best, ceil(max(d.most))::BIGINT AS high, floor(min(d.least))::BIGINT AS low,
    any_value(d.is_running) AS is_running, min(d.place) AS place, min(d.population) AS population,
    bool_or(list_contains(list_transform(d.qualifiers, lambda x: lower(x)), 'civilian') OR lower(d.counted) IN ('civilian', 'civilians'))
      AS is_civilian,
    count(DISTINCT coalesce(d.story_id, d.article_id)) AS number_of_sources,
    string_agg(DISTINCT d.source, '; ' ORDER BY d.source) AS source_article,
    string_agg(DISTINCT d.outlet, '; ' ORDER BY d.outlet) AS source_office,
    string_agg(DISTINCT strftime(d.published_at, '%Y-%m-%d'), '; ' ORDER BY strftime(d.published_at, '%Y-%m-%d')) AS source_date,
    string_agg(DISTINCT d.title, '; ' ORDER BY d.title) AS source_headline,
    string_agg(DISTINCT d.claimant, '; ' ORDER BY d.claimant) AS source_original
  FROM deaths AS d
  INNER JOIN best AS b
    ON b.thing_id = d.thing_id AND b.first_day IS NOT DISTINCT FROM d.first_day AND b.final_day IS NOT DISTINCT FROM d.final_day
  GROUP BY d.thing_id, d.first_day, d.final_day
),
countries AS (
  SELECT lower(name) AS name, any_value(name) AS country FROM reference.countries GROUP BY ALL
)
SELECT
  ('0x' || hash[1:15])::BIGINT AS id, thing_id || '-' || hash[1:8] AS relid, year(coalesce(first_day, final_day)) AS year,
  NULL::INTEGER AS active_year, NULL::VARCHAR AS code_status, NULL::INTEGER AS type_of_violence, NULL::VARCHAR AS conflict_dset_id,
  NULL::INTEGER AS conflict_new_id, NULL::VARCHAR AS conflict_name, NULL::VARCHAR AS dyad_dset_id, NULL::INTEGER AS dyad_new_id,
  NULL::VARCHAR AS dyad_name, NULL::VARCHAR AS side_a_dset_id, NULL::INTEGER AS side_a_new_id, population AS side_a,
  NULL::VARCHAR AS side_b_dset_id, NULL::INTEGER AS side_b_new_id, NULL::VARCHAR AS side_b, number_of_sources, source_article,
  source_office, source_date, source_headline, source_original, CASE WHEN country IS NOT NULL THEN 6 END AS where_prec,
  place AS where_coordinates, NULL::VARCHAR AS where_description, NULL::VARCHAR AS adm_1, NULL::VARCHAR AS adm_2,
  NULL::DOUBLE AS latitude, NULL::DOUBLE AS longitude, NULL::VARCHAR AS geom_wkt, NULL::INTEGER AS priogrid_gid, country,
  NULL::INTEGER AS country_id, NULL::VARCHAR AS region, CASE WHEN is_running THEN 2 ELSE 1 END AS event_clarity,
  CASE
    WHEN first_day IS NULL OR final_day IS NULL THEN NULL
    WHEN final_day = first_day THEN 1 WHEN final_day - first_day < 6 THEN 2 WHEN final_day - first_day < 7 THEN 3
    WHEN final_day - first_day < 31 THEN 4 ELSE 5
  END AS date_prec,
  first_day AS date_start, final_day AS date_end,
  CASE WHEN population IS NOT NULL AND NOT coalesce(is_civilian, false) THEN best ELSE 0 END AS deaths_a, 0::BIGINT AS deaths_b,
  CASE WHEN coalesce(is_civilian, false) THEN best ELSE 0 END AS deaths_civilians,
  CASE WHEN population IS NULL AND NOT coalesce(is_civilian, false) THEN best ELSE 0 END AS deaths_unknown,
  best, high, low, NULL::INTEGER AS gwnoa, NULL::INTEGER AS gwnob
FROM rolled
LEFT JOIN countries ON countries.name = lower(place)
