import { Anchor, Button, Code, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import type { AdminAuditLogQuery } from '../generated/graphql.js';
import { type Column, DataTable } from '../parts/data-table.js';
import { momentText, NOTHING } from '../parts/texts.js';
import { ShortId } from './short-id.js';

type Entry = AdminAuditLogQuery['admin']['auditLog']['edges'][number]['node'];

/** Entries of the audit log; each opens to what changed. */
export function AuditEntries({ entries }: { readonly entries: readonly Entry[] }) {
  const [opened, setOpened] = useState<Entry | null>(null);
  const columns: readonly Column<Entry>[] = [
    { name: 'When', keepsLine: true, cell: ({ occurredAt }) => momentText(occurredAt) },
    {
      name: 'Action',
      cell: ({ action }) => (
        <Text size="sm" fw={600}>
          {action}
        </Text>
      ),
    },
    {
      name: 'By',
      cell: ({ actorId }) =>
        actorId ? (
          <Anchor component={Link} to={`/admin/accounts/${actorId}`} size="sm">
            <ShortId id={actorId} />
          </Anchor>
        ) : (
          'The platform, or a visitor'
        ),
    },
    {
      name: 'Done to',
      cell: ({ subjectType, subjectId }) => (
        <>
          {subjectType} <ShortId id={subjectId} />
        </>
      ),
    },
    { name: 'From', cell: ({ address }) => address ?? NOTHING },
    {
      name: 'Details',
      cell: (entry) => (
        <Button
          size="compact-xs"
          variant="default"
          aria-label={`Details of ${entry.action}, ${momentText(entry.occurredAt)}`}
          onClick={() => setOpened(entry)}
        >
          Show
        </Button>
      ),
    },
  ];
  return (
    <>
      <DataTable
        label="Audit log"
        rows={entries}
        rowKey={({ id }) => id}
        empty="Nothing like that was done."
        columns={columns}
      />
      <Modal
        opened={opened !== null}
        onClose={() => setOpened(null)}
        title={opened?.action}
        centered
        size="lg"
      >
        {opened && <Details entry={opened} />}
      </Modal>
    </>
  );
}

function Details({ entry }: { readonly entry: Entry }) {
  const { before, after, details, actorId, subjectType, subjectId, sessionId, requestId, address } = entry;
  return (
    <Stack gap="sm">
      <Block name="As it was" value={before} />
      <Block name="As it became" value={after} />
      <Block name="Details" value={details} />
      <Block name="Where from" value={{ actorId, subjectType, subjectId, sessionId, requestId, address }} />
    </Stack>
  );
}

function Block({ name, value }: { readonly name: string; readonly value: unknown }) {
  if (value === null || value === undefined || Object.keys(value).length === 0) return null;
  return (
    <div>
      <Text size="sm" fw={600} mb={4}>
        {name}
      </Text>
      <Code block tabIndex={0}>
        {JSON.stringify(value, null, 2)}
      </Code>
    </div>
  );
}
