import type { AccountRepositories } from '../account-repositories.prisma.js';
import { createJoseAccessTokens } from '../tokens/access-token.jose.js';
import { createRefreshTokens } from '../tokens/refresh-token.js';
import { createSigningKeys, type SigningKeysDependencies } from '../tokens/signing-key-wiring.js';
import { createDeviceService } from './device.service.js';
import { createDeviceLimitService } from './device-limit.service.js';
import { createSessionOpening } from './session-opening.js';
import { createRedisSessionRevocations } from './session-revocations.redis.js';
import { createSignInWatch } from './sign-in-watch.js';
import { createPostgresTokenRotationRepository } from './token-rotation.repository.postgres.js';
import { createTokenRotationService } from './token-rotation.service.js';

export interface SessionsDependencies extends SigningKeysDependencies, AccountRepositories {
  readonly auth: SigningKeysDependencies['auth'] & { readonly refreshTokenDays: number };
  /** How often to poll for sessions that ended. */
  readonly revocationPollMs?: number;
}

/** Wires the sessions of devices with their tokens: how they are opened, continued, watched and ended. */
export function createSessions(dependencies: SessionsDependencies) {
  const { database, redis, channels, prefix, auth, repositories, transactor, clock, logger } = dependencies;
  const { accessTokenSeconds, refreshTokenDays } = auth;
  const { revocationPollMs: pollMs } = dependencies;
  const revocations = createRedisSessionRevocations({
    redis,
    channels,
    prefix,
    accessTokenSeconds,
    readChanges: (since, most) => repositories.sessions.findChangedSince(since, most),
    clock,
    logger,
    ...(pollMs === undefined ? {} : { pollMs }),
  });
  const signingKeys = createSigningKeys(dependencies);
  const accessTokens = createJoseAccessTokens({
    keys: signingKeys.ring,
    lifetimeSeconds: accessTokenSeconds,
    clock,
    isRevoked: revocations.isRevoked,
  });
  const refreshTokens = createRefreshTokens(auth.secret);
  const sessionOpening = createSessionOpening({
    accessTokens,
    refreshTokens,
    revocations,
    refreshTokenDays,
    clock,
  });
  const devices = createDeviceService({ sessions: repositories.sessions, transactor, revocations, clock });
  const tokenRotation = createTokenRotationService({
    ...repositories,
    rotation: createPostgresTokenRotationRepository(database.pool),
    transactor,
    revocations,
    sessionOpening,
    devices,
    refreshTokens,
    clock,
  });
  return {
    revocations,
    signingKeys,
    accessTokens,
    sessionOpening,
    devices,
    deviceLimit: createDeviceLimitService({ transactor, revocations, clock }),
    tokenRotation,
    watchSignIn: createSignInWatch({ accessTokens, revocations, keys: signingKeys.ring, clock }),
  };
}
