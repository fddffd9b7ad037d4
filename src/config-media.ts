import { join, resolve } from 'node:path';
import { InvalidSettingsError } from './config-error.js';
import type { Variables } from './config-variables.js';

/** Where films lie, and how players reach them. */
export interface MediaConfig {
  /** Where players reach the media, without a slash at the end. */
  readonly baseUrl: string;
  /** What addresses of media are signed with, secrets in base64url: the first signs, all verify. None: one is made from the secret. */
  readonly signingKeys: readonly { readonly id: string; readonly secret: string }[];
  /** How long a signed address is good. */
  readonly urlSeconds: number;
  /** Of so many segments that are fetched, one is noted in the access log. */
  readonly segmentSample: number;
  /** Whether a CDN in front verifies the addresses itself, so that it may keep files for all. */
  readonly isKeptByCdn: boolean;
  /** An absolute path: where films lie that are streamed, unless they lie on S3. All processes share it. */
  readonly folder: string;
  /** Null: they lie in the folder. */
  readonly s3: {
    readonly bucket: string;
    readonly region: string;
    /** Undefined: Amazon's own address. */
    readonly endpoint: string | undefined;
    /** Where players reach the bucket themselves; undefined: they do not. */
    readonly readersUrl: string | undefined;
    /** Null: what Amazon's own variables, files or the machine's role say. */
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string } | null;
  } | null;
  /** An absolute path: where uploaded films are made into renditions. */
  readonly workFolder: string;
}

interface Surroundings {
  readonly dataFolder: string;
  readonly publicUrl: string;
}

/** @throws InvalidSettingsError where what is said of the bucket does not go together */
export function mediaOf(variables: Variables, { dataFolder, publicUrl }: Surroundings): MediaConfig {
  return {
    baseUrl: variables.MEDIA_BASE_URL?.replace(/\/+$/, '') ?? publicUrl,
    signingKeys: variables.MEDIA_SIGNING_KEYS,
    urlSeconds: variables.MEDIA_URL_SECONDS,
    segmentSample: variables.MEDIA_SEGMENT_SAMPLE,
    isKeptByCdn: variables.MEDIA_KEPT_BY_CDN,
    folder: resolve(variables.MEDIA_FOLDER ?? join(dataFolder, 'media')),
    s3: s3Of(variables),
    workFolder: join(dataFolder, 'ingest'),
  };
}

function s3Of(variables: Variables): MediaConfig['s3'] {
  const { MEDIA_S3_BUCKET: bucket, MEDIA_S3_REGION: region, MEDIA_S3_URL: endpoint } = variables;
  const { MEDIA_S3_ACCESS_KEY_ID: accessKeyId, MEDIA_S3_SECRET_ACCESS_KEY: secretAccessKey } = variables;
  if (bucket === undefined) return null;
  const readersUrl = variables.MEDIA_S3_READERS_URL;
  if (readersUrl !== undefined && variables.MEDIA_KEPT_BY_CDN) {
    throw InvalidSettingsError.because(
      'MEDIA_S3_READERS_URL',
      'cannot be with MEDIA_KEPT_BY_CDN: a CDN would keep addresses of the bucket instead of files',
    );
  }
  const place = { bucket, region, endpoint, readersUrl };
  if (accessKeyId === undefined && secretAccessKey === undefined) {
    return { ...place, credentials: null };
  }
  if (accessKeyId === undefined) {
    throw InvalidSettingsError.because(
      'MEDIA_S3_ACCESS_KEY_ID',
      'is missing, and goes with MEDIA_S3_SECRET_ACCESS_KEY',
    );
  }
  if (secretAccessKey === undefined) {
    throw InvalidSettingsError.because(
      'MEDIA_S3_SECRET_ACCESS_KEY',
      'is missing, and goes with MEDIA_S3_ACCESS_KEY_ID',
    );
  }
  return { ...place, credentials: { accessKeyId, secretAccessKey } };
}
