import type {
  ChargeNotice,
  ChargeResult,
  PaymentGateway,
} from '../../src/modules/subscriptions/payment-gateway.js';
import { createRandom } from './random.js';

/** The probabilities of faults, which add up to 1 at most. */
export interface FaultRates {
  /** The call is lost: nothing happens. */
  readonly lostCall: number;
  /** The call takes effect, and the response is lost. */
  readonly lostAnswer: number;
  /**
   * The call takes effect, but the response is that it is pending; a notice reports the result, or none does. Refunds,
   * which no notice reports, are answered.
   */
  readonly late: number;
}

export interface FaultyGatewayOptions extends FaultRates {
  readonly seed: number;
  /** The receiver of notices. */
  readonly deliver: (notice: ChargeNotice) => Promise<void>;
}

export interface FaultyGateway extends PaymentGateway {
  /** Delivers the pending notices in any order, including those caused by deliveries. */
  deliverNotices(): Promise<void>;
  /** The number of faults. */
  readonly faults: () => number;
}

type Fault = keyof FaultRates;
const FAULTS: readonly Fault[] = ['lostCall', 'lostAnswer', 'late'];
const MOST_COPIES = 3;
const UNKNOWN = { outcome: 'unknown' } as const;

/** A gateway with network faults: the same faults for the same seed and the same calls. */
export function createFaultyGateway(gateway: PaymentGateway, options: FaultyGatewayOptions): FaultyGateway {
  const random = createRandom(options.seed);
  const underWay: ChargeNotice[] = [];
  let faults = 0;

  function nextFault(): Fault | null {
    let rest = random.below(1_000_000) / 1_000_000;
    for (const fault of FAULTS) {
      rest -= options[fault];
      if (rest < 0) return fault;
    }
    return null;
  }

  async function disturbed<Result>(
    fault: Fault | null,
    call: () => Promise<Result>,
  ): Promise<Result | typeof UNKNOWN> {
    if (fault === null) return call();
    faults += 1;
    if (fault === 'lostCall') return UNKNOWN;
    await call();
    return UNKNOWN;
  }

  function announce(idempotencyKey: string, result: ChargeResult): void {
    if (result.outcome === 'unknown') return;
    const notice = { id: `faulty_notice_${idempotencyKey}`, idempotencyKey, result };
    const copies = random.below(MOST_COPIES + 1);
    underWay.push(...Array.from({ length: copies }, () => notice));
  }

  return {
    name: gateway.name,
    saveMethod: gateway.saveMethod,
    readNotice: gateway.readNotice,
    faults: () => faults,

    charge(charge) {
      const fault = nextFault();
      return disturbed(fault, async () => {
        const result = await gateway.charge(charge);
        if (fault === 'late') announce(charge.idempotencyKey, result);
        return result;
      });
    },

    refund(refund) {
      const fault = nextFault();
      return disturbed(fault === 'late' ? null : fault, () => gateway.refund(refund));
    },

    async deliverNotices() {
      for (let [notice] = take(); notice; [notice] = take()) await options.deliver(notice);
    },
  };

  function take(): ChargeNotice[] {
    return underWay.length === 0 ? [] : underWay.splice(random.below(underWay.length), 1);
  }
}
