-- Grain: one thing in one month. Key: (thing_id, month). The rule best_estimate of reports.best_low_high_by, which tells the others.
CREATE VIEW reports.best_low_high AS
FROM reports.best_low_high_by('best_estimate');
COMMENT ON VIEW reports.best_low_high IS 'One row per thing and month: best, low and high with the claims used. Key: (thing_id, month).';
COMMENT ON COLUMN reports.best_low_high.thing_id IS 'What the figure is about: kind, unit, event, measure, group of the noun, place, side, narrowing words.';
COMMENT ON COLUMN reports.best_low_high.month IS 'First day of the month in which the numbers hold.';
COMMENT ON COLUMN reports.best_low_high.event IS 'What happened, from the event vocabulary.';
COMMENT ON COLUMN reports.best_low_high.place IS 'Place by its name in the reference tables, else as written in lower case.';
COMMENT ON COLUMN reports.best_low_high.population IS 'Side it happened to.';
COMMENT ON COLUMN reports.best_low_high.counted IS 'What is counted, by the group of the noun.';
COMMENT ON COLUMN reports.best_low_high.unit IS 'ISO 4217 code, percent, unit, or 1 for counts.';
COMMENT ON COLUMN reports.best_low_high.measure IS 'stock, flow or total.';
COMMENT ON COLUMN reports.best_low_high.best IS 'Number that most independent stories give at the latest day.';
COMMENT ON COLUMN reports.best_low_high.low IS 'Lowest bound of any claim.';
COMMENT ON COLUMN reports.best_low_high.high IS 'Highest bound of any claim.';
COMMENT ON COLUMN reports.best_low_high.best_story_count IS 'Independent stories that give the best number.';
COMMENT ON COLUMN reports.best_low_high.story_count IS 'Number of independent stories: copies count once.';
COMMENT ON COLUMN reports.best_low_high.independent_sources IS 'The same number: sources that do not copy each other.';
COMMENT ON COLUMN reports.best_low_high.claimant_count IS 'Number of claimants.';
COMMENT ON COLUMN reports.best_low_high.claim_count IS 'Number of claims; copies of one story count once.';
COMMENT ON COLUMN reports.best_low_high.latest_as_of_date IS 'Latest day at which a claim holds.';
COMMENT ON COLUMN reports.best_low_high.claims IS 'The claims used, lowest first.';
