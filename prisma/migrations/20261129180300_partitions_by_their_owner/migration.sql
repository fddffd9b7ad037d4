-- Months are made and thrown away by these functions alone, with the rights of who owns the tables: whoever else works on them need
-- not be able to drop, lock or empty anything.

ALTER FUNCTION "ensure_monthly_partition"(text, date) SECURITY DEFINER SET search_path = public, pg_temp;

-- Refuses a month that is to be kept, where the owner has bound how many whole months are:
-- ALTER FUNCTION require_outdated(text, date) SET streamcore.access_entries_kept_months = '13'.
-- What a session sets does not count then.
CREATE FUNCTION "require_outdated"(parent text, day date) RETURNS void
    LANGUAGE plpgsql
AS $$
DECLARE
    kept CONSTANT text := nullif(current_setting(format('streamcore.%s_kept_months', parent), true), '');
    first_kept CONSTANT date := date_trunc('month', now() AT TIME ZONE 'UTC') - make_interval(months => kept::int);
BEGIN
    -- Before the year 1 the numbers of years come again, and with them the names of partitions.
    IF day < DATE '1970-01-01' OR date_trunc('month', day) >= first_kept THEN
        RAISE EXCEPTION '% of % is to be kept', to_char(day, 'YYYY-MM'), parent USING ERRCODE = 'insufficient_privilege';
    END IF;
END
$$;

CREATE FUNCTION "lock_monthly_partition"(parent text, day date) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    PERFORM require_outdated(parent, day);
    EXECUTE format('LOCK TABLE partitions.%I IN ACCESS EXCLUSIVE MODE', parent || to_char(day, '_YYYY_MM'));
END
$$;

CREATE FUNCTION "drop_monthly_partition"(parent text, day date) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    PERFORM require_outdated(parent, day);
    EXECUTE format('DROP TABLE partitions.%I', parent || to_char(day, '_YYYY_MM'));
END
$$;

-- What lies in no month's partition, some rows at a time. @returns how many went
CREATE FUNCTION "clear_default_partition"(parent text, before timestamptz, most int) RETURNS int
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    removed int;
BEGIN
    EXECUTE format(
        'DELETE FROM partitions.%1$I WHERE (id, occurred_at) IN (
             SELECT id, occurred_at FROM partitions.%1$I WHERE occurred_at < %2$L LIMIT %3$s)',
        parent || '_default', before, most);
    GET DIAGNOSTICS removed = ROW_COUNT;
    RETURN removed;
END
$$;

-- Who may is said in deploy/postgres/application-role.sql.
REVOKE EXECUTE ON FUNCTION
    "ensure_monthly_partition"(text, date),
    "lock_monthly_partition"(text, date),
    "drop_monthly_partition"(text, date),
    "clear_default_partition"(text, timestamptz, int)
    FROM PUBLIC;
