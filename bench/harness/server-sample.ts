import { type LoadResult, load } from './http-load.js';
import type { HttpRequest, NextRequest } from './http-request.js';
import type { ServerUnderLoad } from './server-under-load.js';

/** The performance of a server in one turn. */
export interface ServerSample extends LoadResult {
  /** The CPU time of the server's own process, in microseconds. */
  readonly processorPerRequest: number;
}

export async function measureServer(
  server: ServerUnderLoad,
  request: HttpRequest | NextRequest,
  seconds: number,
  connections?: number,
): Promise<ServerSample> {
  const before = await server.processorMicroseconds();
  const result = await load(request, seconds, connections);
  const spent = (await server.processorMicroseconds()) - before;
  return { ...result, processorPerRequest: spent / result.answered };
}
