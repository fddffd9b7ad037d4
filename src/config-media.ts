import { join, resolve } from 'node:path';
import { InvalidSettingsError } from './config-error.js';
import type { Variables } from './config-variables.js';

/** The storage of media, and their delivery to players. */
export interface MediaConfig {
  /** The base URL of media for players, without a trailing slash. */
  readonly baseUrl: string;
  /**
   * The keys that sign media URLs, secrets in base64url: the first one signs, all verify. None: a key is derived from
   * the secret.
   */
  readonly signingKeys: readonly { readonly id: string; readonly secret: string }[];
  /** How long a signed URL is valid. */
  readonly urlSeconds: number;
  /** One in this many fetched segments is logged in the access log. */
  readonly segmentSample: number;
  /** Whether a CDN in front verifies the URLs itself, so that it may cache files for all viewers. */
  readonly isKeptByCdn: boolean;
  /** An absolute path: the folder of the streamed media, unless they are on S3. All processes share it. */
  readonly folder: string;
  /** Null: media are in the folder. */
  readonly s3: {
    readonly bucket: string;
    readonly region: string;
    /** Undefined: Amazon's own URL. */
    readonly endpoint: string | undefined;
    /** The URL at which players reach the bucket directly; undefined: they do not. */
    readonly readersUrl: string | undefined;
    /** Null: the credentials of Amazon's own variables, files or the machine's role. */
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string } | null;
  } | null;
  /** An absolute path: the working folder for transcoding uploaded films. */
  readonly workFolder: string;
}

interface Surroundings {
  readonly dataFolder: string;
  readonly publicUrl: string;
}

/** @throws InvalidSettingsError when the settings of the bucket are inconsistent */
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
