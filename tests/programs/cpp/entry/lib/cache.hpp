// A cache that forgets what was not used for longest.
#pragma once
#include <list>
#include <unordered_map>
#include <utility>

namespace lib {

template <class K, class V>
class Cache {
  std::list<std::pair<K, V>> recent;
  std::unordered_map<K, typename std::list<std::pair<K, V>>::iterator> index;
  std::size_t room;
  int missed = 0;

 public:
  explicit Cache(std::size_t n) : room(n) {}

  template <class F>
  const V &get(const K &key, F make) {
    if (auto it = index.find(key); it != index.end()) {
      recent.splice(recent.begin(), recent, it->second);
      return recent.front().second;
    }
    missed++;
    if (recent.size() == room) {
      index.erase(recent.back().first);
      recent.pop_back();
    }
    recent.emplace_front(key, make(key));
    index[key] = recent.begin();
    return recent.front().second;
  }
  int misses() const { return missed; }
};

}  // namespace lib
