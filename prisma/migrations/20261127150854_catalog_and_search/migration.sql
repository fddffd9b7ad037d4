-- Trusted since PostgreSQL 13: whoever owns the database may add them.
CREATE EXTENSION IF NOT EXISTS "pg_trgm";
CREATE EXTENSION IF NOT EXISTS "unaccent";

-- ── Titles and their parts ────────────────────────────────────────────────────────────────────────────────

ALTER TABLE "titles"
    ADD COLUMN "credits_start_seconds" INTEGER,
    ADD COLUMN "is_restricted" BOOLEAN NOT NULL DEFAULT false,
    ADD COLUMN "original_language" VARCHAR(35),
    ADD COLUMN "tags" VARCHAR(40)[] NOT NULL DEFAULT ARRAY[]::VARCHAR(40)[];
ALTER TABLE "titles"
    ADD CONSTRAINT "titles_credits_begin_within" CHECK ("credits_start_seconds" BETWEEN 1 AND "runtime_seconds"),
    ADD CONSTRAINT "titles_place_in_a_series_is_counted" CHECK ("season_number" >= 0 AND "episode_number" >= 1);
CREATE UNIQUE INDEX "titles_id_kind_key" ON "titles"("id", "kind");

-- A season without a series cannot be: the key names the kind too.
CREATE TABLE "seasons" (
    "series_id" UUID NOT NULL,
    "series_kind" "title_kind" NOT NULL DEFAULT 'SERIES',
    "number" SMALLINT NOT NULL,
    "name" VARCHAR(120),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "seasons_pkey" PRIMARY KEY ("series_id","number"),
    CONSTRAINT "seasons_are_of_series" CHECK ("series_kind" = 'SERIES'),
    CONSTRAINT "seasons_are_counted" CHECK ("number" >= 0)
);
ALTER TABLE "seasons" ADD CONSTRAINT "seasons_series_id_series_kind_fkey" FOREIGN KEY ("series_id", "series_kind") REFERENCES "titles"("id", "kind") ON DELETE CASCADE ON UPDATE NO ACTION;
INSERT INTO "seasons" ("series_id", "number", "created_at")
SELECT "series_id", "season_number", min("created_at") FROM "titles" WHERE "kind" = 'EPISODE' GROUP BY 1, 2;
ALTER TABLE "titles" ADD CONSTRAINT "titles_series_id_season_number_fkey" FOREIGN KEY ("series_id", "season_number") REFERENCES "seasons"("series_id", "number") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "stream_assets" (
    "title_id" UUID NOT NULL,
    "quality" "video_quality" NOT NULL,
    "path" VARCHAR(500) NOT NULL,

    CONSTRAINT "stream_assets_pkey" PRIMARY KEY ("title_id","quality")
);
ALTER TABLE "stream_assets" ADD CONSTRAINT "stream_assets_title_id_fkey" FOREIGN KEY ("title_id") REFERENCES "titles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "availability_windows" (
    "id" UUID NOT NULL,
    "title_id" UUID NOT NULL,
    "region" CHAR(2),
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3),

    CONSTRAINT "availability_windows_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "availability_windows_are_forward" CHECK ("ends_at" > "starts_at"),
    CONSTRAINT "availability_windows_region_is_a_code" CHECK ("region" ~ '^[A-Z]{2}$')
);
CREATE INDEX "availability_windows_title_id_idx" ON "availability_windows"("title_id");
ALTER TABLE "availability_windows" ADD CONSTRAINT "availability_windows_title_id_fkey" FOREIGN KEY ("title_id") REFERENCES "titles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE FUNCTION "keep_restriction"() RETURNS trigger
    LANGUAGE plpgsql
AS $$
BEGIN
    UPDATE "titles" SET "is_restricted" = NOT "is_restricted"
    WHERE "id" IN (SELECT "title_id" FROM "changed")
        AND "is_restricted" <> EXISTS (SELECT FROM "availability_windows" WHERE "title_id" = "titles"."id");
    RETURN NULL;
END
$$;
CREATE TRIGGER "availability_windows_added" AFTER INSERT ON "availability_windows"
    REFERENCING NEW TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "keep_restriction"();
CREATE TRIGGER "availability_windows_removed" AFTER DELETE ON "availability_windows"
    REFERENCING OLD TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "keep_restriction"();

-- ── The orders in which the catalog is listed: films and series, and episodes apart from them ─────────────

DROP INDEX "titles_by_popularity_idx", "titles_by_release_date_idx", "titles_by_name_idx", "titles_by_average_rating_idx";
CREATE INDEX "titles_by_popularity_idx" ON "titles" ("popularity" DESC, "id" DESC)
    WHERE "status" = 'PUBLISHED' AND "kind" <> 'EPISODE';
CREATE INDEX "titles_by_release_date_idx" ON "titles" (coalesce("release_date", '-infinity') DESC, "id" DESC)
    WHERE "status" = 'PUBLISHED' AND "kind" <> 'EPISODE';
CREATE INDEX "titles_by_name_idx" ON "titles" ("name", "id")
    WHERE "status" = 'PUBLISHED' AND "kind" <> 'EPISODE';
CREATE INDEX "titles_by_average_rating_idx" ON "titles" (coalesce("average_rating", -1) DESC, "id" DESC)
    WHERE "status" = 'PUBLISHED' AND "kind" <> 'EPISODE';
CREATE INDEX "episodes_by_popularity_idx" ON "titles" ("popularity" DESC, "id" DESC)
    WHERE "status" = 'PUBLISHED' AND "kind" = 'EPISODE';
CREATE INDEX "episodes_by_release_date_idx" ON "titles" (coalesce("release_date", '-infinity') DESC, "id" DESC)
    WHERE "status" = 'PUBLISHED' AND "kind" = 'EPISODE';
CREATE INDEX "episodes_by_name_idx" ON "titles" ("name", "id")
    WHERE "status" = 'PUBLISHED' AND "kind" = 'EPISODE';
CREATE INDEX "episodes_by_average_rating_idx" ON "titles" (coalesce("average_rating", -1) DESC, "id" DESC)
    WHERE "status" = 'PUBLISHED' AND "kind" = 'EPISODE';
-- What editors have in work.
CREATE INDEX "titles_drafts_idx" ON "titles" ("id" DESC) WHERE "status" = 'DRAFT';
CREATE INDEX "titles_archived_idx" ON "titles" ("id" DESC) WHERE "status" = 'ARCHIVED';
CREATE INDEX "titles_tags_idx" ON "titles" USING gin ("tags") WHERE "status" = 'PUBLISHED';

-- ── Imports ───────────────────────────────────────────────────────────────────────────────────────────────

CREATE TYPE "catalog_import_state" AS ENUM ('RUNNING', 'FINISHED');
CREATE TABLE "catalog_imports" (
    "id" UUID NOT NULL,
    "source" VARCHAR(60) NOT NULL,
    "state" "catalog_import_state" NOT NULL DEFAULT 'RUNNING',
    "titles" JSONB NOT NULL,
    "total" INTEGER NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "created" INTEGER NOT NULL DEFAULT 0,
    "updated" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,
    "problems" JSONB NOT NULL DEFAULT '[]',
    "requested_by" UUID,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "catalog_imports_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "catalog_imports_count" CHECK ("done" BETWEEN 0 AND "total" AND "created" + "updated" + "rejected" <= "done"),
    CONSTRAINT "catalog_imports_say_when" CHECK (("state" = 'FINISHED') = ("finished_at" IS NOT NULL))
);

-- ── Search ────────────────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE "title_search" (
    "title_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "squashed" TEXT NOT NULL,
    "people" TEXT NOT NULL,
    "document" tsvector NOT NULL,
    "popularity" DOUBLE PRECISION NOT NULL,
    "minimum_age" SMALLINT NOT NULL,
    "is_restricted" BOOLEAN NOT NULL,

    CONSTRAINT "title_search_pkey" PRIMARY KEY ("title_id")
);
ALTER TABLE "title_search" ADD CONSTRAINT "title_search_title_id_fkey" FOREIGN KEY ("title_id") REFERENCES "titles"("id") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE INDEX "title_search_document_idx" ON "title_search" USING gin ("document");
CREATE INDEX "title_search_name_idx" ON "title_search" USING gin ("name" gin_trgm_ops);
CREATE INDEX "title_search_squashed_idx" ON "title_search" ("squashed" text_pattern_ops);
CREATE INDEX "title_search_popularity_idx" ON "title_search" ("popularity" DESC, "title_id" DESC);

CREATE TABLE "search_words" (
    "word" TEXT NOT NULL,
    "deletions" TEXT[] NOT NULL,

    CONSTRAINT "search_words_pkey" PRIMARY KEY ("word")
);
CREATE INDEX "search_words_word_idx" ON "search_words" ("word" text_pattern_ops);
CREATE INDEX "search_words_similar_idx" ON "search_words" USING gin ("word" gin_trgm_ops);
CREATE INDEX "search_words_deletions_idx" ON "search_words" USING gin ("deletions");

-- Lower case, without accents; apostrophes vanish, and everything else that is no letter and no digit is a blank. What is
-- no letter is named, not what is: not every locale knows those of other scripts.
CREATE FUNCTION "fold"("given" text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN btrim(regexp_replace(
        replace(regexp_replace(lower(unaccent('unaccent'::regdictionary, "given")), '[''’`´]', '', 'g'), '&', ' and '),
        '[\s!-/:-@\[-`{-~¡-¿‐-⁯]+', ' ', 'g'));

-- What is left of a word without one of its letters (the neighbours of SymSpell, Garbe 2012): two words that share one, or of
-- which one is among the other's, differ by one letter that is missing, added, other, or swapped with the next.
CREATE FUNCTION "deletions_of"("given" text) RETURNS text[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ARRAY(SELECT DISTINCT overlay("given" PLACING '' FROM "place" FOR 1) FROM generate_series(1, length("given")) AS "place");

CREATE FUNCTION "refresh_title_search"("ids" uuid[]) RETURNS void
    LANGUAGE plpgsql
AS $$
BEGIN
    DELETE FROM "title_search"
    WHERE "title_id" = ANY ("ids")
        AND NOT EXISTS (SELECT FROM "titles" WHERE "id" = "title_id" AND "status" = 'PUBLISHED');
    WITH "written" AS (
        INSERT INTO "title_search" ("title_id", "name", "squashed", "people", "document", "popularity", "minimum_age", "is_restricted")
        SELECT "title"."id", "folded", replace("folded", ' ', ''), "people",
            setweight(to_tsvector('simple', "folded"), 'A')
                || setweight(to_tsvector('simple', "people"), 'B')
                || setweight(to_tsvector('simple', concat_ws(' ', "series", "genres", fold(array_to_string("tags", ' ')), "release_year"::text)), 'C')
                || setweight(to_tsvector('simple', fold(left(coalesce("synopsis", ''), 2000))), 'D'),
            "title"."popularity", "title"."minimum_age", "title"."is_restricted"
        FROM "titles" AS "title"
        CROSS JOIN LATERAL (
            SELECT fold("title"."name") AS "folded",
                coalesce((SELECT string_agg("known", E'\n' ORDER BY "place") FROM (
                    SELECT fold("people"."name") AS "known", min("position") AS "place" FROM "title_credits"
                    JOIN "people" ON "people"."id" = "person_id" WHERE "title_id" = "title"."id" GROUP BY "people"."name") AS "makers"), '') AS "people",
                (SELECT fold("name") FROM "titles" AS "whole" WHERE "whole"."id" = "title"."series_id") AS "series",
                (SELECT fold(string_agg("genres"."name", ' ')) FROM "title_genres"
                    JOIN "genres" ON "genres"."id" = "genre_id" WHERE "title_id" = "title"."id") AS "genres"
        ) AS "words"
        WHERE "title"."id" = ANY ("ids") AND "status" = 'PUBLISHED'
        ORDER BY "title"."id"
        ON CONFLICT ("title_id") DO UPDATE SET "name" = EXCLUDED."name", "squashed" = EXCLUDED."squashed",
            "people" = EXCLUDED."people", "document" = EXCLUDED."document", "popularity" = EXCLUDED."popularity",
            "minimum_age" = EXCLUDED."minimum_age", "is_restricted" = EXCLUDED."is_restricted"
        RETURNING "document"
    )
    -- In one order, so that two who add the same words wait for each other and not in a ring.
    INSERT INTO "search_words" ("word", "deletions")
    SELECT "word", deletions_of("word")
    FROM (SELECT DISTINCT unnest(tsvector_to_array(ts_filter("document", '{a,b,c}'))) AS "word" FROM "written") AS "used"
    WHERE length("word") BETWEEN 2 AND 40
    ORDER BY "word"
    ON CONFLICT DO NOTHING;
END
$$;

CREATE FUNCTION "search_changed_titles"() RETURNS trigger
    LANGUAGE plpgsql
AS $$
BEGIN
    PERFORM refresh_title_search(ARRAY(
        SELECT "after"."id" FROM "after" JOIN "before" USING ("id")
        WHERE ("before"."name", "before"."status", "before"."tags", "before"."synopsis", "before"."popularity",
               "before"."release_year", "before"."minimum_age", "before"."is_restricted")
            IS DISTINCT FROM ("after"."name", "after"."status", "after"."tags", "after"."synopsis", "after"."popularity",
               "after"."release_year", "after"."minimum_age", "after"."is_restricted")
        UNION
        SELECT "episode"."id" FROM "after" JOIN "before" USING ("id") JOIN "titles" AS "episode" ON "episode"."series_id" = "after"."id"
        WHERE "before"."name" <> "after"."name"));
    RETURN NULL;
END
$$;
CREATE FUNCTION "search_added_titles"() RETURNS trigger
    LANGUAGE plpgsql
AS $$
BEGIN
    PERFORM refresh_title_search(ARRAY(SELECT "id" FROM "after" WHERE "status" = 'PUBLISHED'));
    RETURN NULL;
END
$$;
CREATE FUNCTION "search_titles_of_rows"() RETURNS trigger
    LANGUAGE plpgsql
AS $$
BEGIN
    PERFORM refresh_title_search(ARRAY(SELECT DISTINCT "title_id" FROM "changed"));
    RETURN NULL;
END
$$;
CREATE FUNCTION "search_titles_of_people"() RETURNS trigger
    LANGUAGE plpgsql
AS $$
BEGIN
    PERFORM refresh_title_search(ARRAY(
        SELECT DISTINCT "title_id" FROM "changed" JOIN "title_credits" ON "person_id" = "changed"."id"));
    RETURN NULL;
END
$$;

-- Statement by statement, so that many cost one look.
CREATE TRIGGER "titles_added_are_found" AFTER INSERT ON "titles"
    REFERENCING NEW TABLE AS "after" FOR EACH STATEMENT EXECUTE FUNCTION "search_added_titles"();
CREATE TRIGGER "titles_changed_are_found" AFTER UPDATE ON "titles"
    REFERENCING OLD TABLE AS "before" NEW TABLE AS "after" FOR EACH STATEMENT EXECUTE FUNCTION "search_changed_titles"();
CREATE TRIGGER "title_credits_added_are_found" AFTER INSERT ON "title_credits"
    REFERENCING NEW TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "search_titles_of_rows"();
CREATE TRIGGER "title_credits_removed_are_not_found" AFTER DELETE ON "title_credits"
    REFERENCING OLD TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "search_titles_of_rows"();
CREATE TRIGGER "title_genres_added_are_found" AFTER INSERT ON "title_genres"
    REFERENCING NEW TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "search_titles_of_rows"();
CREATE TRIGGER "title_genres_removed_are_not_found" AFTER DELETE ON "title_genres"
    REFERENCING OLD TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "search_titles_of_rows"();
CREATE TRIGGER "people_renamed_are_found" AFTER UPDATE ON "people"
    REFERENCING NEW TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "search_titles_of_people"();

SELECT refresh_title_search(ARRAY(SELECT "id" FROM "titles" WHERE "status" = 'PUBLISHED'));
