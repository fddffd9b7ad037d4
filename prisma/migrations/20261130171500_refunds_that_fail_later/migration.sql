-- A refund that had succeeded may fail at the payer's bank days later: then less of its invoice was given back. It may
-- become less only so, to what the refunds that hold add up to.
CREATE OR REPLACE FUNCTION "keep_invoices"() RETURNS trigger
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
           OR "after"."refunded_minor" < "before"."refunded_minor" AND "after"."refunded_minor" <> (
               SELECT coalesce(sum("amount_minor"), 0) FROM "refunds"
               WHERE "refunds"."invoice_id" = "after"."id" AND "refunds"."status" = 'SUCCEEDED')
    ) OR (SELECT count(*) FROM "before" JOIN "after" USING ("id")) <> (SELECT count(*) FROM "before") THEN
        RAISE EXCEPTION 'an invoice that is issued stays as it is' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NULL;
END
$$;
