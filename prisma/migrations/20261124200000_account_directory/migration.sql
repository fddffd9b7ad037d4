-- Administrators find addresses by how they begin, which an index in the order of a language cannot do.
CREATE INDEX "accounts_email_prefix_idx" ON "accounts" ("email" COLLATE "C");

-- Administrators list accounts, the newest first.
CREATE INDEX "accounts_created_at_id_idx" ON "accounts" ("created_at" DESC, "id" DESC);

-- Few are administrators, suspended or about to be erased.
CREATE INDEX "accounts_admins_idx" ON "accounts" ("created_at" DESC, "id" DESC) WHERE "role" = 'ADMIN';
CREATE INDEX "accounts_suspended_idx" ON "accounts" ("created_at" DESC, "id" DESC) WHERE "suspended_at" IS NOT NULL;

-- An account waits for one export at a time.
CREATE UNIQUE INDEX "data_exports_one_pending_key" ON "data_exports" ("account_id") WHERE "state" = 'PENDING';
