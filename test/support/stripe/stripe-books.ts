import { scriptOf } from './stripe-methods.js';
import {
  type Answer,
  type Intent,
  isFoundBy,
  metadataOf,
  missing,
  ok,
  page,
  type RefundObject,
  refusal,
  searchPage,
} from './stripe-objects.js';

interface Customer {
  readonly id: string;
  readonly metadata: Readonly<Record<string, string>>;
}

type Action = (form: URLSearchParams, id: string) => Answer;

/** In euro cents (docs.stripe.com/currencies, minimum charge amounts). */
const LEAST_AMOUNT = 50;

/** Stripe's data, and the effects of its API on them. */
export function createStripeBooks() {
  const intents: Intent[] = [];
  const refunds: RefundObject[] = [];
  const customers: Customer[] = [];
  const owners = new Map<string, string>();

  const routes: readonly (readonly [method: string, path: RegExp, action: Action])[] = [
    ['GET', /^\/v1\/customers\/search$/, searchCustomers],
    ['POST', /^\/v1\/customers$/, createCustomer],
    ['POST', /^\/v1\/payment_methods\/(\w+)\/attach$/, attach],
    ['GET', /^\/v1\/payment_methods\/(\w+)$/, paymentMethod],
    ['GET', /^\/v1\/payment_intents\/search$/, searchIntents],
    ['POST', /^\/v1\/payment_intents$/, createIntent],
    ['GET', /^\/v1\/payment_intents$/, listIntents],
    ['POST', /^\/v1\/payment_intents\/(\w+)\/cancel$/, cancelIntent],
    ['GET', /^\/v1\/payment_intents\/(\w+)$/, (_form, id) => found(intents.find((each) => each.id === id))],
    ['POST', /^\/v1\/refunds$/, createRefund],
    ['GET', /^\/v1\/refunds$/, listRefunds],
    ['GET', /^\/v1\/refunds\/(\w+)$/, (_form, id) => found(refunds.find((each) => each.id === id))],
  ];

  function found(object: object | undefined): Answer {
    return object ? ok(object) : missing('id');
  }

  function searchCustomers(form: URLSearchParams): Answer {
    return searchPage(customers.filter(({ metadata }) => isFoundBy(form.get('query'), metadata)));
  }

  function createCustomer(form: URLSearchParams): Answer {
    const customer = { id: `cus_${customers.length + 1}`, object: 'customer', metadata: metadataOf(form) };
    customers.push(customer);
    return ok(customer);
  }

  function attach(form: URLSearchParams, id: string): Answer {
    if (id === 'pm_missing') return missing('payment_method');
    if (owners.has(id)) {
      const message = 'The payment method you provided has already been attached to a customer.';
      return refusal(400, { type: 'invalid_request_error', message });
    }
    owners.set(id, form.get('customer') ?? '');
    return paymentMethod(form, id);
  }

  function paymentMethod(_form: URLSearchParams, id: string): Answer {
    if (id === 'pm_missing') return missing('payment_method');
    const card = { fingerprint: /_no_(\w+)$/.exec(id)?.[1] ?? id };
    return ok({ id, object: 'payment_method', customer: owners.get(id) ?? null, type: 'card', card });
  }

  function createIntent(form: URLSearchParams): Answer {
    if (form.get('payment_method') === 'pm_missing') return missing('payment_method');
    if (form.get('currency') === 'xxx') {
      return refusal(400, { type: 'invalid_request_error', param: 'currency', message: 'Invalid currency' });
    }
    if (Number(form.get('amount')) < LEAST_AMOUNT) {
      const message = 'Amount must be at least €0.50 eur';
      return refusal(400, { type: 'invalid_request_error', code: 'amount_too_small', message });
    }
    const { status, error = null } = scriptOf(form.get('payment_method'));
    const intent: Intent = {
      id: `pi_${intents.length + 1}`,
      object: 'payment_intent',
      amount: Number(form.get('amount')),
      currency: form.get('currency') ?? '',
      customer: form.get('customer'),
      metadata: metadataOf(form),
      created: Math.floor(Date.now() / 1000),
      status,
      last_payment_error: error,
    };
    intents.push(intent);
    return error ? { status: 402, body: { error: { ...error, payment_intent: intent } } } : ok(copy(intent));
  }

  function listIntents(form: URLSearchParams): Answer {
    const since = Number(form.get('created[gte]') ?? 0);
    const customer = form.get('customer');
    return page(intents.filter((each) => each.customer === customer && each.created >= since).toReversed());
  }

  function searchIntents(form: URLSearchParams): Answer {
    return searchPage(intents.filter(({ metadata }) => isFoundBy(form.get('query'), metadata)));
  }

  function cancelIntent(_form: URLSearchParams, id: string): Answer {
    const intent = intents.find((each) => each.id === id);
    if (intent) intent.status = 'canceled';
    return found(intent);
  }

  function createRefund(form: URLSearchParams): Answer {
    const intent = intents.find(({ id }) => id === form.get('payment_intent'));
    if (!intent) return missing('payment_intent');
    const amount = Number(form.get('amount'));
    if (refundedOf(intent.id) + amount > intent.amount) {
      const message = 'Refund amount is greater than unrefunded amount on charge';
      return refusal(400, { type: 'invalid_request_error', param: 'amount', message });
    }
    const refund: RefundObject = {
      id: `re_${refunds.length + 1}`,
      object: 'refund',
      amount,
      payment_intent: intent.id,
      metadata: metadataOf(form),
      status: 'succeeded',
    };
    refunds.push(refund);
    return ok(refund);
  }

  function listRefunds(form: URLSearchParams): Answer {
    return page(refunds.filter((refund) => refund.payment_intent === form.get('payment_intent')));
  }

  function refundedOf(intentId: string): number {
    const ofIntent = refunds.filter((refund) => refund.payment_intent === intentId);
    return ofIntent.reduce((sum, { amount }) => sum + amount, 0);
  }

  return {
    intents,
    refundedOf,
    act(method: string, path: string, form: URLSearchParams): Answer {
      for (const [ofMethod, pattern, action] of routes) {
        const match = ofMethod === method ? pattern.exec(path) : null;
        if (match) return action(form, match[1] ?? '');
      }
      return missing('url');
    },
  };
}

/** A copy, because a repeated request gets the first response again. */
function copy(intent: Intent): Intent {
  return structuredClone(intent);
}
