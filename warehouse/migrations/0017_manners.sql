-- What an article does that most do not is judged by the habit of its source.

ALTER TABLE staging.article_traits ADD COLUMN lower_count BIGINT;
ALTER TABLE staging.article_traits ADD COLUMN foreign_count BIGINT;
ALTER TABLE staging.article_traits ADD COLUMN foreign_share DOUBLE;
ALTER TABLE staging.article_traits ADD COLUMN title_count BIGINT;
ALTER TABLE staging.article_traits ADD COLUMN known_length BIGINT;
ALTER TABLE staging.article_traits ADD COLUMN manners VARCHAR[];
ALTER TABLE staging.article_traits ADD COLUMN habits VARCHAR[];
ALTER TABLE staging.article_traits ADD COLUMN past_articles BIGINT;
