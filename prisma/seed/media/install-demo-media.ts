import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Pool } from 'pg';
import type { MediaStorage } from '../../../src/modules/playback/media/media-storage.js';
import { storeFolder } from '../../../src/modules/playback/media/store-folder.js';
import { projectRoot } from '../../../src/project-root.js';
import { repeatPlaylist } from './repeated-playlist.js';

/** The build does not copy it: it is read where the sources are. */
const FILM = join(projectRoot, 'prisma/seed/media/timecode');
const FOLDER = 'films/timecode';
const QUALITIES = ['SD', 'HD'];
/** What plays, in the order in which it is stored. */
const RENDITIONS = ['SD/audio', 'SD/234p', 'SD/360p', 'HD/540p', 'HD/720p'];
/** Repeated until it is as long as a feature: two hours. */
const REPETITION = { seconds: 40, times: 180 };

/**
 * Has all that can be played of the demo's titles play the test film, but for what has media of its own. Nothing happens
 * where that was done before.
 */
export async function installDemoMedia(pool: Pool, storage: MediaStorage): Promise<void> {
  if (!(await isStored(storage))) await storeFilm(storage);
  await pool.query(
    `INSERT INTO stream_assets (title_id, quality, path)
     SELECT id, quality, $1::text || '/' || quality || '.m3u8'
     FROM titles CROSS JOIN unnest($2::video_quality[]) AS quality
     WHERE kind IN ('MOVIE', 'EPISODE') AND source IN ('vega-movies', 'demo-series')
       AND NOT EXISTS (SELECT FROM stream_assets WHERE title_id = titles.id)
     ON CONFLICT DO NOTHING`,
    [FOLDER, QUALITIES],
  );
}

async function storeFilm(storage: MediaStorage): Promise<void> {
  await storeFolder(storage, FILM, FOLDER);
  for (const rendition of RENDITIONS) {
    await storage.write(manifestOf(rendition), Readable.from([Buffer.from(await repeatedOf(rendition))]));
  }
}

/** Whether this very film is, to the last file. */
async function isStored(storage: MediaStorage): Promise<boolean> {
  for (const rendition of RENDITIONS) {
    const file = await storage.find(manifestOf(rendition));
    if (file === null || (await text(await file.read())) !== (await repeatedOf(rendition))) return false;
  }
  return true;
}

const manifestOf = (rendition: string) => `${FOLDER}/${rendition}/index.m3u8`;

async function repeatedOf(rendition: string): Promise<string> {
  return repeatPlaylist(await readFile(join(FILM, rendition, 'index.m3u8'), 'utf8'), REPETITION);
}
