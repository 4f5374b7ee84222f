# A message of several lines, and a backtrace through a block and a method of a class.
module Shop
  class Order
    def self.check(items)
      items.each do |item|
        raise ArgumentError, "bad item:\n  #{item.inspect}" unless item.is_a?(String)
        puts item
      end
    end
  end
end
Shop::Order.check(["tea", :cake])
