// std::filesystem on the room: folders, copies, sizes, walks, errors.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <system_error>
#include <vector>

namespace fs = std::filesystem;

static void write(const fs::path &path, std::string_view text) { std::ofstream(path) << text; }

static void list(const fs::path &folder) {
  std::vector<std::string> names;
  for (auto &entry : fs::recursive_directory_iterator(folder)) names.push_back(entry.path().generic_string() + (entry.is_directory() ? "/" : ":" + std::to_string(entry.file_size())));
  std::ranges::sort(names);
  for (auto &name : names) std::cout << name << ' ';
  std::cout << '\n';
}

int main() {
  std::cout << fs::create_directories("deep/er/est") << fs::create_directory("deep/er") << fs::exists("deep") << fs::is_directory("deep/er") << '\n';
  write("deep/a.txt", "first");
  write("deep/er/b.txt", "second file");
  list("deep");
  fs::copy_file("deep/a.txt", "deep/copy.txt");
  fs::rename("deep/er/b.txt", "deep/moved.txt");
  std::cout << fs::remove("deep/a.txt") << fs::remove("deep/a.txt") << fs::file_size("deep/moved.txt") << '\n';
  fs::resize_file("deep/copy.txt", 3);
  fs::copy("deep", "other", fs::copy_options::recursive);
  list("other");
  std::cout << fs::is_empty("deep/er/est") << ' ' << fs::remove_all("deep") << ' ' << fs::exists("deep") << '\n';
  std::error_code error;
  std::cout << (fs::file_size("nothing", error) + 1);
  std::cout << (error == std::errc::no_such_file_or_directory) << ' ' << fs::remove("other", error) << ' ' << (error == std::errc::directory_not_empty) << '\n';
  try {
    fs::rename("nothing", "x");
  } catch (const fs::filesystem_error &e) {
    std::cout << e.path1() << ' ' << e.path2() << ' ' << (e.code() == std::errc::no_such_file_or_directory) << '\n';
  }
  fs::path p = "/home/ann/../bob/./notes.tar.gz";
  std::cout << p.filename() << ' ' << p.stem() << ' ' << p.extension() << ' ' << p.parent_path() << ' ' << p.lexically_normal() << ' ' << p.is_absolute() << ' ' << fs::path("/a/b/c").lexically_relative("/a/d") << '\n';
  for (const auto &part : fs::path("a//b/c.txt")) std::cout << part << ' ';
  std::cout << fs::path("a") / "b" << ' ' << fs::path("a/b.txt").replace_extension("md") << ' ' << fs::path("a") / "/root" << ' ' << (fs::path("a/b") < fs::path("a/c")) << '\n';
}
