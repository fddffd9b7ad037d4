import { createServer } from 'node:http';
import { loadEnvironment, readSettings } from '../../../src/config.js';
import { serveChannels } from './serve-channels.js';

const { http, redis } = readSettings(loadEnvironment());
const server = createServer((_request, response) => response.end());
serveChannels(server, redis.url ?? '');
server.listen(http.port, http.host);
