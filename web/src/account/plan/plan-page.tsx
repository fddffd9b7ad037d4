import { useQuery } from '@apollo/client/react';
import { Loaded } from '../../shell/loaded.js';
import { PageFrame } from '../parts/page-frame.js';
import { AccountPlan } from './plan.graphql.js';
import { PlanChoice } from './plan-choice.js';
import { StepsSection } from './steps-section.js';
import { SubscriptionCard } from './subscription-card.js';
import { useSubscriptionSteps } from './use-subscription-steps.js';

/** The subscription, as it stands at this moment, or the plans that one can be begun with. */
export function PlanPage() {
  const { data, error, refetch } = useQuery(AccountPlan, { fetchPolicy: 'cache-and-network' });
  useSubscriptionSteps(refetch);
  return (
    <PageFrame title="Plan" text="What you have, what it costs, and what comes next.">
      <Loaded data={data} error={error} onRetry={refetch}>
        {({ mySubscription, plans }) => (
          <>
            {mySubscription && <SubscriptionCard subscription={mySubscription} plans={plans} />}
            {(!mySubscription || mySubscription.state === 'EXPIRED') && (
              <PlanChoice plans={plans} mayTry={mySubscription === null} />
            )}
            {mySubscription && <StepsSection />}
          </>
        )}
      </Loaded>
    </PageFrame>
  );
}
