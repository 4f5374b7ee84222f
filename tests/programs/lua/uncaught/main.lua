local helper = require "lib.helper"
print("before")
helper.fail(0)
