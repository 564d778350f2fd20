-- Load for wrk: GETs the addresses of a list in a random order, as the auditor.
local paths, token = {}, nil

function init(args)
  local folder = args[1]
  for line in io.lines(folder .. "/paths") do
    paths[#paths + 1] = line
  end
  token = io.open(folder .. "/auditor-token"):read("*l")
  math.randomseed(os.time())
end

function request()
  return wrk.format("GET", paths[math.random(#paths)], { ["Authorization"] = "Bearer " .. token })
end

function done(summary, latency)
  io.write(string.format("RESULT %.1f %.2f %.2f %d\n",
    summary.requests / (summary.duration / 1e6),
    latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout))
end
