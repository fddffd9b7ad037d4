import { Button, Group, SegmentedControl, SimpleGrid, Stack, Title } from '@mantine/core';
import { useState } from 'react';
import type { BillingInterval, PlanPartsFragment } from '../../generated/graphql.js';
import { PlanCard } from '../../plans/plan-card.js';
import { SubscribeDialog } from './subscribe-dialog.js';
import { tierName } from './tier-name.js';

export interface PlanChoiceProps {
  readonly plans: readonly PlanPartsFragment[];
  readonly mayTry: boolean;
}

/** The plans side by side, to subscribe to one. */
export function PlanChoice({ plans, mayTry }: PlanChoiceProps) {
  const [interval, showInterval] = useState<BillingInterval>('MONTH');
  const [chosen, setChosen] = useState<PlanPartsFragment | null>(null);
  const shown = plans.filter((plan) => plan.interval === interval);
  return (
    <Stack>
      <Group justify="space-between">
        <Title order={2} size="h4">
          Choose a plan
        </Title>
        <SegmentedControl
          aria-label="Paid for"
          value={interval}
          onChange={(value) => showInterval(value as BillingInterval)}
          data={[
            { value: 'MONTH', label: 'Monthly' },
            { value: 'YEAR', label: 'Yearly' },
          ]}
        />
      </Group>
      <SimpleGrid cols={{ base: 1, sm: Math.max(1, Math.min(3, shown.length)) }}>
        {shown.map((plan) => (
          <PlanCard key={plan.id} plan={mayTry ? plan : { ...plan, trialDays: 0 }}>
            <Button fullWidth mt="md" onClick={() => setChosen(plan)}>
              {mayTry && plan.trialDays > 0 ? `Try ${tierName(plan)}` : `Choose ${tierName(plan)}`}
            </Button>
          </PlanCard>
        ))}
      </SimpleGrid>
      <SubscribeDialog plan={chosen} mayTry={mayTry} onClose={() => setChosen(null)} />
    </Stack>
  );
}
