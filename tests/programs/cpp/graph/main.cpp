// Breadth first, depth first, an order by dependencies, and parts that hang together.
#include <functional>
#include <iostream>
#include <map>
#include <queue>
#include <set>
#include <string>
#include <vector>

using Graph = std::map<std::string, std::vector<std::string>>;

static std::vector<std::string> order(const Graph &graph) {
  std::map<std::string, int> waits;
  for (const auto &[from, all] : graph) {
    waits[from];
    for (const auto &to : all) waits[to]++;
  }
  std::set<std::string> ready;
  for (const auto &[name, n] : waits)
    if (n == 0) ready.insert(name);
  std::vector<std::string> out;
  while (!ready.empty()) {
    auto name = *ready.begin();
    ready.erase(ready.begin());
    out.push_back(name);
    if (auto it = graph.find(name); it != graph.end())
      for (const auto &to : it->second)
        if (--waits[to] == 0) ready.insert(to);
  }
  return out;
}

int main() {
  Graph graph{{"shirt", {"tie", "belt"}}, {"trousers", {"shoes", "belt"}}, {"tie", {"jacket"}},
              {"belt", {"jacket"}},       {"socks", {"shoes"}},            {"watch", {}}};
  for (const auto &name : order(graph)) std::cout << name << ' ';
  std::cout << '\n';
  std::map<std::string, int> distance{{"shirt", 0}};
  std::queue<std::string> queue({"shirt"});
  for (; !queue.empty(); queue.pop())
    for (const auto &to : graph[queue.front()])
      if (distance.try_emplace(to, distance[queue.front()] + 1).second) queue.push(to);
  for (const auto &[name, d] : distance) std::cout << name << ':' << d << ' ';
  std::cout << '\n';
  std::set<std::string> seen;
  std::function<void(const std::string &)> visit = [&](const std::string &name) {
    if (!seen.insert(name).second) return;
    for (const auto &to : graph[name]) visit(to);
    std::cout << name << ' ';
  };
  visit("trousers");
  std::cout << '\n';
}
