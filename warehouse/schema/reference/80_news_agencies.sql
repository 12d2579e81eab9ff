-- Grain: one news agency. Key: agency. Filled from seeds/news_agencies.csv.
CREATE TABLE reference.news_agencies (
  agency VARCHAR,
  signs VARCHAR,
  example VARCHAR
);
COMMENT ON TABLE reference.news_agencies IS 'News agencies and how articles sign for them, from seeds/news_agencies.csv. Key: agency.';
COMMENT ON COLUMN reference.news_agencies.agency IS 'Name as the ledger shows it; agencies where copies name none.';
COMMENT ON COLUMN reference.news_agencies.signs IS 'Names and initials in datelines, bylines and credits, divided by |.';
COMMENT ON COLUMN reference.news_agencies.example IS 'Text that credits it.';
