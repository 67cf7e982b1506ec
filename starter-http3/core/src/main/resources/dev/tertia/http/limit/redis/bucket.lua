-- A token bucket of one or two bandwidths, in one step.
--
-- KEYS[1]  the bucket
-- ARGV[1]  tokens to take; less than 0 to give them back, 0 to look
-- ARGV[2..4], ARGV[5..7]  of each bandwidth: capacity; tokens that come in so many milliseconds
-- returns  whether there were enough, tokens left, milliseconds until there are enough or it is full
--
-- The value is a list of whole numbers: the time of the last change and, of each bandwidth, its
-- tokens, the part of the next token (in fractions of the milliseconds), and these milliseconds.
-- No product exceeds 2^53: policies that would are refused. A missing bucket is a full one.

local amount = tonumber(ARGV[1])
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)

local stored = {}
local value = redis.call('GET', KEYS[1])
if value then
  for number in string.gmatch(value, '%d+') do
    stored[#stored + 1] = tonumber(number)
  end
end

-- When the clock was set back, time begins anew from there, and what was refilled stays.
local last = stored[1] or now
local elapsed = math.max(0, now - last)

local function refill(bandwidth, at)
  local level = stored[at]
  if not level or level >= bandwidth.capacity then
    return bandwidth.capacity, 0
  end
  -- After a change of the rate the fractions have another size: less than a token is lost.
  local part = (stored[at + 2] == bandwidth.ticks) and stored[at + 1] or 0
  local rounds = math.floor(elapsed / bandwidth.ticks)
  if rounds * bandwidth.tokens >= bandwidth.capacity - level then
    return bandwidth.capacity, 0
  end
  local parts = (elapsed - rounds * bandwidth.ticks) * bandwidth.tokens + part
  level = level + rounds * bandwidth.tokens + math.floor(parts / bandwidth.ticks)
  if level >= bandwidth.capacity then
    return bandwidth.capacity, 0
  end
  return level, parts % bandwidth.ticks
end

local bandwidths = {}
local remaining = math.huge
for i = 2, #ARGV, 3 do
  local bandwidth = {
    capacity = tonumber(ARGV[i]),
    tokens = tonumber(ARGV[i + 1]),
    ticks = tonumber(ARGV[i + 2])
  }
  bandwidth.level, bandwidth.part = refill(bandwidth, i)
  remaining = math.min(remaining, bandwidth.level)
  bandwidths[#bandwidths + 1] = bandwidth
end

-- Milliseconds until every bandwidth has so many tokens, or all it can hold.
local function wait(wanted)
  local longest = 0
  for _, bandwidth in ipairs(bandwidths) do
    local missing = math.min(wanted, bandwidth.capacity) - bandwidth.level
    if missing > 0 then
      local parts = missing * bandwidth.ticks - bandwidth.part
      longest = math.max(longest, math.ceil(parts / bandwidth.tokens))
    end
  end
  return longest
end

local enough = remaining >= amount
local change = 0
if enough then
  change = amount
elseif now >= last then
  return {0, remaining, wait(amount)}
end

for _, bandwidth in ipairs(bandwidths) do
  bandwidth.level = math.min(bandwidth.capacity, bandwidth.level - change)
  if bandwidth.level == bandwidth.capacity then
    bandwidth.part = 0
  end
end

local full = wait(math.huge)
if full == 0 then
  redis.call('DEL', KEYS[1])
elseif change ~= 0 or now < last then
  local numbers = {string.format('%.0f', now)}
  for _, bandwidth in ipairs(bandwidths) do
    numbers[#numbers + 1] =
      string.format('%.0f %.0f %.0f', bandwidth.level, bandwidth.part, bandwidth.ticks)
  end
  redis.call('SET', KEYS[1], table.concat(numbers, ' '), 'PX', string.format('%.0f', full + 1))
end

if enough then
  return {1, remaining - change, full}
end
return {0, remaining, wait(amount)}
