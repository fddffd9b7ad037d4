-- Lets an update of a position stay in its page and leave the indices alone (a heap-only update): no index holds any more exactly when it was
-- seen, which changes with each of them, but around when: rounded down to ten minutes, which begin at other moments for each
-- profile, so that not everybody's next position takes longer at once. The values are PostgreSQL's own, and whoever writes positions
-- need not know of them.
--
-- It writes both tables anew, while nobody may read or write them (docs/operations.md tells how long that takes).

DROP INDEX "watch_progress_films_in_progress_idx", "watch_progress_observed_at_idx", "series_progress_continued_idx";

-- Room in each page for the next versions of its rows.
ALTER TABLE "watch_progress" SET (fillfactor = 85);
ALTER TABLE "series_progress" SET (fillfactor = 85);

ALTER TABLE "watch_progress"
    ADD COLUMN "seen_around" TIMESTAMPTZ(3) GENERATED ALWAYS AS (
        date_bin('10 minutes', "observed_at", to_timestamp(get_byte(uuid_send("profile_id"), 15) * 2.34375::float8))) STORED,
    ADD COLUMN "is_hidden" BOOLEAN GENERATED ALWAYS AS (coalesce("hidden_at" >= "observed_at", false)) STORED;
ALTER TABLE "series_progress"
    ADD COLUMN "seen_around" TIMESTAMPTZ(3) GENERATED ALWAYS AS (
        date_bin('10 minutes', "observed_at", to_timestamp(get_byte(uuid_send("profile_id"), 15) * 2.34375::float8))) STORED,
    ADD COLUMN "is_hidden" BOOLEAN GENERATED ALWAYS AS (coalesce("hidden_at" >= "observed_at", false)) STORED;

-- Continue Watching: the films that a profile has begun, and the series, whatever the number of episodes. What was taken
-- from the row comes back when it is seen again.
CREATE INDEX "watch_progress_continued_idx" ON "watch_progress" ("profile_id", "seen_around" DESC)
    WHERE "state" = 'IN_PROGRESS' AND "series_id" IS NULL AND NOT "is_hidden";
CREATE INDEX "series_progress_continued_idx" ON "series_progress" ("profile_id", "seen_around" DESC) WHERE NOT "is_hidden";

-- What everyone watched lately, for trending. A sampled title is none.
CREATE INDEX "watch_progress_seen_around_idx" ON "watch_progress" ("seen_around") WHERE "state" <> 'SAMPLED';

-- How the new values are spread, or statements would be planned without knowing.
ANALYZE "watch_progress", "series_progress";
