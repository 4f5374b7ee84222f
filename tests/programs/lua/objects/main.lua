local Animal = {}
Animal.__index = Animal
function Animal.new(name) return setmetatable({ name = name }, Animal) end
function Animal:speak() return self.name .. " makes a sound" end
local Dog = setmetatable({}, { __index = Animal })
Dog.__index = Dog
Dog.__tostring = function(self) return "Dog(" .. self.name .. ")" end
Dog.__eq = function(a, b) return a.name == b.name end
Dog.__lt = function(a, b) return a.name < b.name end
Dog.__add = function(a, b) return Dog.new(a.name .. b.name) end
Dog.__call = function(self, x) return x * 2 end
Dog.__close = function() print("closed") end
function Dog.new(name) return setmetatable({ name = name }, Dog) end
function Dog:speak() return Animal.speak(self) .. ": woof" end
local a, b = Dog.new("Rex"), Dog.new("Rex")
print(a:speak(), tostring(a), a == b, a < Dog.new("Z"), tostring(a + b), a(21))
do local x <close> = a; local y <const> = 1; print("inside", y) end
