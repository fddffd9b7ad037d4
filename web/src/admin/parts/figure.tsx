import { Paper, SimpleGrid, Text } from '@mantine/core';
import type { ReactNode } from 'react';

export interface FigureProps {
  readonly name: string;
  readonly value: ReactNode;
  readonly note?: ReactNode;
  /** Whether it asks for attention. */
  readonly isAlarming?: boolean;
}

/** One number that says how something stands. */
export function Figure({ name, value, note, isAlarming = false }: FigureProps) {
  return (
    <Paper component="li" withBorder p="md" radius="lg">
      <Text size="xs" c="dimmed" fw={600}>
        {name}
      </Text>
      <Text
        fz={{ base: 22, sm: 28 }}
        fw={700}
        lh={1.3}
        c={isAlarming ? 'red.4' : 'bright'}
        style={{ fontVariantNumeric: 'tabular-nums' }}
      >
        {value}
      </Text>
      {note && (
        <Text size="xs" c="dimmed">
          {note}
        </Text>
      )}
    </Paper>
  );
}

export interface FiguresProps {
  readonly label: string;
  /** `Figure`s. */
  readonly children: ReactNode;
}

/** Numbers beside each other. */
export function Figures({ label, children }: FiguresProps) {
  return (
    <SimpleGrid
      component="ul"
      aria-label={label}
      cols={{ base: 2, md: 3, xl: 6 }}
      spacing={{ base: 'sm', sm: 'md' }}
      p={0}
      m={0}
      style={{ listStyle: 'none' }}
    >
      {children}
    </SimpleGrid>
  );
}
