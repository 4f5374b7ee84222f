-- Classes by prototypes: inheritance, super, mixins, accessors.
local function class(parent)
  local c = {}
  c.__index = c
  if parent then
    for k, x in pairs(parent) do if k:sub(1, 2) == "__" and k ~= "__index" then c[k] = x end end
  end
  return setmetatable(c, {
    __index = parent,
    __call = function(self, ...)
      local object = setmetatable({}, self)
      if self.init then self.init(object, ...) end
      return object
    end,
  })
end

local Shape = class()
function Shape:init(name) self.name = name end
function Shape:area() return 0 end
function Shape:__tostring() return ("%s of %.2f"):format(self.name, self:area()) end
Shape.__lt = function(a, b) return a:area() < b:area() end

local Circle = class(Shape)
function Circle:init(r)
  Shape.init(self, "circle")
  self.r = r
end
function Circle:area() return math.pi * self.r ^ 2 end

local Square = class(Shape)
function Square:init(side)
  Shape.init(self, "square")
  self.side = side
end
function Square:area() return self.side ^ 2 end

local Cube = class(Square)
function Cube:area() return 6 * Square.area(self) end

local function is_a(object, c)
  local at = getmetatable(object)
  while at and at ~= c do at = getmetatable(at).__index end
  return at == c
end

local shapes = { Square(3), Circle(1), Cube(2), Shape("nothing") }
table.sort(shapes)
for _, shape in ipairs(shapes) do print(shape, is_a(shape, Square), is_a(shape, Shape)) end

local Named = { rename = function(self, name) self.name = name return self end }
for k, f in pairs(Named) do Shape[k] = f end
print(Circle(2):rename("disc"))
print(pcall(function() return Square(1):volume() end))

local function account(balance)
  local self = {}
  function self.deposit(n) balance = balance + n return self end
  function self.balance() return balance end
  return self
end
print(account(10).deposit(5).deposit(1).balance())
