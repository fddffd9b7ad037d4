import { Chip, Group } from '@mantine/core';

export interface Facet {
  readonly value: string;
  readonly name: string;
  /** How many titles there are of it. */
  readonly count?: number;
}

export interface FacetChipsProps {
  readonly name: string;
  readonly facets: readonly Facet[];
  readonly chosen: string | null;
  readonly onChoose: (value: string | null) => void;
}

/** One way to narrow down what was found: one of its values, or none. */
export function FacetChips({ name, facets, chosen, onChoose }: FacetChipsProps) {
  if (facets.length === 0) return null;
  return (
    <Group gap={6} role="group" aria-label={name}>
      {facets.map((facet) => (
        <Chip
          key={facet.value}
          size="sm"
          checked={facet.value === chosen}
          onChange={(isChosen) => onChoose(isChosen ? facet.value : null)}
        >
          {facet.count === undefined ? facet.name : `${facet.name} (${facet.count})`}
        </Chip>
      ))}
    </Group>
  );
}
