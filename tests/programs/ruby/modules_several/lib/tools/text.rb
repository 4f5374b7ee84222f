module Tools
  module Text
    module_function

    def shout(s) = s.upcase + "!"
  end
end
