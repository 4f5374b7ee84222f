#pragma once
#include <string>
#include <vector>

inline int calls = 0;

std::string joined(const std::vector<std::string> &parts, const std::string &between);
