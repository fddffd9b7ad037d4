import { Group, Input, PasswordInput, SegmentedControl } from '@mantine/core';

/** What shows that somebody may do something: a PIN, or the password of the account. */
export interface Proof {
  readonly kind: 'pin' | 'password';
  readonly secret: string;
}

export const NO_PROOF: Proof = { kind: 'pin', secret: '' };
export const NO_PASSWORD: Proof = { kind: 'password', secret: '' };

/** As the service wants it. */
export function proofInput({ kind, secret }: Proof): { pin?: string; password?: string } {
  return secret === '' ? {} : { [kind]: secret };
}

export interface ProofFieldProps {
  readonly value: Proof;
  /** Whose PIN. */
  readonly of: string;
  readonly error?: string | undefined;
  readonly onChange: (proof: Proof) => void;
}

/** Asks for the PIN or, of whoever has forgotten it, for the password of the account. */
export function ProofField({ value, of, error, onChange }: ProofFieldProps) {
  const isPin = value.kind === 'pin';
  return (
    <Input.Wrapper label="To show that you may do this" labelElement="div">
      <Group align="flex-start" mt={6} gap="sm" wrap="wrap">
        <SegmentedControl
          aria-label="What you give"
          value={value.kind}
          onChange={(kind) => onChange({ kind: kind as Proof['kind'], secret: '' })}
          data={[
            { value: 'pin', label: 'PIN' },
            { value: 'password', label: 'Password' },
          ]}
        />
        <PasswordInput
          flex="1 1 200px"
          aria-label={isPin ? `PIN ${of}` : 'Password of the account'}
          placeholder={isPin ? `PIN ${of}` : 'Password of the account'}
          autoComplete={isPin ? 'off' : 'current-password'}
          {...(isPin && { inputMode: 'numeric' as const, maxLength: 8 })}
          value={value.secret}
          error={error}
          onChange={({ currentTarget }) => onChange({ ...value, secret: currentTarget.value })}
        />
      </Group>
    </Input.Wrapper>
  );
}
