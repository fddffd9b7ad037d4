-- Lets processes store progress side by side without waiting for each other.
ALTER TABLE "watch_progress" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;
