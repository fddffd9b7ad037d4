import { importJWK, jwtVerify } from 'jose';
import type { Engine } from '../../../src/engine.js';
import { createJoseAccessTokens } from '../../../src/modules/accounts/tokens/access-token.jose.js';
import { type Call, timeCalls, timeOnce } from '../../harness/calls.js';
import type { Turn } from '../../harness/turns.js';
import type { Session } from './signed-in-sessions.js';

/** Tokens that a process has not seen yet, for one turn. */
const NEW_TOKENS = 2_000;

/** Authenticates a caller, and builds an operation's context, with the verification of its token. */
export interface ContextBuilding {
  readonly warm: Turn<number>;
  readonly new: Turn<number>;
  readonly joseWarm: Turn<number>;
  readonly joseNew: Turn<number>;
}

export async function contextBuilding(
  engine: Engine,
  sessions: readonly Session[],
): Promise<ContextBuilding> {
  const { accounts, liveTopics, database, clock, config } = engine;
  const { id, publicKey } = await accounts.signingKeys.ring.signer();
  const key = await importJWK({ ...publicKey }, 'EdDSA');
  const issuer = createJoseAccessTokens({
    keys: accounts.signingKeys.ring,
    lifetimeSeconds: config.auth.accessTokenSeconds,
    clock,
    isRevoked: () => false,
  });

  /** As in `src/roles/api.ts`. */
  async function buildContext(authorization: string) {
    const viewer = await accounts.identity.authenticate(authorization);
    return {
      requestId: id,
      address: '127.0.0.1',
      region: null,
      liveTopics,
      viewer,
      loaders: engine.createLoaders(viewer, null),
    };
  }

  /** The same, with the token verified as jose's users do. */
  async function buildContextWithJose(authorization: string) {
    const { payload } = await jwtVerify(authorization.slice('Bearer '.length), key, {
      algorithms: ['EdDSA'],
      typ: 'at+jwt',
      issuer: 'streamcore',
      audience: 'streamcore-api',
      requiredClaims: ['sub', 'sid', 'ver', 'role', 'exp'],
    });
    const { sub, sid, ver, role, pid = null } = payload;
    const viewer = { accountId: sub, sessionId: sid, sessionVersion: ver, role, boundProfileId: pid };
    return {
      requestId: id,
      address: '127.0.0.1',
      region: null,
      liveTopics,
      viewer,
      loaders: engine.createLoaders(null, null),
    };
  }

  function newTokens(): Promise<Buffer[]> {
    return Promise.all(
      Array.from({ length: NEW_TOKENS }, async (_each, index) => {
        const session = sessions[index % sessions.length];
        const { token } = await issuer.issue({
          accountId: session?.accountId ?? '',
          sessionId: session?.id ?? '',
          sessionVersion: 1,
          role: 'VIEWER',
          boundProfileId: null,
        });
        return Buffer.from(`Bearer ${token}`);
      }),
    );
  }

  const known = await newTokens();
  /** The header of the next request, read from bytes as HTTP does: no two requests share a string. */
  const nextHeader = (() => {
    let next = 0;
    return () => {
      next = (next + 1) % known.length;
      return known[next]?.toString('latin1') ?? '';
    };
  })();

  const firstCalls = async (build: (authorization: string) => Promise<unknown>): Promise<Call[]> =>
    (await newTokens()).map((header) => () => build(header.toString('latin1')));

  /** @throws Error when a statement was sent */
  async function withoutStatements(measure: () => Promise<number>): Promise<number> {
    const before = database.statementCount();
    const result = await measure();
    const sent = database.statementCount() - before;
    if (sent > 0) throw new Error(`${sent} SQL statements were sent where none should have been.`);
    return result;
  }

  return {
    warm: (seconds) => withoutStatements(() => timeCalls(() => buildContext(nextHeader()), seconds)),
    new: async () => {
      const calls = await firstCalls(buildContext);
      return withoutStatements(() => timeOnce(calls));
    },
    joseWarm: (seconds) => timeCalls(() => buildContextWithJose(nextHeader()), seconds),
    joseNew: async () => timeOnce(await firstCalls(buildContextWithJose)),
  };
}
