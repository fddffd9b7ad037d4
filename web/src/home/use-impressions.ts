import { useMutation } from '@apollo/client/react';
import { type RefObject, useEffect, useState } from 'react';
import type { RailKind } from '../generated/graphql.js';
import { RecordImpressions } from './home.graphql.js';
import { Impressions } from './impressions.js';

const PAUSE_MS = 5000;
/** As many as the service takes of a rail. */
const MOST = 40;
/** A title counts as seen when most of it is. */
const SEEN_SHARE = 0.6;

export interface UseImpressionsOptions {
  readonly page: RefObject<HTMLElement | null>;
  readonly profileId: string;
  /** Of the recommendations that are shown; null before anything was learned. */
  readonly modelVersion: string | null;
}

/**
 * Tells the service which titles of the home page came into view, from which it learns how well it recommends. They are
 * found by `data-rail` of their row and `data-title` of their own.
 */
export function useImpressions({ page, profileId, modelVersion }: UseImpressionsOptions): void {
  const [record] = useMutation(RecordImpressions);
  const [impressions] = useState(() => new Impressions());

  useEffect(() => {
    const root = page.current;
    if (!root || modelVersion === null) return undefined;
    const sight = new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting, target } of entries) if (isIntersecting) note(target, impressions);
      },
      { threshold: SEEN_SHARE },
    );
    const observe = () => {
      for (const item of root.querySelectorAll('[data-title]')) sight.observe(item);
    };
    const changes = new MutationObserver(observe);
    changes.observe(root, { childList: true, subtree: true });
    observe();
    const tell = () => {
      const rails = impressions.take(MOST);
      if (rails.length === 0) return;
      record({ variables: { input: { profileId, modelVersion, rails } } }).catch(() => null);
    };
    const timer = setInterval(tell, PAUSE_MS);
    return () => {
      sight.disconnect();
      changes.disconnect();
      clearInterval(timer);
      tell();
    };
  }, [page, profileId, modelVersion, impressions, record]);
}

function note(item: Element, impressions: Impressions): void {
  const titleId = item.getAttribute('data-title');
  const kind = item.closest('[data-rail]')?.getAttribute('data-rail');
  if (titleId && kind) impressions.add(kind as RailKind, titleId);
}
