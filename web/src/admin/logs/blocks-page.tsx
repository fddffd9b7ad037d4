import { useMutation, useQuery } from '@apollo/client/react';
import { Loaded } from '../../shell/loaded.js';
import type { AdminBlocksQuery } from '../generated/graphql.js';
import { ConfirmButton } from '../parts/confirm-button.js';
import { type Column, DataTable } from '../parts/data-table.js';
import { PageHead } from '../parts/page-head.js';
import { Panel } from '../parts/panel.js';
import { momentText, nameText } from '../parts/texts.js';
import { AdminBlocks, LiftBlock } from './logs.graphql.js';

type Block = AdminBlocksQuery['admin']['rateLimitBlocks'][number];

const COLUMNS: readonly Column<Block>[] = [
  { name: 'Kind', cell: ({ kind }) => nameText(kind) },
  { name: 'Who', cell: ({ subject }) => subject },
  { name: 'Since', keepsLine: true, cell: ({ begunAt }) => momentText(begunAt) },
  { name: 'Until', keepsLine: true, cell: ({ endsAt }) => momentText(endsAt) },
  { name: 'Turn', isNumber: true, cell: ({ turn }) => turn },
  { name: 'Action', cell: (block) => <Lift block={block} /> },
];

/** Who is kept out after many refusals, and letting them in again. */
export function BlocksPage() {
  const { data, error, refetch } = useQuery(AdminBlocks, {
    pollInterval: 10_000,
    fetchPolicy: 'cache-and-network',
  });
  return (
    <>
      <PageHead
        title="Rate limits"
        text="Who goes on after many refusals is kept out for a while, each time twice as long. What was refused stands in the overview."
      />
      <Panel title="Kept out now" text="Whose block ends last stands first">
        <Loaded data={data?.admin.rateLimitBlocks} error={error} onRetry={refetch}>
          {(blocks) => (
            <DataTable
              label="Kept out now"
              rows={blocks}
              rowKey={({ kind, subject }) => `${kind} ${subject}`}
              empty="Nobody is kept out."
              columns={COLUMNS}
            />
          )}
        </Loaded>
      </Panel>
    </>
  );
}

function Lift({ block: { kind, subject } }: { readonly block: Block }) {
  const [lift] = useMutation(LiftBlock, {
    variables: { input: { kind, subject } },
    refetchQueries: [AdminBlocks],
  });
  return (
    <ConfirmButton
      size="compact-sm"
      color="yellow"
      label="Let in"
      aria-label={`Let ${subject} in`}
      question={`Let ${subject} in again?`}
      text="They may ask again at once, within the limits that everybody has."
      done={`${subject} is let in again.`}
      onConfirm={() => lift()}
    />
  );
}
