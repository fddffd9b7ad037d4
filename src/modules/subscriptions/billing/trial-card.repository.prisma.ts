import type { DatabaseClient } from '../../../platform/database/database.js';
import type { TrialCardRepository } from './trial-card.repository.js';

const FORGET = `
  DELETE FROM trial_cards WHERE hash IN (SELECT hash FROM trial_cards WHERE used_at < $1 LIMIT 1000)`;

export function createPrismaTrialCardRepository(client: DatabaseClient): TrialCardRepository {
  return {
    async claim(hash, now) {
      const { count } = await client.trialCard.createMany({
        data: [{ hash, usedAt: now }],
        skipDuplicates: true,
      });
      return count === 1;
    },
    forgetBefore: (time) => client.$executeRawUnsafe(FORGET, time),
  };
}
