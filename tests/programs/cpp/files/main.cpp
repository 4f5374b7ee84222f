// Streams of files, and std::filesystem beside them.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

namespace fs = std::filesystem;

int main() {
  fs::create_directories("out/deep");
  for (int i = 0; i < 3; i++) std::ofstream("out/" + std::to_string(i) + ".txt") << "file " << i << '\n';
  std::ofstream("out/1.txt", std::ios::app) << "appended\n";
  std::ifstream in("out/1.txt");
  for (std::string line; std::getline(in, line);) std::cout << line << '\n';
  std::vector<std::string> names;
  for (const auto &entry : fs::recursive_directory_iterator("out"))
    names.push_back(entry.path().generic_string() + (entry.is_directory() ? "/" : ""));
  std::ranges::sort(names);
  for (const auto &name : names) std::cout << name << ' ';
  std::cout << '\n' << fs::file_size("out/1.txt") << ' ' << fs::exists("out/9.txt") << '\n';
  fs::rename("out/2.txt", "out/deep/two.txt");
  fs::path path = "out/deep/two.txt";
  std::cout << path.filename() << path.extension() << path.stem() << path.parent_path() << fs::exists(path) << '\n';
  std::fstream both("out/0.txt", std::ios::in | std::ios::out | std::ios::binary);
  both.seekp(5).put('X');
  both.seekg(0);
  std::string word, other;
  both >> word >> other;
  std::cout << word << other << ' ' << std::ifstream("none").is_open() << '\n';
  both.close();
  std::cout << fs::remove_all("out") << '\n';
  std::error_code error;
  (void)fs::file_size("out", error);
  std::cout << (error == std::errc::no_such_file_or_directory) << '\n';
}
