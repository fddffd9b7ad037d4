import { Container, VisuallyHidden } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import IconSearch from '@tabler/icons-react/icons/IconSearch';
import { useSearchParams } from 'react-router';
import { usePageTitle } from '../shell/use-page-title.js';
import { Browsing } from './browsing.js';
import { Found } from './found.js';
import { EVERYTHING, readTerms, type SearchTerms, writeTerms } from './search-terms.js';
import { TermField } from './term-field.js';

/** Long enough for the next letter to come. */
const PAUSE_MS = 180;

/** Finds titles while one types, and narrows them down; without a word it shows what there is. */
export function SearchPage() {
  const [parameters, setParameters] = useSearchParams();
  const terms = readTerms(parameters);
  const [query] = useDebouncedValue(terms.query.trim(), PAUSE_MS);
  usePageTitle(query === '' ? 'Search' : `Search for ${query}`);
  const change = (changed: Partial<SearchTerms>) =>
    setParameters(writeTerms({ ...terms, ...changed }), { replace: true });
  return (
    <Container fluid px={{ base: 'md', sm: 'xl' }} py="lg">
      <VisuallyHidden component="h1">Search</VisuallyHidden>
      <TermField
        hiddenFrom="sm"
        size="md"
        radius="xl"
        mb="md"
        aria-label="Search"
        maxLength={200}
        placeholder="Films, series, people"
        leftSection={<IconSearch size={20} aria-hidden />}
        term={terms.query}
        onType={(text) => change({ ...EVERYTHING, query: text })}
      />
      {query === '' ? (
        <Browsing terms={terms} onChange={change} />
      ) : (
        <Found query={query} terms={terms} onChange={change} />
      )}
    </Container>
  );
}
