-- The evidence of repeated segments brought up to date: what was counted before the window stays counted.
MERGE INTO core.repeated_segments AS old
USING found AS new ON old.segment_id = new.segment_id
WHEN MATCHED THEN UPDATE SET
  form = new.form, sign = new.sign, place = new.place, article_count = greatest(old.article_count + new.new_count, new.article_count),
  story_count = new.story_count, day_count = new.day_count, share = new.share,
  first_seen_on = least(old.first_seen_on, new.first_seen_on), last_seen_on = greatest(old.last_seen_on, new.last_seen_on)
WHEN NOT MATCHED THEN INSERT (segment_id, site, text, form, sign, place, article_count, story_count, day_count, share, first_seen_on, last_seen_on)
  VALUES (new.segment_id, new.site, new.text, new.form, new.sign, new.place, new.article_count, new.story_count, new.day_count, new.share,
    new.first_seen_on, new.last_seen_on);
