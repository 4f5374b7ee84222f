# Every way out of the folder that a path can name, and `open` with a pipe.
def attempt(name)
  puts "#{name}: #{yield.inspect}"
rescue SystemCallError, NotImplementedError, ArgumentError, IOError, NameError, ScriptError => error
  puts "#{name}: #{error.class}"
end
["/etc/passwd", "../../etc/passwd", "/room/../../etc/passwd", "/proc/self/environ", "/dev/zero"].each do |path|
  attempt(path) { File.read(path, 10) }
end
attempt("list") { Dir.children("/../..").sort }
attempt("pipe") { open("|id").read }
attempt("pipe in a name") { IO.read("|id") }
attempt("exec") { exec("id") }
attempt("link") { File.symlink("/etc/passwd", "passwd") }
attempt("link up") { File.symlink("../../../etc", "up"); File.read("up/passwd") }
attempt("syscall") { syscall(1) }
attempt("kill") { Process.kill(9, 1) }
attempt("uid") { Process.setproctitle("x") }
attempt("load") { load("/etc/passwd") }
attempt("fiddle") { require "fiddle" }
attempt("environment") { ENV.keys.sort }
