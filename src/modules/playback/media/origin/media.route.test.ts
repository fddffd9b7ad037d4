import { fastify } from 'fastify';
import { expect, it } from 'vitest';
import { serveMedia } from './media.route.js';

it('forbids caching if a file cannot be read', async () => {
  const noted: string[] = [];
  const app = fastify();
  serveMedia(app, {
    gate: { admit: async () => ({ playbackSessionId: 'one', path: 'films/timecode/SD/1.m4s' }) },
    storage: {
      find: async () => ({
        size: 1,
        etag: 'etag',
        modifiedAt: new Date(),
        signAddress: null,
        read: () => Promise.reject(new Error('The storage is away.')),
      }),
    },
    limits: {
      rememberedWait: () => 0,
      take: async () => ({ retryAfterSeconds: 0, release: () => void noted.push('released') }),
      admitsLogEntry: async () => true,
    },
    isKeptByCdn: false,
    access: { served: () => void noted.push('served'), denied: () => void noted.push('denied') },
  });
  const { statusCode, headers } = await app.inject('/media/anything');
  expect({ statusCode, caching: headers['cache-control'], etag: headers['etag'], noted }).toEqual({
    statusCode: 500,
    caching: undefined,
    etag: undefined,
    noted: ['released'],
  });
});
