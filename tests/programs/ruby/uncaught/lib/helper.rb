module Helper
  def self.fail(n)
    n / 0
  end
end
