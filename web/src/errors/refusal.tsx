import { Button } from '@mantine/core';
import IconCreditCard from '@tabler/icons-react/icons/IconCreditCard';
import IconLock from '@tabler/icons-react/icons/IconLock';
import IconShieldLock from '@tabler/icons-react/icons/IconShieldLock';
import IconStars from '@tabler/icons-react/icons/IconStars';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { errorDetails, errorText } from './error-code.js';
import { Message } from './message.js';

export interface RefusalProps {
  readonly error: unknown;
  /** What else can be done: a button. */
  readonly action?: ReactNode;
  /** What is shown of errors that are no refusal. */
  readonly children?: ReactNode;
}

/** What somebody is told who may not do what they wanted, and the way there. */
export function Refusal({ error, action, children }: RefusalProps) {
  const details = errorDetails(error);
  switch (details?.code) {
    case 'SUBSCRIPTION_REQUIRED':
      return (
        <Message
          icon={<IconCreditCard size={36} />}
          title="Choose a plan to watch this"
          text={subscriptionText(details['state'])}
        >
          <Button component={Link} to="/account">
            {details['state'] === null ? 'See the plans' : 'To my subscription'}
          </Button>
          {action}
        </Message>
      );
    case 'UPGRADE_REQUIRED':
      return (
        <Message
          icon={<IconStars size={36} />}
          title={`This is part of ${planName(details['requiredTier'])}`}
          text="Your plan does not have it. After an upgrade it plays at once; you pay the difference for the rest of the period."
        >
          <Button component={Link} to="/account">
            Change the plan
          </Button>
          {action}
        </Message>
      );
    case 'MATURITY_RESTRICTED':
      return (
        <Message
          icon={<IconShieldLock size={36} />}
          title="This profile may not see it"
          text="It is for older viewers. Who may see more can watch it with their own profile."
        >
          <Button component={Link} to="/profiles">
            Change profile
          </Button>
          {action}
        </Message>
      );
    case 'PIN_REQUIRED':
      return (
        <Message
          icon={<IconLock size={36} />}
          title="This profile is locked"
          text="It opens with its PIN, for twelve hours on each device."
        >
          <Button component={Link} to="/profiles">
            Open it
          </Button>
          {action}
        </Message>
      );
    case 'NOT_FOUND':
      return (
        <Message title="It is not there" text={errorText(error)}>
          <Button component={Link} to="/" variant="default">
            To the start page
          </Button>
        </Message>
      );
    default:
      return children ?? null;
  }
}

function subscriptionText(state: unknown): string {
  switch (state) {
    case 'SUSPENDED':
      return 'Your subscription is suspended because a payment is open. Once it is paid, everything plays again.';
    case 'EXPIRED':
      return 'Your subscription has ended. Take it up again whenever you like; your profiles and lists are still there.';
    default:
      return 'It takes a minute, and you can end it whenever you like.';
  }
}

function planName(tier: unknown): string {
  const name = typeof tier === 'string' ? tier : 'another';
  return `the ${name.charAt(0)}${name.slice(1).toLowerCase()} plan`;
}
