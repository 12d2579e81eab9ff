-- How texts and questions become search terms: words folded to lower case without accents, without the commonest ones, cut to
-- their stems by Porter's algorithm (Porter 1980, "An algorithm for suffix stripping"), and hashed. One step is one macro, and a
-- word goes through them as the variable of a lambda: a macro repeats its argument wherever it uses it. word[:-2] is the word
-- without its last letter, as DuckDB counts.

CREATE MACRO core.search_tokens(content) AS list_transform(
  regexp_extract_all(strip_accents(lower(content)), '\p{N}[\p{N}.,]*\p{N}|[\p{L}\p{N}]+'), lambda token: replace(token, ',', '')
);
COMMENT ON MACRO core.search_tokens IS 'The words of a text in order, in lower case and without accents; a number with its separators is one.';

CREATE MACRO core.search_words(content) AS list_filter(core.search_tokens(content), lambda token: NOT list_contains([
  'a', 'an', 'and', 'are', 'as', 'at', 'be', 'by', 'for', 'from', 'had', 'has', 'have', 'in', 'is', 'it', 'its', 'of', 'on', 'or',
  's', 't', 'that', 'the', 'their', 'they', 'this', 'to', 'was', 'were', 'which', 'will', 'with'
], token));
COMMENT ON MACRO core.search_words IS 'The words of a text that are searched: all but the commonest, of which every text is full.';

-- Porter's measure m: how often vowels are followed by consonants. A y at the beginning or behind a vowel is a consonant.
CREATE MACRO core.porter_m1(stem) AS regexp_matches(stem, '^(y?[^aeiouy][^aeiouy]*|y)?[aeiouy][aeiou]*[^aeiou]');
COMMENT ON MACRO core.porter_m1 IS 'Whether the measure of a stem is 1 at least.';

CREATE MACRO core.porter_m2(stem) AS
  regexp_matches(stem, '^(y?[^aeiouy][^aeiouy]*|y)?[aeiouy][aeiou]*[^aeiou][^aeiouy]*[aeiouy][aeiou]*[^aeiou]');
COMMENT ON MACRO core.porter_m2 IS 'Whether it is 2 at least.';

CREATE MACRO core.porter_vowel(stem) AS regexp_matches(stem, '[aeiou]|.y');
COMMENT ON MACRO core.porter_vowel IS 'Whether a stem has a vowel.';

CREATE MACRO core.porter_short(stem) AS regexp_matches(stem, '^[^aeiou][^aeiouy]*[aeiouy][^aeiouwxy]$');
COMMENT ON MACRO core.porter_short IS 'Whether a stem is consonants, a vowel and a consonant, as fil of file is.';

CREATE MACRO core.porter_plural(word) AS CASE
  WHEN regexp_matches(word, '.(ss|i)es$') THEN word[:-3]
  WHEN regexp_matches(word, '.[^s]s$') THEN word[:-2]
  ELSE word
END;
COMMENT ON MACRO core.porter_plural IS 'Step 1a: cities becomes citi.';

CREATE MACRO core.porter_mended(stem) AS CASE
  WHEN regexp_matches(stem, '(at|bl|iz)$') THEN stem || 'e'
  WHEN stem[-1] = stem[-2] AND regexp_matches(stem, '[^aeiouylsz]$') THEN stem[:-2]
  WHEN core.porter_short(stem) THEN stem || 'e'
  ELSE stem
END;
COMMENT ON MACRO core.porter_mended IS 'What is left without -ed or -ing: hopp becomes hop, fil becomes file.';

CREATE MACRO core.porter_past(word) AS CASE
  WHEN regexp_matches(word, '.eed$') THEN CASE WHEN core.porter_m1(word[:-4]) THEN word[:-2] ELSE word END
  WHEN regexp_matches(word, '.ed$') AND core.porter_vowel(word[:-3]) THEN core.porter_mended(word[:-3])
  WHEN regexp_matches(word, '.ing$') AND core.porter_vowel(word[:-4]) THEN core.porter_mended(word[:-4])
  ELSE word
END;
COMMENT ON MACRO core.porter_past IS 'Step 1b: killed becomes kill.';

CREATE MACRO core.porter_y(word) AS CASE WHEN word[-1] = 'y' AND core.porter_vowel(word[:-2]) THEN word[:-2] || 'i' ELSE word END;
COMMENT ON MACRO core.porter_y IS 'Step 1c: ministry becomes ministri.';

CREATE MACRO core.porter_double(word, suffix) AS CASE
  WHEN suffix <> '' AND core.porter_m1(left(word, length(word) - length(suffix))) THEN left(word, length(word) - length(suffix)) || MAP {
    'ational': 'ate', 'tional': 'tion', 'enci': 'ence', 'anci': 'ance', 'izer': 'ize', 'bli': 'ble', 'alli': 'al', 'entli': 'ent',
    'eli': 'e', 'ousli': 'ous', 'ization': 'ize', 'ation': 'ate', 'ator': 'ate', 'alism': 'al', 'iveness': 'ive',
    'fulness': 'ful', 'ousness': 'ous', 'aliti': 'al', 'iviti': 'ive', 'biliti': 'ble', 'logi': 'log'
  }[suffix]
  ELSE word
END;
COMMENT ON MACRO core.porter_double IS 'Step 2: a suffix of two parts loses one, where its stem has the measure: relational becomes relate.';

CREATE MACRO core.porter_single(word, suffix) AS CASE
  WHEN suffix <> '' AND core.porter_m1(left(word, length(word) - length(suffix))) THEN left(word, length(word) - length(suffix))
    || MAP {'icate': 'ic', 'ative': '', 'alize': 'al', 'iciti': 'ic', 'ical': 'ic', 'ful': '', 'ness': ''}[suffix]
  ELSE word
END;
COMMENT ON MACRO core.porter_single IS 'Step 3: hopeful becomes hope.';

CREATE MACRO core.porter_ending(word, suffix) AS
  CASE WHEN suffix <> '' AND core.porter_m2(left(word, length(word) - length(suffix))) THEN left(word, length(word) - length(suffix)) ELSE word END;
COMMENT ON MACRO core.porter_ending IS 'Step 4: replacement becomes replac.';

CREATE MACRO core.porter_e(word) AS CASE
  WHEN word[-1] = 'e' AND (core.porter_m2(word[:-2]) OR (core.porter_m1(word[:-2]) AND NOT core.porter_short(word[:-2]))) THEN word[:-2]
  ELSE word
END;
COMMENT ON MACRO core.porter_e IS 'Step 5a: probate becomes probat.';

CREATE MACRO core.porter_l(word) AS CASE WHEN word[-2:] = 'll' AND core.porter_m2(word[:-2]) THEN word[:-2] ELSE word END;
COMMENT ON MACRO core.porter_l IS 'Step 5b: controll becomes control.';

CREATE MACRO core.search_stems(words) AS list_transform(list_transform(list_transform(list_transform(list_transform(list_transform(
  list_transform(list_transform(words,
  lambda word: CASE WHEN length(word) > 2 THEN core.porter_plural(word) ELSE word END),
  lambda word: CASE WHEN length(word) > 2 THEN core.porter_past(word) ELSE word END),
  lambda word: CASE WHEN length(word) > 2 THEN core.porter_y(word) ELSE word END),
  lambda word: core.porter_double(word, regexp_extract(word, '(ational|tional|enci|anci|izer|bli|alli|entli|eli|ousli|ization|ation|ator|alism|iveness|fulness|'
    || 'ousness|aliti|iviti|biliti|logi)$'))),
  lambda word: core.porter_single(word, regexp_extract(word, '(icate|ative|alize|iciti|ical|ful|ness)$'))),
  lambda word: core.porter_ending(word, CASE WHEN regexp_matches(word, '[st]ion$') THEN 'ion'
    ELSE regexp_extract(word, '(al|ance|ence|er|ic|able|ible|ant|ement|ment|ent|ou|ism|ate|iti|ous|ive|ize)$') END)),
  lambda word: core.porter_e(word)), lambda word: core.porter_l(word));
COMMENT ON MACRO core.search_stems IS 'The stems of words by Porter''s algorithm, in the order of the words.';

CREATE MACRO core.search_terms(words) AS list_transform(core.search_stems(words), lambda stem: md5_number_lower(stem) & 1099511627775);
COMMENT ON MACRO core.search_terms IS 'The stems of words as numbers of 40 bits, by which postings are kept: of a million stems, one other shares a number in a million cases.';

-- What a question asks for. A star behind two and more letters asks for all words that begin so; within quotation marks it does not.
CREATE MACRO core.search_beginnings(question) AS list_distinct(
  regexp_extract_all(strip_accents(lower(regexp_replace(question, '"[^"]*"', ' ', 'g'))), '([\pL][\pL\pN]+)[*]', 1)
);
COMMENT ON MACRO core.search_beginnings IS 'The beginnings of words that a question asks for: kill* asks for all that begin with kill.';

CREATE MACRO core.search_whole(question) AS list_distinct(core.search_terms(core.search_words(concat_ws(' ',
  array_to_string(regexp_extract_all(question, '"[^"]*"'), ' '),
  regexp_replace(regexp_replace(question, '"[^"]*"', ' ', 'g'), '[\pL][\pL\pN]+[*]', ' ', 'g')
))));
COMMENT ON MACRO core.search_whole IS 'The numbers of the stems of the whole words that a question asks for.';
