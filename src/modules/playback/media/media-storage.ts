import type { Readable } from 'node:stream';

/** Of a file, where its bytes are asked for in part: both ends included, from 0. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

export interface StoredFile {
  readonly size: number;
  /** Strong, without quotes: two files with the same bytes may differ in it, others do. */
  readonly etag: string;
  readonly modifiedAt: Date;
  /** All of it without a range. */
  read(range?: ByteRange): Promise<Readable>;
  /**
   * Signs an address at which whoever has it reads the file from the storage itself, for so long, as one of that type.
   * Null where only we read it.
   */
  readonly signAddress: ((seconds: number, type: string) => Promise<string>) | null;
}

/** Where media files lie. Paths are relative, with `/` between their parts; none leads outside. */
export interface MediaStorage {
  /** Null where there is no such file. */
  find(path: string): Promise<StoredFile | null>;
  /** Replaces a file atomically. */
  write(path: string, content: Readable): Promise<void>;
  /** Nothing happens where there is no such file. */
  remove(path: string): Promise<void>;
}
