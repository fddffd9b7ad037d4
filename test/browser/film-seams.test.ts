import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repeatPlaylist } from '../../prisma/seed/media/repeated-playlist.js';
import { projectRoot } from '../../src/project-root.js';
import { installedBrowser, openBrowser } from '../support/browser.js';
import { PATIENCE_MS, where } from '../support/browser-viewer.js';
import { eventually } from '../support/eventually.js';

const FILM = join(projectRoot, 'prisma/seed/media/timecode');
const PLAYER = join(projectRoot, 'node_modules/hls.js/dist/hls.min.js');
const PAGE =
  '<!doctype html><link rel="icon" href="data:,"><video muted></video><script src="/hls.js"></script>';
/** As the demo repeats it. */
const REPETITION = { seconds: 40, times: 180 };
/** The film repeats here, after so many repetitions that differences of a frame add up to seconds. */
const SEAM = 5_000;
/** The prefetched audio of two positions, a minute each at most, and half as much again. */
const MOST_PARTS = 48;

/** The part of the player that is needed here, with the same buffer length as in the web client. */
const BEGIN = `
  const hls = new Hls({ maxBufferLength: 30, maxMaxBufferLength: 60 });
  const video = document.querySelector('video');
  hls.on('hlsManifestParsed', () => video.play());
  hls.loadSource('/HD.m3u8');
  hls.attachMedia(video);`;

async function fileAt(path: string): Promise<Buffer | string> {
  if (path === '/') return PAGE;
  if (path === '/hls.js') return readFile(PLAYER);
  const file = await readFile(join(FILM, path));
  return path.endsWith('/index.m3u8') ? repeatPlaylist(file.toString(), REPETITION) : file;
}

/** Serves the demo's film as the demo stores it. */
async function serveFilm(): Promise<Server> {
  const server = createServer(({ url = '/' }, response) => {
    if (url === '/') response.setHeader('content-type', 'text/html');
    fileAt(url).then(
      (file) => response.end(file),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve());
  });
  return server;
}

describe.skipIf(installedBrowser === undefined)(
  `the film of the demo, which repeats itself, in a browser${where}`,
  { timeout: PATIENCE_MS },
  () => {
    let server: Server;
    let browser: Browser;
    let page: Page;
    let fetched = 0;

    beforeAll(async () => {
      server = await serveFilm();
      browser = await openBrowser();
      page = await browser.newPage();
      page.on('request', (request) => {
        if (request.url().includes('/audio/') && request.url().endsWith('.m4s')) fetched += 1;
      });
    }, PATIENCE_MS);

    afterAll(async () => {
      await browser?.close();
      server?.closeAllConnections();
      server?.close();
    });

    const position = async () => Number(await page.evaluate('document.querySelector("video").currentTime'));
    const reaches = (seconds: number) => eventually(position, (now) => now > seconds, PATIENCE_MS);

    it.each([
      ['from right before a seam', SEAM - 2],
      ['from a seam on', SEAM],
      ['from right behind a seam', SEAM + 1],
    ])('plays on %s, and fetches no part without end', async (_from, seconds) => {
      fetched = 0;
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
      await page.evaluate(BEGIN);
      await reaches(0);
      await page.evaluate(`document.querySelector('video').currentTime = ${seconds}`);
      await reaches(seconds + 4);
      expect(fetched).toBeGreaterThan(2);
      expect(fetched).toBeLessThan(MOST_PARTS);
    });
  },
);
