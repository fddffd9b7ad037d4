-- A subscription's steps, with the id that decides between those of one instant.
CREATE INDEX "subscription_transitions_subscription_id_occurred_at_id_idx"
    ON "subscription_transitions"("subscription_id", "occurred_at", "id");
DROP INDEX "subscription_transitions_subscription_id_occurred_at_idx";

-- An account's payments and refunds, the latest first.
CREATE INDEX "payments_account_id_created_at_id_idx" ON "payments"("account_id", "created_at", "id");
CREATE INDEX "refunds_account_id_created_at_id_idx" ON "refunds"("account_id", "created_at", "id");

-- Sums over a window of time are read from the index alone.
CREATE INDEX "invoices_paid_at" ON "invoices" ("paid_at") INCLUDE ("currency", "total_minor") WHERE "paid_at" IS NOT NULL;
CREATE INDEX "refunds_settled_at" ON "refunds" ("settled_at") WHERE "status" = 'SUCCEEDED';
