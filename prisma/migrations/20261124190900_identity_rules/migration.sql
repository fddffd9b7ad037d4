-- Until now an address was its account's from the start; those accounts keep it.
UPDATE "accounts" SET "email_verified_at" = "created_at" WHERE "password_hash" IS NOT NULL AND "email_verified_at" IS NULL;

-- An address is verified for one account at a time.
CREATE UNIQUE INDEX "accounts_verified_email_key" ON "accounts" ("email") WHERE "email_verified_at" IS NOT NULL;

-- An account's profiles are told apart by their names, however they are written.
CREATE UNIQUE INDEX "profiles_account_id_name_key" ON "profiles" ("account_id", lower("name")) WHERE "deleted_at" IS NULL;

-- Few profiles wait to be erased.
CREATE INDEX "profiles_deleted_idx" ON "profiles" ("deleted_at") WHERE "deleted_at" IS NOT NULL;

ALTER TABLE "device_sessions"
    ADD CONSTRAINT "device_sessions_version_is_positive" CHECK ("version" >= 1);

ALTER TABLE "device_sign_ins"
    ADD CONSTRAINT "device_sign_ins_interval_is_positive" CHECK ("interval_seconds" > 0),
    ADD CONSTRAINT "device_sign_ins_somebody_decided" CHECK ("state" = 'PENDING' OR "account_id" IS NOT NULL);

ALTER TABLE "attempt_counts"
    ADD CONSTRAINT "attempt_counts_count_is_positive" CHECK ("count" > 0);

ALTER TABLE "data_exports"
    ADD CONSTRAINT "data_exports_ready_ones_have_content" CHECK ("state" <> 'READY' OR ("content" IS NOT NULL AND "ready_at" IS NOT NULL));
