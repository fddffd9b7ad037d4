import { useEffect } from 'react';
import { beginPage } from './begin-page.js';

const SERVICE = document.title;

/** The pages that are open, one within the other, the outermost last. */
const pages: { readonly title: string | null }[] = [];

/**
 * Names the tab after a page for as long as it is open, and has the focus begin there.
 * @param title null where the name of the service is enough
 */
export function usePageTitle(title: string | null): void {
  useEffect(() => {
    const page = { title };
    pages.push(page);
    showTitle();
    beginPage();
    return () => {
      pages.splice(pages.indexOf(page), 1);
      showTitle();
    };
  }, [title]);
}

function showTitle(): void {
  const title = pages.at(-1)?.title;
  document.title = title ? `${title} · ${SERVICE}` : SERVICE;
}
