import { Badge, Group, List, Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { PlanPartsFragment } from '../generated/graphql.js';
import { moneyText } from './money.js';

const QUALITIES = { SD: 'SD, up to 480p', HD: 'Full HD', UHD: 'Ultra HD' } as const;

export interface PlanCardProps {
  readonly plan: PlanPartsFragment;
  /** What can be done with it: a button. */
  readonly children?: ReactNode;
}

/** What a plan costs and brings. */
export function PlanCard({ plan, children }: PlanCardProps) {
  const { maxStreams, maxDevices } = plan;
  return (
    <Paper withBorder p="lg" radius="lg">
      <Stack gap="sm" h="100%" justify="space-between">
        <div>
          <Group justify="space-between">
            <Title order={3} size="h4">
              {plan.name}
            </Title>
            {plan.trialDays > 0 && (
              <Badge variant="light" color="teal">
                {plan.trialDays} days free
              </Badge>
            )}
          </Group>
          <Text mt="xs">
            <Text span size="xl" fw={800}>
              {moneyText(plan.price)}
            </Text>{' '}
            <Text span c="dimmed">
              a {plan.interval.toLowerCase()}
            </Text>
          </Text>
          <List size="sm" mt="sm" spacing={4} c="dimmed">
            <List.Item>{QUALITIES[plan.videoQuality]}</List.Item>
            <List.Item>
              {maxStreams} {maxStreams === 1 ? 'screen' : 'screens'} at a time
            </List.Item>
            <List.Item>
              {maxDevices} {maxDevices === 1 ? 'device' : 'devices'} signed in
            </List.Item>
          </List>
        </div>
        {children}
      </Stack>
    </Paper>
  );
}
