/**
 * Charges once per key. The first call with a key counts, whatever a repeated one says.
 *
 * KEYS: charge, the customer's charges. ARGV: idempotency key, amount, currency, customer, reason to decline, reason to
 * decline after a first success, silent asks, lost asks, how long to remember in ms, the most charges of a customer,
 * how many refunds of it fail.
 * Returns `unknown`, `succeeded` or `declined`, and the reason.
 */
export const CHARGE = `
local charge, customers = KEYS[1], KEYS[2]
local key, amount, currency, customer = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local decline, laterDecline, silent, lost = ARGV[5], ARGV[6], ARGV[7], ARGV[8]
local keepMs, most = ARGV[9], tonumber(ARGV[10])

local known = redis.call('HMGET', charge, 'asks', 'outcome', 'reason', 'customer', 'decline', 'laterDecline', 'silent', 'lost')
local asks = tonumber(known[1] or '0') + 1
local outcome, reason = known[2] or '', known[3] or ''
if asks > 1 then
  customer, decline, laterDecline, silent, lost = known[4], known[5], known[6], known[7], known[8]
end

if outcome == '' and asks > tonumber(lost) then
  reason = decline
  if reason == '' and laterDecline ~= '' and redis.call('EXISTS', customers) == 1 then reason = laterDecline end
  outcome = reason == '' and 'succeeded' or 'declined'
  if outcome == 'succeeded' and customer ~= '' then
    if redis.call('RPUSH', customers, key) > most then redis.call('LTRIM', customers, -most, -1) end
    redis.call('PEXPIRE', customers, keepMs)
  end
end

if asks == 1 then
  redis.call('HSET', charge, 'asks', 1, 'outcome', outcome, 'reason', reason, 'customer', customer, 'amount', amount,
    'currency', currency, 'decline', decline, 'laterDecline', laterDecline, 'silent', silent, 'lost', lost,
    'failedRefunds', ARGV[11])
  redis.call('PEXPIRE', charge, keepMs)
else
  redis.call('HSET', charge, 'asks', asks, 'outcome', outcome, 'reason', reason)
end
if asks <= tonumber(silent) then return {'unknown', ''} end
return {outcome, reason}
`;

/**
 * Refunds a part of a charge, never more than was charged.
 *
 * KEYS: refund, charge. ARGV: amount, currency, how long to remember in ms. Returns `succeeded` or `failed`, and the
 * reason.
 */
export const REFUND = `
local refund, charge = KEYS[1], KEYS[2]
local known = redis.call('HMGET', refund, 'outcome', 'reason')
if known[1] then return known end
local amount = tonumber(ARGV[1])
local taken = redis.call('HMGET', charge, 'outcome', 'amount', 'currency', 'refunded', 'failedRefunds')
local reason = ''
if taken[1] ~= 'succeeded' then reason = 'charge_not_found'
elseif taken[3] ~= ARGV[2] then reason = 'currency_mismatch'
elseif amount <= 0 then reason = 'amount_too_small'
elseif tonumber(taken[4] or '0') + amount > tonumber(taken[2]) then reason = 'amount_too_large'
elseif tonumber(taken[5] or '0') > 0 then
  reason = 'declined'
  redis.call('HINCRBY', charge, 'failedRefunds', -1)
end
local outcome = reason == '' and 'succeeded' or 'failed'
if outcome == 'succeeded' then redis.call('HINCRBY', charge, 'refunded', amount) end
redis.call('HSET', refund, 'outcome', outcome, 'reason', reason)
redis.call('PEXPIRE', refund, ARGV[3])
return {outcome, reason}
`;
