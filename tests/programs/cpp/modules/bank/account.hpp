#pragma once
#include <iosfwd>
#include <stdexcept>
#include <string>

namespace bank {

struct Overdrawn : std::runtime_error {
  using std::runtime_error::runtime_error;
};

class Account {
 public:
  explicit Account(std::string owner, int cents = 0);
  void pay(Account &to, int cents);
  friend std::ostream &operator<<(std::ostream &out, const Account &account);

 private:
  std::string owner;
  int cents;
};

}  // namespace bank
