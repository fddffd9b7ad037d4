-- CreateEnum
CREATE TYPE "access_event" AS ENUM ('GRANTED', 'DENIED', 'RENEWED', 'MANIFEST', 'SEGMENT', 'ENDED');

-- CreateEnum
CREATE TYPE "seal_kind" AS ENUM ('ENTRIES', 'RETIRED');

-- AlterTable
ALTER TABLE "audit_entries" ADD COLUMN     "position" BIGSERIAL NOT NULL;

-- CreateTable
CREATE TABLE "access_entries" (
    "id" UUID NOT NULL,
    "event" "access_event" NOT NULL,
    "reason" VARCHAR(80),
    "account_id" UUID,
    "profile_id" UUID,
    "device_session_id" UUID,
    "playback_session_id" UUID,
    "title_id" UUID,
    "network" VARCHAR(45),
    "request_id" VARCHAR(120),
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "position" BIGSERIAL NOT NULL,

    CONSTRAINT "access_entries_pkey" PRIMARY KEY ("id","occurred_at")
) PARTITION BY RANGE ("occurred_at");

-- CreateTable
CREATE TABLE "unsealed_entries" (
    "table_name" VARCHAR(40) NOT NULL,
    "position" BIGINT NOT NULL,
    "month" DATE,

    CONSTRAINT "unsealed_entries_pkey" PRIMARY KEY ("table_name","position")
);

-- CreateTable
CREATE TABLE "audit_seals" (
    "number" BIGINT NOT NULL,
    "kind" "seal_kind" NOT NULL,
    "table_name" VARCHAR(40) NOT NULL,
    "month" DATE,
    "positions" int8multirange NOT NULL,
    "entry_count" INTEGER NOT NULL,
    "rows_hash" BYTEA NOT NULL,
    "previous_hash" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,
    "key_id" VARCHAR(16) NOT NULL,
    "signature" BYTEA NOT NULL,
    "sealed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audit_seals_pkey" PRIMARY KEY ("number")
);

-- CreateIndex
CREATE INDEX "access_entries_position_idx" ON "access_entries"("position");

-- CreateIndex
CREATE INDEX "access_entries_occurred_at_id_idx" ON "access_entries"("occurred_at", "id");

-- CreateIndex
CREATE INDEX "access_entries_account_id_occurred_at_id_idx" ON "access_entries"("account_id", "occurred_at", "id");

-- CreateIndex
CREATE INDEX "access_entries_playback_session_id_occurred_at_id_idx" ON "access_entries"("playback_session_id", "occurred_at", "id");

-- CreateIndex
CREATE INDEX "audit_entries_position_idx" ON "audit_entries"("position");

-- Makes partitions of append-only tables append-only, too. A trigger of rows comes with the partition, one against TRUNCATE
-- does not.
CREATE FUNCTION "protect_partition"(parent text, partition_name text) RETURNS void
    LANGUAGE plpgsql
AS $$
BEGIN
    IF EXISTS (SELECT FROM pg_trigger WHERE tgrelid = format('public.%I', parent)::regclass AND tgname = parent || '_are_append_only') THEN
        EXECUTE format(
            'CREATE TRIGGER %I BEFORE TRUNCATE ON partitions.%I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()',
            parent || '_are_never_truncated', partition_name);
    END IF;
END
$$;

-- As before, and protects what it made.
CREATE OR REPLACE FUNCTION "ensure_monthly_partition"(parent text, day date) RETURNS boolean
    LANGUAGE plpgsql
AS $$
DECLARE
    first_day CONSTANT timestamp := date_trunc('month', day);
    lower_bound CONSTANT timestamptz := first_day AT TIME ZONE 'UTC';
    upper_bound CONSTANT timestamptz := (first_day + interval '1 month') AT TIME ZONE 'UTC';
    partition_name CONSTANT text := parent || to_char(first_day, '_YYYY_MM');
    default_name CONSTANT text := parent || '_default';
BEGIN
    IF to_regclass(format('partitions.%I', partition_name)) IS NOT NULL THEN
        RETURN false;
    END IF;

    -- Whoever comes second waits here, and no row of this month can slip into the default partition meanwhile.
    EXECUTE format('LOCK TABLE partitions.%I IN ACCESS EXCLUSIVE MODE', default_name);
    IF to_regclass(format('partitions.%I', partition_name)) IS NOT NULL THEN
        RETURN false;
    END IF;

    -- Made apart and attached: attaching lets others read and write the table, PARTITION OF would lock them out.
    EXECUTE format('CREATE TABLE partitions.%I (LIKE public.%I INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', partition_name, parent);
    EXECUTE format(
        'WITH moved AS (DELETE FROM partitions.%I WHERE occurred_at >= %L AND occurred_at < %L RETURNING *)
         INSERT INTO partitions.%I SELECT * FROM moved',
        default_name, lower_bound, upper_bound, partition_name);
    EXECUTE format(
        'ALTER TABLE public.%I ATTACH PARTITION partitions.%I FOR VALUES FROM (%L) TO (%L)',
        parent, partition_name, lower_bound, upper_bound);
    PERFORM protect_partition(parent, partition_name);
    RETURN true;
END
$$;

ALTER TABLE "access_entries"
    ADD CONSTRAINT "access_entries_network_is_no_address" CHECK ("network" ~ '/(24|48)$');

-- An entry that cannot be removed cannot be moved either: whoever writes it has its month prepared first.
CREATE TABLE "partitions"."access_entries_default" PARTITION OF "access_entries" DEFAULT;
ALTER TABLE "partitions"."access_entries_default"
    ADD CONSTRAINT "access_entries_lie_in_their_month" CHECK (false);

CREATE TRIGGER "access_entries_are_append_only"
    BEFORE UPDATE OR DELETE OR TRUNCATE ON "access_entries"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
-- For whoever names a partition.
CREATE TRIGGER "access_entries_never_change"
    BEFORE UPDATE OR DELETE ON "access_entries"
    FOR EACH ROW EXECUTE FUNCTION "refuse_change"();

CREATE TRIGGER "audit_seals_are_append_only"
    BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_seals"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

ALTER TABLE "audit_seals"
    ADD CONSTRAINT "audit_seals_count_their_entries" CHECK (
        CASE "kind" WHEN 'ENTRIES' THEN "entry_count" > 0 AND NOT isempty("positions")
            ELSE "entry_count" = 0 AND isempty("positions") AND "month" IS NOT NULL END),
    ADD CONSTRAINT "audit_seals_have_whole_hashes" CHECK (
        octet_length("rows_hash") = 32 AND octet_length("previous_hash") = 32 AND octet_length("hash") = 32
            AND octet_length("signature") = 32),
    ADD CONSTRAINT "audit_seals_number_is_positive" CHECK ("number" > 0);

-- Notes what is to be sealed, in the transaction that writes it: it may commit in any order, and is sealed once.
-- With the argument 'monthly', for tables that are thrown away by month.
CREATE FUNCTION "note_unsealed"() RETURNS trigger
    LANGUAGE plpgsql
AS $$
BEGIN
    INSERT INTO unsealed_entries (table_name, position, month)
    SELECT TG_TABLE_NAME, position,
        CASE WHEN TG_NARGS > 0 THEN date_trunc('month', occurred_at AT TIME ZONE 'UTC')::date END
    FROM written;
    RETURN NULL;
END
$$;

CREATE TRIGGER "audit_entries_wait_for_their_seal"
    AFTER INSERT ON "audit_entries" REFERENCING NEW TABLE AS "written"
    FOR EACH STATEMENT EXECUTE FUNCTION "note_unsealed"();
CREATE TRIGGER "access_entries_wait_for_their_seal"
    AFTER INSERT ON "access_entries" REFERENCING NEW TABLE AS "written"
    FOR EACH STATEMENT EXECUTE FUNCTION "note_unsealed"('monthly');

INSERT INTO "unsealed_entries" ("table_name", "position", "month")
SELECT 'audit_entries', "position", NULL FROM "audit_entries";
