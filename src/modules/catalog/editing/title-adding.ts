import type { Actor } from '../../../shared/actor.js';
import type { Clock } from '../../../shared/clock.js';
import { requireCredits } from '../domain/credit-list.js';
import type { Title } from '../domain/title.js';
import { NEW_DETAILS, type TitleDetails } from '../domain/title-details.js';
import type { TitleChanges } from './title-changes.js';
import { detailsOf, type TitleDraft } from './title-draft.js';
import type { TitleEditingRepository } from './title-editing.repository.js';

/** The source of titles that were created by editors rather than imported. */
const SOURCE = 'studio';

export interface TitleAddingDependencies {
  readonly changes: TitleChanges;
  readonly clock: Clock;
}

export type AddTitle = ReturnType<typeof createAddTitle>;

/** Stores a new title of any kind, with its credits. */
export function createAddTitle({ changes, clock }: TitleAddingDependencies) {
  /** @throws InvalidInputError, and whatever `make` throws */
  return async function addTitle(
    actor: Actor,
    draft: TitleDraft,
    make: (titles: TitleEditingRepository, details: TitleDetails) => Promise<Title>,
  ): Promise<Title> {
    const credits = requireCredits(draft.credits ?? []);
    return changes.change('CREATED', actor, async (titles) => {
      const title = await make(titles, { ...NEW_DETAILS, ...(await detailsOf(titles, draft)) });
      await titles.insert(title, { source: SOURCE, sourceId: title.id }, clock.now());
      await titles.replaceCredits(title.id, credits);
      return { title };
    });
  };
}
