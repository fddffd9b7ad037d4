import { Title } from './title.js';

/** A series: it has seasons, whose episodes are played. */
export class Series extends Title {
  get playableSeconds(): null {
    return null;
  }

  protected get missingToPublish(): null {
    return null;
  }
}
