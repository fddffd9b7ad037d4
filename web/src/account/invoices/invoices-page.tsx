import { useQuery } from '@apollo/client/react';
import { Accordion, Button } from '@mantine/core';
import IconReceipt from '@tabler/icons-react/icons/IconReceipt';
import { Link } from 'react-router';
import { Loaded } from '../../shell/loaded.js';
import { MoreButton } from '../../shell/more-button.js';
import { Empty } from '../parts/empty.js';
import { PageFrame } from '../parts/page-frame.js';
import { useSubscriptionSteps } from '../plan/use-subscription-steps.js';
import { InvoiceItem } from './invoice-item.js';
import { Invoices } from './invoices.graphql.js';

/** What was paid and what is owed, the latest first. A renewal appears by itself. */
export function InvoicesPage() {
  const { data, error, loading, refetch, fetchMore } = useQuery(Invoices, {
    fetchPolicy: 'cache-and-network',
  });
  useSubscriptionSteps(refetch);
  return (
    <PageFrame title="Invoices" text="Everything you were asked to pay for. What is written here stays.">
      <Loaded data={data} error={error} onRetry={refetch}>
        {({ mySubscription }) => {
          const { edges = [], pageInfo } = mySubscription?.invoices ?? {};
          if (edges.length === 0) {
            return (
              <Empty
                icon={<IconReceipt size={26} />}
                title="No invoices yet"
                text="The first one is written with the first payment. Free days have none."
              >
                <Button component={Link} to="/account" variant="light" mt="xs">
                  To the plan
                </Button>
              </Empty>
            );
          }
          return (
            <>
              <Accordion variant="contained" radius="lg" order={2}>
                {edges.map(({ node }) => (
                  <InvoiceItem key={node.id} invoice={node} />
                ))}
              </Accordion>
              <MoreButton
                mt={0}
                pageInfo={pageInfo}
                isLoading={loading}
                onMore={(after) => fetchMore({ variables: { after } })}
              >
                Older ones
              </MoreButton>
            </>
          );
        }}
      </Loaded>
    </PageFrame>
  );
}
