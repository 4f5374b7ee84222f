#include "account.hpp"

#include <ostream>
#include <utility>

#include "../util.hpp"

namespace bank {

Account::Account(std::string o, int c) : owner(std::move(o)), cents(c) {}

void Account::pay(Account &to, int amount) {
  calls++;
  if (amount > cents) throw Overdrawn(joined({owner, "has only", std::to_string(cents)}, " "));
  cents -= amount;
  to.cents += amount;
}

std::ostream &operator<<(std::ostream &out, const Account &account) {
  return out << account.owner << ": " << account.cents;
}

}  // namespace bank
