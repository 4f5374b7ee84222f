# Files and folders of the room: reading, writing, appending, seeking, listing, errors.
require "fileutils"
require "stringio"
require "tempfile"
File.write("notes.txt", "first\nsecond\n")
File.open("notes.txt", "a") { |f| f.puts "third", 4; f << "no " << "end" }
p File.readlines("notes.txt", chomp: true), File.size("notes.txt"), File.foreach("notes.txt").first, File.exist?("nope"), File.extname("a/b.tar.gz"), File.basename("a/b.rb", ".rb"), File.dirname("a/b/c"), File.join("a", "/b")
File.open("notes.txt", "r+") do |f|
  p f.gets, f.pos, f.read(3), f.eof?, f.lineno
  f.seek(-3, IO::SEEK_END)
  f.write("END")
  f.rewind
  p f.each_line.map(&:chomp).last, f.getc, f.closed?
end
FileUtils.mkdir_p("deep/er/est")
%w[b a c].each { |n| File.write("deep/#{n}.txt", n * 3) }
File.write("deep/er/x.rb", "puts 1")
p Dir.children("deep").sort, Dir.glob("deep/**/*").sort, Dir["deep/*.txt"].sort.map { File.read(_1) }, Dir.exist?("deep/er"), File.directory?("deep"), File.file?("deep/a.txt"), Dir.glob("*.{txt,none}")
File.rename("deep/a.txt", "deep/renamed.txt")
FileUtils.cp("deep/b.txt", "copy.txt")
File.delete("deep/c.txt")
p Dir.children("deep").sort, File.read("copy.txt"), FileUtils.rm_rf("deep").size, Dir.exist?("deep")
File.binwrite("bytes.bin", (0..255).to_a.pack("C*"))
bytes = File.binread("bytes.bin")
p bytes.size, bytes.encoding, bytes[65, 3], File.open("bytes.bin", "rb") { |f| f.seek(250); f.each_byte.to_a }, IO.readlines("copy.txt"), File.stat("bytes.bin").size
[-> { File.read("missing") }, -> { Dir.mkdir("no/such") }, -> { File.open("copy.txt", "r") { _1.write("x") } }, -> { File.open("x", "zz") }, -> { File.new("copy.txt").tap(&:close).read }].each do |attempt|
  attempt.call
rescue SystemCallError, IOError, ArgumentError => e
  puts "#{e.class}: #{e.message.sub(/ @ \w+/, "")}"
end
Tempfile.create("temporary") { |f| f.write("kept for a while"); f.flush; p File.read(f.path) }
out = StringIO.new
$stdout = out
puts "captured"
$stdout = STDOUT
p out.string, StringIO.new("a\nb").each_line.to_a, File.expand_path("x", "/room/y"), __dir__ == Dir.pwd, __method__.inspect, File.zero?("bytes.bin"), (DATA.read)
__END__
what follows the program
is its data
