import type { DatabaseClient } from '../../../platform/database/database.js';
import type { DeviceSignIn } from '../domain/device-sign-in.js';
import type { CodeHash, DeviceSignInRepository } from './device-sign-in.repository.js';

const columns = {
  id: true,
  deviceName: true,
  platform: true,
  address: true,
  state: true,
  accountId: true,
  decidedBy: true,
  intervalSeconds: true,
  lastPolledAt: true,
  createdAt: true,
  expiresAt: true,
} as const;

export function createPrismaDeviceSignInRepository(client: DatabaseClient): DeviceSignInRepository {
  const findByUserCode = (userCodeHash: CodeHash): Promise<DeviceSignIn | null> =>
    client.deviceSignIn.findUnique({ where: { userCodeHash }, select: columns });

  return {
    async insert(signIn, { deviceCode, userCode }) {
      const { count } = await client.deviceSignIn.createMany({
        data: [{ ...signIn, deviceCodeHash: deviceCode, userCodeHash: userCode }],
        skipDuplicates: true,
      });
      return count === 1;
    },

    findByUserCode,

    async lockByUserCode(hash) {
      await client.$queryRaw`SELECT 1 FROM device_sign_ins WHERE user_code_hash = ${hash} FOR UPDATE`;
      return findByUserCode(hash);
    },

    async lockByDeviceCode(hash) {
      await client.$queryRaw`SELECT 1 FROM device_sign_ins WHERE device_code_hash = ${hash} FOR UPDATE`;
      return client.deviceSignIn.findUnique({ where: { deviceCodeHash: hash }, select: columns });
    },

    async save({ id, state, accountId, decidedBy, intervalSeconds, lastPolledAt }) {
      const data = { state, accountId, decidedBy, intervalSeconds, lastPolledAt };
      await client.deviceSignIn.update({ where: { id }, data, select: { id: true } });
    },
  };
}
