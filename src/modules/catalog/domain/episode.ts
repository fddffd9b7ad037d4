import { Title } from './title.js';

/** Stands in where an episode's running time is not known: three quarters of an hour, in seconds. */
const USUAL_RUNTIME_SECONDS = 2_700;

/** A part of a season of a series. */
export class Episode extends Title {
  declare readonly seriesId: string;
  declare readonly seasonNumber: number;
  declare readonly episodeNumber: number;

  get playableSeconds(): number {
    return this.runtimeSeconds ?? USUAL_RUNTIME_SECONDS;
  }

  protected get missingToPublish(): string | null {
    return this.runtimeSeconds === null ? 'say how long it runs' : null;
  }
}
