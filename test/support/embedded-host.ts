import { startEmbeddedServers } from '../../src/platform/embedded/embedded-servers.js';

// A process that runs embedded servers until it is killed. Prints their addresses in one line.
const [, , dataFolder = ''] = process.argv;
const { databaseUrl, redisUrl } = await startEmbeddedServers({ dataFolder });
console.log(JSON.stringify({ databaseUrl, redisUrl }));
setInterval(() => undefined, 60_000);
