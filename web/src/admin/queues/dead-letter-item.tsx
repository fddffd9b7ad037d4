import { Accordion, Code, Group, Stack, Text, Title } from '@mantine/core';
import type { AdminDeadLettersQuery } from '../generated/graphql.js';
import { momentText } from '../parts/texts.js';
import { DeadLetterActions } from './dead-letter-actions.js';
import { JobLog } from './job-log.js';

export type DeadLetter = AdminDeadLettersQuery['admin']['deadLetters']['edges'][number]['node'];

export interface DeadLetterItemProps {
  readonly letter: DeadLetter;
  readonly onDone: () => unknown;
}

/** One job that was given up; opened, all that is known of it. */
export function DeadLetterItem({ letter, onDone }: DeadLetterItemProps) {
  const { id, queue, job, reason, attempts, queuedAt, failedAt, payload, errors } = letter;
  return (
    <Accordion.Item value={`${queue}/${id}`} data-dead-letter={id}>
      <Accordion.Control>
        <Group justify="space-between" gap="xs">
          <Text span fw={600} size="sm">
            {job}
          </Text>
          <Text span size="xs" c="dimmed">
            {queue}, {momentText(failedAt)}
          </Text>
        </Group>
        <Text span size="sm" c="red.4" lineClamp={2}>
          {reason}
        </Text>
      </Accordion.Control>
      <Accordion.Panel>
        <Stack gap="sm">
          <Text size="sm" c="dimmed">
            Queued {momentText(queuedAt)}, tried {attempts === 1 ? 'once' : `${attempts} times`}. Id{' '}
            <Code>{id}</Code>
          </Text>
          <Title order={4} size="sm">
            What was to be done
          </Title>
          <Code block tabIndex={0}>
            {JSON.stringify(payload, null, 2)}
          </Code>
          <Title order={4} size="sm">
            What went wrong, try by try
          </Title>
          <Code block mah={240} tabIndex={0} style={{ overflow: 'auto' }}>
            {errors.join('\n\n') || reason}
          </Code>
          <JobLog queue={queue} id={id} />
          <Group>
            <DeadLetterActions letters={{ queue, ids: [id] }} what="this dead letter" onDone={onDone} />
          </Group>
        </Stack>
      </Accordion.Panel>
    </Accordion.Item>
  );
}
