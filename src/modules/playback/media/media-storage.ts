import type { Readable } from 'node:stream';

/** A range of bytes: both ends inclusive, from 0. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

export interface StoredFile {
  readonly size: number;
  /** A strong etag without quotes: different bytes have different etags. */
  readonly etag: string;
  readonly modifiedAt: Date;
  /** The whole file without a range. */
  read(range?: ByteRange): Promise<Readable>;
  /**
   * Presigns a URL with which clients read the file from the storage itself, for a limited time, with a content type.
   * Null if only the platform can read it.
   */
  readonly signAddress: ((seconds: number, type: string) => Promise<string>) | null;
}

/** Stores media files. Paths are relative, with `/` between segments; none leads outside. */
export interface MediaStorage {
  /** Null if there is no such file. */
  find(path: string): Promise<StoredFile | null>;
  /** Replaces a file atomically. */
  write(path: string, content: Readable): Promise<void>;
  /** Does nothing if there is no such file. */
  remove(path: string): Promise<void>;
}
