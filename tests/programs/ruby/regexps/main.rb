# Regular expressions: groups, look-around, modes, scan, Unicode, replacement.
line = '192.168.0.1 - ann [29/Feb/2024:12:00:00 +0000] "GET /a?b=c HTTP/1.1" 200 512'
log = /\A(?<ip>[\d.]+) \S+ (?<user>\S+) \[(?<time>[^\]]+)\] "(?<verb>[A-Z]+) (?<path>\S+)[^"]*" (?<status>\d{3}) (?<size>\d+|-)\z/
m = log.match(line)
p m[:ip], m["user"], m.names, m.named_captures["path"], m.begin(:status), m.pre_match, m.values_at(:verb, :size), m.to_a.size
if /(?<year>\d+)-(?<month>\d+)/ =~ "on 2024-02"
  p year, month, $~.offset(1), Regexp.last_match(2)
end
p "foo bar baz".scan(/\b(b)(\w+)/), "a1b22".scan(/\d+/), "price: $30, €40".scan(/(?<=[$€])\d+/), "foobar foobaz".scan(/foo(?!bar)\w+/), "aXbXc".split(/x/i), "one  two".split(/(\s+)/)
p "Grüße äöü".scan(/\p{L}+/), "日本語 text".scan(/\p{Han}+/), "ÄB".match?(/\Aäb\z/i), "a\nb".match?(/a.b/), "a\nb".match?(/a.b/m), "x=1".match(/(\w)=(\d)/).captures, "aaa"[/a{2}/], "<<a>>"[/<(.+?)>/, 1]
p "2024-02-29".sub(/(\d+)-(\d+)-(\d+)/, '\3.\2.\1'), "hello".gsub(/l(?=l)/, "L"), "path/to".gsub("/", "::"), "a.b.c".tr(".", "-"), "aabb".squeeze, "x1y2".gsub(/\d/) { |d| (d.to_i * 2).to_s }, "cat hat".gsub(/[ch]at/, "cat" => "dog", "hat" => "cap")
verbose = /
  (?<whole> \d+ )      # before the point
  (?: \. (?<part> \d+ ) )?  # after it
/x
p verbose.match("3.14")[:part], verbose.match("42")[:part], verbose.source.lines.size, (verbose.options & Regexp::EXTENDED).positive?
balanced = /\A(?<pair>\((?:[^()]|\g<pair>)*\))\z/
p %w[(a(b)c) ((x) ()].map { |s| balanced.match?(s) }, Regexp.escape("a.b*c"), Regexp.union("a.b", /c|d/), "ab12".slice(/\d+/), "key: value" =~ /:/, "x" !~ /y/
case "user@example.org"
when /\A[^@\s]+@([^@\s]+)\z/ then puts "mail at #{$1}"
end
begin
  Regexp.new("[a")
rescue RegexpError => e
  puts e.message
end
p "aaa".gsub(/a/).with_index { |c, i| "#{c}#{i}" }, "test".each_char.chunk_while { |a, b| a != b }.to_a.size, "word word".sub(/(\w+) \1/, "<\\1>"), "ab".match(/(x)?ab/)[1], "abc".match(/b/).post_match, "k1=v1;k2=v2".scan(/(\w+)=(\w+)/).to_h
