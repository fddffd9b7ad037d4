import { Pool } from 'pg';

/** PostgreSQL's internal one-byte type, in which its catalogs keep their codes, and the type of an array of it. */
const CHAR_TYPE = 18;
const CHAR_ARRAY_TYPE = 1002;

interface RowDescription {
  readonly fields: { dataTypeID: number }[];
}

/**
 * A pool of one connection, so that session settings and locks of the schema engine hold for all its statements.
 * It passes catalog codes off as arrays: Prisma's adapter knows the type of an array of them, but not their own.
 */
export function createSchemaEnginePool(url: string): Pool {
  const pool = new Pool({ connectionString: url, max: 1 });
  pool.on('connect', ({ connection }) => {
    connection.prependListener('rowDescription', ({ fields }: RowDescription) => {
      for (const field of fields) if (field.dataTypeID === CHAR_TYPE) field.dataTypeID = CHAR_ARRAY_TYPE;
    });
  });
  return pool;
}
