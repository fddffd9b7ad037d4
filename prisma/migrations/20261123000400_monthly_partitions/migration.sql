-- Partitions live in a schema of their own, where the tool that compares the tables with schema.prisma does not look.
CREATE SCHEMA "partitions";

-- A row whose month was not prepared lands here instead of being refused: that a daily job stood still, or an import
-- reaches far back, must not cost a viewer's history. Preparing the month later moves such rows where they belong.
CREATE TABLE "partitions"."watch_history_default" PARTITION OF "watch_history" DEFAULT;

-- Makes the partition of a table for the month (UTC) that a day lies in: partitions.<table>_<year>_<month>.
-- True when it was made, false when it was there. Safe to call from many sessions at once.
CREATE FUNCTION "ensure_monthly_partition"(parent text, day date) RETURNS boolean
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
    RETURN true;
END
$$;
