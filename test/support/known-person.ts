import { newId } from '../../src/shared/ids.js';
import * as operations from './operations.js';
import type { Platform } from './platform.js';
import * as privacy from './privacy-operations.js';
import type { Story, Viewer } from './story.js';

const HOUR = 3_600_000;
const unhurried = { signal: new AbortController().signal, reportProgress: async () => undefined };

/** Scenes about stored personal data. */
export function createKnownPeople(platform: Platform, story: Story) {
  const { prisma } = platform.engine.database;

  /** A person with data in every table about people. */
  async function someoneKnown() {
    const { viewer, profile } = await story.subscribedViewer();
    const titleId = await story.movie({ name: 'A film of theirs', genres: ['Drama'] });
    await story.finish(viewer, profile.id, [titleId]);
    await viewer.client.send(operations.RateTitle, {
      input: { profileId: profile.id, titleId, opinion: 'LOVE' },
    });
    const { accountId } = viewer;
    const session = await prisma.deviceSession.findFirstOrThrow({ where: { accountId } });
    const genre = await prisma.genre.findFirstOrThrow({ where: { name: 'Drama' } });
    const now = platform.clock.now();
    const expiresAt = new Date(now.getTime() + HOUR);
    const hash = () => Buffer.from(newId());
    await prisma.profileFavouriteGenre.create({ data: { profileId: profile.id, genreId: genre.id } });
    await prisma.profile.update({ where: { id: profile.id }, data: { pinHash: '$argon2id$a-pin' } });
    await prisma.profileUnlock.create({ data: { sessionId: session.id, profileId: profile.id, expiresAt } });
    await prisma.emailToken.create({
      data: {
        id: newId(),
        accountId,
        purpose: 'EMAIL_VERIFICATION',
        tokenHash: hash(),
        createdAt: now,
        expiresAt,
      },
    });
    await prisma.deviceSignIn.create({
      data: {
        id: newId(),
        deviceCodeHash: hash(),
        userCodeHash: hash(),
        deviceName: 'Living room',
        platform: 'tv',
        state: 'COMPLETED',
        accountId,
        intervalSeconds: 5,
        createdAt: now,
        expiresAt,
      },
    });
    return { viewer, profile, titleId, sessionId: session.id };
  }

  const ask = async ({ client }: Viewer) => (await client.send(privacy.ExportMyData)).exportMyData;
  const exportsOf = async ({ client }: Viewer) => (await client.send(privacy.MyDataExports)).me.dataExports;

  /** Requests an export and has it made, as a worker would. */
  async function makeExport(viewer: Viewer) {
    const { id } = await ask(viewer);
    await platform.engine.privacy.builder.build(id, unhurried);
    const [made] = await exportsOf(viewer);
    return { id, url: made?.downloadUrl ?? '', ...made };
  }

  return { someoneKnown, ask, exportsOf, makeExport };
}
