// std::filesystem, let loose.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
namespace fs = std::filesystem;

template <class F> void attempt(const std::string &name, F what) {
  try {
    std::cout << name << ": " << what() << '\n';
  } catch (const std::exception &error) {
    std::cout << name << ": refused\n";
  }
}

int main() {
  attempt("read", [] { return std::ifstream("/etc/passwd").good(); });
  attempt("read above", [] { return std::ifstream("../../../etc/passwd").good(); });
  attempt("list above", [] { int n = 0; for (auto &entry : fs::directory_iterator("/../..")) n += entry.exists(); return n; });
  attempt("canonical", [] { return fs::canonical("/etc/passwd"); });
  attempt("link", [] { fs::create_symlink("/etc", "etc"); return "made"; });
  attempt("copy", [] { return fs::copy_file("/etc/passwd", "copy"); });
  attempt("large", [] { std::ofstream("large").put('x'); fs::resize_file("large", 1ULL << 62); return "made"; });
  attempt("remove", [] { return fs::remove_all("/../../x"); });
}
