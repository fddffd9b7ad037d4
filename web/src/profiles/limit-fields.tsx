import { Input, SegmentedControl, Switch } from '@mantine/core';

/** Years of age, the last for everything. */
const LIMITS: readonly number[] = [6, 12, 16, 18];
const EVERYTHING = 18;
const KIDS_LIMIT = 12;

/** What a profile may see. */
export interface Limits {
  readonly isKids: boolean;
  /** In years of age. */
  readonly maturityLimit: number;
}

/** As the service takes it: a child's limit is a child's. */
export function effectiveLimit({ isKids, maturityLimit }: Limits): number {
  return isKids ? Math.min(maturityLimit, KIDS_LIMIT) : maturityLimit;
}

export interface LimitFieldsProps {
  readonly value: Limits;
  /** The limit before, which may lie between ours, such as one that another client has set: it can be kept. */
  readonly known?: number;
  readonly error?: string | undefined;
  readonly onChange: (limits: Limits) => void;
}

/** Says what a profile may see: whether it is a child's, and up to which age. */
export function LimitFields({ value, known, error, onChange }: LimitFieldsProps) {
  const { isKids, maturityLimit } = value;
  return (
    <>
      <Switch
        label="For a child"
        description="Never sees more than what is for twelve-year-olds, on any device."
        checked={isKids}
        onChange={({ currentTarget }) => onChange({ isKids: currentTarget.checked, maturityLimit })}
      />
      <Input.Wrapper label="May see what is for ages up to" labelElement="div" error={error}>
        <SegmentedControl
          mt={6}
          fullWidth
          maw={420}
          aria-label="May see what is for ages up to"
          data={choicesOf(isKids, known).map((years) => ({
            value: `${years}`,
            label: years >= EVERYTHING ? 'All' : `${years}`,
          }))}
          value={`${effectiveLimit(value)}`}
          onChange={(years) => onChange({ isKids, maturityLimit: Number(years) })}
        />
      </Input.Wrapper>
    </>
  );
}

function choicesOf(isKids: boolean, known: number | undefined): readonly number[] {
  const all = known === undefined ? LIMITS : [...new Set([...LIMITS, known])];
  return all.filter((years) => !isKids || years <= KIDS_LIMIT).toSorted((one, other) => one - other);
}
