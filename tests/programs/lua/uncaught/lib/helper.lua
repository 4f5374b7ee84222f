local M = {}

function M.fail(x)
  return 1 < "2"
end

return M
