import { Readable } from 'node:stream';
import {
  AbortMultipartUploadCommand,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { noTracing, type Tracing } from '../../../platform/telemetry/tracing/tracing.js';
import { requireRange } from './byte-range.js';
import { fixedSizeChunks } from './fixed-size-chunks.js';
import { isMediaPath, requireMediaPath } from './media-path.js';
import type { MediaStorage, StoredFile } from './media-storage.js';
import { createS3Addresses, type SignS3Address } from './s3-addresses.js';
import type { S3Settings } from './s3-settings.js';

/** An upload has at most 10,000 parts, which allows 156 GiB. */
const PART_BYTES = 16 * 2 ** 20;
/** The timeout until a response starts; for a part that is after all of it was sent. */
const PATIENCE_MS = 60_000;
const NOT_FOUND = 404;

interface S3Object {
  readonly Bucket: string;
  readonly Key: string;
}

/** Stores media in a bucket, on Amazon S3 or a compatible service. */
export function createS3Storage(
  settings: S3Settings,
  tracing: Pick<Tracing, 'within'> = noTracing,
): MediaStorage {
  const { bucket, region, endpoint, credentials } = settings;
  const client = new S3Client({
    region,
    // Other services may not support bucket names in host names.
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
    requestHandler: {
      // One connection per reader, so that slow readers do not block others.
      httpAgent: { maxSockets: Number.POSITIVE_INFINITY },
      httpsAgent: { maxSockets: Number.POSITIVE_INFINITY },
      requestTimeout: PATIENCE_MS,
      throwOnRequestTimeout: true,
    },
    // Otherwise the credentials of the AWS environment variables, files, or the machine's role are used.
    ...(credentials ? { credentials } : {}),
  });
  traceCommands(client, tracing);
  const signAddress = createS3Addresses(settings);
  const objectAt = (path: string): S3Object => ({ Bucket: bucket, Key: path });

  return {
    async find(path) {
      if (!isMediaPath(path)) return null;
      const head = await client.send(new HeadObjectCommand(objectAt(path))).catch(nullIfMissing);
      return head && storedObject(client, objectAt(path), head, signAddress);
    },

    async write(path, content) {
      requireMediaPath(path);
      const parts = fixedSizeChunks(content, PART_BYTES);
      const { value: first = Buffer.alloc(0) } = await parts.next();
      if (first.length < PART_BYTES) {
        await client.send(new PutObjectCommand({ ...objectAt(path), Body: first }));
      } else {
        await uploadInParts(client, objectAt(path), first, parts);
      }
    },

    async remove(path) {
      if (isMediaPath(path)) await client.send(new DeleteObjectCommand(objectAt(path)));
    },
  };
}

/** Each command is a span, including retries, until its response starts. The object's name is not recorded. */
function traceCommands(client: S3Client, tracing: Pick<Tracing, 'within'>): void {
  client.middlewareStack.add(
    (next, { commandName = 'Command' }) =>
      (input) =>
        tracing.within({ kind: 'storage', operation: commandName.replace(/Command$/, '') }, () =>
          next(input),
        ),
    { step: 'initialize', name: 'streamcore-tracing' },
  );
}

interface Head {
  readonly ContentLength?: number | undefined;
  readonly ETag?: string | undefined;
  readonly LastModified?: Date | undefined;
}

function storedObject(
  client: S3Client,
  object: S3Object,
  head: Head,
  signAddress: SignS3Address | null,
): StoredFile {
  const { ContentLength: size, ETag: quoted, LastModified: modifiedAt } = head;
  if (size === undefined || quoted === undefined || modifiedAt === undefined) {
    throw new Error(`The storage returned no size, tag or date of ${object.Key}.`);
  }
  return {
    size,
    etag: quoted.replaceAll('"', ''),
    modifiedAt,
    signAddress: signAddress && ((seconds, type) => signAddress(object.Key, seconds, type)),
    async read(range) {
      if (range) requireRange(range, size);
      const { Body: body } = await client.send(
        new GetObjectCommand({
          ...object,
          // A reader with one etag must not get bytes of a newer object.
          IfMatch: quoted,
          ...(range ? { Range: `bytes=${range.first}-${range.last}` } : {}),
        }),
      );
      if (!(body instanceof Readable)) throw new Error(`The storage returned no content for ${object.Key}.`);
      return body;
    },
  };
}

/** An object becomes visible only after all its parts have been combined. */
async function uploadInParts(
  client: S3Client,
  object: S3Object,
  first: Buffer,
  others: AsyncIterable<Buffer>,
): Promise<void> {
  const { UploadId } = await client.send(new CreateMultipartUploadCommand(object));
  const upload = { ...object, UploadId };
  const Parts: CompletedPart[] = [];
  async function send(Body: Buffer): Promise<void> {
    const PartNumber = Parts.length + 1;
    const { ETag } = await client.send(new UploadPartCommand({ ...upload, PartNumber, Body }));
    Parts.push({ ETag, PartNumber });
  }
  try {
    await send(first);
    for await (const part of others) await send(part);
    await client.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts } }));
  } catch (error) {
    // Incomplete uploads cost money, unless the bucket has a rule that aborts them. The original error is kept.
    await client.send(new AbortMultipartUploadCommand(upload)).catch(() => undefined);
    throw error;
  }
}

/** Access errors and outages must not be reported as a missing file. */
function nullIfMissing(error: unknown): null {
  if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === NOT_FOUND) return null;
  throw error;
}
