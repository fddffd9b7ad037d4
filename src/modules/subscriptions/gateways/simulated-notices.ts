import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../../shared/clock.js';
import type { GatewayNotice, SignedNotice } from '../payment-gateway.js';
import { NoticeRefusedError } from './notice-refused-error.js';

export const SIMULATED_SIGNATURE_HEADER = 'x-simulated-signature';
/** How old a notice may be, and how far ahead its sender's clock. */
const TOLERANCE_SECONDS = 300;
const SIGNATURE = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/;

const noticeSchema = z.object({
  id: z.string().min(1).max(120),
  idempotencyKey: z.string().min(1).max(120),
  result: z.discriminatedUnion('outcome', [
    z.object({ outcome: z.literal('succeeded'), reference: z.string().max(120) }),
    z.object({ outcome: z.literal('declined'), reason: z.string().max(120) }),
    z.object({ outcome: z.literal('unknown') }),
  ]),
});

/** Writes and reads the notices of the simulated gateway: the body and the time are signed with HMAC-SHA-256. */
export function createSimulatedNotices(secret: string, clock: Clock) {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'simulated gateway notices', 32));
  const sign = (seconds: string, body: Buffer) =>
    createHmac('sha256', key).update(`${seconds}.`).update(body).digest();
  const nowSeconds = () => Math.floor(clock.now().getTime() / 1_000);

  return {
    /** A notice as the gateway would send it now. */
    write(notice: GatewayNotice): { readonly body: Buffer; readonly headers: Record<string, string> } {
      const body = Buffer.from(JSON.stringify(notice));
      const seconds = String(nowSeconds());
      const signature = `t=${seconds},v1=${sign(seconds, body).toString('hex')}`;
      return { body, headers: { [SIMULATED_SIGNATURE_HEADER]: signature } };
    },

    /** @throws NoticeRefusedError when it was not signed with our key, or too long ago */
    read({ body, headers }: SignedNotice): GatewayNotice {
      const [, seconds = '', signature = ''] =
        SIGNATURE.exec(String(headers[SIMULATED_SIGNATURE_HEADER])) ?? [];
      const isSigned = timingSafeEqual(padded(Buffer.from(signature, 'hex')), sign(seconds, body));
      if (!isSigned) throw new NoticeRefusedError('Its signature is not right.');
      if (Math.abs(nowSeconds() - Number(seconds)) > TOLERANCE_SECONDS) {
        throw new NoticeRefusedError('It was signed too long ago.');
      }
      const { success, data } = noticeSchema.safeParse(parse(body));
      if (!success) throw new NoticeRefusedError('It is not written as notices are.');
      return data;
    },
  };
}

/** As long as a signature, whatever was sent. */
function padded(signature: Buffer): Buffer {
  return Buffer.concat([signature, Buffer.alloc(32)]).subarray(0, 32);
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return null;
  }
}
