-- Rows come in the order of their time, so that an index of a few pages tells which blocks a window lies in, and costs those who
-- write next to nothing.
CREATE INDEX "watch_history_occurred_at_idx" ON "watch_history" USING BRIN ("occurred_at") WITH (autosummarize = on);

-- Those who make the catalog find titles in every state by words of their names.
CREATE INDEX "titles_words_idx" ON "titles" USING gin (to_tsvector('simple', fold("name")));

-- When trials ended, for what came in each month until now.
CREATE INDEX "subscriptions_trial_ends_at" ON "subscriptions"("trial_ends_at") WHERE "trial_ends_at" IS NOT NULL;
