import { ActionIcon, Button, Fieldset, Group, Input, NativeSelect, Stack, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { randomId } from '@mantine/hooks';
import IconPlus from '@tabler/icons-react/icons/IconPlus';
import IconTrash from '@tabler/icons-react/icons/IconTrash';
import type { TitleValues } from './title-values.js';

const ROLES = [
  { value: 'DIRECTOR', label: 'Director' },
  { value: 'WRITER', label: 'Writer' },
  { value: 'ACTOR', label: 'Actor' },
];
const MOST_CREDITS = 100;

/** Who made a title, in the order of billing. Who is not known yet is added. */
export function CreditFields({ form }: { readonly form: UseFormReturnType<TitleValues> }) {
  const { credits } = form.getValues();
  const fault = form.errors['credits'];
  return (
    <Fieldset legend="Credits" aria-invalid={fault ? true : undefined}>
      <Stack gap="xs">
        {credits.map(({ key }, index) => (
          <Group key={key} gap="xs" wrap="nowrap" align="start">
            <TextInput
              aria-label={`Name of credit ${index + 1}`}
              required
              maxLength={160}
              flex={1}
              {...form.getInputProps(`credits.${index}.name`)}
            />
            <NativeSelect
              aria-label={`Role of credit ${index + 1}`}
              data={ROLES}
              {...form.getInputProps(`credits.${index}.role`)}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size="input-sm"
              aria-label={`Take credit ${index + 1} away`}
              onClick={() => form.removeListItem('credits', index)}
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
            disabled={credits.length >= MOST_CREDITS}
            onClick={() => form.insertListItem('credits', { key: randomId(), name: '', role: 'ACTOR' })}
          >
            Add a credit
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  );
}
