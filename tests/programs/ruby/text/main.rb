s = "Grüße, 世界 🌍"
puts s.length, s.bytesize, s.upcase, s.reverse, s[0, 4], s.encoding, s.chars.last, s.unicode_normalize(:nfd).length
puts s.gsub(/[[:alpha:]]+/) { |w| "<#{w}>" }, s =~ /世/, $~[0], "a-b_c".tr("-_", "  ").split.map(&:capitalize).join
puts "%-8s|%+d" % ["ab", 5], "abc".succ, "az".next, "x" * 3, "abc" <=> "abd", "CamelCase".scan(/[A-Z][a-z]+/).inspect
puts <<~TEXT
  indented
    more
TEXT
