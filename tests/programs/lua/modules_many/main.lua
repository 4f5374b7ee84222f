-- A program in several modules, with a package that has an init file.
local stack = require("lib.stack")
local shapes = require("shapes")
local config = require("config")

local s = stack.new()
s:push(1):push("two"):push({ 3 })
print(s:size(), s:pop()[1], s:pop(), s:size())
print(pcall(s.pop, stack.new()))
print(shapes.square(3), shapes.circle.area(1) == math.pi)
print(config.name, config.debug and "debugging" or "quiet")
config.name = "changed"
print(require("config").name)
package.loaded.config = nil
print(require("config").name)
print(pcall(require, "broken") == false, (select(2, pcall(require, "broken")):match("broken.lua:2: .*")))
local names = {}
for name in pairs(package.loaded) do if name:find("^[lsc][hio][ban]") then names[#names + 1] = name end end
table.sort(names)
print(table.concat(names, " "))
