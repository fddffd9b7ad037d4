import { describe, expect, test } from 'vitest';
import { accountOf, materialOf, openSocket, refresh } from '../support/access-tokens.js';
import { failureOf } from '../support/failure.js';
import * as operations from '../support/operations.js';
import { ASKS_NOTHING_BY_ITSELF } from '../support/platform.js';
import { createStory } from '../support/story.js';
import { forgeToken, tokenForgeries } from '../support/token-forgeries.js';
import { usePlatform } from '../support/use-platform.js';

const platform = await usePlatform(ASKS_NOTHING_BY_ITSELF);
const story = createStory(platform);
const victim = await story.viewer();
const material = await materialOf(platform, victim);

const REFUSED = { http: 'UNAUTHENTICATED', socket: 4403 };

/** The refusals of a token on both transports. */
async function refusalOf(token: string) {
  const { code } = await failureOf(accountOf(platform, token));
  return { http: code, socket: await openSocket(platform, token).closed };
}

describe('a forged token', () => {
  test('is accepted if nothing about it is wrong', async () => {
    const token = await forgeToken(material);
    expect(await accountOf(platform, token)).toBe(victim.accountId);
    await openSocket(platform, token).welcomed;
  });

  test.each(Object.entries(tokenForgeries))(
    'is refused over HTTP and WebSocket with %s',
    async (_name, forge) => {
      expect(await refusalOf(await forge(material))).toEqual(REFUSED);
    },
  );

  test('is refused with the same answer as a refresh token', async () => {
    const { refreshToken } = await refresh(platform, victim.refreshToken);
    expect(await refusalOf(refreshToken)).toEqual(REFUSED);
  });

  test('costs almost no queries, however many unknown key ids are tried', async () => {
    const { database } = platform.engine;
    const before = database.statementCount();
    for (let attempt = 0; attempt < 200; attempt += 1) {
      const kid = `${attempt}`.padStart(43, 'A');
      await failureOf(accountOf(platform, await forgeToken(material, { header: { kid } })));
    }
    // About one for each second that this takes.
    expect(database.statementCount() - before).toBeLessThan(50);
  });
});

test('a signed-in request with a warm cache needs no query', async () => {
  const { viewer, profile } = await story.viewerWithProfile();
  await viewer.client.send(operations.Profile, { id: profile.id });
  const before = platform.engine.database.statementCount();
  for (let request = 0; request < 20; request += 1) {
    await viewer.client.send(operations.Profile, { id: profile.id });
  }
  expect(platform.engine.database.statementCount() - before).toBe(0);
});
