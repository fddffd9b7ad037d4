-- A payment whose outcome is unknown must be settled before the account's next one: two at once could charge twice.
CREATE UNIQUE INDEX "payments_one_pending_per_account" ON "payments" ("account_id") WHERE "status" = 'PENDING';
