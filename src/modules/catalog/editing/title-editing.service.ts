import type { Actor } from '../../../shared/actor.js';
import { ConflictError } from '../../../shared/domain-error.js';
import { requireCredits } from '../domain/credit-list.js';
import type { Title } from '../domain/title.js';
import { createTitle, editTitle, withStatus } from '../domain/title-factory.js';
import { episodesAgedWith, requireAgesInOrder, seriesOf } from './ages-of-series.js';
import type { AddTitle } from './title-adding.js';
import { TitleChangedError } from './title-changed-error.js';
import type { TitleChanges } from './title-changes.js';
import { detailsOf, type TitleDraft } from './title-draft.js';
import { lockTitle } from './title-locks.js';

export interface TitleEditingDependencies {
  readonly changes: TitleChanges;
  readonly addTitle: AddTitle;
}

export type TitleEditingService = ReturnType<typeof createTitleEditingService>;

/**
 * Creates, edits and publishes titles. Each change is audited in its transaction, and visible everywhere once
 * committed.
 */
export function createTitleEditingService({ changes, addTitle }: TitleEditingDependencies) {
  const { change } = changes;

  return {
    /** @throws InvalidInputError */
    createMovie: (draft: TitleDraft, actor: Actor) =>
      addTitle(actor, draft, async (_titles, details) => createTitle({ kind: 'MOVIE', details })),

    /** @throws InvalidInputError */
    createSeries: (draft: TitleDraft, actor: Actor) =>
      addTitle(actor, draft, async (_titles, details) => createTitle({ kind: 'SERIES', details })),

    /**
     * @param version the version that the editor saw
     * @throws NotFoundError, InvalidInputError, TitleChangedError when the title has changed since, ConflictError when
     *   it is published and would be incomplete
     */
    async update(id: string, version: number, draft: TitleDraft, actor: Actor): Promise<Title> {
      const credits = draft.credits && requireCredits(draft.credits);
      return change('UPDATED', actor, async (titles) => {
        const before = await lockTitle(titles, id);
        if (before.version !== version) throw new TitleChangedError(before.version);
        const series = await seriesOf(titles, before);
        const title = editTitle(before, await detailsOf(titles, draft), series);
        await requireAgesInOrder(titles, title, series);
        await titles.update(title);
        if (credits) await titles.replaceCredits(id, credits);
        return { title, before, others: await episodesAgedWith(titles, before, title) };
      });
    },

    /**
     * Makes a title visible to viewers. Idempotent.
     * @throws NotFoundError, ConflictError when it is incomplete, or an episode of an unpublished series
     */
    publish: (id: string, actor: Actor) =>
      change('PUBLISHED', actor, async (titles) => {
        const before = await lockTitle(titles, id);
        if (before.status === 'PUBLISHED') return { title: before, before };
        if (before.seriesId !== null) {
          const series = await lockTitle(titles, before.seriesId);
          if (!series.isPublished) throw new ConflictError('Publish its series first.');
        }
        const title = withStatus(before, 'PUBLISHED');
        await titles.update(title);
        return { title, before };
      }),

    /** Archives a title, and a series with all its episodes. Idempotent. @throws NotFoundError */
    archive: (id: string, actor: Actor) =>
      change('ARCHIVED', actor, async (titles) => {
        const before = await lockTitle(titles, id);
        if (before.status === 'ARCHIVED') return { title: before, before };
        const title = withStatus(before, 'ARCHIVED');
        await titles.update(title);
        return { title, before, others: await titles.archiveEpisodes(id) };
      }),
  };
}
