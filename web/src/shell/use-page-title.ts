import { useEffect } from 'react';

const SERVICE = document.title;

/** The pages that are open, one within the other, the outermost last. */
const pages: { readonly title: string }[] = [];

/** Names the tab after a page for as long as it is open. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    const page = { title };
    pages.push(page);
    showTitle();
    return () => {
      pages.splice(pages.indexOf(page), 1);
      showTitle();
    };
  }, [title]);
}

function showTitle(): void {
  const page = pages.at(-1);
  document.title = page ? `${page.title} · ${SERVICE}` : SERVICE;
}
