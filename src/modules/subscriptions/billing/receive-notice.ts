import type { GatewayNotice } from '../payment-gateway.js';
import type { DisputeService } from './dispute.service.js';
import type { PaymentNoticeService } from './payment-notice.service.js';
import type { RefundNoticeService } from './refund-notice.service.js';

export interface NoticeReceivers {
  readonly notices: Pick<PaymentNoticeService, 'receive'>;
  readonly refundNotices: Pick<RefundNoticeService, 'receive'>;
  readonly disputes: Pick<DisputeService, 'receive'>;
}

/** Passes a notice of the gateway to the service of its kind. */
export function receiveNotice(
  { notices, refundNotices, disputes }: NoticeReceivers,
  notice: GatewayNotice,
): Promise<void> {
  if ('dispute' in notice) return disputes.receive(notice);
  if ('refund' in notice) return refundNotices.receive(notice);
  return notices.receive(notice);
}
