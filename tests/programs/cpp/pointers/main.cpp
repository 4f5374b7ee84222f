// Smart pointers: who owns what, and when it is destroyed.
#include <iostream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

struct Noisy {
  std::string name;
  explicit Noisy(std::string n) : name(std::move(n)) { std::cout << "+" << name << ' '; }
  ~Noisy() { std::cout << "-" << name << ' '; }
  Noisy(const Noisy &) = delete;
};

struct Person : std::enable_shared_from_this<Person> {
  std::weak_ptr<Person> parent;
  std::vector<std::shared_ptr<Person>> children;
  ~Person() { std::cout << "person "; }
  std::shared_ptr<Person> child() {
    auto c = std::make_shared<Person>();
    c->parent = shared_from_this();
    children.push_back(c);
    return c;
  }
};

int main() {
  {
    auto a = std::make_unique<Noisy>("a");
    auto b = std::move(a);
    std::cout << (a == nullptr) << b->name << ' ';
    b.reset(new Noisy("b"));
    std::unique_ptr<Noisy> c(b.release());
  }
  std::cout << '\n';
  {
    auto first = std::make_shared<Noisy>("s");
    std::weak_ptr<Noisy> weak = first;
    {
      auto second = first;
      std::cout << first.use_count() << ' ';
    }
    std::cout << weak.lock()->name << ' ';
    first.reset();
    std::cout << weak.expired();
  }
  std::cout << '\n';
  {
    auto root = std::make_shared<Person>();
    auto child = root->child();
    std::cout << (child->parent.lock() == root) << root.use_count() << child.use_count() << ' ';
  }
  std::cout << '\n';
  {
    auto closer = [](const int *p) { std::cout << "closing " << *p, delete p; };
    std::unique_ptr<int, decltype(closer)> handle(new int(7), closer);
    std::shared_ptr<int> part(std::make_shared<std::pair<int, int>>(1, 2), nullptr);
    auto array = std::make_unique<int[]>(5);
    std::cout << array[4] << ' ' << part.use_count() << ' ';
  }
  std::cout << '\n';
}
