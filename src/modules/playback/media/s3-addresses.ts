import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { S3Settings } from './s3-settings.js';

/** Presigns the URL of an object for a limited time, with a content type. */
export type SignS3Address = (path: string, seconds: number, type: string) => Promise<string>;

/** With Signature Version 4 in the query. Null if players cannot reach the bucket. */
export function createS3Addresses(settings: S3Settings): SignS3Address | null {
  const { bucket, region, readersUrl, credentials } = settings;
  if (readersUrl === undefined) return null;
  const client = new S3Client({
    region,
    endpoint: readersUrl,
    forcePathStyle: true,
    ...(credentials ? { credentials } : {}),
  });
  return (path, seconds, type) =>
    getSignedUrl(client, new GetObjectCommand({ Bucket: bucket, Key: path, ResponseContentType: type }), {
      expiresIn: seconds,
    });
}
