import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type FastifyInstance, fastify } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveWebClient } from './serve-web-client.js';

const PAGE = '<!doctype html><title>StreamCore</title>';
const SCRIPT = 'export const films = 3200;';
const html = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8', host: 'tv.example' };

let folder: string;
let app: FastifyInstance;

async function serve(publicUrl: string, from = folder) {
  const server = fastify();
  await serveWebClient(server, {
    folder: from,
    publicUrl,
    mediaUrl: 'https://media.example/films',
    mediaStorageUrl: 'https://storage.example/eu',
  });
  server.get('/known', () => ({ known: true }));
  return server;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'streamcore-web-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), PAGE);
  await writeFile(join(folder, 'assets/index-4f3a.js'), SCRIPT);
  await writeFile(join(folder, 'assets/index-4f3a.js.gz'), gzipSync(SCRIPT));
  await writeFile(join(folder, 'secret.txt'), 'not for browsers');
  app = await serve('https://tv.example');
});

afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

describe('the web client', () => {
  it.each(['/', '/title/42?from=home', '/account/plan'])('is served to browsers at %s', async (url) => {
    const { statusCode, headers, body } = await app.inject({ url, headers: html });
    expect({ statusCode, body, caching: headers['cache-control'] }).toEqual({
      statusCode: 200,
      body: PAGE,
      caching: 'no-cache',
    });
  });

  it('does not change responses for programs', async () => {
    expect((await app.inject({ url: '/known', headers: html })).json()).toEqual({ known: true });
    for (const request of [
      { url: '/unknown', headers: { accept: '*/*' } },
      { url: '/unknown?token=secret', headers: { accept: 'application/json' } },
      { url: '/unknown', headers: html, method: 'POST' as const },
      { url: '/assets/gone-1c2d.js', headers: html },
    ]) {
      const answer = await app.inject(request);
      expect({ statusCode: answer.statusCode, type: answer.headers['content-type'] }).toEqual({
        statusCode: 404,
        type: 'application/json; charset=utf-8',
      });
      // Without the URL, which may contain a secret.
      expect(answer.json()).toEqual({ code: 'NOT_FOUND', error: 'There is nothing at this address.' });
    }
  });

  it('is cached permanently if its name depends on its content, and compressed', async () => {
    const { headers, rawPayload } = await app.inject({
      url: '/assets/index-4f3a.js',
      headers: { 'accept-encoding': 'gzip' },
    });
    expect(headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-encoding': 'gzip',
      'content-type': expect.stringContaining('javascript'),
      vary: 'accept-encoding',
    });
    expect(rawPayload).toEqual(gzipSync(SCRIPT));
    expect((await app.inject('/assets/index-4f3a.js')).body).toBe(SCRIPT);
  });

  it.each(['/secret.txt', '/assets/../secret.txt', '/assets/..%2fsecret.txt'])(
    'serves only its own files: %s',
    async (url) => {
      const { statusCode, body } = await app.inject(url);
      expect([403, 404]).toContain(statusCode);
      expect(body).not.toContain('not for browsers');
    },
  );

  it('has a policy for its own scripts, the service and the media origin', async () => {
    const { headers } = await app.inject({ url: '/', headers: html });
    const policy = new Map(
      String(headers['content-security-policy'])
        .split('; ')
        .map((directive) => {
          const [name = '', ...sources] = directive.split(' ');
          return [name, sources.join(' ')];
        }),
    );
    expect(Object.fromEntries(policy)).toMatchObject({
      'default-src': "'none'",
      'script-src': "'self'",
      'connect-src':
        "'self' https://tv.example wss://tv.example https://media.example https://storage.example",
      'media-src': "'self' blob: https://media.example",
      'frame-ancestors': "'none'",
    });
  });

  it('is redirected to the configured host name on the local machine', async () => {
    await using local = await serve('http://localhost:4000');
    const at = async (host: string) => {
      const { statusCode, headers } = await local.inject({
        url: '/search?q=heat',
        headers: { ...html, host },
      });
      return [statusCode, headers.location];
    };
    expect(await at('127.0.0.1:4000')).toEqual([302, 'http://localhost:4000/search?q=heat']);
    expect(await at('localhost:4000')).toEqual([200, undefined]);
    expect(await at('192.168.0.7:4000')).toEqual([200, undefined]);
    expect(await at('127.0.0.1:8080')).toEqual([200, undefined]);
  });
});

it('says what to do if it was not built', async () => {
  await using server = await serve('https://tv.example', join(folder, 'nowhere'));
  const { statusCode, headers, body } = await server.inject({ url: '/', headers: html });
  expect(statusCode).toBe(200);
  expect(headers['content-type']).toBe('text/html; charset=utf-8');
  expect(body).toContain('npm run build');
  expect((await server.inject({ url: '/elsewhere', headers: html })).statusCode).toBe(404);
});
