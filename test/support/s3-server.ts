import { createHash, createHmac, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/**
 * A replacement of Amazon S3: keeps the objects of a bucket in memory and implements the parts of its protocol that we
 * use. It refuses requests without a valid signature (Signature Version 4), or with another body than the signed one,
 * and URLs whose signature is wrong or expired.
 */
interface S3Server extends AsyncDisposable {
  readonly endpoint: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** The number of multipart uploads that are neither completed nor aborted. */
  pendingUploads(): number;
  /** The number of HEAD requests for objects. */
  heads(): number;
}

interface Stored {
  readonly body: Buffer;
  readonly etag: string;
  readonly modifiedAt: Date;
}

const SIGNATURE =
  /^AWS4-HMAC-SHA256 Credential=(?<key>[^/]+)\/\d{8}\/[\w-]+\/s3\/aws4_request, ?SignedHeaders=[a-z0-9;-]*host[a-z0-9;-]*, ?Signature=[0-9a-f]{64}$/;
const RANGE = /^bytes=(?<first>\d+)-(?<last>\d+)$/;

export async function startS3Server(): Promise<S3Server> {
  const accessKeyId = `KEY${randomBytes(6).toString('hex')}`;
  const secretAccessKey = randomBytes(20).toString('hex');
  const objects = new Map<string, Stored>();
  const uploads = new Map<string, Map<number, Buffer>>();
  let heads = 0;

  function refusal(request: IncomingMessage, body: Buffer): string | null {
    const { authorization = '', 'x-amz-content-sha256': hashSaid } = request.headers;
    const address = addressOf(request);
    if (address.searchParams.has('X-Amz-Signature')) {
      return isSignedAddress(address, request.method ?? '', secretAccessKey) ? null : 'AccessDenied';
    }
    if (SIGNATURE.exec(authorization)?.groups?.['key'] !== accessKeyId) return 'AccessDenied';
    return hashSaid === sha256(body) ? null : 'XAmzContentSHA256Mismatch';
  }

  function store(key: string, body: Buffer, etag = md5(body)): Stored {
    const stored = { body, etag: `"${etag}"`, modifiedAt: new Date() };
    objects.set(key, stored);
    return stored;
  }

  function putTogether(key: string, parts: Map<number, Buffer>, order: string): Stored {
    const numbers = [...order.matchAll(/<PartNumber>(\d+)<\/PartNumber>/g)].map(([, number]) =>
      Number(number),
    );
    const bodies = numbers.map((number) => parts.get(number) ?? Buffer.alloc(0));
    return store(key, Buffer.concat(bodies), `${md5(Buffer.concat(bodies))}-${numbers.length}`);
  }

  function give(request: IncomingMessage, response: ServerResponse, stored: Stored): void {
    const { range, 'if-match': wanted } = request.headers;
    if (wanted !== undefined && wanted !== stored.etag) return fail(response, 412, 'PreconditionFailed');
    const { first, last } = RANGE.exec(range ?? '')?.groups ?? {};
    const body = range ? stored.body.subarray(Number(first), Number(last) + 1) : stored.body;
    response.writeHead(range ? 206 : 200, {
      etag: stored.etag,
      'content-length': body.length,
      'last-modified': stored.modifiedAt.toUTCString(),
      'content-type': addressOf(request).searchParams.get('response-content-type') ?? 'binary/octet-stream',
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'HEAD') heads += 1;
    const body = await buffer(request);
    const refused = refusal(request, body);
    if (refused) return fail(response, 403, refused);
    const { pathname: key, searchParams } = new URL(request.url ?? '', 'http://s3');
    const uploadId = searchParams.get('uploadId') ?? '';
    const parts = uploads.get(uploadId);
    const stored = objects.get(key);
    if (request.method === 'POST' && searchParams.has('uploads')) {
      const id = randomBytes(8).toString('hex');
      uploads.set(id, new Map());
      return say(
        response,
        `<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`,
      );
    }
    if (uploadId !== '' && !parts) return fail(response, 404, 'NoSuchUpload');
    if (request.method === 'PUT' && parts) {
      parts.set(Number(searchParams.get('partNumber')), body);
      return say(response, '', { etag: `"${md5(body)}"` });
    }
    if (request.method === 'POST' && parts) {
      uploads.delete(uploadId);
      const { etag } = putTogether(key, parts, body.toString());
      return say(
        response,
        `<CompleteMultipartUploadResult><ETag>${etag}</ETag></CompleteMultipartUploadResult>`,
      );
    }
    if (request.method === 'DELETE') {
      if (parts) uploads.delete(uploadId);
      else objects.delete(key);
      response.writeHead(204).end();
      return undefined;
    }
    if (request.method === 'PUT') return say(response, '', { etag: store(key, body).etag });
    return stored ? give(request, response, stored) : fail(response, 404, 'NoSuchKey');
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    accessKeyId,
    secretAccessKey,
    pendingUploads: () => uploads.size,
    heads: () => heads,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function addressOf({ url = '', headers }: IncomingMessage): URL {
  return new URL(url, `http://${headers.host}`);
}

/** Signature Version 4 in the query, over the host header only and without the body. */
function isSignedAddress({ pathname, host, searchParams }: URL, method: string, secret: string): boolean {
  const said = Object.fromEntries(searchParams);
  const moment = said['X-Amz-Date'] ?? '';
  const begun = Date.parse(moment.replace(/^(....)(..)(..T..)(..)(..Z)$/u, '$1-$2-$3:$4:$5'));
  if (!(Date.now() < begun + Number(said['X-Amz-Expires']) * 1_000)) return false;
  const scope = (said['X-Amz-Credential'] ?? '').split('/').slice(1);
  const query = [...searchParams]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map((pair) => pair.map(encodeURIComponent).join('='))
    .toSorted()
    .join('&');
  const request = [method, pathname, query, `host:${host}`, '', 'host', 'UNSIGNED-PAYLOAD'].join('\n');
  const text = ['AWS4-HMAC-SHA256', moment, scope.join('/'), sha256(request)].join('\n');
  const key = scope.reduce((by: string | Buffer, part) => hmac(by, part), `AWS4${secret}`);
  return hmac(key, text).toString('hex') === said['X-Amz-Signature'];
}

function sha256(bytes: string | Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function md5(body: Buffer): string {
  return createHash('md5').update(body).digest('hex');
}

function say(response: ServerResponse, xml: string, headers: Record<string, string> = {}): void {
  response.writeHead(200, { 'content-type': 'application/xml', ...headers }).end(xml);
}

function fail(response: ServerResponse, status: number, code: string): void {
  response
    .writeHead(status, { 'content-type': 'application/xml' })
    .end(`<Error><Code>${code}</Code><Message>${code}</Message></Error>`);
}
