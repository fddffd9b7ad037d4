import { SimpleGrid, Text } from '@mantine/core';
import type { PlanPartsFragment } from '../../generated/graphql.js';
import classes from './plan-facts.module.css';

const QUALITIES = { SD: 'SD', HD: 'Full HD', UHD: 'Ultra HD' } as const;

export interface PlanFactsProps {
  readonly plan: PlanPartsFragment;
}

/** What a plan brings, in figures. */
export function PlanFacts({ plan }: PlanFactsProps) {
  const facts = [
    ['Picture', QUALITIES[plan.videoQuality]],
    ['Screens at a time', plan.maxStreams],
    ['Devices', plan.maxDevices],
    ['Profiles', plan.maxProfiles],
  ] as const;
  return (
    <SimpleGrid component="dl" cols={{ base: 2, sm: 4 }} m={0} spacing="sm">
      {facts.map(([name, value]) => (
        <div key={name} className={classes.fact}>
          <Text component="dt" size="xs" c="dimmed">
            {name}
          </Text>
          <Text component="dd" fw={700} size="lg" m={0}>
            {value}
          </Text>
        </div>
      ))}
    </SimpleGrid>
  );
}
