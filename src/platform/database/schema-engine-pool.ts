import { Pool } from 'pg';

/** PostgreSQL's internal one-byte type "char", which its catalogs use for codes, and its array type. */
const CHAR_TYPE = 18;
const CHAR_ARRAY_TYPE = 1002;

interface RowDescription {
  readonly fields: { dataTypeID: number }[];
}

/**
 * A pool of one connection, so that session settings and locks of the schema engine apply to all its statements. It
 * presents catalog codes as arrays, because Prisma's adapter supports arrays of that type but not the type itself.
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
