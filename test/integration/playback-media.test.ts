import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { eventually } from '../support/eventually.js';
import { createGraphqlClient } from '../support/graphql-client.js';
import { ASKS_NOTHING_BY_ITSELF, startPlatform } from '../support/platform.js';
import { playerOf } from '../support/players.js';
import { createStory } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';

const platform = await usePlatform();
const story = createStory(platform);

/** A film with a manifest, and nothing in it. */
async function filmWithMedia(): Promise<string> {
  const titleId = await story.movie();
  const path = `films/${titleId}/SD.m3u8`;
  await platform.engine.database.prisma.streamAsset.create({ data: { titleId, quality: 'SD', path } });
  await platform.engine.media.storage.write(path, Readable.from(['#EXTM3U\n']));
  return titleId;
}

test('a media URL works until its stream is stopped', async () => {
  const { viewer, profile } = await story.subscribedViewer();
  const titleId = await filmWithMedia();
  const player = playerOf(viewer);
  const { sessionId, manifestUrl } = await player.start({ titleId, profileId: profile.id });
  const address = `${platform.address}${new URL(manifestUrl).pathname}`;
  const answer = await fetch(address);
  expect([answer.status, await answer.text()]).toEqual([200, '#EXTM3U\n']);
  await player.stop(sessionId);
  await eventually(
    async () => (await fetch(address)).status,
    (status) => status === 403,
  );
});

test('a start and a heartbeat take two statements each with a warm cache', async () => {
  const { viewer, profile } = await story.subscribedViewer();
  const titleId = await filmWithMedia();
  await using quiet = await startPlatform({ ...ASKS_NOTHING_BY_ITSELF, beside: platform });
  const player = playerOf({ client: createGraphqlClient(quiet.address, viewer.accessToken) });
  const input = { titleId, profileId: profile.id };
  const statementsOf = async <Answer>(call: Promise<Answer>) => {
    const before = quiet.engine.database.statementCount();
    const answer = await call;
    return { answer, statements: quiet.engine.database.statementCount() - before };
  };
  const first = await player.start(input);
  await player.heartbeat(first.sessionId, 600);
  const second = await statementsOf(player.start(input));
  const renewal = await statementsOf(player.heartbeat(second.answer.sessionId, 700));
  expect([second.statements, renewal.statements]).toEqual([2, 2]);
});
