const operators = "+ - * / // % ^ ** || & | ~ << >> @ ^@ ~~ !~~ ~~* !~~* ~~~";

const comparisons =
  "like_escape not_like_escape ilike_escape not_ilike_escape regexp_full_match regexp_matches nullif greatest least row struct_pack";

const numbers =
  "abs ceil ceiling floor round round_even trunc sign sqrt cbrt exp ln log log2 log10 pow power mod fmod divide add subtract multiply isfinite isinf isnan even gcd lcm sin cos tan asin acos atan atan2 pi degrees radians xor";

const texts =
  "lower lcase upper ucase length len strlen trim ltrim rtrim left right substring substr substring_grapheme contains prefix suffix starts_with ends_with instr strpos position replace translate reverse repeat concat concat_ws split_part string_split split str_split regexp_extract regexp_replace lpad rpad ascii chr ord strip_accents levenshtein damerau_levenshtein jaro_similarity jaro_winkler_similarity jaccard hamming md5 sha1 sha256";

const dates =
  "year quarter month week weekofyear yearweek isoyear day dayofmonth dayofweek dayofyear weekday isodow hour minute second dayname monthname era decade century millennium epoch julian last_day date_part datepart date_trunc datetrunc date_diff datediff date_sub datesub date_add make_date strftime strptime try_strptime to_years to_quarters to_months to_weeks to_days to_hours to_minutes to_seconds";

const lists =
  "list_value list_contains list_has array_contains array_has list_has_any list_has_all list_position list_extract array_extract list_element list_filter list_transform list_apply list_distinct list_unique list_sort array_length cardinality json_extract json_extract_string json_array_length json_contains";

/** The functions a condition may use, by the names of DuckDB's parser: a row alone decides their answer. */
export const conditionFunctions: ReadonlySet<string> = new Set(
  [operators, comparisons, numbers, texts, dates, lists].flatMap((names) => names.split(" ")),
);

/** Functions written without brackets, which the parser takes for columns: the clock, the session and its user. */
export const sessionNames: ReadonlySet<string> = new Set(
  "current_date current_time current_timestamp localtime localtimestamp today now current_user session_user user current_role current_catalog current_schema current_database".split(
    " ",
  ),
);
