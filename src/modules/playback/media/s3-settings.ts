/** Where the objects of a bucket are reached. */
export interface S3Settings {
  readonly bucket: string;
  readonly region: string;
  /** Undefined: Amazon's own. */
  readonly endpoint: string | undefined;
  /** Where players reach the bucket themselves, by its name in the path. Undefined: they do not. */
  readonly readersUrl: string | undefined;
  /** Null: what Amazon's own variables, files or the machine's role say. */
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string } | null;
}
