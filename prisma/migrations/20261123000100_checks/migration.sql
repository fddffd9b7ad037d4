-- Rules that hold whatever program writes.

ALTER TABLE "accounts"
    ADD CONSTRAINT "accounts_email_is_lower_case" CHECK ("email" = lower("email")),
    ADD CONSTRAINT "accounts_email_has_an_at_sign" CHECK (position('@' IN "email") > 1);

ALTER TABLE "profiles"
    ADD CONSTRAINT "profiles_name_is_trimmed" CHECK ("name" = btrim("name") AND "name" <> ''),
    ADD CONSTRAINT "profiles_maturity_limit_is_an_age" CHECK ("maturity_limit" BETWEEN 0 AND 18),
    ADD CONSTRAINT "profiles_kids_are_protected" CHECK (NOT "is_kids" OR "maturity_limit" <= 12);

ALTER TABLE "plans"
    ADD CONSTRAINT "plans_price_is_positive" CHECK ("price_minor" > 0),
    ADD CONSTRAINT "plans_limits_are_positive" CHECK ("max_streams" > 0 AND "max_devices" > 0 AND "max_profiles" > 0);

ALTER TABLE "subscriptions"
    ADD CONSTRAINT "subscriptions_period_is_forward" CHECK ("current_period_end" > "current_period_start"),
    ADD CONSTRAINT "subscriptions_version_is_positive" CHECK ("version" >= 1);

ALTER TABLE "payments"
    ADD CONSTRAINT "payments_amount_is_not_negative" CHECK ("amount_minor" >= 0);

ALTER TABLE "titles"
    ADD CONSTRAINT "titles_episodes_alone_have_a_place_in_a_series" CHECK (
        num_nonnulls("series_id", "season_number", "episode_number") = CASE "kind" WHEN 'EPISODE' THEN 3 ELSE 0 END
    ),
    ADD CONSTRAINT "titles_runtime_is_positive" CHECK ("runtime_seconds" > 0),
    ADD CONSTRAINT "titles_minimum_age_is_an_age" CHECK ("minimum_age" BETWEEN 0 AND 18),
    ADD CONSTRAINT "titles_average_rating_is_in_range" CHECK ("average_rating" BETWEEN 0 AND 10),
    ADD CONSTRAINT "titles_release_year_is_plausible" CHECK ("release_year" BETWEEN 1870 AND 2200),
    ADD CONSTRAINT "titles_version_is_positive" CHECK ("version" >= 1);

ALTER TABLE "watch_progress"
    ADD CONSTRAINT "watch_progress_duration_is_positive" CHECK ("duration_seconds" > 0),
    ADD CONSTRAINT "watch_progress_position_is_within" CHECK ("position_seconds" BETWEEN 0 AND "duration_seconds");

ALTER TABLE "ratings"
    ADD CONSTRAINT "ratings_half_stars_are_in_range" CHECK ("half_stars" BETWEEN 1 AND 10);

-- Single precision may round a cosine of 1 to a little more.
ALTER TABLE "item_similarities"
    ALTER COLUMN "neighbour_ids" SET NOT NULL,
    ALTER COLUMN "similarities" SET NOT NULL,
    ALTER COLUMN "supports" SET NOT NULL,
    ADD CONSTRAINT "item_similarities_arrays_have_one_length" CHECK (
        cardinality("similarities") = cardinality("neighbour_ids") AND cardinality("supports") = cardinality("neighbour_ids")),
    ADD CONSTRAINT "item_similarities_are_in_range" CHECK (0 < ALL ("similarities") AND 1.0001 >= ALL ("similarities")),
    ADD CONSTRAINT "item_similarities_neighbours_are_others" CHECK ("title_id" <> ALL ("neighbour_ids")),
    ADD CONSTRAINT "item_similarities_supports_are_positive" CHECK (1 <= ALL ("supports"));

ALTER TABLE "import_checkpoints"
    ADD CONSTRAINT "import_checkpoints_counts_are_not_negative" CHECK (
        "byte_offset" >= 0 AND "line_number" >= 0 AND "accepted" >= 0 AND "rejected" >= 0
    );
