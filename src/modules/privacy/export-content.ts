/** Stores the content of exports in parts, so that no process has to hold all of it. */
export interface ExportContent {
  /**
   * Stores content part by part and marks the pending export as ready, all or nothing.
   * @returns false when the export is not pending any more, for example because another worker was faster
   */
  store(exportId: string, parts: AsyncIterable<Uint8Array>): Promise<boolean>;
  /** The parts in order. @throws Error when the export is deleted while being read */
  read(exportId: string, sizeBytes: number): AsyncIterable<Uint8Array>;
}
