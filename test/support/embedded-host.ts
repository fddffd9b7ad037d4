import { startEmbeddedServers } from '../../src/platform/embedded/embedded-servers.js';

// A process that holds embedded servers until it is killed. Says in one line where they are.
const [, , dataFolder = ''] = process.argv;
const { databaseUrl, redisUrl } = await startEmbeddedServers({ dataFolder });
console.log(JSON.stringify({ databaseUrl, redisUrl }));
setInterval(() => undefined, 60_000);
