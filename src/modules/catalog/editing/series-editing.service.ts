import type { Actor } from '../../../shared/actor.js';
import type { Clock } from '../../../shared/clock.js';
import { ConflictError, InvalidInputError, NotFoundError } from '../../../shared/domain-error.js';
import { requireEpisodeNumber, requireSeasonNumber } from '../domain/episode-numbers.js';
import type { Title } from '../domain/title.js';
import { createTitle, type EpisodePlace, editTitle } from '../domain/title-factory.js';
import type { SeasonKey } from '../series/season.repository.js';
import { requireAgesInOrder } from './ages-of-series.js';
import type { AddTitle } from './title-adding.js';
import type { TitleChanges } from './title-changes.js';
import type { TitleDraft } from './title-draft.js';
import { lockSeries } from './title-locks.js';

/** What an editor enters for a season. */
export interface SeasonDraft extends SeasonKey {
  readonly name: string | null;
}

export interface SeriesEditingDependencies {
  readonly changes: TitleChanges;
  readonly addTitle: AddTitle;
  readonly clock: Clock;
}

export type SeriesEditingService = ReturnType<typeof createSeriesEditingService>;

const LONGEST_SEASON_NAME = 120;

/**
 * Adds seasons and episodes to series. Each change is audited in its transaction, and visible everywhere once
 * committed.
 */
export function createSeriesEditingService({ changes, addTitle, clock }: SeriesEditingDependencies) {
  const { change } = changes;

  return {
    /** @throws NotFoundError, InvalidInputError, ConflictError when that number is taken */
    async addSeason(season: SeasonDraft, actor: Actor): Promise<Title> {
      const name = requireSeasonName(season.name);
      requireSeasonNumber(season.number, 'number');
      return change('UPDATED', actor, async (titles) => {
        const series = await lockSeries(titles, season.seriesId);
        if (await titles.hasSeason(series.id, season.number)) {
          throw new ConflictError(`Season ${season.number} already exists.`);
        }
        await titles.insertSeason({ ...season, name, createdAt: clock.now() });
        const title = editTitle(series, {});
        await titles.update(title);
        return { title, before: series };
      });
    },

    /** Renames a season, or removes its name. @throws NotFoundError, InvalidInputError */
    async updateSeason({ seriesId, number, name: given }: SeasonDraft, actor: Actor): Promise<Title> {
      const name = requireSeasonName(given);
      requireSeasonNumber(number, 'number');
      return change('UPDATED', actor, async (titles) => {
        const series = await lockSeries(titles, seriesId);
        if (!(await titles.hasSeason(series.id, number))) throw new NotFoundError('The season');
        await titles.renameSeason(series.id, number, name);
        const title = editTitle(series, {});
        await titles.update(title);
        return { title, before: series };
      });
    },

    /**
     * Adds an episode to an existing season.
     * @throws NotFoundError, InvalidInputError, ConflictError when that number is taken
     */
    addEpisode: (place: EpisodePlace, draft: TitleDraft, actor: Actor) =>
      addTitle(actor, draft, async (titles, details) => {
        requireSeasonNumber(place.seasonNumber, 'seasonNumber');
        requireEpisodeNumber(place.episodeNumber, 'episodeNumber');
        const series = await lockSeries(titles, place.seriesId);
        if (!(await titles.hasSeason(series.id, place.seasonNumber))) throw new NotFoundError('The season');
        if (await titles.hasEpisode(series.id, place.seasonNumber, place.episodeNumber)) {
          throw new ConflictError(`Episode ${place.episodeNumber} already exists in this season.`);
        }
        const inherited = { ...details, maturityRating: details.maturityRating ?? series.maturityRating };
        const episode = createTitle({ kind: 'EPISODE', details: inherited, place }, series);
        await requireAgesInOrder(titles, episode, series);
        return episode;
      }),
  };
}

function requireSeasonName(given: string | null): string | null {
  const name = given?.trim() || null;
  if (name && name.length > LONGEST_SEASON_NAME) {
    throw new InvalidInputError({ name: `The name may have at most ${LONGEST_SEASON_NAME} characters.` });
  }
  return name;
}
