# A trie with completion, on hashes that make themselves.
class Trie
  def initialize = @root = node
  def node = { count: 0, next: {} }

  def <<(word)
    word.each_char.reduce(@root) { |at, c| at[:next][c] ||= node }[:count] += 1
    self
  end

  def complete(prefix)
    at = prefix.each_char.reduce(@root) { |here, c| here && here[:next][c] }
    at ? walk(at, prefix).to_a : []
  end

  private

  def walk(at, word, &block)
    return enum_for(:walk, at, word) unless block
    yield word, at[:count] if at[:count].positive?
    at[:next].sort.each { |c, child| walk(child, word + c, &block) }
  end
end

trie = %w[tea ten team tear äpfel ärger tea inn in äpfel tea].reduce(Trie.new, :<<)
["te", "ä", "x", ""].each { |prefix| puts "#{prefix.inspect}: #{trie.complete(prefix).map { |w, n| n > 1 ? "#{w}×#{n}" : w }.join(" ")}" }
begin
  trie.walk(nil, "")
rescue NoMethodError => e
  puts e.message[/private method `walk' called/]
end
nested = Hash.new { |h, k| h[k] = Hash.new(&h.default_proc) }
nested[:a][:b][:c] = 1
p nested, nested.dig(:a, :b, :c), nested.dig(:a, :x), nested.key?(:z)
