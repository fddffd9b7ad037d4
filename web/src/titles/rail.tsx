import { ActionIcon, Group, Text, Title } from '@mantine/core';
import IconChevronLeft from '@tabler/icons-react/icons/IconChevronLeft';
import IconChevronRight from '@tabler/icons-react/icons/IconChevronRight';
import { type ReactNode, useId, useRef } from 'react';
import classes from './rail.module.css';

/** How much of the visible part a press of an arrow moves on. */
const STEP = 0.85;

export interface RailProps {
  readonly title: string;
  readonly explanation?: string | undefined;
  /** What stands beside the title. */
  readonly aside?: ReactNode;
  /** Its items, each with a key. */
  readonly children: readonly ReactNode[];
}

/** A row of titles that goes on to the right. */
export function Rail({ title, explanation, aside, children }: RailProps) {
  const id = useId();
  const track = useRef<HTMLUListElement>(null);
  const move = (direction: number) => {
    const element = track.current;
    element?.scrollBy({ left: direction * STEP * element.clientWidth });
  };
  return (
    <section aria-labelledby={id} className={classes.rail}>
      <Group justify="space-between" align="end" wrap="nowrap" className={classes.head}>
        <div>
          <Group gap="sm">
            <Title order={2} size="h3" id={id}>
              {title}
            </Title>
            {aside}
          </Group>
          {explanation && (
            <Text c="dimmed" size="sm">
              {explanation}
            </Text>
          )}
        </div>
        <Group gap={4} wrap="nowrap" visibleFrom="sm">
          <ActionIcon variant="subtle" color="gray" aria-label={`${title}: back`} onClick={() => move(-1)}>
            <IconChevronLeft aria-hidden />
          </ActionIcon>
          <ActionIcon variant="subtle" color="gray" aria-label={`${title}: on`} onClick={() => move(1)}>
            <IconChevronRight aria-hidden />
          </ActionIcon>
        </Group>
      </Group>
      <ul ref={track} className={classes.track}>
        {children}
      </ul>
    </section>
  );
}
