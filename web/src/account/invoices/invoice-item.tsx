import { Accordion, Badge, Group, Table, Text } from '@mantine/core';
import type { InvoicePartsFragment } from '../../generated/graphql.js';
import { moneyText } from '../../plans/money.js';
import { dayText } from '../parts/day-text.js';
import classes from './invoice-item.module.css';
import { lineText, REASONS, STATUSES } from './invoice-words.js';

export interface InvoiceItemProps {
  readonly invoice: InvoicePartsFragment;
}

/** An invoice in one line, which opens to what it is made of. */
export function InvoiceItem({ invoice }: InvoiceItemProps) {
  const { id, number, status, reason, issuedAt, paidAt, total, refunded, lines } = invoice;
  const { name, color } = STATUSES[status];
  return (
    <Accordion.Item value={id} className={classes.invoice ?? ''}>
      <Accordion.Control>
        <Group justify="space-between" wrap="nowrap" pr="sm" gap="sm">
          <div>
            <Text fw={600}>{dayText(issuedAt)}</Text>
            <Text size="sm" c="dimmed">
              {REASONS[reason]}
            </Text>
          </div>
          <Group gap="sm" justify="flex-end">
            <Badge color={color} variant="light">
              {name}
            </Badge>
            <Text fw={600}>{moneyText(total)}</Text>
          </Group>
        </Group>
      </Accordion.Control>
      <Accordion.Panel>
        <Text size="sm" c="dimmed">
          Invoice {number}
          {paidAt && `, paid on ${dayText(paidAt)}`}
        </Text>
        <Table mt="xs" verticalSpacing="xs" className={classes.lines ?? ''}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>For</Table.Th>
              <Table.Th ta="right">Amount</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lines.map((line) => (
              <Table.Tr key={`${line.kind} ${line.plan.id}`}>
                <Table.Td>
                  {lineText(line)}
                  <Text size="xs" c="dimmed">
                    {dayText(line.periodStart)} to {dayText(line.periodEnd)}
                  </Text>
                </Table.Td>
                <Table.Td ta="right">{moneyText(line.amount)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
          <Table.Tfoot>
            <Table.Tr>
              <Table.Th>Total</Table.Th>
              <Table.Th ta="right">{moneyText(total)}</Table.Th>
            </Table.Tr>
            {refunded.amountMinor > 0 && (
              <Table.Tr>
                <Table.Th>Given back</Table.Th>
                <Table.Th ta="right">{moneyText(refunded)}</Table.Th>
              </Table.Tr>
            )}
          </Table.Tfoot>
        </Table>
      </Accordion.Panel>
    </Accordion.Item>
  );
}
