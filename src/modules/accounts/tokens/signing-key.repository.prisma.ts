import { z } from 'zod';
import type { DatabaseClient } from '../../../platform/database/database.js';
import type { SigningKeyRepository } from './signing-key.repository.js';

const publicKeySchema = z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string() });

export function createPrismaSigningKeyRepository(client: DatabaseClient): SigningKeyRepository {
  return {
    async findAll() {
      const rows = await client.signingKey.findMany({ orderBy: [{ signsFrom: 'desc' }, { id: 'asc' }] });
      return rows.map((row) => ({ ...row, publicKey: publicKeySchema.parse(row.publicKey) }));
    },

    async lock() {
      await client.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('signing keys', 0))`;
    },

    async insert({ publicKey, ...key }) {
      await client.signingKey.create({ data: { ...key, publicKey: { ...publicKey } } });
    },

    async save(keys) {
      for (const { id, signsFrom, verifiesUntil } of keys) {
        await client.signingKey.update({ where: { id }, data: { signsFrom, verifiesUntil } });
      }
    },

    async delete(ids) {
      await client.signingKey.deleteMany({ where: { id: { in: [...ids] } } });
    },
  };
}
