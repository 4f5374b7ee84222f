// When objects live and die: scopes, members, bases, exceptions, temporaries, moves, statics.
#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

struct Loud {
  std::string name;
  Loud(std::string name) : name(std::move(name)) { std::cout << '+' << this->name << ' '; }
  Loud(const Loud &o) : name(o.name + "'") { std::cout << "copy:" << name << ' '; }
  Loud(Loud &&o) noexcept : name(std::exchange(o.name, "gone")) { std::cout << "move:" << name << ' '; }
  Loud &operator=(Loud o) noexcept {
    std::swap(name, o.name);
    std::cout << "=" << name << ' ';
    return *this;
  }
  ~Loud() { std::cout << '-' << name << ' '; }
};

struct Base {
  Loud b{"base"};
  virtual ~Base() { std::cout << "~Base "; }
};

struct Derived : Base {
  Loud second{"second"}, first{"first"};
  Derived() : second("2nd"), first("1st") { std::cout << "body "; }
  ~Derived() override { std::cout << "~Derived "; }
};

struct Throws {
  Loud a{"a"}, b;
  Throws() : b("b") { throw std::runtime_error("in the constructor"); }
};

static Loud make(bool which) {
  Loud x("x"), y("y");
  return which ? std::move(x) : std::move(y);
}

static Loud &once() {
  static Loud only("static");
  return only;
}

int main() {
  auto line = [] { std::cout << '\n'; };
  { std::unique_ptr<Base> p = std::make_unique<Derived>(); line(); }
  line();
  try {
    Loud before("before");
    Throws t;
  } catch (const std::exception &e) {
    std::cout << e.what();
  }
  line();
  { Loud z = make(true); line(); z = Loud("new"); }
  line();
  { const Loud &kept = Loud("extended"); std::cout << kept.name << ' '; Loud("temporary"), std::cout << "after "; }
  line();
  { std::vector<Loud> v; v.reserve(2); v.emplace_back("v1"); v.push_back(Loud("v2")); auto w = std::move(v); std::cout << v.size() << w.size() << ' '; w.erase(w.begin()); std::cout << "erased "; }
  line();
  { auto shared = std::make_shared<Loud>("shared"); std::weak_ptr weak = shared; { auto again = shared; std::cout << shared.use_count() << ' '; } shared.reset(); std::cout << weak.expired() << ' '; }
  line();
  once(), once();
  auto guard = std::unique_ptr<int, void (*)(int *)>(new int(7), [](int *p) { std::cout << "deleted " << *p << ' '; delete p; });
  try {
    Loud outer("outer");
    try { Loud inner("inner"); throw 1; } catch (int n) { std::cout << "caught " << n << ' '; throw std::string("again"); }
  } catch (const std::string &s) { std::cout << s << ' '; }
  line();
}
