import type { Engine } from '../../../src/engine.js';
import { newId } from '../../../src/shared/ids.js';
import type { Random } from '../random.js';

/** How a person pays, and what they do while a payment is undecided. */
export type Temper = 'patient' | 'impatient' | 'mending' | 'leaving' | 'penniless';

export interface Subscriber {
  readonly id: string;
  readonly temper: Temper;
  /** The key of the call that starts the subscription. */
  readonly key: string;
}

type Service = Engine['subscriptions']['service'];
type Call = () => Promise<unknown>;

const GOOD = 'pm_card';
/** Pays for the start and for nothing after it. */
const BAD = 'pm_renewal_declined';

const methods: Readonly<Record<Temper, string>> = {
  patient: GOOD,
  impatient: GOOD,
  mending: BAD,
  leaving: BAD,
  penniless: BAD,
};

/** Out of ten, four wait and two do not; four cannot pay at first. */
const TEMPERS: readonly Temper[] = [
  ...Array<Temper>(4).fill('patient'),
  ...Array<Temper>(2).fill('impatient'),
  ...Array<Temper>(2).fill('mending'),
  'leaving',
  'penniless',
];

export function aSubscriber(random: Random): Subscriber {
  return { id: newId(), temper: TEMPERS[random.below(TEMPERS.length)] ?? 'patient', key: newId() };
}

/** Whether every one of their periods must be paid for in the end. */
export function renewsAlways({ temper }: Subscriber): boolean {
  return temper === 'patient' || temper === 'impatient';
}

/** The first call; repeating it is the same call. */
export function beginning(service: Service, { id, temper, key }: Subscriber, planId: string): Call {
  const request = { planId, paymentMethod: methods[temper], idempotencyKey: key, trial: false };
  return () => service.subscribe(id, request);
}

/** What they do, all of it concurrently, while they wait for a renewal. */
export function doings(service: Service, subscriber: Subscriber, planId: string): readonly Call[] {
  const { id } = subscriber;
  const again = beginning(service, subscriber, planId);
  const pay = () => service.payOutstanding(id);
  const mend = () => service.updatePaymentMethod(id, GOOD);
  const byTemper: Readonly<Record<Temper, readonly Call[]>> = {
    patient: [],
    impatient: [again, again, pay, pay],
    mending: [mend, pay],
    leaving: [mend, () => service.cancel(id)],
    penniless: [],
  };
  return byTemper[subscriber.temper];
}
