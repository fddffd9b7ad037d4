import { Title } from './title.js';

/** The default running time of a film: a hundred minutes, in seconds. */
const USUAL_RUNTIME_SECONDS = 6_000;

/** A film: played as a whole. */
export class Movie extends Title {
  get playableSeconds(): number {
    return this.runtimeSeconds ?? USUAL_RUNTIME_SECONDS;
  }

  protected get missingToPublish(): string | null {
    return this.runtimeSeconds === null ? 'say how long it runs' : null;
  }
}
