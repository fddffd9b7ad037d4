import { useEffect } from 'react';

/** Names the tab after a page for as long as it is open. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    const before = document.title;
    document.title = `${title} · StreamCore`;
    return () => {
      document.title = before;
    };
  }, [title]);
}
