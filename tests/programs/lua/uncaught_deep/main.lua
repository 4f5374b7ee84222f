-- An uncaught error below several calls, in a method, a callback and a global function.
local Account = {}
Account.__index = Account

function Account:withdraw(n)
  if n > self.balance then
    error("insufficient funds: " .. self.balance .. " of " .. n, 2)
  end
  self.balance = self.balance - n
end

function spend(account, prices)
  for _, price in ipairs(prices) do
    account:withdraw(price)
    print("spent " .. price)
  end
end

local function main()
  spend(setmetatable({ balance = 100 }, Account), { 30, 50, 40 })
end

main()
print("never")
