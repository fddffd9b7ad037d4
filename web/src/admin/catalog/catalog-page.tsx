import { Button, NativeSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import IconPlus from '@tabler/icons-react/icons/IconPlus';
import IconSearch from '@tabler/icons-react/icons/IconSearch';
import { Link } from 'react-router';
import { TermField } from '../../search/term-field.js';
import type { TitleStatus } from '../generated/graphql.js';
import { PageHead } from '../parts/page-head.js';
import { termOf, useTerms } from '../parts/use-terms.js';
import { ListedTitles } from './listed-titles.js';

const STATUSES = [
  { value: '', label: 'In any state' },
  { value: 'DRAFT', label: 'Drafts' },
  { value: 'PUBLISHED', label: 'Published' },
  { value: 'ARCHIVED', label: 'Archived' },
];

/** Every title, in whatever state it is. */
export function CatalogPage() {
  const { terms, change } = useTerms(['query', 'status']);
  const [query] = useDebouncedValue(terms.query, 250);
  return (
    <>
      <PageHead
        title="Catalog"
        text="Titles in every state, the latest made first. Search finds words of their names, and how words begin."
      >
        <TermField
          aria-label="Search titles"
          placeholder="Search"
          maxLength={200}
          leftSection={<IconSearch size={16} aria-hidden />}
          term={terms.query}
          onType={(text) => change({ query: text })}
        />
        <NativeSelect
          aria-label="State"
          data={STATUSES}
          value={terms.status}
          onChange={({ currentTarget }) => change({ status: currentTarget.value })}
        />
        <Button component={Link} to="/admin/catalog/new" leftSection={<IconPlus size={16} aria-hidden />}>
          New title
        </Button>
      </PageHead>
      <ListedTitles status={termOf(terms.status) as TitleStatus | null} query={termOf(query)} />
    </>
  );
}
