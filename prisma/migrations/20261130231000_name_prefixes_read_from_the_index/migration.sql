-- Names that start with a few letters are found, and their popularity compared, in the index alone. Before, each of
-- thousands was read from the table, to keep fifty.
DROP INDEX "title_search_squashed_idx";
CREATE INDEX "title_search_squashed_idx" ON "title_search" ("squashed" text_pattern_ops)
    INCLUDE ("popularity", "title_id", "minimum_age", "is_restricted");
