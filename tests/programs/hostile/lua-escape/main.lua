-- Every way out of the folder that a path can name, and the doors that Lua has elsewhere.
local function refused(what) return what and "open" or "refused" end
for _, path in ipairs { "/etc/passwd", "../../etc/passwd", "/room/../../etc/passwd", "/proc/self/environ", "/dev/zero", "/.." } do
  local file = io.open(path)
  print(path, refused(file and file:read(1)))
end
print("write", refused(io.open("/../above", "w")))
print("rename", refused(os.rename("main.lua", "/../../away")))
print("remove", refused(os.remove("/../../etc/passwd")))
print("load", refused(loadfile("/etc/passwd")), refused(pcall(require, "../../etc/passwd")))
print("searchers", #package.searchers, refused(package.loadlib("/lib/libc.so", "system")))
print("registry", type(debug.getregistry()))
print("pattern", pcall(string.rep, "x", 1 << 40))
print("nested", (load(("("):rep(1000) .. "1")))
print("recursive", select(2, pcall(string.gsub, ("a"):rep(300000), ("(a?)"):rep(40), "")))
