/** Where an export can be had without signing in, for a short time. */
export interface DownloadLink {
  readonly exportId: string;
  /** Seconds since 1970. */
  readonly expires: number;
  readonly signature: string;
}

export interface DownloadLinks {
  /** A new link, which holds for an hour. */
  create(exportId: string): DownloadLink;
  /** Whether the link is one of ours and still holds. */
  holds(link: DownloadLink): boolean;
}
