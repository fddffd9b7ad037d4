import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../../shared/clock.js';
import { NoticeRefusedError } from '../notice-refused-error.js';
import type { GatewayNotice, SignedNotice } from '../payment-gateway.js';

/** Like `t=1700000000,v1=…`: the time of signing, in seconds, and the signature in hexadecimal. */
const SIMULATED_SIGNATURE = 'simulated-signature';

const TOLERANCE_SECONDS = 300;
const SIGNATURE = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/;

const chargeNoticeSchema = z.object({
  id: z.string(),
  idempotencyKey: z.string(),
  result: z.discriminatedUnion('outcome', [
    z.object({ outcome: z.literal('succeeded'), reference: z.string() }),
    z.object({ outcome: z.literal('declined'), reason: z.string() }),
    z.object({ outcome: z.literal('unknown') }),
  ]),
});

const disputeNoticeSchema = z.object({
  id: z.string(),
  dispute: z.object({
    reference: z.string(),
    chargeReference: z.string(),
    status: z.enum(['OPEN', 'WON', 'LOST']),
    reason: z.string(),
    amount: z.object({ amountMinor: z.int(), currency: z.string() }),
  }),
});

const refundNoticeSchema = z.object({
  id: z.string(),
  refund: z.object({
    idempotencyKey: z.string(),
    result: z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('succeeded'), reference: z.string() }),
      z.object({ outcome: z.literal('failed'), reason: z.string() }),
      z.object({ outcome: z.literal('unknown') }),
    ]),
  }),
});

const noticeSchema = z.union([chargeNoticeSchema, disputeNoticeSchema, refundNoticeSchema]);

export interface SimulatedNotices {
  sign(notice: GatewayNotice): SignedNotice;
  /** @throws NoticeRefusedError */
  read(signed: SignedNotice): GatewayNotice;
}

/** Notices are signed with HMAC-SHA-256, under a key of their own (HKDF, RFC 5869), and are valid for 5 minutes. */
export function createSimulatedNotices(secret: string, clock: Clock): SimulatedNotices {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'simulated payment notice', 32));
  const signatureOf = (seconds: number, body: Buffer) =>
    createHmac('sha256', key).update(`${seconds}.`).update(body).digest();
  const now = () => Math.floor(clock.now().getTime() / 1000);

  return {
    sign(notice) {
      const body = Buffer.from(JSON.stringify(notice));
      const seconds = now();
      const signature = signatureOf(seconds, body).toString('hex');
      return { body, headers: { [SIMULATED_SIGNATURE]: `t=${seconds},v1=${signature}` } };
    },

    read({ body, headers }) {
      const [, seconds, signature] = SIGNATURE.exec(String(headers[SIMULATED_SIGNATURE])) ?? [];
      if (seconds === undefined || signature === undefined) {
        throw new NoticeRefusedError(`the header ${SIMULATED_SIGNATURE} is missing or malformed`);
      }
      const isOurs = timingSafeEqual(Buffer.from(signature, 'hex'), signatureOf(Number(seconds), body));
      if (!isOurs) throw new NoticeRefusedError('its signature does not match');
      if (Math.abs(now() - Number(seconds)) > TOLERANCE_SECONDS) {
        throw new NoticeRefusedError('it was signed too long ago');
      }
      return noticeSchema.parse(JSON.parse(body.toString()));
    },
  };
}
