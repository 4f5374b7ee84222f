module Config
  NAME = "example".freeze
  freeze
end
