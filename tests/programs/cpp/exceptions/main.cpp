// Exceptions across functions: unwinding, rethrowing, nesting, function try blocks.
#include <exception>
#include <iostream>
#include <stdexcept>
#include <string>

struct Trace {
  const char *name;
  ~Trace() { std::cout << "leaving " << name << (std::uncaught_exceptions() ? " in flight" : "") << '\n'; }
};

struct Coded : std::runtime_error {
  int code;
  Coded(const std::string &what, int c) : runtime_error(what), code(c) {}
};

static void inner(int n) {
  Trace trace{"inner"};
  if (n == 1) throw Coded("coded", 7);
  if (n == 2) throw std::out_of_range("range");
  if (n == 3) throw 42;
}

static void outer(int n) {
  Trace trace{"outer"};
  try {
    inner(n);
  } catch (const std::logic_error &e) {
    std::cout << "outer saw " << e.what() << '\n';
    throw;
  }
}

static void nested() {
  try {
    inner(1);
  } catch (...) {
    std::throw_with_nested(std::runtime_error("while nesting"));
  }
}

static void print(const std::exception &e, int depth = 0) {
  std::cout << std::string(static_cast<std::size_t>(depth) * 2, ' ') << e.what() << '\n';
  try {
    std::rethrow_if_nested(e);
  } catch (const std::exception &inside) {
    print(inside, depth + 1);
  }
}

struct Member {
  explicit Member(bool fail) {
    if (fail) throw std::invalid_argument("no member");
  }
};
struct Holder {
  Trace trace{"holder"};
  Member member;
  explicit Holder(bool fail) try : member(fail) {
  } catch (const std::exception &e) {
    std::cout << "constructing: " << e.what() << '\n';
  }
};

int main() {
  for (int n = 0; n < 4; n++) {
    try {
      outer(n);
      std::cout << "nothing\n";
    } catch (const Coded &e) {
      std::cout << e.what() << ' ' << e.code << '\n';
    } catch (const std::exception &e) {
      std::cout << "exception " << e.what() << '\n';
    } catch (...) {
      std::cout << "something else\n";
    }
  }
  try {
    nested();
  } catch (const std::exception &e) {
    print(e);
  }
  try {
    Holder holder(true);
  } catch (const std::invalid_argument &) {
    std::cout << "thrown on\n";
  }
  std::exception_ptr kept;
  try {
    inner(3);
  } catch (...) {
    kept = std::current_exception();
  }
  try {
    std::rethrow_exception(kept);
  } catch (int n) {
    std::cout << n << '\n';
  }
}
