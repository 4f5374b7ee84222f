#include "bank.hpp"

#include <iostream>
#include <numeric>
#include <sstream>

Refused::Refused(const std::string &who, long missing) : std::domain_error(who + " has too little"), missing(missing) {}

long &Bank::account(const std::string &who) {
  try {
    return accounts.at(who);
  } catch (const std::out_of_range &) {
    std::throw_with_nested(std::invalid_argument("nobody is called " + who));
  }
}

static long amount(std::istream &in) {
  std::string text;
  if (!(in >> text)) throw std::length_error("an amount is missing");
  std::size_t used;
  long n = std::stol(text, &used);
  if (used != text.size() || n <= 0) throw std::invalid_argument(text + " is no amount");
  return n;
}

void Bank::run(const std::string &line) {
  std::istringstream in(line);
  std::string command, who;
  if (!(in >> command >> who)) return;
  if (command == "open") {
    if (!accounts.try_emplace(who).second) throw std::logic_error(who + " has an account");
  } else if (command == "deposit") {
    account(who) += amount(in);
  } else if (command == "withdraw") {
    long &balance = account(who), n = amount(in);
    if (n > balance) throw Refused(who, n - balance);
    balance -= n;
  } else if (command == "show") {
    std::cout << who << ' ' << account(who) << '\n';
  } else {
    throw std::runtime_error("what is " + command + "?");
  }
}

long Bank::total() const noexcept {
  return std::accumulate(accounts.begin(), accounts.end(), 0L, [](long sum, auto &a) { return sum + a.second; });
}
