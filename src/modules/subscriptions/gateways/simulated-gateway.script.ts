/**
 * Charges once for each key, and says what became of it.
 *
 * KEYS: the charge, how many charges the customer had. ARGV: behaviour, reason to decline, amount, currency, customer,
 * how long to remember in ms. Returns the outcome as far as it is told, and the reason.
 */
export const SIMULATED_CHARGE = `
local charge, customer = KEYS[1], KEYS[2]
local behaviour, reason = ARGV[1], ARGV[2]
local asks = redis.call('HINCRBY', charge, 'asks', 1)
if asks == 1 then
  local outcome = 'succeeded'
  if behaviour == 'decline' then outcome = 'declined' end
  if behaviour == 'lose' or behaviour == 'delay' then outcome = 'undecided' end
  if behaviour == 'succeedOnce' then
    if redis.call('INCR', customer) > 1 then outcome = 'declined' end
    redis.call('PEXPIRE', customer, ARGV[6])
  end
  redis.call('HSET', charge, 'outcome', outcome, 'behaviour', behaviour, 'reason', reason,
    'amount', ARGV[3], 'currency', ARGV[4], 'customer', ARGV[5])
  redis.call('PEXPIRE', charge, ARGV[6])
end
local kept = redis.call('HMGET', charge, 'outcome', 'behaviour', 'reason')
local outcome = kept[1]
local decidedBy = ({ lose = 2, delay = 3 })[kept[2]] or 1
if outcome == 'undecided' and asks >= decidedBy then
  outcome = 'succeeded'
  redis.call('HSET', charge, 'outcome', outcome)
end
if outcome == 'undecided' or (kept[2] == 'hide' and asks == 1) then return { 'unknown', '' } end
return { outcome, kept[3] }
`;

/**
 * Gives back once for each key, and never more than was charged.
 *
 * KEYS: the refund, the charge. ARGV: amount, how long to remember in ms. Returns 'succeeded' or 'failed'.
 */
export const SIMULATED_REFUND = `
local refund, charge = KEYS[1], KEYS[2]
local known = redis.call('GET', refund)
if known then return known end
local kept = redis.call('HMGET', charge, 'outcome', 'amount', 'refunded')
local left = tonumber(kept[2] or 0) - tonumber(kept[3] or 0)
local outcome = 'failed'
if kept[1] == 'succeeded' and tonumber(ARGV[1]) <= left then
  outcome = 'succeeded'
  redis.call('HINCRBY', charge, 'refunded', ARGV[1])
end
redis.call('SET', refund, outcome, 'PX', ARGV[2])
return outcome
`;
