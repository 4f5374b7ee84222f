# Huffman's code, there and back.
Node = Struct.new(:count, :order, :char, :left, :right) do
  include Comparable
  def <=>(other) = [count, order] <=> [other.count, other.order]

  def codes(prefix = "", out = {})
    char ? out[char] = prefix : [left, right].zip(%w[0 1]) { |node, bit| node.codes(prefix + bit, out) }
    out
  end
end

text = "she sells sea shells by the sea shore"
order = 0
nodes = text.chars.tally.sort.map { |char, n| Node.new(n, order += 1, char) }
while nodes.size > 1
  nodes.sort!
  a, b = nodes.shift(2)
  nodes << Node.new(a.count + b.count, order += 1, nil, a, b)
end
codes = nodes.first.codes
bits = text.each_char.map(&codes).join
decoded = +""
node = nodes.first
bits.each_char do |bit|
  node = bit == "0" ? node.left : node.right
  next unless node.char
  decoded << node.char
  node = nodes.first
end
codes.sort_by { |c, code| [code.size, code] }.each { |c, code| puts "#{c.inspect} #{code}" }
puts bits.size, text.bytesize * 8, decoded == text
