-- UUID version 7 (RFC 9562) for rows made in bulk by SQL: 48 bits of milliseconds, then random bits.
-- PostgreSQL 18 has uuidv7() built in; this one also serves 14 to 17.
CREATE FUNCTION "uuid_v7"() RETURNS uuid
    LANGUAGE sql VOLATILE PARALLEL SAFE
    RETURN encode(
        -- gen_random_uuid() is version 4: two more bits make the version nibble a 7.
        set_bit(set_bit(
            overlay(
                uuid_send(gen_random_uuid())
                PLACING substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3)
                FROM 1 FOR 6
            ), 52, 1), 53, 1),
        'hex')::uuid;
