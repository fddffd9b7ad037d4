import type { DatabaseClient } from '../../../platform/database/database.js';
import { newId } from '../../../shared/ids.js';
import type { Title } from '../domain/title.js';

/** Replaces the genres and availability windows of a title. */
export async function replaceParts(client: DatabaseClient, { id, genres, windows }: Title): Promise<void> {
  await client.titleGenre.deleteMany({ where: { titleId: id } });
  await client.titleGenre.createMany({
    data: genres.map((genre) => ({ titleId: id, genreId: genre.id })),
  });
  await replaceWindows(client, id, windows);
}

/**
 * New windows are added before old ones are removed, so that a title with windows before and after always has some,
 * and the rows of its episodes are not written.
 */
async function replaceWindows(
  client: DatabaseClient,
  titleId: string,
  windows: Title['windows'],
): Promise<void> {
  const rows = windows.map(({ region, startsAt, endsAt }) => ({
    id: newId(),
    titleId,
    region,
    startsAt: new Date(startsAt),
    endsAt: endsAt === null ? null : new Date(endsAt),
  }));
  await client.availabilityWindow.createMany({ data: rows });
  await client.availabilityWindow.deleteMany({
    where: { titleId, id: { notIn: rows.map(({ id }) => id) } },
  });
}
