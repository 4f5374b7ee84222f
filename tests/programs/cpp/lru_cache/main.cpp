// A cache that forgets what was not used for the longest time: list and map.
#include <functional>
#include <iostream>
#include <list>
#include <optional>
#include <string>
#include <unordered_map>

template <class Key, class Value>
class Cache {
  using Item = std::pair<const Key, Value>;
  std::size_t room;
  std::list<Item> items;
  std::unordered_map<Key, typename std::list<Item>::iterator> at;
  std::function<void(const Item &)> forgotten;

public:
  explicit Cache(std::size_t room, std::function<void(const Item &)> forgotten = [](auto &) {}) : room(room), forgotten(std::move(forgotten)) {}

  std::optional<Value> get(const Key &key) {
    auto found = at.find(key);
    if (found == at.end()) return {};
    items.splice(items.begin(), items, found->second);
    return found->second->second;
  }

  void put(const Key &key, Value value) {
    if (auto found = at.find(key); found != at.end()) {
      found->second->second = std::move(value);
      items.splice(items.begin(), items, found->second);
      return;
    }
    if (items.size() == room) {
      forgotten(items.back());
      at.erase(items.back().first);
      items.pop_back();
    }
    items.emplace_front(key, std::move(value));
    at[key] = items.begin();
  }

  auto begin() const { return items.begin(); }
  auto end() const { return items.end(); }
};

int main() {
  Cache<std::string, int> cache(3, [](auto &item) { std::cout << "forgotten: " << item.first << '\n'; });
  int n = 0;
  for (auto name : {"a", "b", "c"}) cache.put(name, ++n);
  std::cout << cache.get("a").value_or(-1) << cache.get("z").value_or(-1) << '\n';
  cache.put("d", 4);
  cache.put("c", 33);
  for (auto &[key, value] : cache) std::cout << key << '=' << value << ' ';
  std::cout << cache.get("b").has_value() << '\n';
}
