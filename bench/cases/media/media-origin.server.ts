import { pino } from 'pino';
import { loadEnvironment, readSettings } from '../../../src/config.js';
import { createMediaOrigin } from '../../../src/modules/playback/media/create-media-origin.js';
import { createDiskStorage } from '../../../src/modules/playback/media/media-storage.disk.js';
import { createHttpServer } from '../../../src/platform/http/http-server.js';
import { systemClock } from '../../../src/shared/clock.js';

// The media origin of API processes, with files from a disk, without Redis: streams are not limited, and accesses are
// not logged.
const [, , root = ''] = process.argv;
const { http, media } = readSettings(loadEnvironment());
const origin = createMediaOrigin({
  media,
  authSecret: '',
  storage: createDiskStorage(root),
  ends: { hasEnded: async () => false },
  accessLog: { note() {} },
  limiter: {
    take: async () => ({ isAdmitted: true, retryAfterSeconds: 0, standings: [] }),
    release: async () => undefined,
  },
  clock: systemClock,
});
const server = await createHttpServer({ http, logger: pino({ level: 'silent' }), probes: {} });
origin.serve(server.fastify);
await server.listen();
