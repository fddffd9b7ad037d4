import { seedDemo } from '../../prisma/seed/seed-demo.js';
import type { Platform } from './platform.js';

/** Fills a platform with the demo, for tests that need a whole catalog. */
export async function seedDemoCatalog({ engine, clock }: Pick<Platform, 'engine' | 'clock'>): Promise<void> {
  await seedDemo({
    database: engine.database,
    clock,
    passwords: { viewer: 'viewer-password', admin: 'admin-password' },
    hashPassword: async (password) => `hash of ${password}`,
    onProgress: () => undefined,
  });
}
