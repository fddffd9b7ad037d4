import {
  MultiSelect,
  NativeSelect,
  NumberInput,
  SimpleGrid,
  Stack,
  TagsInput,
  Textarea,
  TextInput,
} from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { TitleKind } from '../generated/graphql.js';
import { CreditFields } from './credit-fields.js';
import type { TitleValues } from './title-values.js';
import { WindowFields } from './window-fields.js';

const TIERS = [
  { value: '', label: 'Free to everybody who is signed in' },
  { value: 'BASIC', label: 'Basic and above' },
  { value: 'STANDARD', label: 'Standard and above' },
  { value: 'PREMIUM', label: 'Premium' },
];

export interface TitleFieldsProps {
  readonly form: UseFormReturnType<TitleValues>;
  readonly kind: TitleKind;
  readonly genres: readonly { readonly id: string; readonly name: string }[];
}

/** What can be said of a title. */
export function TitleFields({ form, kind, genres }: TitleFieldsProps) {
  return (
    <Stack>
      <TextInput label="Name" required maxLength={300} {...form.getInputProps('name')} />
      <Textarea
        label="Synopsis"
        autosize
        minRows={3}
        maxRows={10}
        maxLength={4000}
        {...form.getInputProps('synopsis')}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput label="First released" type="date" {...form.getInputProps('releaseDate')} />
        {kind !== 'SERIES' && <TimeFields form={form} />}
        <TextInput
          label="Rating board's rating"
          description="Such as PG-13. None: for adults only."
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...form.getInputProps('maturityRating')}
        />
        <NativeSelect label="Plan" data={TIERS} {...form.getInputProps('requiredTier')} />
        <TextInput
          label="Original language"
          description="Such as en or pt-BR"
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...form.getInputProps('originalLanguage')}
        />
        <TextInput label="Studio" {...form.getInputProps('studio')} />
      </SimpleGrid>
      <MultiSelect
        label="Genres"
        data={genres.map(({ id, name }) => ({ value: id, label: name }))}
        maxValues={10}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': 'Take all genres away' }}
        {...form.getInputProps('genreIds')}
      />
      <TagsInput
        label="Tags"
        description="In lower case, 30 at most"
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        maxTags={30}
        {...form.getInputProps('tags')}
      />
      <CreditFields form={form} />
      <WindowFields form={form} />
    </Stack>
  );
}

/** What is said of films and episodes alone. */
function TimeFields({ form }: Pick<TitleFieldsProps, 'form'>) {
  return (
    <>
      <NumberInput
        label="Running time"
        description="In minutes. It has to be known before it is published."
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        min={1}
        max={1440}
        allowDecimal={false}
        {...form.getInputProps('runtimeMinutes')}
      />
      <NumberInput
        label="Start of the credits"
        description="In seconds: whoever came that far has seen it. None: 95 percent of it."
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        min={1}
        allowDecimal={false}
        {...form.getInputProps('creditsStartSeconds')}
      />
    </>
  );
}
