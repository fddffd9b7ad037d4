import IconSearch from '@tabler/icons-react/icons/IconSearch';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { TermField } from '../search/term-field.js';

/** Looks for titles from every page: what is typed is found at once. */
export function SearchField() {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [parameters] = useSearchParams();
  const isSearching = pathname === '/search';

  function search(query: string): void {
    const to = query === '' ? '/search' : `/search?${new URLSearchParams({ q: query })}`;
    void navigate(to, { replace: isSearching });
  }

  return (
    <TermField
      visibleFrom="sm"
      w={{ sm: 200, lg: 300 }}
      radius="xl"
      placeholder="Films, series, people"
      aria-label="Search"
      maxLength={200}
      leftSection={<IconSearch size={18} aria-hidden />}
      term={isSearching ? (parameters.get('q') ?? '') : ''}
      onType={search}
    />
  );
}
