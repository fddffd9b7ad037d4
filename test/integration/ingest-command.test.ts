import { execFileSync } from 'node:child_process';
import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasMediaPrograms } from '../../src/modules/playback/media/ingest/media-program.js';
import { newId } from '../../src/shared/ids.js';
import { createHome, type Home } from '../support/process-home.js';
import { startProgram } from '../support/process-program.js';
import { queryRows } from '../support/process-query.js';
import { createSharedServers, type SharedServers } from '../support/process-shared-servers.js';

const isInstalled = await hasMediaPrograms();

describe('npm run ingest', { timeout: 300_000 }, () => {
  const titleId = newId();
  let servers: SharedServers;
  let home: Home;
  beforeAll(async () => {
    servers = await createSharedServers({ migrated: true });
    home = await createHome();
    await queryRows(
      servers.databaseUrl,
      `INSERT INTO titles (id, kind, status, name, source, source_id, created_at)
       VALUES ('${titleId}', 'MOVIE', 'PUBLISHED', 'Tidewater', 'studio', '${titleId}', now())`,
    );
  });
  afterAll(async () => {
    await home[Symbol.asyncDispose]();
    await servers[Symbol.asyncDispose]();
  });

  async function ingest(parameters: readonly string[], environment: Record<string, string> = {}) {
    const program = startProgram({
      file: 'tools/ingest.ts',
      parameters,
      environment: { ...servers.environment, STREAMCORE_DATA: home.dataFolder, ...environment },
      folder: home.folder,
    });
    return { exitCode: await program.end(), output: program.output() };
  }

  function makeFilm(name: string, seconds = 1): void {
    const picture = ['-f', 'lavfi', '-i', `testsrc2=size=320x180:rate=10:duration=${seconds}`];
    // Compressing the file well does not matter here, and would take most of the time.
    const codec = ['-c:v', 'libx264', '-preset', 'ultrafast'];
    execFileSync('ffmpeg', ['-nostdin', '-v', 'error', ...picture, ...codec, join(home.folder, name)]);
  }

  it('prints help', async () => {
    const { exitCode, output } = await ingest(['--help']);
    expect(exitCode).toBe(0);
    expect(output).toMatch(/Usage: ingest \[options\] <file>[^]*FFmpeg[^]*Examples:/);
  });

  it.each([
    [['--title', newId()], /missing required argument 'file'/],
    [['film.mp4'], /required option '--title <id>' not specified/],
    [['film.mp4', '--title', newId(), '--qualities', 'HD'], /Give one of SD SD,HD SD,HD,UHD\./],
    [['missing.mp4', '--title', newId()], /missing\.mp4 cannot be read\./],
  ])('reports the error of %j', async (parameters, complaint) => {
    const { exitCode, output } = await ingest(parameters);
    expect(exitCode).toBe(1);
    expect(output).toMatch(complaint);
  });

  it('says what to install if FFmpeg is missing', async () => {
    const programs = join(home.folder, 'programs');
    await mkdir(programs);
    await symlink(process.execPath, join(programs, 'node'));
    const { exitCode, output } = await ingest(['programs/node', '--title', titleId], { PATH: programs });
    expect(exitCode).toBe(1);
    expect(output).toMatch(
      /ffprobe is needed for this and was not found\. Install FFmpeg: `apt install ffmpeg`/,
    );
  });

  it.skipIf(!isInstalled)(
    'makes a film playable without another worker, and shows its progress',
    async () => {
      makeFilm('film.mkv');
      const { exitCode, output } = await ingest(['film.mkv', '--title', titleId, '--qualities', 'sd']);
      expect(output).toMatch(
        /Uploading \S+film\.mkv\nMaking it into what is streamed of Tidewater\n[^]*100 %\nTidewater plays in SD, from titles\//,
      );
      expect(exitCode).toBe(0);
      const assets = await queryRows(servers.databaseUrl, 'SELECT quality::text, path FROM stream_assets');
      expect(assets).toEqual([['SD', expect.stringMatching(`^titles/${titleId}/[0-9a-f-]+/SD\\.m3u8$`)]]);
    },
  );

  it.skipIf(!isInstalled).each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'ends with its FFmpeg by %s',
    async (ending) => {
      makeFilm(`${ending}.mkv`, 300);
      await using program = startProgram({
        file: 'tools/ingest.ts',
        parameters: [`${ending}.mkv`, '--title', titleId],
        environment: { ...servers.environment, STREAMCORE_DATA: home.dataFolder },
        folder: home.folder,
      });
      await program.says(/Making it into/);
      program.signal(ending);
      expect(await program.end()).toBe(1);
      expect(program.output()).toMatch(/Stopped\. The film is uploaded, and the next worker makes it\./);
    },
  );

  it.skipIf(!isInstalled)('reports an unknown title', async () => {
    const unknown = newId();
    expect((await ingest(['film.mkv', '--title', unknown])).output).toMatch(
      `The title ${unknown} was not found.`,
    );
  });
});
