import { TextInput, type TextInputProps } from '@mantine/core';
import { useTyped } from './use-typed.js';

export interface TermFieldProps extends Omit<TextInputProps, 'type' | 'value' | 'onChange'> {
  readonly term: string;
  readonly onType: (term: string) => void;
}

/** A field for what is looked for. */
export function TermField({ term, onType, ...look }: TermFieldProps) {
  const [typed, type] = useTyped(term, onType);
  return (
    <TextInput
      {...look}
      type="search"
      value={typed}
      onChange={({ currentTarget }) => type(currentTarget.value)}
    />
  );
}
