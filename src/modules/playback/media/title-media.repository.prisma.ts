import type { DatabaseClient } from '../../../platform/database/database.js';
import type { TitleMediaRepository } from './title-media.repository.js';

const MANIFEST_SUFFIX = '.m3u8';

/** One row per quality, with the path of its manifest. */
export function createPrismaTitleMediaRepository(client: DatabaseClient): TitleMediaRepository {
  return {
    async find(titleId) {
      // In the order of the enum type, which is that of the qualities.
      const rows = await client.streamAsset.findMany({ where: { titleId }, orderBy: { quality: 'asc' } });
      const best = rows.at(-1);
      if (!best) return null;
      const folder = best.path.slice(0, best.path.lastIndexOf('/'));
      return { titleId, folder, qualities: rows.map(({ quality }) => quality) };
    },

    async save({ titleId, folder, qualities }) {
      const paths = qualities.map((quality) => `${folder}/${quality}${MANIFEST_SUFFIX}`);
      // In one statement, so that no reader sees a part of it.
      await client.$executeRaw`
        WITH gone AS (
          DELETE FROM stream_assets
          WHERE title_id = ${titleId}::uuid AND quality <> ALL (${qualities}::video_quality[])
        )
        INSERT INTO stream_assets (title_id, quality, path)
        SELECT ${titleId}::uuid, quality, path
        FROM unnest(${qualities}::video_quality[], ${paths}::text[]) AS media (quality, path)
        ON CONFLICT (title_id, quality) DO UPDATE SET path = excluded.path`;
    },
  };
}
