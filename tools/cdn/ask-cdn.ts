import { once } from 'node:events';
import { type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';

export interface CdnAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Requests a URL unchanged: `fetch` would resolve `..` segments. */
export async function askCdn(url: string): Promise<CdnAnswer> {
  const { origin, hostname, port } = new URL(url);
  const asked = request({ hostname, port, path: url.slice(origin.length) });
  asked.end();
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  return { status: response.statusCode ?? 0, headers: response.headers, body: await text(response) };
}
