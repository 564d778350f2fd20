-- Load for wrk: every request verifies a random person, for a dossier of its own, under a fresh
-- Idempotency-Key.
local people, token = {}, nil
local thread_count = 0

function setup(thread)
  thread:set("number", thread_count)
  thread_count = thread_count + 1
end

local context = '{"context":{"purpose":"BANK_ACCOUNT_OPENING","officerId":"teller-0042","dossierCode":"HS-'

function init(args)
  local folder = args[1]
  for line in io.lines(folder .. "/people.tsv") do
    local id, name, born = line:match("([^\t]*)\t([^\t]*)\t([^\t]*)")
    people[#people + 1] = '"},"claim":{"personalId":"' .. id .. '","fullName":"' .. name
      .. '","dateOfBirth":"' .. born .. '"}}'
  end
  token = io.open(folder .. "/token"):read("*l")
  math.randomseed(os.time() + number * 7919)
  prefix = string.format("%d-%d-%d-", os.time(), number, math.random(1000000000))
  sent = 0
  refused = 0
end

function request()
  sent = sent + 1
  return wrk.format("POST", "/v1/verifications", {
    ["Authorization"] = "Bearer " .. token,
    ["Content-Type"] = "application/json",
    ["Idempotency-Key"] = prefix .. sent,
  }, context .. prefix .. sent .. people[math.random(#people)])
end

function response(status)
  if status ~= 200 then
    refused = refused + 1
    if refused == 1 then io.stderr:write("answer " .. status .. "\n") end
  end
end

function done(summary, latency)
  io.write(string.format("RESULT %.1f %.2f %.2f %d\n",
    summary.requests / (summary.duration / 1e6),
    latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout))
end
