# Hashes, encodings of bytes, and checksums by hand.
require "digest"
require "base64"
require "securerandom"
%w[md5 sha1 sha256].zip([Digest::MD5, Digest::SHA1, Digest::SHA256]) { |name, d| puts "#{name} #{d.hexdigest("abc")}" }
puts Digest::SHA512.hexdigest("")[0, 32], Digest::SHA256.new.update("a").update("bc").hexdigest == Digest::SHA256.hexdigest("abc"), Digest::MD5.base64digest("x")
puts Base64.encode64("Zoë \0\xff and a longer text, so that it takes two lines of output"), Base64.strict_encode64("ab"), Base64.urlsafe_encode64("\xfb\xff"), Base64.decode64("Wm/Dqw==").force_encoding("UTF-8")
table = (0..255).map { |n| 8.times.reduce(n) { |c, _| c.odd? ? 0xEDB88320 ^ (c >> 1) : c >> 1 } }
crc = ->(s) { s.each_byte.reduce(0xffffffff) { |c, b| table[(c ^ b) & 0xff] ^ (c >> 8) } ^ 0xffffffff }
adler = ->(s) { s.each_byte.reduce([1, 0]) { |(a, b), x| [(a + x) % 65_521, (a + b + x) % 65_521] }.then { |a, b| b << 16 | a } }
["", "abc", "The quick brown fox jumps over the lazy dog"].each { |s| puts format("%08x %08x %s", crc.(s), adler.(s), s.sum) }
p SecureRandom.hex(8).size, SecureRandom.uuid.match?(/\A\h{8}-\h{4}-4\h{3}-[89ab]\h{3}-\h{12}\z/), Random.new(42).rand(100), Random.new(42).bytes(2).bytes, Random.rand(1.0) < 1, Random.new(1).rand(1.0), [1, 2, 3].shuffle(random: Random.new(3))
begin
  Base64.strict_decode64("a b")
rescue ArgumentError => e
  puts e.message
end
caesar = ->(s, k) { s.gsub(/[a-z]/i) { |c| base = c =~ /[a-z]/ ? 97 : 65; ((c.ord - base + k) % 26 + base).chr } }
puts caesar.("Hello, World!", 3), caesar.(caesar.("Hello, World!", 3), -3), "hello".unpack1("B*"), ["0110100001101001"].pack("B*"), "hi".unpack("b8 b8").inspect
