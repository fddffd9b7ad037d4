import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useLocation } from 'react-router';

export interface FilterFieldProps {
  readonly label: string;
  readonly value: string;
  readonly type?: 'text' | 'datetime-local';
  readonly onChange: (value: string) => void;
}

/** Filters a list by a term in the address. It applies on Enter or blur, because half an id finds nothing. */
export function FilterField({ label, value, type = 'text', onChange }: FilterFieldProps) {
  const [typed, setTyped] = useState(value);
  // Also follows navigation that leaves the value as it was last rendered: it may have interrupted what was typed.
  const { key: visit } = useLocation();
  useEffect(() => setTyped(value), [value, visit]);
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
