# Strings: slices, search, change, Unicode, encodings.
s = "Hello, Wörld ☕"
p s.length, s.bytesize, s[0], s[-1], s[7..11], s[7, 3], s[/W\p{L}+/], s[100], s.index("ö")
p s.upcase, s.swapcase, s.reverse, s.sub("l", "L"), s.tr("lo", "01"), s.delete("l"), s.squeeze("l"), s.count("lo"), s.chars.first(3)
p s.start_with?("Hell"), s.end_with?("☕"), s.include?("Wör"), s.center(20, "*"), s.ljust(17, "."), s.rjust(16), s.partition(", "), s.rpartition("l")
p "a,b,,c,,".split(","), "a,b,,c,,".split(",", -1), " a  b ".split, "abc".split(""), "a1b2".split(/\d/), "a1b2".split(/(\d)/), "k=v=w".split("=", 2)
p "abc".succ, "az".next, "Zz".succ, "a9".succ, "1.9".succ, "abc".ord, 8364.chr("UTF-8"), "abc".sum, "abc" * 2, "a".."e", ("a".."e").step(2).to_a
p "%05.2f|%-6s|%+d|%x|%o|%b|%e|%s|%p|%%|%c" % [3.14159, "ab", 5, 255, 8, 5, 12345.678, :sym, nil, "z"], format("%<a>d %{b}", a: 1, b: 2), "%08b" % 37, "%.3s" % "abcdef", "%-+5d|" % 3
p "line\nline2\r\n".lines, "line\n".chomp, "abc".chop, "  x ".strip, "xxhixx".delete_prefix("xx").delete_suffix("xx"), "title case here".split.map(&:capitalize).join(" ")
p "snake_case_word".gsub(/_(\w)/) { $1.upcase }, "CamelCaseWord".gsub(/([A-Z])/) { "_" + $1.downcase }.delete_prefix("_"), "hello".gsub(/[el]/, "e" => "3", "l" => "1"), "john smith".gsub(/(?<f>\w+) (?<l>\w+)/, '\k<l> \k<f>')
p "straße".upcase, "ÀÉÎ".downcase, "ǆ".capitalize, "ÄÖ".unicode_normalize(:nfd).length, "e\u0301".unicode_normalize(:nfc) == "é", "👨‍👩‍👧".grapheme_clusters.size, "👨‍👩‍👧".codepoints.size
p "caf\xC3\xA9".valid_encoding?, "\xff".valid_encoding?, "a\xffb".scrub("?"), "é".bytes, "é".force_encoding("BINARY").length, "é".encode("UTF-16LE").bytes, "\u00e9".encode("ISO-8859-1").bytes, "é".encoding
begin
  "☕".encode("ISO-8859-1")
rescue EncodingError => e
  puts e.message
end
t = +"mutable"
t << " text" << 33
t.insert(0, ">").concat("!", "?")
t[1..3] = "MUT"
p t, t.slice!(0), t.replace("new"), t.prepend("a "), t.casecmp?("A NEW"), t <=> "b", t.eql?("a new"), t.hash == "a new".hash
p "text with \"quotes\" \t and \u0001 \e".inspect, 'single #{no}', "a" "b", "tab\tnl", ?a, %q(it's), %w[a b#{1}], %W[a b#{1}], %i[a b]
text = <<~TEXT
  indented
    more #{1 + 1}
  end
TEXT
puts text, <<~'RAW'
  raw #{x} \n
RAW
p "ab12cd".unpack("a2 a2 a2"), [1, 65535].pack("Cn").bytes, ["abc"].pack("m0"), "YWJj".unpack1("m"), [1.5].pack("G").bytes, ["616263"].pack("H*"), "crypt".unpack("C*").sum
p "hello world".each_char.select { "aeiou".include?(_1) }.tally, "hello"=~/ll/, $~[0], $`, $', "x".between?("a", "z"), "10" + 5.to_s, "5" * 3, "abc".each_char.with_index.map { |c, i| c * (i + 1) }.join("-")
