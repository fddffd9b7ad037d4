import { Button } from '@mantine/core';
import { Message } from '../errors/message.js';
import { EVERYTHING, filterOf, type SearchTerms } from './search-terms.js';

export interface NothingFoundProps {
  readonly terms: SearchTerms;
  readonly onChange: (changed: Partial<SearchTerms>) => void;
}

/** That there is no such title. Filters that leave none are not among those that can be chosen: they go all at once. */
export function NothingFound({ terms, onChange }: NothingFoundProps) {
  const isNarrowed = Object.keys(filterOf(terms)).length > 0;
  return (
    <Message
      title="Nothing found"
      text={isNarrowed ? 'There may be more without the filters.' : 'Slips are forgiven. Try fewer words.'}
    >
      {isNarrowed && (
        <Button onClick={() => onChange({ ...EVERYTHING, query: terms.query })}>Take the filters away</Button>
      )}
    </Message>
  );
}
