import { ActionIcon, Button, Fieldset, Group, Input, Stack, Text, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { randomId } from '@mantine/hooks';
import IconPlus from '@tabler/icons-react/icons/IconPlus';
import IconTrash from '@tabler/icons-react/icons/IconTrash';
import type { TitleValues } from './title-values.js';

const MOST_WINDOWS = 100;

/** When and where a title may be seen. */
export function WindowFields({ form }: { readonly form: UseFormReturnType<TitleValues> }) {
  const { windows } = form.getValues();
  const fault = form.errors['windows'];
  return (
    <Fieldset legend="Availability" aria-invalid={fault ? true : undefined}>
      <Stack gap="xs">
        <Text size="sm" c="dimmed">
          {windows.length === 0
            ? 'Always and everywhere, once it is published.'
            : 'In any of these windows. Times are in UTC; without an end it is for good, without a region everywhere.'}
        </Text>
        {windows.map(({ key }, index) => (
          <Group key={key} gap="xs" align="end">
            <TextInput
              label={`Region ${index + 1}`}
              placeholder="Such as DE"
              maxLength={2}
              w={110}
              {...form.getInputProps(`windows.${index}.region`)}
            />
            <Instant
              label={`Start ${index + 1}`}
              isRequired
              {...form.getInputProps(`windows.${index}.startsAt`)}
            />
            <Instant label={`End ${index + 1}`} {...form.getInputProps(`windows.${index}.endsAt`)} />
            <ActionIcon
              variant="subtle"
              color="gray"
              size="input-sm"
              aria-label={`Take window ${index + 1} away`}
              onClick={() => form.removeListItem('windows', index)}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
        {fault && <Input.Error role="alert">{fault}</Input.Error>}
        <Group>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={14} aria-hidden />}
            disabled={windows.length >= MOST_WINDOWS}
            onClick={() =>
              form.insertListItem('windows', { key: randomId(), region: '', startsAt: '', endsAt: '' })
            }
          >
            Add a window
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  );
}

interface InstantProps {
  readonly label: string;
  readonly isRequired?: boolean;
}

function Instant({ label, isRequired = false, ...rest }: InstantProps) {
  return (
    <TextInput
      type="datetime-local"
      step="any"
      label={label}
      required={isRequired}
      flex="1 1 200px"
      {...rest}
    />
  );
}
