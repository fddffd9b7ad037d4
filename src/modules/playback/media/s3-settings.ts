/** The location of a bucket. */
export interface S3Settings {
  readonly bucket: string;
  readonly region: string;
  /** Undefined: Amazon S3. */
  readonly endpoint: string | undefined;
  /** The URL at which players reach the bucket, in path style. Undefined: they do not. */
  readonly readersUrl: string | undefined;
  /** Null: the credentials of the AWS environment variables, files, or the machine's role. */
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string } | null;
}
