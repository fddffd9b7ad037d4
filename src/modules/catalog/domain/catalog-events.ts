import { type DomainEvent, domainEvent } from '../../../shared/domain-event.js';
import type { Title } from './title.js';

export type TitleChange = 'CREATED' | 'UPDATED' | 'PUBLISHED' | 'ARCHIVED';

export interface TitleChangedPayload {
  readonly titleId: string;
  /** The series of an episode; null for other titles. */
  readonly seriesId: string | null;
  readonly change: TitleChange;
}

export type TitleChanged = DomainEvent<'catalog.title_changed', TitleChangedPayload>;

export function titleChanged(
  { id, seriesId }: Pick<Title, 'id' | 'seriesId'>,
  change: TitleChange,
  occurredAt: Date,
): TitleChanged {
  return domainEvent('catalog.title_changed', { titleId: id, seriesId, change }, occurredAt);
}
