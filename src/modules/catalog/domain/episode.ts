import { Title, type TitleProperties } from './title.js';

/** The default running time of an episode: three quarters of an hour, in seconds. */
const USUAL_RUNTIME_SECONDS = 2_700;

/** An episode of a series. */
export class Episode extends Title {
  declare readonly seriesId: string;
  declare readonly seasonNumber: number;
  declare readonly episodeNumber: number;

  /** @param series null if it is not loaded, as for editors: then the episode is not available to anyone */
  constructor(
    properties: TitleProperties,
    private readonly series: Title | null,
  ) {
    super(agedAs(series, properties));
  }

  get playableSeconds(): number {
    return this.runtimeSeconds ?? USUAL_RUNTIME_SECONDS;
  }

  override get isPublished(): boolean {
    return super.isPublished && this.series !== null && this.series.isPublished;
  }

  override get isRestricted(): boolean {
    return super.isRestricted || this.series === null || this.series.isRestricted;
  }

  /** Only where and while its series is available, too. */
  override isAvailableIn(region: string | null, now: Date): boolean {
    return super.isAvailableIn(region, now) && this.series !== null && this.series.isAvailableIn(region, now);
  }

  protected get missingToPublish(): string | null {
    return this.runtimeSeconds === null ? 'say how long it runs' : null;
  }
}

/** The series' rating may have changed since the episode was read. */
function agedAs(series: Title | null, properties: TitleProperties): TitleProperties {
  if (series === null || series.minimumAge <= properties.minimumAge) return properties;
  return { ...properties, minimumAge: series.minimumAge };
}
