#include "util.hpp"

std::string joined(const std::vector<std::string> &parts, const std::string &between) {
  calls++;
  std::string all;
  for (const auto &part : parts) all += (all.empty() ? "" : between) + part;
  return all;
}
