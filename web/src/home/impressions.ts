import type { RailKind, ShownRailInput } from '../generated/graphql.js';

/** What came into view of a home page since it was told last: each title once for each kind of rail. */
export class Impressions {
  private readonly told = new Set<string>();
  private waiting = new Map<RailKind, string[]>();

  add(kind: RailKind, titleId: string): void {
    const key = `${kind} ${titleId}`;
    if (this.told.has(key)) return;
    this.told.add(key);
    this.waiting.set(kind, [...(this.waiting.get(kind) ?? []), titleId]);
  }

  /** What waits to be told, as the service takes it: up to so many titles of a rail at a time. */
  take(most: number): ShownRailInput[] {
    const rails = [...this.waiting].map(([kind, titleIds]) => ({ kind, titleIds: titleIds.slice(0, most) }));
    const rest = [...this.waiting].map(([kind, titleIds]) => [kind, titleIds.slice(most)] as const);
    this.waiting = new Map(rest.filter(([, titleIds]) => titleIds.length > 0));
    return rails;
  }
}
