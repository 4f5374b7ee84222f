// Copies and moves: which special member is called when.
#include <iostream>
#include <string>
#include <utility>
#include <vector>

struct Loud {
  int id;
  explicit Loud(int i) : id(i) { std::cout << "make" << id << ' '; }
  Loud(const Loud &o) : id(o.id) { std::cout << "copy" << id << ' '; }
  Loud(Loud &&o) noexcept : id(std::exchange(o.id, 0)) { std::cout << "move" << id << ' '; }
  Loud &operator=(const Loud &o) {
    id = o.id;
    std::cout << "copy=" << id << ' ';
    return *this;
  }
  Loud &operator=(Loud &&o) noexcept {
    id = std::exchange(o.id, 0);
    std::cout << "move=" << id << ' ';
    return *this;
  }
  ~Loud() { std::cout << '~' << id << ' '; }
};

static Loud make(int id) { return Loud(id); }
static void by_value(Loud) {}
template <class T>
void forward(T &&x) {
  by_value(std::forward<T>(x));
}

int main() {
  {
    Loud a = make(1);
    Loud b = a;
    Loud c = std::move(a);
    b = make(2);
    std::cout << '\n' << a.id << b.id << c.id << '\n';
    forward(c);
    forward(std::move(c));
    forward(Loud(3));
    std::cout << '\n';
    std::swap(a, b);
  }
  std::cout << '\n';
  std::vector<Loud> v;
  v.reserve(2);
  v.emplace_back(7);
  v.push_back(Loud(8));
  std::cout << '\n';
  v.erase(v.begin());
  std::cout << '\n';
}
