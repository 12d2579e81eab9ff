-- The warehouse as schema version 1 made it, word for word; files of that version exist.
-- The seven schemas. marts and reports are the public interface; the others are where their rows come from.
CREATE SCHEMA raw;
CREATE SCHEMA staging;
CREATE SCHEMA core;
CREATE SCHEMA reference;
CREATE SCHEMA quality;
CREATE SCHEMA marts;
CREATE SCHEMA reports;
-- Grain: one distinct content of one document. Key: (capture_id, document_id). Rows are never changed.
CREATE TABLE raw.captures (
  capture_id VARCHAR NOT NULL,
  document_id VARCHAR NOT NULL,
  source_name VARCHAR,
  url VARCHAR,
  media_type VARCHAR,
  charset VARCHAR,
  fetched_at TIMESTAMP,
  status INTEGER,
  headers JSON,
  archive_file VARCHAR,
  record_offset BIGINT,
  record_length BIGINT,
  content_length BIGINT NOT NULL,
  run_id VARCHAR NOT NULL,
  recorded_at TIMESTAMP NOT NULL
);
COMMENT ON TABLE raw.captures IS 'One row per distinct content of one document: what was asked, what answered, when, and where in the archive the bytes lie. Key: (capture_id, document_id).';
COMMENT ON COLUMN raw.captures.capture_id IS 'SHA-256 of the bytes, in hex.';
COMMENT ON COLUMN raw.captures.document_id IS 'How the source names the document: an address, a path, a line of a file.';
COMMENT ON COLUMN raw.captures.source_name IS 'Row of the source registry, or null for paths and addresses given by hand.';
COMMENT ON COLUMN raw.captures.url IS 'Address asked for; null for files.';
COMMENT ON COLUMN raw.captures.media_type IS 'Media type, lower case, without parameters.';
COMMENT ON COLUMN raw.captures.charset IS 'Encoding that the transport states, or null.';
COMMENT ON COLUMN raw.captures.fetched_at IS 'When the bytes came (UTC).';
COMMENT ON COLUMN raw.captures.status IS 'HTTP status; null for files.';
COMMENT ON COLUMN raw.captures.headers IS 'Response headers as one JSON object, names in lower case.';
COMMENT ON COLUMN raw.captures.archive_file IS 'WARC file that keeps the bytes, relative to the archive folder.';
COMMENT ON COLUMN raw.captures.record_offset IS 'First byte of the WARC record in that file.';
COMMENT ON COLUMN raw.captures.record_length IS 'Length of the WARC record in bytes.';
COMMENT ON COLUMN raw.captures.content_length IS 'Length of the content in bytes.';
COMMENT ON COLUMN raw.captures.run_id IS 'Run that captured it first.';
COMMENT ON COLUMN raw.captures.recorded_at IS 'When this row was written (UTC).';
-- Grain: one article. Key: article_id.
CREATE TABLE core.articles (
  article_id VARCHAR NOT NULL,
  source_name VARCHAR,
  document_id VARCHAR NOT NULL,
  revision_id VARCHAR NOT NULL,
  revision_count INTEGER NOT NULL,
  first_loaded_at TIMESTAMP NOT NULL,
  loaded_at TIMESTAMP NOT NULL,
  run_id VARCHAR NOT NULL
);
COMMENT ON TABLE core.articles IS 'One row per article: which revision is current, and where it was first seen. Key: article_id.';
COMMENT ON COLUMN core.articles.article_id IS 'First 16 hex digits of SHA-256 of the canonical address, else of the address, else of source and document id.';
COMMENT ON COLUMN core.articles.source_name IS 'Row of the source registry that brought the article first; null for paths and addresses given by hand.';
COMMENT ON COLUMN core.articles.document_id IS 'Document that brought the current revision.';
COMMENT ON COLUMN core.articles.revision_id IS 'Current revision (core.revisions).';
COMMENT ON COLUMN core.articles.revision_count IS 'Number of revisions known.';
COMMENT ON COLUMN core.articles.first_loaded_at IS 'When the article first came into the ledger (UTC).';
COMMENT ON COLUMN core.articles.loaded_at IS 'When its current revision came into the ledger (UTC).';
COMMENT ON COLUMN core.articles.run_id IS 'Run that brought the current revision.';
-- Grain: one revision of one article. Key: revision_id.
CREATE TABLE core.revisions (
  revision_id VARCHAR NOT NULL,
  article_id VARCHAR NOT NULL,
  revision_number INTEGER NOT NULL,
  capture_id VARCHAR,
  document_id VARCHAR NOT NULL,
  source_name VARCHAR,
  url VARCHAR,
  canonical_url VARCHAR,
  site_name VARCHAR,
  title VARCHAR,
  standfirst VARCHAR,
  authors VARCHAR[],
  published_at TIMESTAMP,
  published_text VARCHAR,
  published_precision VARCHAR,
  published_method VARCHAR,
  modified_at TIMESTAMP,
  modified_text VARCHAR,
  language VARCHAR,
  dateline VARCHAR,
  text VARCHAR NOT NULL,
  fetched_at TIMESTAMP,
  analysis_hash VARCHAR NOT NULL,
  analysis_version VARCHAR NOT NULL,
  run_id VARCHAR NOT NULL,
  loaded_at TIMESTAMP NOT NULL
);
COMMENT ON TABLE core.revisions IS 'One row per version of an article that differs in what the newsroom wrote: title, standfirst, authors, publication time, text or correction. Key: revision_id.';
COMMENT ON COLUMN core.revisions.revision_id IS 'First 16 hex digits of SHA-256 of the article id and the content hash.';
COMMENT ON COLUMN core.revisions.article_id IS 'Article (core.articles).';
COMMENT ON COLUMN core.revisions.revision_number IS '1 for the revision that was loaded first, then counting up.';
COMMENT ON COLUMN core.revisions.capture_id IS 'SHA-256 of the captured bytes it was made from (raw.captures).';
COMMENT ON COLUMN core.revisions.document_id IS 'Document it was made from.';
COMMENT ON COLUMN core.revisions.source_name IS 'Row of the source registry it came from.';
COMMENT ON COLUMN core.revisions.url IS 'Address asked for.';
COMMENT ON COLUMN core.revisions.canonical_url IS 'Address that the page calls its own.';
COMMENT ON COLUMN core.revisions.site_name IS 'Outlet as the page names it.';
COMMENT ON COLUMN core.revisions.title IS 'Headline.';
COMMENT ON COLUMN core.revisions.standfirst IS 'Summary under the headline.';
COMMENT ON COLUMN core.revisions.authors IS 'Authors in the order given.';
COMMENT ON COLUMN core.revisions.published_at IS 'Start of the stated publication time (UTC); see published_precision.';
COMMENT ON COLUMN core.revisions.published_text IS 'Publication time in ISO 8601, as precise as the article gives it.';
COMMENT ON COLUMN core.revisions.published_precision IS 'second, minute, day, month or year.';
COMMENT ON COLUMN core.revisions.published_method IS 'Rule that found the publication time.';
COMMENT ON COLUMN core.revisions.modified_at IS 'Modification time that the page states (UTC).';
COMMENT ON COLUMN core.revisions.modified_text IS 'Modification time in ISO 8601, as given.';
COMMENT ON COLUMN core.revisions.language IS 'ISO 639-1 code of the language of the text.';
COMMENT ON COLUMN core.revisions.dateline IS 'Dateline that opened the first paragraph.';
COMMENT ON COLUMN core.revisions.text IS 'Clean body; every span counts code points of this text.';
COMMENT ON COLUMN core.revisions.fetched_at IS 'When the bytes came (UTC).';
COMMENT ON COLUMN core.revisions.analysis_hash IS 'MD5 over the row hashes of everything found in the text; tells whether new rules changed anything.';
COMMENT ON COLUMN core.revisions.analysis_version IS 'Version of rules, reference data and model that analysed it last with a difference.';
COMMENT ON COLUMN core.revisions.run_id IS 'Run that brought the revision.';
COMMENT ON COLUMN core.revisions.loaded_at IS 'When the revision came into the ledger (UTC).';
-- Grain: one captured document. Key: (document_id, capture_id).
CREATE TABLE core.documents (
  document_id VARCHAR NOT NULL,
  capture_id VARCHAR NOT NULL,
  article_id VARCHAR NOT NULL,
  revision_id VARCHAR NOT NULL,
  analysis_version VARCHAR NOT NULL,
  loaded_at TIMESTAMP NOT NULL
);
COMMENT ON TABLE core.documents IS 'Which capture of which document gave which revision, and by which rules: bytes that stand here need no second analysis. Key: (document_id, capture_id).';
COMMENT ON COLUMN core.documents.document_id IS 'How the source names the document.';
COMMENT ON COLUMN core.documents.capture_id IS 'SHA-256 of the bytes (raw.captures).';
COMMENT ON COLUMN core.documents.article_id IS 'Article that came of it.';
COMMENT ON COLUMN core.documents.revision_id IS 'Revision that came of it.';
COMMENT ON COLUMN core.documents.analysis_version IS 'Version of rules, reference data and model that read it last.';
COMMENT ON COLUMN core.documents.loaded_at IS 'When this version read it first (UTC).';
-- Grain: one block of one revision. Key: (revision_id, block_number).
CREATE TABLE core.blocks (
  revision_id VARCHAR NOT NULL,
  article_id VARCHAR NOT NULL,
  block_number INTEGER NOT NULL,
  label VARCHAR NOT NULL,
  is_kept BOOLEAN NOT NULL,
  rule VARCHAR NOT NULL,
  span_start INTEGER,
  span_end INTEGER,
  text VARCHAR,
  row_hash VARCHAR NOT NULL,
  run_id VARCHAR NOT NULL,
  loaded_at TIMESTAMP NOT NULL
);
COMMENT ON TABLE core.blocks IS 'One row per labelled stretch of a document, kept or removed, in document order. Key: (revision_id, block_number).';
COMMENT ON COLUMN core.blocks.revision_id IS 'Revision it belongs to (core.revisions).';
COMMENT ON COLUMN core.blocks.article_id IS 'Article it belongs to (core.articles).';
COMMENT ON COLUMN core.blocks.block_number IS 'Position in the document, from 1.';
COMMENT ON COLUMN core.blocks.label IS 'What the block is (paragraph, see_also, comment …).';
COMMENT ON COLUMN core.blocks.is_kept IS 'Whether it is part of the body.';
COMMENT ON COLUMN core.blocks.rule IS 'Rule that decided.';
COMMENT ON COLUMN core.blocks.span_start IS 'First code point in the text; null for removed blocks.';
COMMENT ON COLUMN core.blocks.span_end IS 'Code point after the last one in the text; null for removed blocks.';
COMMENT ON COLUMN core.blocks.text IS 'Text of a removed block; null for kept ones, whose text is their span.';
COMMENT ON COLUMN core.blocks.row_hash IS 'MD5 of the row''s content; equal content is never written again.';
COMMENT ON COLUMN core.blocks.run_id IS 'Run that wrote the row.';
COMMENT ON COLUMN core.blocks.loaded_at IS 'When the row was written (UTC).';
-- Grain: one figure of one revision. Key: (revision_id, figure_id). Values are DECIMAL(38,9): exact up to 29 digits
-- before the point and 9 after it; finer ones are rounded to 9, larger ones are held back by the gate.
CREATE TABLE core.figures (
  revision_id VARCHAR NOT NULL,
  article_id VARCHAR NOT NULL,
  figure_id VARCHAR NOT NULL,
  figure_number INTEGER NOT NULL,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  surface VARCHAR NOT NULL,
  kind VARCHAR NOT NULL,
  value DECIMAL(38,9),
  low DECIMAL(38,9),
  high DECIMAL(38,9),
  modifier VARCHAR NOT NULL,
  trend VARCHAR,
  unit VARCHAR NOT NULL,
  denominator VARCHAR,
  counted VARCHAR,
  counted_is_implied BOOLEAN NOT NULL,
  is_implicit BOOLEAN NOT NULL,
  qualifiers VARCHAR[],
  event VARCHAR,
  measure VARCHAR,
  status VARCHAR NOT NULL,
  attributed_to VARCHAR,
  attributed_to_actor_id VARCHAR,
  attribution_cue VARCHAR,
  attribution_start INTEGER,
  attribution_end INTEGER,
  attribution_chain VARCHAR[],
  as_of_date DATE,
  as_of_text VARCHAR,
  period_start DATE,
  period_start_text VARCHAR,
  period_end DATE,
  period_end_text VARCHAR,
  time_precision VARCHAR,
  time_method VARCHAR NOT NULL,
  place VARCHAR,
  population VARCHAR,
  part_of VARCHAR,
  exchanged_for VARCHAR,
  confidence DOUBLE NOT NULL,
  rules JSON,
  sentence_start INTEGER NOT NULL,
  sentence_end INTEGER NOT NULL,
  row_hash VARCHAR NOT NULL,
  run_id VARCHAR NOT NULL,
  loaded_at TIMESTAMP NOT NULL
);
COMMENT ON TABLE core.figures IS 'One row per number that a revision states about the world, with everything needed to cite it. Key: (revision_id, figure_id).';
COMMENT ON COLUMN core.figures.revision_id IS 'Revision it belongs to (core.revisions).';
COMMENT ON COLUMN core.figures.article_id IS 'Article it belongs to (core.articles).';
COMMENT ON COLUMN core.figures.figure_id IS 'Stable through revisions as long as sentence and surface stay.';
COMMENT ON COLUMN core.figures.figure_number IS 'Position in the article, from 1.';
COMMENT ON COLUMN core.figures.span_start IS 'First code point in the text.';
COMMENT ON COLUMN core.figures.span_end IS 'Code point after the last one in the text.';
COMMENT ON COLUMN core.figures.surface IS 'Number expression with its modifier words.';
COMMENT ON COLUMN core.figures.kind IS 'count, money, share, measure, rate, duration, age or multiple.';
COMMENT ON COLUMN core.figures.value IS 'Stated number; null for ranges and indefinite ones.';
COMMENT ON COLUMN core.figures.low IS 'Lower bound that the words give, or null.';
COMMENT ON COLUMN core.figures.high IS 'Upper bound that the words give, or null.';
COMMENT ON COLUMN core.figures.modifier IS 'exact, about, more_than, at_least, less_than, up_to, nearly, range or indefinite.';
COMMENT ON COLUMN core.figures.trend IS 'up or down where the number is a change.';
COMMENT ON COLUMN core.figures.unit IS 'ISO 4217 code, percent, unit, or 1 for counts.';
COMMENT ON COLUMN core.figures.denominator IS 'What a rate is per.';
COMMENT ON COLUMN core.figures.counted IS 'Head noun of what is counted.';
COMMENT ON COLUMN core.figures.counted_is_implied IS 'Whether the noun is implied by the words, not written.';
COMMENT ON COLUMN core.figures.is_implicit IS 'Whether no number word stands there (a man was killed).';
COMMENT ON COLUMN core.figures.qualifiers IS 'Modifiers of the counted thing.';
COMMENT ON COLUMN core.figures.event IS 'What happened, from the event vocabulary.';
COMMENT ON COLUMN core.figures.measure IS 'stock, flow or total.';
COMMENT ON COLUMN core.figures.status IS 'asserted, proposed, possible or denied.';
COMMENT ON COLUMN core.figures.attributed_to IS 'Claimant as resolved or written; null in the article''s own voice.';
COMMENT ON COLUMN core.figures.attributed_to_actor_id IS 'Claimant across articles.';
COMMENT ON COLUMN core.figures.attribution_cue IS 'Reporting word.';
COMMENT ON COLUMN core.figures.attribution_start IS 'First code point of the claimant.';
COMMENT ON COLUMN core.figures.attribution_end IS 'Code point after the claimant.';
COMMENT ON COLUMN core.figures.attribution_chain IS 'Claimant path, nearest first, where one reports another.';
COMMENT ON COLUMN core.figures.as_of_date IS 'First day of the time at which the number holds; see time_precision.';
COMMENT ON COLUMN core.figures.as_of_text IS 'The same as precise as known (2023-11).';
COMMENT ON COLUMN core.figures.period_start IS 'First day of the period.';
COMMENT ON COLUMN core.figures.period_start_text IS 'The same as precise as known.';
COMMENT ON COLUMN core.figures.period_end IS 'Last day of the period.';
COMMENT ON COLUMN core.figures.period_end_text IS 'The same as precise as known.';
COMMENT ON COLUMN core.figures.time_precision IS 'second, minute, day, month or year.';
COMMENT ON COLUMN core.figures.time_method IS 'stated, relative or publication.';
COMMENT ON COLUMN core.figures.place IS 'Place as written.';
COMMENT ON COLUMN core.figures.population IS 'Side it happened to.';
COMMENT ON COLUMN core.figures.part_of IS 'Figure of the same revision that it is a subset of.';
COMMENT ON COLUMN core.figures.exchanged_for IS 'Figure of the same revision that it is paired with.';
COMMENT ON COLUMN core.figures.confidence IS 'How sure the rules are, 0 to 1.';
COMMENT ON COLUMN core.figures.rules IS 'Field to the rule that filled it.';
COMMENT ON COLUMN core.figures.sentence_start IS 'First code point of the sentence.';
COMMENT ON COLUMN core.figures.sentence_end IS 'Code point after the sentence.';
COMMENT ON COLUMN core.figures.row_hash IS 'MD5 of the row''s content; equal content is never written again.';
COMMENT ON COLUMN core.figures.run_id IS 'Run that wrote the row.';
COMMENT ON COLUMN core.figures.loaded_at IS 'When the row was written (UTC).';
-- Grain: one actor of one revision. Key: (revision_id, actor_number).
CREATE TABLE core.actors (
  revision_id VARCHAR NOT NULL,
  article_id VARCHAR NOT NULL,
  actor_number INTEGER NOT NULL,
  actor_id VARCHAR,
  name VARCHAR NOT NULL,
  kind VARCHAR NOT NULL,
  affiliation VARCHAR,
  row_hash VARCHAR NOT NULL,
  run_id VARCHAR NOT NULL,
  loaded_at TIMESTAMP NOT NULL
);
COMMENT ON TABLE core.actors IS 'One row per actor that a revision names, once however named; actor_id joins the same actor across articles. Key: (revision_id, actor_number).';
COMMENT ON COLUMN core.actors.revision_id IS 'Revision it belongs to (core.revisions).';
COMMENT ON COLUMN core.actors.article_id IS 'Article it belongs to (core.articles).';
COMMENT ON COLUMN core.actors.actor_number IS 'Position in the article, from 1.';
COMMENT ON COLUMN core.actors.actor_id IS 'Who it is across articles; null where nothing identifies them.';
COMMENT ON COLUMN core.actors.name IS 'Name as the ledger shows it.';
COMMENT ON COLUMN core.actors.kind IS 'person, organisation or country.';
COMMENT ON COLUMN core.actors.affiliation IS 'Actor or country that the description names.';
COMMENT ON COLUMN core.actors.row_hash IS 'MD5 of the row''s content; equal content is never written again.';
COMMENT ON COLUMN core.actors.run_id IS 'Run that wrote the row.';
COMMENT ON COLUMN core.actors.loaded_at IS 'When the row was written (UTC).';
-- Grain: one mention of an actor. Key: (revision_id, actor_number, span_start).
CREATE TABLE core.actor_mentions (
  revision_id VARCHAR NOT NULL,
  article_id VARCHAR NOT NULL,
  actor_number INTEGER NOT NULL,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  surface VARCHAR NOT NULL,
  row_hash VARCHAR NOT NULL,
  run_id VARCHAR NOT NULL,
  loaded_at TIMESTAMP NOT NULL
);
COMMENT ON TABLE core.actor_mentions IS 'One row per name of an actor at a span. Key: (revision_id, actor_number, span_start).';
COMMENT ON COLUMN core.actor_mentions.revision_id IS 'Revision it belongs to (core.revisions).';
COMMENT ON COLUMN core.actor_mentions.article_id IS 'Article it belongs to (core.articles).';
COMMENT ON COLUMN core.actor_mentions.actor_number IS 'Actor of the same revision (core.actors).';
COMMENT ON COLUMN core.actor_mentions.span_start IS 'First code point in the text.';
COMMENT ON COLUMN core.actor_mentions.span_end IS 'Code point after the last one in the text.';
COMMENT ON COLUMN core.actor_mentions.surface IS 'The exact text there.';
COMMENT ON COLUMN core.actor_mentions.row_hash IS 'MD5 of the row''s content; equal content is never written again.';
COMMENT ON COLUMN core.actor_mentions.run_id IS 'Run that wrote the row.';
COMMENT ON COLUMN core.actor_mentions.loaded_at IS 'When the row was written (UTC).';
-- Grain: one description of an actor. Key: (revision_id, actor_number, span_start, role).
CREATE TABLE core.actor_roles (
  revision_id VARCHAR NOT NULL,
  article_id VARCHAR NOT NULL,
  actor_number INTEGER NOT NULL,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  role VARCHAR NOT NULL,
  row_hash VARCHAR NOT NULL,
  run_id VARCHAR NOT NULL,
  loaded_at TIMESTAMP NOT NULL
);
COMMENT ON TABLE core.actor_roles IS 'One row per description of an actor as the text gives it. Key: (revision_id, actor_number, span_start, role).';
COMMENT ON COLUMN core.actor_roles.revision_id IS 'Revision it belongs to (core.revisions).';
COMMENT ON COLUMN core.actor_roles.article_id IS 'Article it belongs to (core.articles).';
COMMENT ON COLUMN core.actor_roles.actor_number IS 'Actor of the same revision (core.actors).';
COMMENT ON COLUMN core.actor_roles.span_start IS 'First code point in the text.';
COMMENT ON COLUMN core.actor_roles.span_end IS 'Code point after the last one in the text.';
COMMENT ON COLUMN core.actor_roles.role IS 'Description as given in the text.';
COMMENT ON COLUMN core.actor_roles.row_hash IS 'MD5 of the row''s content; equal content is never written again.';
COMMENT ON COLUMN core.actor_roles.run_id IS 'Run that wrote the row.';
COMMENT ON COLUMN core.actor_roles.loaded_at IS 'When the row was written (UTC).';
-- Grain: one attributed stretch of speech. Key: (revision_id, quote_number).
CREATE TABLE core.quotes (
  revision_id VARCHAR NOT NULL,
  article_id VARCHAR NOT NULL,
  quote_number INTEGER NOT NULL,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  kind VARCHAR NOT NULL,
  speaker VARCHAR,
  speaker_start INTEGER,
  speaker_end INTEGER,
  cue VARCHAR,
  cue_start INTEGER,
  cue_end INTEGER,
  row_hash VARCHAR NOT NULL,
  run_id VARCHAR NOT NULL,
  loaded_at TIMESTAMP NOT NULL
);
COMMENT ON TABLE core.quotes IS 'One row per stretch of speech that the article attributes. Key: (revision_id, quote_number).';
COMMENT ON COLUMN core.quotes.revision_id IS 'Revision it belongs to (core.revisions).';
COMMENT ON COLUMN core.quotes.article_id IS 'Article it belongs to (core.articles).';
COMMENT ON COLUMN core.quotes.quote_number IS 'Position in the article, from 1.';
COMMENT ON COLUMN core.quotes.span_start IS 'First code point in the text.';
COMMENT ON COLUMN core.quotes.span_end IS 'Code point after the last one in the text.';
COMMENT ON COLUMN core.quotes.kind IS 'direct, indirect or mixed.';
COMMENT ON COLUMN core.quotes.speaker IS 'Name of the speaking actor, or the noun phrase as written.';
COMMENT ON COLUMN core.quotes.speaker_start IS 'First code point of the speaker.';
COMMENT ON COLUMN core.quotes.speaker_end IS 'Code point after the speaker.';
COMMENT ON COLUMN core.quotes.cue IS 'Reporting word.';
COMMENT ON COLUMN core.quotes.cue_start IS 'First code point of the cue.';
COMMENT ON COLUMN core.quotes.cue_end IS 'Code point after the cue.';
COMMENT ON COLUMN core.quotes.row_hash IS 'MD5 of the row''s content; equal content is never written again.';
COMMENT ON COLUMN core.quotes.run_id IS 'Run that wrote the row.';
COMMENT ON COLUMN core.quotes.loaded_at IS 'When the row was written (UTC).';
-- Grain: one time expression. Key: (revision_id, time_number).
CREATE TABLE core.times (
  revision_id VARCHAR NOT NULL,
  article_id VARCHAR NOT NULL,
  time_number INTEGER NOT NULL,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  surface VARCHAR NOT NULL,
  type VARCHAR NOT NULL,
  value VARCHAR NOT NULL,
  row_hash VARCHAR NOT NULL,
  run_id VARCHAR NOT NULL,
  loaded_at TIMESTAMP NOT NULL
);
COMMENT ON TABLE core.times IS 'One row per time expression with its TIMEX3 type and value. Key: (revision_id, time_number).';
COMMENT ON COLUMN core.times.revision_id IS 'Revision it belongs to (core.revisions).';
COMMENT ON COLUMN core.times.article_id IS 'Article it belongs to (core.articles).';
COMMENT ON COLUMN core.times.time_number IS 'Position in the article, from 1.';
COMMENT ON COLUMN core.times.span_start IS 'First code point in the text.';
COMMENT ON COLUMN core.times.span_end IS 'Code point after the last one in the text.';
COMMENT ON COLUMN core.times.surface IS 'The exact text there.';
COMMENT ON COLUMN core.times.type IS 'TIMEX3 type: DATE, TIME, DURATION or SET.';
COMMENT ON COLUMN core.times.value IS 'TIMEX3 value.';
COMMENT ON COLUMN core.times.row_hash IS 'MD5 of the row''s content; equal content is never written again.';
COMMENT ON COLUMN core.times.run_id IS 'Run that wrote the row.';
COMMENT ON COLUMN core.times.loaded_at IS 'When the row was written (UTC).';
-- Grain: one number that is no figure. Key: (revision_id, span_start).
CREATE TABLE core.skipped_numbers (
  revision_id VARCHAR NOT NULL,
  article_id VARCHAR NOT NULL,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  surface VARCHAR NOT NULL,
  rule VARCHAR NOT NULL,
  row_hash VARCHAR NOT NULL,
  run_id VARCHAR NOT NULL,
  loaded_at TIMESTAMP NOT NULL
);
COMMENT ON TABLE core.skipped_numbers IS 'One row per number that is no figure, with the rule that says why. Key: (revision_id, span_start).';
COMMENT ON COLUMN core.skipped_numbers.revision_id IS 'Revision it belongs to (core.revisions).';
COMMENT ON COLUMN core.skipped_numbers.article_id IS 'Article it belongs to (core.articles).';
COMMENT ON COLUMN core.skipped_numbers.span_start IS 'First code point in the text.';
COMMENT ON COLUMN core.skipped_numbers.span_end IS 'Code point after the last one in the text.';
COMMENT ON COLUMN core.skipped_numbers.surface IS 'The exact text there.';
COMMENT ON COLUMN core.skipped_numbers.rule IS 'Rule that skipped it.';
COMMENT ON COLUMN core.skipped_numbers.row_hash IS 'MD5 of the row''s content; equal content is never written again.';
COMMENT ON COLUMN core.skipped_numbers.run_id IS 'Run that wrote the row.';
COMMENT ON COLUMN core.skipped_numbers.loaded_at IS 'When the row was written (UTC).';
-- Grain: one article. Key: article_id.
CREATE TABLE core.stories (
  article_id VARCHAR NOT NULL,
  story_id VARCHAR NOT NULL,
  matched_article_id VARCHAR,
  similarity DOUBLE,
  sketch UBIGINT[]
);
COMMENT ON TABLE core.stories IS 'One row per article: the story it tells together with its near-duplicates. Key: article_id.';
COMMENT ON COLUMN core.stories.article_id IS 'Article (core.articles).';
COMMENT ON COLUMN core.stories.story_id IS 'Smallest article id among the copies, so that it does not depend on the order of loading.';
COMMENT ON COLUMN core.stories.matched_article_id IS 'Article that it was found to be a copy of; null for the first of a story.';
COMMENT ON COLUMN core.stories.similarity IS 'Estimated Jaccard similarity of their word shingles at that time, 0 to 1.';
COMMENT ON COLUMN core.stories.sketch IS 'The 64 smallest shingle hashes of the current text, ascending (bottom-k sketch).';
-- Grain: one index key of one article's sketch. Key: (article_id, key).
CREATE TABLE core.sketch_keys (
  article_id VARCHAR NOT NULL,
  key UBIGINT NOT NULL
);
COMMENT ON TABLE core.sketch_keys IS 'The eight smallest hashes of each sketch, one row each: copies are looked up by them, never by comparing all pairs. Key: (article_id, key).';
COMMENT ON COLUMN core.sketch_keys.article_id IS 'Article (core.articles).';
COMMENT ON COLUMN core.sketch_keys.key IS 'Shingle hash.';
-- Grain: one known actor. Key: actor_id. Filled from seeds/actors.csv.
CREATE TABLE reference.actors (
  actor_id VARCHAR,
  name VARCHAR,
  kind VARCHAR,
  aliases VARCHAR,
  weak_aliases VARCHAR,
  country VARCHAR,
  parent VARCHAR,
  wikidata VARCHAR,
  example VARCHAR
);
COMMENT ON TABLE reference.actors IS 'Known persons and organisations, from seeds/actors.csv. Key: actor_id.';
COMMENT ON COLUMN reference.actors.actor_id IS 'Identifier.';
COMMENT ON COLUMN reference.actors.name IS 'Name as the ledger shows it.';
COMMENT ON COLUMN reference.actors.kind IS 'person or organisation.';
COMMENT ON COLUMN reference.actors.aliases IS 'Other names, divided by |.';
COMMENT ON COLUMN reference.actors.weak_aliases IS 'Names that need context, divided by |.';
COMMENT ON COLUMN reference.actors.country IS 'ISO 3166 code of the country.';
COMMENT ON COLUMN reference.actors.parent IS 'Actor that it belongs to.';
COMMENT ON COLUMN reference.actors.wikidata IS 'Wikidata identifier.';
COMMENT ON COLUMN reference.actors.example IS 'Text that names it.';
-- Grain: one country. Key: country. Filled from seeds/countries.csv.
CREATE TABLE reference.countries (
  country VARCHAR,
  actor_id VARCHAR,
  name VARCHAR,
  aliases VARCHAR,
  weak_aliases VARCHAR,
  demonyms VARCHAR,
  capital VARCHAR,
  example VARCHAR
);
COMMENT ON TABLE reference.countries IS 'Countries with their names and peoples, from seeds/countries.csv. Key: country.';
COMMENT ON COLUMN reference.countries.country IS 'ISO 3166 code.';
COMMENT ON COLUMN reference.countries.actor_id IS 'Identifier of the country as an actor.';
COMMENT ON COLUMN reference.countries.name IS 'Name as the ledger shows it.';
COMMENT ON COLUMN reference.countries.aliases IS 'Other names, divided by |.';
COMMENT ON COLUMN reference.countries.weak_aliases IS 'Ambiguous names, divided by |.';
COMMENT ON COLUMN reference.countries.demonyms IS 'Adjectives and people nouns, divided by |.';
COMMENT ON COLUMN reference.countries.capital IS 'Capital and its spellings, divided by |.';
COMMENT ON COLUMN reference.countries.example IS 'Text that names it.';
-- Grain: one source. Key: name. Filled from seeds/sources.csv.
CREATE TABLE reference.sources (
  name VARCHAR,
  kind VARCHAR,
  location VARCHAR,
  outlet VARCHAR,
  language VARCHAR,
  schedule VARCHAR,
  active VARCHAR,
  notes VARCHAR
);
COMMENT ON TABLE reference.sources IS 'The source registry, from seeds/sources.csv. Key: name.';
COMMENT ON COLUMN reference.sources.name IS 'Name of the source.';
COMMENT ON COLUMN reference.sources.kind IS 'folder, file, jsonl, feed or page list.';
COMMENT ON COLUMN reference.sources.location IS 'Where it is.';
COMMENT ON COLUMN reference.sources.outlet IS 'Outlet that publishes it.';
COMMENT ON COLUMN reference.sources.language IS 'Language of its articles.';
COMMENT ON COLUMN reference.sources.schedule IS 'When it is asked.';
COMMENT ON COLUMN reference.sources.active IS 'Whether it is asked at all.';
COMMENT ON COLUMN reference.sources.notes IS 'Remarks.';
-- Grain: one word of the event vocabulary. Key: event. Filled from seeds/events.csv.
CREATE TABLE reference.events (
  event VARCHAR,
  family VARCHAR,
  counts_people VARCHAR,
  gdelt_count_type VARCHAR,
  plover_mode VARCHAR
);
COMMENT ON TABLE reference.events IS 'The event vocabulary with its mappings, from seeds/events.csv. Key: event.';
COMMENT ON COLUMN reference.events.event IS 'Word of the vocabulary.';
COMMENT ON COLUMN reference.events.family IS 'Group of events it belongs to.';
COMMENT ON COLUMN reference.events.counts_people IS 'Whether it happens to people.';
COMMENT ON COLUMN reference.events.gdelt_count_type IS 'GDELT count type, where one exists.';
COMMENT ON COLUMN reference.events.plover_mode IS 'PLOVER event and mode, where one exists.';
-- This run's batch. Empty between runs, so that the published file stays small. document_number counts through the run.
CREATE TABLE staging.documents (
  document_number BIGINT,
  run_id VARCHAR,
  document_id VARCHAR,
  source_name VARCHAR,
  url VARCHAR,
  capture_id VARCHAR,
  fetched_at TIMESTAMP,
  disposition VARCHAR,
  reason VARCHAR,
  article_id VARCHAR,
  revision_id VARCHAR,
  has_article BOOLEAN,
  analysis_version VARCHAR,
  staged_at TIMESTAMP
);
COMMENT ON TABLE staging.documents IS 'One row per document of the batch, with or without an article. Key: document_number.';
-- What was made of the batch: the columns of core without those that promotion adds, keyed by the document. No constraints:
-- it is the gate that judges the rows.
CREATE TABLE staging.articles AS
SELECT 0::BIGINT AS document_number, columns(r.* EXCLUDE (revision_id, article_id, revision_number, capture_id, document_id,
  source_name, url, fetched_at, analysis_hash, analysis_version, run_id, loaded_at))
FROM core.revisions AS r LIMIT 0;
COMMENT ON TABLE staging.articles IS 'One row per document of the batch that is an article. Key: document_number.';
CREATE TABLE staging.blocks AS
SELECT 0::BIGINT AS document_number, columns(c.* EXCLUDE (revision_id, article_id, row_hash, run_id, loaded_at))
FROM core.blocks AS c LIMIT 0;
COMMENT ON TABLE staging.blocks IS 'This batch''s rows for core.blocks. Key: (document_number, block_number).';
CREATE TABLE staging.figures AS
SELECT 0::BIGINT AS document_number, columns(c.* EXCLUDE (revision_id, article_id, row_hash, run_id, loaded_at))
FROM core.figures AS c LIMIT 0;
COMMENT ON TABLE staging.figures IS 'This batch''s rows for core.figures. Key: (document_number, figure_id).';
CREATE TABLE staging.actors AS
SELECT 0::BIGINT AS document_number, columns(c.* EXCLUDE (revision_id, article_id, row_hash, run_id, loaded_at))
FROM core.actors AS c LIMIT 0;
COMMENT ON TABLE staging.actors IS 'This batch''s rows for core.actors. Key: (document_number, actor_number).';
CREATE TABLE staging.actor_mentions AS
SELECT 0::BIGINT AS document_number, columns(c.* EXCLUDE (revision_id, article_id, row_hash, run_id, loaded_at))
FROM core.actor_mentions AS c LIMIT 0;
COMMENT ON TABLE staging.actor_mentions IS 'This batch''s rows for core.actor_mentions. Key: (document_number, actor_number, span_start).';
CREATE TABLE staging.actor_roles AS
SELECT 0::BIGINT AS document_number, columns(c.* EXCLUDE (revision_id, article_id, row_hash, run_id, loaded_at))
FROM core.actor_roles AS c LIMIT 0;
COMMENT ON TABLE staging.actor_roles IS 'This batch''s rows for core.actor_roles. Key: (document_number, actor_number, span_start, role).';
CREATE TABLE staging.quotes AS
SELECT 0::BIGINT AS document_number, columns(c.* EXCLUDE (revision_id, article_id, row_hash, run_id, loaded_at))
FROM core.quotes AS c LIMIT 0;
COMMENT ON TABLE staging.quotes IS 'This batch''s rows for core.quotes. Key: (document_number, quote_number).';
CREATE TABLE staging.times AS
SELECT 0::BIGINT AS document_number, columns(c.* EXCLUDE (revision_id, article_id, row_hash, run_id, loaded_at))
FROM core.times AS c LIMIT 0;
COMMENT ON TABLE staging.times IS 'This batch''s rows for core.times. Key: (document_number, time_number).';
CREATE TABLE staging.skipped_numbers AS
SELECT 0::BIGINT AS document_number, columns(c.* EXCLUDE (revision_id, article_id, row_hash, run_id, loaded_at))
FROM core.skipped_numbers AS c LIMIT 0;
COMMENT ON TABLE staging.skipped_numbers IS 'This batch''s rows for core.skipped_numbers. Key: (document_number, span_start).';
-- Grain: one schema version that this file has had. Key: version.
CREATE TABLE quality.schema_versions (
  version INTEGER NOT NULL,
  name VARCHAR NOT NULL,
  applied_at TIMESTAMP NOT NULL
);
COMMENT ON TABLE quality.schema_versions IS 'Which schema versions the file went through; the highest is its own. Key: version.';
COMMENT ON COLUMN quality.schema_versions.version IS 'Schema version.';
COMMENT ON COLUMN quality.schema_versions.name IS 'Name of the migration.';
COMMENT ON COLUMN quality.schema_versions.applied_at IS 'When it was applied (UTC).';
-- Grain: one thing that is rebuilt only when it changed. Key: name.
CREATE TABLE quality.build_state (
  name VARCHAR NOT NULL,
  fingerprint VARCHAR NOT NULL
);
COMMENT ON TABLE quality.build_state IS 'Fingerprints of views and reference data, so that a run rebuilds only what changed. Key: name.';
COMMENT ON COLUMN quality.build_state.name IS 'What was built.';
COMMENT ON COLUMN quality.build_state.fingerprint IS 'Version or hash of what it was built from.';
-- Grain: one run. Key: run_id.
CREATE TABLE quality.runs (
  run_id VARCHAR NOT NULL,
  what VARCHAR NOT NULL,
  state VARCHAR NOT NULL,
  started_at TIMESTAMP NOT NULL,
  ended_at TIMESTAMP,
  reference_version VARCHAR NOT NULL,
  schema_version INTEGER NOT NULL,
  documents BIGINT NOT NULL,
  quarantined_rows BIGINT NOT NULL,
  dispositions JSON,
  message VARCHAR NOT NULL
);
COMMENT ON TABLE quality.runs IS 'One row per run, finished or not. Key: run_id.';
COMMENT ON COLUMN quality.runs.run_id IS 'Name of the run.';
COMMENT ON COLUMN quality.runs.what IS 'What was asked for: sources, paths, addresses.';
COMMENT ON COLUMN quality.runs.state IS 'running, published, stopped (gate), failed, or interrupted (the process died).';
COMMENT ON COLUMN quality.runs.started_at IS 'Start (UTC).';
COMMENT ON COLUMN quality.runs.ended_at IS 'End (UTC); null while running.';
COMMENT ON COLUMN quality.runs.reference_version IS 'Version of the reference data.';
COMMENT ON COLUMN quality.runs.schema_version IS 'Version of the warehouse schema.';
COMMENT ON COLUMN quality.runs.documents IS 'Documents that got a disposition.';
COMMENT ON COLUMN quality.runs.quarantined_rows IS 'Rows that the gate held back in this run.';
COMMENT ON COLUMN quality.runs.dispositions IS 'Disposition to number of documents.';
COMMENT ON COLUMN quality.runs.message IS 'What happened, in one sentence; empty if nothing is to be said.';
-- Grain: one document in one run. Key: (run_id, document_number).
CREATE TABLE quality.dispositions (
  run_id VARCHAR NOT NULL,
  document_number BIGINT NOT NULL,
  document_id VARCHAR NOT NULL,
  source_name VARCHAR,
  url VARCHAR,
  capture_id VARCHAR,
  article_id VARCHAR,
  revision_id VARCHAR,
  disposition VARCHAR NOT NULL,
  reason VARCHAR,
  analysis_version VARCHAR,
  recorded_at TIMESTAMP NOT NULL
);
COMMENT ON TABLE quality.dispositions IS 'What became of each document of each run; the rows of a run add up to what came in. Key: (run_id, document_number).';
COMMENT ON COLUMN quality.dispositions.run_id IS 'Run.';
COMMENT ON COLUMN quality.dispositions.document_number IS 'Position in the run, from 1.';
COMMENT ON COLUMN quality.dispositions.document_id IS 'How the source names the document.';
COMMENT ON COLUMN quality.dispositions.source_name IS 'Row of the source registry.';
COMMENT ON COLUMN quality.dispositions.url IS 'Address asked for.';
COMMENT ON COLUMN quality.dispositions.capture_id IS 'SHA-256 of the bytes; null where none came.';
COMMENT ON COLUMN quality.dispositions.article_id IS 'Article that came of it, or null.';
COMMENT ON COLUMN quality.dispositions.revision_id IS 'Revision that came of it, or null.';
COMMENT ON COLUMN quality.dispositions.disposition IS 'loaded, revised, unchanged, duplicate, no_text, not_article, unreadable, too_large, other_language, quarantined, fetch_failed or not_modified.';
COMMENT ON COLUMN quality.dispositions.reason IS 'Why, in words.';
COMMENT ON COLUMN quality.dispositions.analysis_version IS 'Version of rules, reference data and model that decided.';
COMMENT ON COLUMN quality.dispositions.recorded_at IS 'When it was decided (UTC).';
-- Grain: one expectation on one batch of one run. Key: (run_id, batch_number, suite, expectation).
CREATE TABLE quality.expectation_results (
  run_id VARCHAR NOT NULL,
  batch_number INTEGER NOT NULL,
  suite VARCHAR NOT NULL,
  expectation VARCHAR NOT NULL,
  level VARCHAR NOT NULL,
  severity VARCHAR NOT NULL,
  is_success BOOLEAN NOT NULL,
  row_count BIGINT,
  failed_count BIGINT NOT NULL,
  observed VARCHAR,
  reason VARCHAR NOT NULL,
  examples VARCHAR[],
  recorded_at TIMESTAMP NOT NULL
);
COMMENT ON TABLE quality.expectation_results IS 'What each expectation said about each batch. Key: (run_id, batch_number, suite, expectation).';
COMMENT ON COLUMN quality.expectation_results.run_id IS 'Run.';
COMMENT ON COLUMN quality.expectation_results.batch_number IS 'Batch within the run, from 1.';
COMMENT ON COLUMN quality.expectation_results.suite IS 'Suite, named like the thing it checks.';
COMMENT ON COLUMN quality.expectation_results.expectation IS 'Name of the expectation.';
COMMENT ON COLUMN quality.expectation_results.level IS 'row or batch.';
COMMENT ON COLUMN quality.expectation_results.severity IS 'critical, warning or info.';
COMMENT ON COLUMN quality.expectation_results.is_success IS 'Whether it held.';
COMMENT ON COLUMN quality.expectation_results.row_count IS 'Rows looked at.';
COMMENT ON COLUMN quality.expectation_results.failed_count IS 'Rows that broke it.';
COMMENT ON COLUMN quality.expectation_results.observed IS 'Measured value.';
COMMENT ON COLUMN quality.expectation_results.reason IS 'Why it exists and how its bound was chosen.';
COMMENT ON COLUMN quality.expectation_results.examples IS 'Keys of a few rows that broke it.';
COMMENT ON COLUMN quality.expectation_results.recorded_at IS 'When (UTC).';
-- Grain: one row that broke one expectation, through all runs. Key: quarantine_id.
CREATE TABLE quality.quarantine (
  quarantine_id VARCHAR NOT NULL,
  row_kind VARCHAR NOT NULL,
  row_key VARCHAR NOT NULL,
  expectation VARCHAR NOT NULL,
  reason VARCHAR NOT NULL,
  row_json JSON NOT NULL,
  document_id VARCHAR NOT NULL,
  source_name VARCHAR,
  url VARCHAR,
  capture_id VARCHAR,
  article_id VARCHAR,
  state VARCHAR NOT NULL,
  note VARCHAR NOT NULL,
  first_run_id VARCHAR NOT NULL,
  last_run_id VARCHAR NOT NULL,
  quarantined_at TIMESTAMP NOT NULL,
  decided_at TIMESTAMP
);
COMMENT ON TABLE quality.quarantine IS 'Rows that the gate held back, with the reason and what a person decided. Key: quarantine_id.';
COMMENT ON COLUMN quality.quarantine.quarantine_id IS 'First 12 hex digits of MD5 of row kind, document, row key, expectation and content.';
COMMENT ON COLUMN quality.quarantine.row_kind IS 'article, block, figure, actor, mention, role, quote or time.';
COMMENT ON COLUMN quality.quarantine.row_key IS 'Key of the row within its document.';
COMMENT ON COLUMN quality.quarantine.expectation IS 'Expectation that it broke.';
COMMENT ON COLUMN quality.quarantine.reason IS 'Why that expectation exists.';
COMMENT ON COLUMN quality.quarantine.row_json IS 'The row as it was held back.';
COMMENT ON COLUMN quality.quarantine.document_id IS 'Document it came from.';
COMMENT ON COLUMN quality.quarantine.source_name IS 'Row of the source registry.';
COMMENT ON COLUMN quality.quarantine.url IS 'Address asked for.';
COMMENT ON COLUMN quality.quarantine.capture_id IS 'SHA-256 of the bytes; with them the document can be analysed again.';
COMMENT ON COLUMN quality.quarantine.article_id IS 'Article it belongs to.';
COMMENT ON COLUMN quality.quarantine.state IS 'held, retry (read again in the next run), released (let through as it is), or resolved (no longer breaks it).';
COMMENT ON COLUMN quality.quarantine.note IS 'Why a person released or retried it; empty before.';
COMMENT ON COLUMN quality.quarantine.first_run_id IS 'Run that held it back first.';
COMMENT ON COLUMN quality.quarantine.last_run_id IS 'Run that met it last.';
COMMENT ON COLUMN quality.quarantine.quarantined_at IS 'When it was first held back (UTC).';
COMMENT ON COLUMN quality.quarantine.decided_at IS 'When its state last changed (UTC).';
