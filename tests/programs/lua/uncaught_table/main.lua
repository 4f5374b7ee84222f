-- An error that is no string, with __tostring, which nobody catches.
io.write("before\n")
local Mistake = { __tostring = function(self) return "Mistake: " .. self.what end }
error(setmetatable({ what = "nothing works" }, Mistake))
