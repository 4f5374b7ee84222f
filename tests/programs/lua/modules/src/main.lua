local a = require "util"
local b = require "shared.text"
print(a.name, b.shout("hi"), package.loaded["util"] == a, (...) == nil)
print(pcall(require, "missing.module"))
print(dofile("data.lua").x)
