/** A link to an export that works without signing in, for a short time. */
export interface DownloadLink {
  readonly exportId: string;
  /** Seconds since 1970. */
  readonly expires: number;
  readonly signature: string;
}

export interface DownloadLinks {
  /** A new link, valid for an hour. */
  create(exportId: string): DownloadLink;
  /** Whether the link is authentic and unexpired. */
  holds(link: DownloadLink): boolean;
}
