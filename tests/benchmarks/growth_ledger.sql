-- A ledger of generated articles, written into the tables of core as promotion would have left it. Numbers first_number to
-- last_number are made; `settings` has how many articles, topics and actors there are in all. Topics and actors have a long tail;
-- ten figures stand in an article, one in a paragraph of 90 characters; 3 % of the articles were revised, 20 % are copies.
CREATE OR REPLACE TEMP TABLE made AS
SELECT
  i AS number, md5('article ' || i)[1:16] AS article_id, TIMESTAMP '2020-01-01' + i * (INTERVAL 1825 DAY / total) AS published_at,
  (hash(i, 1) % 100) < 3 AS is_revised, (hash(i, 2) % 5) = 0 AS is_copy, 'source-' || hash(i, 3) % 60 AS source_name,
  'https://source-' || hash(i, 3) % 60 || '.example/news/' || i AS url, 'run-' || lpad((i // 100)::VARCHAR, 7, '0') AS run_id,
  (topics * power(hash(i // 3, 4) % 1000000 / 1e6, 3))::BIGINT AS topic
FROM range(first_number, last_number + 1) AS r(i), settings;

CREATE OR REPLACE TEMP TABLE versions AS
SELECT *, 1 AS version, md5('revision ' || number)[1:16] AS revision_id, published_at + INTERVAL 20 MINUTE AS loaded_at FROM made
UNION ALL
SELECT *, 2, md5('second ' || number)[1:16], published_at + INTERVAL 1 DAY FROM made WHERE is_revised
ORDER BY number, version;

CREATE OR REPLACE TEMP TABLE cast_of AS
SELECT
  v.number, v.version, v.revision_id, v.article_id, v.run_id, v.loaded_at, v.published_at, k AS actor_number,
  CASE WHEN k <= 2 THEN (v.topic * 7 + k) % 2000 ELSE (actors * power(hash(v.number, k, 5) % 1000000 / 1e6, 4))::BIGINT END AS actor
FROM versions AS v, range(1, 9) AS r(k), settings;
ALTER TABLE cast_of ADD COLUMN name VARCHAR;
UPDATE cast_of SET name = actor_name(actor);

CREATE OR REPLACE TEMP TABLE told AS
SELECT
  v.*, j AS figure_number, c.actor_number AS claimant_number, c.actor AS claimant, c.name AS claimant_name,
  1000 + (hash(v.topic) % 500) * (v.number * 1000 // total) + hash(v.number, j, v.version) % 50 AS value,
  list_extract(['killed', 'injured', 'displaced', 'held', 'released', 'arrested', 'destroyed', 'evacuated'], 1 + (hash(v.topic, j % 3) % 8)::INT) AS event,
  'Place ' || hash(v.topic, 6) % 3000 AS place, list_extract(['people', 'civilians', 'houses', 'soldiers'], 1 + (hash(v.topic, j % 4, 7) % 4)::INT) AS counted
FROM versions AS v, range(1, 11) AS r(j), settings
INNER JOIN cast_of AS c ON c.revision_id = v.revision_id AND c.actor_number = 1 + j % 2;
ALTER TABLE told ADD COLUMN sentence VARCHAR;
-- Behind what is told stand words as frequent as those of a language: rank by rank ever rarer, so that texts share shingles by chance only.
UPDATE told SET sentence = rpad(
  claimant_name || ' said ' || value || ' ' || counted || ' were ' || event || ' in ' || place || ' ' ||
  list_aggregate(list_transform(range(6), lambda k: word((power(15000, hash(number, figure_number, k, 11) % 1000000 / 1e6))::BIGINT)), 'string_agg', ' '),
  89, ' so') || '.';

INSERT INTO core.articles BY NAME
SELECT
  number AS article_number, article_id, source_name, url AS document_id, max_by(revision_id, version) AS revision_id,
  count(*) AS revision_count, min(loaded_at) AS first_loaded_at, max(loaded_at) AS loaded_at, run_id
FROM versions GROUP BY ALL ORDER BY number;

INSERT INTO core.revisions BY NAME
SELECT
  v.number AS article_number, v.revision_id, v.article_id, version AS revision_number, sha256(v.revision_id) AS capture_id,
  url AS document_id, source_name, url, url AS canonical_url, 'Outlet ' || source_name[8:] AS site_name,
  t.value || ' ' || t.counted || ' ' || t.event || ' in ' || t.place AS title, ['Ann Author'] AS authors, v.published_at,
  strftime(v.published_at, '%Y-%m-%dT%H:%M:%S') AS published_text, 'second' AS published_precision, 'json_ld' AS published_method,
  CASE version WHEN 2 THEN v.loaded_at END AS modified_at, 'en' AS language, t.text, v.loaded_at AS fetched_at,
  md5(v.revision_id) AS analysis_hash, 'v' AS analysis_version, v.run_id, v.loaded_at
FROM versions AS v
INNER JOIN (
  SELECT revision_id, string_agg(sentence, chr(10) || chr(10) ORDER BY figure_number) AS text, any_value(place) AS place,
    any_value(event) AS event, any_value(counted) AS counted, any_value(value) AS value
  FROM told GROUP BY revision_id
) AS t ON t.revision_id = v.revision_id
ORDER BY v.number, version;

INSERT INTO core.documents BY NAME
SELECT url AS document_id, sha256(revision_id) AS capture_id, article_id, revision_id, 'v' AS analysis_version, loaded_at,
  number AS article_number, md5_number_lower(url) AS document_key
FROM versions;
INSERT INTO raw.captures BY NAME
SELECT
  sha256(revision_id) AS capture_id, url AS document_id, source_name, url, 'text/html' AS media_type, 'utf-8' AS charset,
  loaded_at AS fetched_at, 200 AS status, '{"etag": "x"}'::JSON AS headers, run_id || '.warc.gz' AS archive_file, number % 100 * 20000 AS record_offset,
  20000 AS record_length, 60000 AS content_length, run_id, loaded_at AS recorded_at,
  false AS is_return, (SELECT coalesce(max(capture_number), 0) FROM raw.captures) + row_number() OVER () AS capture_number,
  md5_number_lower(url) AS document_key
FROM versions;
INSERT INTO quality.dispositions BY NAME
SELECT
  run_id, number % 100 + 1 AS document_number, url AS document_id, source_name, url, sha256(revision_id) AS capture_id, article_id,
  revision_id, CASE version WHEN 1 THEN 'loaded' ELSE 'revised' END AS disposition, 'v' AS analysis_version, loaded_at AS recorded_at
FROM versions;

INSERT INTO core.blocks BY NAME
SELECT
  number AS article_number, revision_id, article_id, figure_number AS block_number, 'paragraph' AS label, true AS is_kept, 'body' AS rule,
  (figure_number - 1) * 92 AS span_start, (figure_number - 1) * 92 + 90 AS span_end, md5(revision_id || figure_number) AS row_hash, run_id, loaded_at
FROM told;

INSERT INTO core.figures BY NAME
SELECT
  number AS article_number, revision_id, article_id, md5(article_id || figure_number || value)[1:16] AS figure_id, figure_number,
  (figure_number - 1) * 92 + length(claimant_name) + 6 AS span_start, span_start + length(value::VARCHAR) AS span_end,
  value::VARCHAR AS surface, 'count' AS kind, value, value AS low, value AS high, 'exact' AS modifier, '1' AS unit, counted,
  false AS counted_is_implied, false AS is_implicit, []::VARCHAR[] AS qualifiers, event, CASE WHEN figure_number % 3 = 0 THEN 'flow' ELSE 'total' END AS measure,
  'asserted' AS status, claimant_name AS attributed_to, CASE WHEN claimant < 500 THEN 'known-' || claimant END AS attributed_to_actor_id,
  'said' AS attribution_cue, (figure_number - 1) * 92 AS attribution_start, attribution_start + length(claimant_name) AS attribution_end,
  [claimant_name] AS attribution_chain, published_at::DATE AS as_of_date, strftime(published_at, '%Y-%m-%d') AS as_of_text,
  'day' AS time_precision, 'relative' AS time_method, place, 0.7 AS confidence, '{"value": "digits"}'::JSON AS rules,
  (figure_number - 1) * 92 AS sentence_start, (figure_number - 1) * 92 + 90 AS sentence_end, md5(figure_id || version) AS row_hash, run_id, loaded_at
FROM told ORDER BY number, version, figure_number;

INSERT INTO core.actors BY NAME
SELECT
  number AS article_number, revision_id, article_id, actor_number, CASE WHEN actor < 500 THEN 'known-' || actor END AS actor_id, name,
  'person' AS kind, CASE WHEN actor % 3 = 0 THEN 'Party ' || actor % 300 END AS affiliation, md5(revision_id || actor_number) AS row_hash, run_id, loaded_at
FROM cast_of;
INSERT INTO core.actor_resolutions BY NAME
SELECT
  number AS article_number, revision_id, article_id, actor_number, name, 'person' AS kind, CASE WHEN hash(actor, 9) % 10 > 0 THEN 'learned-' || actor END AS actor_id,
  'matched' AS decision, 7.0 AS score, ['the same name'] AS reasons, [name] AS names, ['minister'] AS offices, ['politics'] AS trades,
  ['C' || actor % 90] AS countries, []::VARCHAR[] AS affiliations, []::VARCHAR[] AS births, []::VARCHAR[] AS marks, ['minister'] AS nearby,
  ['known-' || actor % 500, 'known-' || (actor + number) % 500] AS companions, ['topic' || number % 5000, 'topic' || actor % 1000] AS topics,
  ['C' || actor % 90, 'C' || number % 90] AS settings, article_id AS story_id, published_at AS seen_at, run_id, loaded_at AS resolved_at
FROM cast_of WHERE actor >= 500;
INSERT INTO core.actor_mentions BY NAME
SELECT
  number AS article_number, revision_id, article_id, actor_number, (actor_number - 1) * 92 + m * 40 AS span_start, span_start + length(name) AS span_end,
  CASE m WHEN 0 THEN name ELSE string_split(name, ' ')[2] END AS surface, md5(revision_id || actor_number || m) AS row_hash, run_id, loaded_at
FROM cast_of, range(0, 2) AS r(m);
INSERT INTO core.actor_roles BY NAME
SELECT
  number AS article_number, revision_id, article_id, actor_number, (actor_number - 1) * 92 AS span_start, span_start + 8 AS span_end,
  list_extract(['minister', 'former minister', 'spokesman', 'chief of staff', 'mayor'], 1 + (hash(actor, number % 2) % 5)::INT) AS role,
  md5(revision_id || actor_number) AS row_hash, run_id, loaded_at
FROM cast_of WHERE actor_number IN (1, 5);
INSERT INTO core.quotes BY NAME
SELECT
  number AS article_number, revision_id, article_id, actor_number AS quote_number, (actor_number - 1) * 92 AS span_start, span_start + 88 AS span_end,
  'indirect' AS kind, name AS speaker, span_start AS speaker_start, span_start + length(name) AS speaker_end, 'said' AS cue,
  span_start + length(name) + 1 AS cue_start, cue_start + 4 AS cue_end, md5(revision_id || actor_number) AS row_hash, run_id, loaded_at
FROM cast_of WHERE actor_number <= 3;
INSERT INTO core.times BY NAME
SELECT
  number AS article_number, revision_id, article_id, figure_number AS time_number, figure_number * 92 AS span_start, span_start + 8 AS span_end,
  'by then' AS surface, 'DATE' AS type, strftime(published_at, '%Y-%m-%d') AS value, md5(revision_id || figure_number) AS row_hash, run_id, loaded_at
FROM told WHERE figure_number <= 5;
INSERT INTO core.skipped_numbers BY NAME
SELECT
  number AS article_number, revision_id, article_id, figure_number * 92 AS span_start, span_start + 4 AS span_end, '2024' AS surface,
  'year' AS rule, md5(revision_id || figure_number) AS row_hash, run_id, loaded_at
FROM told WHERE figure_number <= 3;

-- A copy has the sketch of the article before it.
CREATE OR REPLACE TEMP TABLE sketched AS
SELECT
  article_id, number, CASE WHEN is_copy THEN least(article_id, md5('article ' || (number - 1))[1:16]) WHEN (hash(number + 1, 2) % 5) = 0
    THEN least(article_id, md5('article ' || (number + 1))[1:16]) ELSE article_id END AS story_id,
  list_sort(list_transform(range(64), lambda k: hash(number - is_copy::INT, k, 8))) AS sketch
FROM made;
INSERT INTO core.stories BY NAME
SELECT article_id, number AS article_number, story_id, CASE story_id WHEN article_id THEN number WHEN md5('article ' || (number - 1))[1:16] THEN number - 1 ELSE number + 1 END AS story_number, sketch
FROM sketched;
INSERT INTO core.sketch_keys BY NAME SELECT article_id, number AS article_number, unnest(sketch[1:8]) AS key FROM sketched;
