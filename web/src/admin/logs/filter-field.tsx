import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';

export interface FilterFieldProps {
  readonly label: string;
  readonly value: string;
  readonly type?: 'text' | 'datetime-local';
  readonly onChange: (value: string) => void;
}

/** Narrows a list by what was typed, once one leaves the field or presses Enter: half an id finds nothing. */
export function FilterField({ label, value, type = 'text', onChange }: FilterFieldProps) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  // Whoever leaves by a link goes there, and nowhere else besides.
  const narrow = () => {
    if (typed !== value) onChange(typed);
  };
  return (
    <TextInput
      label={label}
      type={type}
      size="sm"
      value={typed}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      onBlur={narrow}
      onKeyDown={({ key }) => {
        if (key === 'Enter') narrow();
      }}
    />
  );
}
