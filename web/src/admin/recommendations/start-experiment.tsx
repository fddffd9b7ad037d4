import { useMutation } from '@apollo/client/react';
import {
  Button,
  Fieldset,
  Group,
  Modal,
  NumberInput,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { ErrorNotice } from '../../errors/error-notice.js';
import type { ContributingStrategy } from '../generated/graphql.js';
import { nameText } from '../parts/texts.js';
import { AdminExperiments, StartExperiment } from './recommendations.graphql.js';

const STRATEGIES: readonly Exclude<ContributingStrategy, 'EXPLORATION'>[] = [
  'COLLABORATIVE',
  'CONTENT',
  'TRENDING',
  'POPULARITY',
  'FRESHNESS',
];

/** Tries other weights on a part of the profiles, beside those that were learned. */
export function StartExperimentButton() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="compact-sm" variant="light" onClick={() => setOpen(true)}>
        New experiment
      </Button>
      <Modal opened={isOpen} onClose={() => setOpen(false)} title="New experiment" centered size="lg">
        {isOpen && <ExperimentForm onClose={() => setOpen(false)} />}
      </Modal>
    </>
  );
}

function ExperimentForm({ onClose }: { readonly onClose: () => void }) {
  const [start, { loading, error }] = useMutation(StartExperiment, { refetchQueries: [AdminExperiments] });
  const form = useForm({
    initialValues: {
      name: '',
      participants: 100,
      share: 50,
      diversity: 0.2,
      exploration: 0,
      weights: { COLLABORATIVE: 1, CONTENT: 1, TRENDING: 0, POPULARITY: 0, FRESHNESS: 0 },
    },
  });
  const submit = form.onSubmit(async ({ name, participants, share, diversity, exploration, weights }) => {
    const voices = STRATEGIES.map((strategy) => ({ strategy, weight: weights[strategy] }));
    const arms = [
      { name: 'Learned', share: 100 - share, voices: [] },
      { name: 'Tried', share, diversity, exploration, voices: voices.filter(({ weight }) => weight > 0) },
    ];
    const { data } = await start({ variables: { input: { name, share: participants, arms } } }).catch(() => ({
      data: null,
    }));
    if (!data) return;
    notifications.show({ color: 'teal', message: `${name} has begun.` });
    onClose();
  });
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text size="sm" c="dimmed">
          One arm keeps what was learned, the other one is served by your weights. Each profile stays in its
          arm. It ends by itself after 30 days.
        </Text>
        <TextInput label="Name" required maxLength={100} data-autofocus {...form.getInputProps('name')} />
        <NumberInput
          label="Of 100 profiles, so many take part"
          min={1}
          max={100}
          allowDecimal={false}
          required
          {...form.getInputProps('participants')}
        />
        <NumberInput
          label="Of 100 that take part, so many try it"
          min={1}
          max={99}
          allowDecimal={false}
          required
          {...form.getInputProps('share')}
        />
        <Fieldset legend="Weights">
          <SimpleGrid cols={{ base: 2, sm: 3 }}>
            {STRATEGIES.map((strategy) => (
              <NumberInput
                key={strategy}
                label={nameText(strategy)}
                min={0}
                max={1000}
                step={0.1}
                required
                {...form.getInputProps(`weights.${strategy}`)}
              />
            ))}
          </SimpleGrid>
        </Fieldset>
        <NumberInput
          label="Diversity"
          description="How much being unlike what stands before counts on the rail For you. Usual: 0.2"
          min={0}
          max={1}
          step={0.1}
          required
          {...form.getInputProps('diversity')}
        />
        <NumberInput
          label="Exploration"
          description="How much it counts that a title is new and hardly watched, where all weights together count 1. It lifts two titles of a list at most"
          min={0}
          max={1}
          step={0.1}
          required
          {...form.getInputProps('exploration')}
        />
        {error && <ErrorNotice error={error} />}
        <Group justify="end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={loading}>
            Begin
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
