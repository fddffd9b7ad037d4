-- What events are kept in order by: those of one profile, or else of one account, of one title or of one type, reach the
-- handlers in the order in which they were committed.
CREATE FUNCTION "outbox_order_key"(payload jsonb, type text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN coalesce(payload->>'profileId', payload->>'accountId', payload->>'titleId', type);

-- Relays share the work by lanes: one works a lane at a time, and events that are kept in order are in the same one.
CREATE FUNCTION "outbox_lane"(payload jsonb, type text) RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN hashtext("outbox_order_key"(payload, type)) & 7;

-- What the relays have still to do stays small, however long the outbox grows.
DROP INDEX "outbox_events_unpublished_idx";
CREATE INDEX "outbox_events_lanes_idx" ON "outbox_events" ("outbox_lane"("payload", "type"), "position")
    WHERE "published_at" IS NULL;

-- Positions are told of together now. What still waits of the former kind would be told to nobody.
UPDATE "outbox_events" SET "published_at" = now() WHERE "published_at" IS NULL AND "type" = 'watching.progress_recorded';
