import type { Actor } from '../../../shared/actor.js';
import type { Clock } from '../../../shared/clock.js';
import { type TitleChange, titleChanged } from '../domain/catalog-events.js';
import type { Title } from '../domain/title.js';
import type { EditingTransactor, TitleEditingRepository } from './title-editing.repository.js';

/** The result of an edit. */
export interface Edited {
  readonly title: Title;
  /** The previous state; the same object if nothing changed; undefined for a new title. */
  readonly before?: Title;
  /** The episodes that changed with their series. */
  readonly others?: readonly string[];
}

export interface TitleChangesDependencies {
  readonly transactor: EditingTransactor;
  /** Publishes the change to all processes; called after the commit. */
  readonly forget: (titleIds: readonly string[]) => Promise<void>;
  readonly clock: Clock;
}

export type TitleChanges = ReturnType<typeof createTitleChanges>;

/** Changes titles. A title is stored in one transaction with its audit entry and its event. */
export function createTitleChanges({ transactor, forget, clock }: TitleChangesDependencies) {
  return {
    async change(
      kind: TitleChange,
      actor: Actor,
      edit: (titles: TitleEditingRepository) => Promise<Edited>,
    ): Promise<Title> {
      const { title, others = [] } = await transactor.run(async ({ titles, audit, outbox }) => {
        const edited = await edit(titles);
        if (edited.before === edited.title) return edited;
        const now = clock.now();
        const change = edited.before ? kind : 'CREATED';
        await audit.append({
          actor,
          action: `catalog.title_${change.toLowerCase()}`,
          subject: { type: 'title', id: edited.title.id },
          ...differences(edited.before, edited.title),
          occurredAt: now,
        });
        await outbox.append([titleChanged(edited.title, change, now)]);
        return edited;
      });
      await forget([title.id, ...others]);
      return title;
    },
  };
}

/** The changed fields, for the audit log. */
function differences(before: Title | undefined, after: Title) {
  const earlierFields = new Map<string, unknown>(Object.entries(before?.properties ?? {}));
  const was = (field: string) => earlierFields.get(field) ?? null;
  const fields = Object.entries(after.properties).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(was(field)),
  );
  const earlier = fields.map(([field]) => [field, was(field)]);
  return { ...(before ? { before: Object.fromEntries(earlier) } : {}), after: Object.fromEntries(fields) };
}
