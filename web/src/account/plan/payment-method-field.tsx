import { Radio, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import classes from './payment-method-field.module.css';

const CARDS = [
  { value: 'pm_card', name: 'Card that works', about: 'Every payment goes through.' },
  {
    value: 'pm_renewal_declined',
    name: 'Card that works once',
    about: 'The first payment goes through, later ones are declined.',
  },
  { value: 'pm_insufficient_funds', name: 'Card without money', about: 'Declined: not enough money.' },
  { value: 'pm_declined', name: 'Card that is declined', about: 'Declined, and the bank does not say why.' },
  {
    value: 'pm_needs_action',
    name: 'Card that asks back',
    about: 'Declined: the bank wants to be confirmed by you.',
  },
] as const;

export const FIRST_CARD: string = CARDS[0].value;

export interface PaymentMethodFieldProps {
  readonly value: string;
  readonly error?: string | undefined;
  readonly onChange: (method: string) => void;
}

/** How to pay: one of the simulated cards, or what the payment gateway calls another way. */
export function PaymentMethodField({ value, error, onChange }: PaymentMethodFieldProps) {
  const [isOther, setOther] = useState(false);

  function choose(choice: string): void {
    setOther(choice === 'other');
    onChange(choice === 'other' ? '' : choice);
  }

  return (
    <Stack gap="xs">
      <Radio.Group
        label="How to pay"
        description="No money moves: these cards stand for what real ones do."
        value={isOther ? 'other' : value}
        onChange={choose}
      >
        <Stack gap={6} mt="xs">
          {CARDS.map((card) => (
            <Choice key={card.value} {...card} />
          ))}
          <Choice value="other" name="Another way" about="By its name at the payment gateway." />
        </Stack>
      </Radio.Group>
      {isOther && (
        <TextInput
          label="Its name at the payment gateway"
          required
          maxLength={120}
          value={value}
          error={error}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
        />
      )}
    </Stack>
  );
}

interface ChoiceProps {
  readonly value: string;
  readonly name: string;
  readonly about: string;
}

function Choice({ value, name, about }: ChoiceProps) {
  return (
    <Radio
      value={value}
      className={classes.choice ?? ''}
      label={name}
      description={
        <Text span size="xs" c="dimmed">
          {about}
        </Text>
      }
    />
  );
}
