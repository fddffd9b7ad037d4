-- What was paid before there were invoices gets one.
INSERT INTO "invoices" ("id", "number", "account_id", "subscription_id", "plan_id", "reason", "status", "period_start",
    "period_end", "total_minor", "currency", "issued_at", "paid_at")
SELECT "id", row_number() OVER (ORDER BY "created_at", "id"), "account_id", "subscription_id", "plan_id", 'START', 'PAID',
    "period_start", "period_end", "amount_minor", "currency", "created_at", "created_at"
FROM "payments" WHERE "status" = 'SUCCEEDED' AND "subscription_id" IS NOT NULL;
INSERT INTO "invoice_lines" ("invoice_id", "position", "kind", "plan_id", "period_start", "period_end", "amount_minor")
SELECT "id", 1, 'PERIOD', "plan_id", "period_start", "period_end", "total_minor" FROM "invoices";
UPDATE "payments" SET "invoice_id" = "id" WHERE EXISTS (SELECT FROM "invoices" WHERE "invoices"."id" = "payments"."id");

INSERT INTO "invoice_series" ("id", "last_number") SELECT 1, count(*) FROM "invoices";
ALTER TABLE "invoice_series" ADD CONSTRAINT "invoice_series_is_one" CHECK ("id" = 1);

ALTER TABLE "invoices"
    ADD CONSTRAINT "invoices_period_is_forward" CHECK ("period_end" > "period_start"),
    ADD CONSTRAINT "invoices_total_is_not_negative" CHECK ("total_minor" >= 0),
    ADD CONSTRAINT "invoices_refund_no_more_than_paid" CHECK (
        "refunded_minor" = 0 OR ("status" = 'PAID' AND "refunded_minor" BETWEEN 0 AND "total_minor")),
    ADD CONSTRAINT "invoices_say_when" CHECK (
        ("status" = 'PAID') = ("paid_at" IS NOT NULL) AND ("status" = 'VOID') = ("voided_at" IS NOT NULL));

-- Each period is asked for once, however many workers come upon it, and no account owes two invoices.
CREATE UNIQUE INDEX "invoices_one_renewal_per_period" ON "invoices" ("subscription_id", "period_start")
    WHERE "reason" = 'RENEWAL' AND "status" <> 'VOID';
CREATE UNIQUE INDEX "invoices_one_open_per_account" ON "invoices" ("account_id") WHERE "status" = 'OPEN';

ALTER TABLE "payments"
    ADD CONSTRAINT "payments_period_is_forward" CHECK ("period_end" > "period_start"),
    ADD CONSTRAINT "payments_are_settled_or_checked" CHECK (
        ("status" = 'PENDING') = ("settled_at" IS NULL) AND ("status" = 'PENDING') = ("check_at" IS NOT NULL));

-- Each period is paid for once, and so is each invoice. Successes that came too late are given back and pay for none.
CREATE UNIQUE INDEX "payments_one_renewal_per_period" ON "payments" ("subscription_id", "period_start")
    WHERE "reason" = 'RENEWAL' AND "status" = 'PENDING' AND "invoice_id" IS NULL;
CREATE UNIQUE INDEX "payments_one_success_per_invoice" ON "payments" ("invoice_id") WHERE "status" = 'SUCCEEDED';
CREATE INDEX "payments_to_check" ON "payments" ("check_at") WHERE "status" = 'PENDING';

ALTER TABLE "refunds"
    ADD CONSTRAINT "refunds_amount_is_positive" CHECK ("amount_minor" > 0),
    ADD CONSTRAINT "refunds_are_settled_or_checked" CHECK (
        ("status" = 'PENDING') = ("settled_at" IS NULL) AND ("status" = 'PENDING') = ("check_at" IS NOT NULL));
CREATE INDEX "refunds_to_check" ON "refunds" ("check_at") WHERE "status" = 'PENDING';

-- An invoice stays as it was written. Statement by statement, so that a batch costs one look.
CREATE FUNCTION "keep_invoices"() RETURNS trigger
    LANGUAGE plpgsql
AS $$
BEGIN
    IF EXISTS (
        SELECT FROM "before" JOIN "after" USING ("id")
        WHERE ("before"."number", "before"."account_id", "before"."subscription_id", "before"."plan_id", "before"."reason",
               "before"."period_start", "before"."period_end", "before"."total_minor", "before"."currency", "before"."issued_at")
            IS DISTINCT FROM
              ("after"."number", "after"."account_id", "after"."subscription_id", "after"."plan_id", "after"."reason",
               "after"."period_start", "after"."period_end", "after"."total_minor", "after"."currency", "after"."issued_at")
           OR "before"."status" <> 'OPEN' AND "after"."status" <> "before"."status"
           OR "after"."refunded_minor" < "before"."refunded_minor"
    ) OR (SELECT count(*) FROM "before" JOIN "after" USING ("id")) <> (SELECT count(*) FROM "before") THEN
        RAISE EXCEPTION 'an invoice that is issued stays as it is' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER "invoices_stay_as_they_are"
    AFTER UPDATE ON "invoices"
    REFERENCING OLD TABLE AS "before" NEW TABLE AS "after"
    FOR EACH STATEMENT EXECUTE FUNCTION "keep_invoices"();
CREATE TRIGGER "invoices_are_not_removed"
    BEFORE DELETE OR TRUNCATE ON "invoices"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "invoice_lines_are_append_only"
    BEFORE UPDATE OR DELETE OR TRUNCATE ON "invoice_lines"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- The lines of an invoice are written with it, in one transaction and one statement, and add up to its total. The plan is
-- kept for as long as a connection lives: it must not be one for a table that is still small.
CREATE FUNCTION "require_whole_invoices"() RETURNS trigger
    LANGUAGE plpgsql
    SET enable_seqscan = off
    SET enable_hashjoin = off
    SET enable_mergejoin = off
AS $$
BEGIN
    IF EXISTS (
        SELECT FROM (SELECT "invoice_id", sum("amount_minor") AS "sum" FROM "written" GROUP BY "invoice_id") AS "lines"
        JOIN "invoices" ON "invoices"."id" = "lines"."invoice_id"
        WHERE "invoices"."xmin" <> pg_current_xact_id()::xid OR "invoices"."total_minor" <> "lines"."sum"
    ) THEN
        RAISE EXCEPTION 'the lines of an invoice are written with it and add up to its total' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER "invoice_lines_add_up"
    AFTER INSERT ON "invoice_lines"
    REFERENCING NEW TABLE AS "written"
    FOR EACH STATEMENT EXECUTE FUNCTION "require_whole_invoices"();

ALTER TABLE "subscriptions"
    ADD CONSTRAINT "subscriptions_grace_has_an_end" CHECK (("state" = 'GRACE_PERIOD') = ("grace_ends_at" IS NOT NULL)),
    ADD CONSTRAINT "subscriptions_only_the_suspended_are_suspended" CHECK (
        NOT ("suspended_by_admin" AND "state" <> 'SUSPENDED') AND ("suspension_ends_at" IS NULL OR "state" = 'SUSPENDED'));

UPDATE "plans" SET "trial_days" = 7;
