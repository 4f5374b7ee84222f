#pragma once
#include <map>
#include <stdexcept>
#include <string>

struct Refused : std::domain_error {
  long missing;
  Refused(const std::string &who, long missing);
};

class Bank {
  std::map<std::string, long> accounts;
  long &account(const std::string &who);

public:
  void run(const std::string &line);
  long total() const noexcept;
};
