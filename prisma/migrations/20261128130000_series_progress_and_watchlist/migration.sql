-- What a title in progress is an episode of; null for a film. It spares the home page a look at every episode.
ALTER TABLE "watch_progress" ADD COLUMN "series_id" UUID,
    ADD COLUMN "hidden_at" TIMESTAMPTZ(3);
UPDATE "watch_progress" SET "series_id" = "titles"."series_id"
    FROM "titles" WHERE "titles"."id" = "watch_progress"."title_id" AND "titles"."series_id" IS NOT NULL;

CREATE TABLE "series_progress" (
    "profile_id" UUID NOT NULL,
    "series_id" UUID NOT NULL,
    "episode_id" UUID NOT NULL,
    "observed_at" TIMESTAMPTZ(3) NOT NULL,
    "sequence" INTEGER NOT NULL,
    "hidden_at" TIMESTAMPTZ(3),

    CONSTRAINT "series_progress_pkey" PRIMARY KEY ("profile_id","series_id")
);
CREATE INDEX "series_progress_series_id_idx" ON "series_progress"("series_id");
CREATE INDEX "series_progress_episode_id_idx" ON "series_progress"("episode_id");
ALTER TABLE "series_progress" ADD CONSTRAINT "series_progress_profile_id_fkey" FOREIGN KEY ("profile_id") REFERENCES "profiles"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "series_progress" ADD CONSTRAINT "series_progress_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "titles"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "series_progress" ADD CONSTRAINT "series_progress_episode_id_fkey" FOREIGN KEY ("episode_id") REFERENCES "titles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

INSERT INTO "series_progress" ("profile_id", "series_id", "episode_id", "observed_at", "sequence")
    SELECT DISTINCT ON ("profile_id", "series_id") "profile_id", "series_id", "title_id", "observed_at", "sequence"
    FROM "watch_progress"
    WHERE "series_id" IS NOT NULL AND "state" <> 'SAMPLED'
    ORDER BY "profile_id", "series_id", "observed_at" DESC, "sequence" DESC, "title_id" DESC;

CREATE TABLE "history_clearings" (
    "profile_id" UUID NOT NULL,
    "cleared_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "history_clearings_pkey" PRIMARY KEY ("profile_id")
);
ALTER TABLE "history_clearings" ADD CONSTRAINT "history_clearings_profile_id_fkey" FOREIGN KEY ("profile_id") REFERENCES "profiles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "watchlist_items" (
    "profile_id" UUID NOT NULL,
    "title_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "watchlist_items_pkey" PRIMARY KEY ("profile_id","title_id")
);
CREATE INDEX "watchlist_items_profile_id_added_at_title_id_idx" ON "watchlist_items"("profile_id", "added_at" DESC, "title_id");
CREATE INDEX "watchlist_items_title_id_idx" ON "watchlist_items"("title_id");
ALTER TABLE "watchlist_items" ADD CONSTRAINT "watchlist_items_profile_id_fkey" FOREIGN KEY ("profile_id") REFERENCES "profiles"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "watchlist_items" ADD CONSTRAINT "watchlist_items_title_id_fkey" FOREIGN KEY ("title_id") REFERENCES "titles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Continue Watching: the films that a profile has begun, and the series, whatever the number of episodes. What was taken
-- from the row comes back when it is seen again.
DROP INDEX "watch_progress_in_progress_idx";
CREATE INDEX "watch_progress_films_in_progress_idx" ON "watch_progress" ("profile_id", "observed_at" DESC, "title_id")
    WHERE "state" = 'IN_PROGRESS' AND "series_id" IS NULL AND ("hidden_at" IS NULL OR "hidden_at" < "observed_at");
CREATE INDEX "series_progress_continued_idx" ON "series_progress" ("profile_id", "observed_at" DESC, "series_id")
    WHERE "hidden_at" IS NULL OR "hidden_at" < "observed_at";
