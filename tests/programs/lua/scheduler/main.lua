-- Tasks that take turns: a scheduler over coroutines, with sleeping and messages.
local now, ready, sleeping, waiting, mail = 0, {}, {}, {}, {}

local function spawn(name, f)
  ready[#ready + 1] = { name = name, co = coroutine.create(f) }
end

local function sleep(n) coroutine.yield("sleep", n) end

local function send(to, what)
  mail[to] = mail[to] or {}
  table.insert(mail[to], what)
  ready[#ready + 1], waiting[to] = waiting[to], nil
end

local function receive(name)
  while not (mail[name] and #mail[name] > 0) do coroutine.yield("wait") end
  return table.remove(mail[name], 1)
end

local function wake()
  table.sort(sleeping, function(a, b) return a.at < b.at end)
  now = sleeping[1].at
  while sleeping[1] and sleeping[1].at == now do ready[#ready + 1] = table.remove(sleeping, 1).task end
end

local function run()
  while #ready > 0 or #sleeping > 0 do
    if #ready == 0 then wake() end
    local task = table.remove(ready, 1)
    local ok, what, n = coroutine.resume(task.co, task.name)
    if not ok then
      print(now, task.name, "failed: " .. what)
    elseif what == "sleep" then
      sleeping[#sleeping + 1] = { at = now + n, task = task }
    elseif what == "wait" then
      waiting[task.name] = task
    else
      print(now, task.name, "done")
    end
  end
  for name in pairs(waiting) do print(now, name, "waits for ever") end
end

spawn("producer", function()
  for i = 1, 3 do
    sleep(10)
    send("consumer", "item " .. i)
  end
end)
spawn("consumer", function(name)
  for _ = 1, 3 do
    local item = receive(name)
    print(now, name, item)
  end
end)
spawn("broken", function()
  sleep(15)
  error("out of paper", 0)
end)
spawn("lonely", receive)
run()
print(coroutine.isyieldable(), select(2, coroutine.running()))
