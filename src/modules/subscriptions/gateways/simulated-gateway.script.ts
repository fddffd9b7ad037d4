/**
 * Asks for one charge, which happens at most once. Whatever a repeat says, the first call with a key counts.
 *
 * KEYS: charge, the customer's charges. ARGV: idempotency key, amount, currency, customer, reason to decline, reason to
 * decline after a first success, silent asks, lost asks, how long to remember in ms, the most charges of a customer.
 * Returns `unknown`, `succeeded` or `declined`, and the reason.
 */
export const CHARGE = `
local charge, customers = KEYS[1], KEYS[2]
local asks = redis.call('HINCRBY', charge, 'asks', 1)
if asks == 1 then
  redis.call('HSET', charge, 'amount', ARGV[2], 'currency', ARGV[3], 'customer', ARGV[4],
    'decline', ARGV[5], 'laterDecline', ARGV[6], 'silent', ARGV[7], 'lost', ARGV[8])
  redis.call('PEXPIRE', charge, ARGV[9])
end
local asked = redis.call('HMGET', charge, 'outcome', 'reason', 'decline', 'laterDecline', 'silent', 'lost', 'customer')
local outcome, reason = asked[1], asked[2]
if not outcome and asks > tonumber(asked[6]) then
  reason = asked[3]
  local isFirst = asked[7] == '' or redis.call('EXISTS', customers) == 0
  if reason == '' and not isFirst then reason = asked[4] end
  outcome = reason == '' and 'succeeded' or 'declined'
  redis.call('HSET', charge, 'outcome', outcome, 'reason', reason)
  if outcome == 'succeeded' and asked[7] ~= '' then
    redis.call('RPUSH', customers, ARGV[1])
    redis.call('LTRIM', customers, -tonumber(ARGV[10]), -1)
    redis.call('PEXPIRE', customers, ARGV[9])
  end
end
if asks <= tonumber(asked[5]) then return {'unknown', ''} end
return {outcome, reason}
`;

/**
 * Gives back a part of a charge, never more than it took.
 *
 * KEYS: refund, charge. ARGV: amount, currency, how long to remember in ms.
 * Returns `succeeded` or `failed`, and the reason.
 */
export const REFUND = `
local refund, charge = KEYS[1], KEYS[2]
local known = redis.call('HMGET', refund, 'outcome', 'reason')
if known[1] then return known end
local amount = tonumber(ARGV[1])
local taken = redis.call('HMGET', charge, 'outcome', 'amount', 'currency', 'refunded')
local reason = ''
if taken[1] ~= 'succeeded' then reason = 'charge_not_found'
elseif taken[3] ~= ARGV[2] then reason = 'currency_mismatch'
elseif amount <= 0 then reason = 'amount_too_small'
elseif tonumber(taken[4] or '0') + amount > tonumber(taken[2]) then reason = 'amount_too_large' end
local outcome = reason == '' and 'succeeded' or 'failed'
if outcome == 'succeeded' then redis.call('HINCRBY', charge, 'refunded', amount) end
redis.call('HSET', refund, 'outcome', outcome, 'reason', reason)
redis.call('PEXPIRE', refund, ARGV[3])
return {outcome, reason}
`;
