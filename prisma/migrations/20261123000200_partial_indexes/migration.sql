-- Continue Watching: the newest unfinished titles of a profile.
CREATE INDEX "watch_progress_in_progress_idx" ON "watch_progress" ("profile_id", "observed_at" DESC, "title_id")
    WHERE "state" = 'IN_PROGRESS';

-- Recent interactions of everyone, for trending. A sampled title is none.
CREATE INDEX "watch_progress_observed_at_idx" ON "watch_progress" ("observed_at") WHERE "state" <> 'SAMPLED';

-- The orders in which the catalog is listed.
CREATE INDEX "titles_by_popularity_idx" ON "titles" ("popularity" DESC, "id" DESC) WHERE "status" = 'PUBLISHED';
CREATE INDEX "titles_by_release_date_idx" ON "titles" ("release_date" DESC NULLS LAST, "id" DESC) WHERE "status" = 'PUBLISHED';
CREATE INDEX "titles_by_name_idx" ON "titles" ("name", "id") WHERE "status" = 'PUBLISHED';
CREATE INDEX "titles_by_average_rating_idx" ON "titles" ("average_rating" DESC NULLS LAST, "id" DESC) WHERE "status" = 'PUBLISHED';

-- One model answers at a time.
CREATE UNIQUE INDEX "recommendation_models_one_published_key" ON "recommendation_models" ("status") WHERE "status" = 'PUBLISHED';

-- What the relay has still to do stays small, however long the outbox grows.
CREATE INDEX "outbox_events_unpublished_idx" ON "outbox_events" ("position") WHERE "published_at" IS NULL;
