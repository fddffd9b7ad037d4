/** Where the content of an export is kept, in parts, so that no process has to hold the whole. */
export interface ExportContent {
  /**
   * Stores content part by part and makes the pending export ready, all or nothing.
   * @returns false when the export is not pending any more, such as when another worker was faster
   */
  store(exportId: string, parts: AsyncIterable<Uint8Array>): Promise<boolean>;
  /** The parts in order. @throws Error when the export is removed while being read */
  read(exportId: string, sizeBytes: number): AsyncIterable<Uint8Array>;
}
