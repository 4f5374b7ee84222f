// priority_queue, multimap, multiset, deque, stack, forward_list, unordered and their ends.
#include <deque>
#include <forward_list>
#include <iostream>
#include <map>
#include <queue>
#include <set>
#include <stack>
#include <string>
#include <unordered_set>
#include <vector>

struct Task {
  int urgency;
  std::string name;
  bool operator<(const Task &o) const { return urgency < o.urgency || (urgency == o.urgency && name > o.name); }
};

int main() {
  std::priority_queue<Task> tasks;
  for (auto &[n, name] : {std::pair(2, "test"), {9, "ship"}, {2, "sleep"}, {5, "write"}}) tasks.push({n, name});
  for (; !tasks.empty(); tasks.pop()) std::cout << tasks.top().urgency << tasks.top().name << ' ';
  std::priority_queue<int, std::vector<int>, std::greater<>> least(std::greater<>(), {5, 1, 4});
  std::cout << least.top() << '\n';
  std::multimap<std::string, int> ages{{"ann", 3}, {"bob", 5}, {"ann", 1}, {"cid", 2}};
  auto [from, to] = ages.equal_range("ann");
  for (auto it = from; it != to; ++it) std::cout << it->second << ' ';
  std::cout << ages.count("ann") << ages.lower_bound("b")->first << ages.upper_bound("bob")->first << ages.erase("ann") << ages.size() << '\n';
  std::multiset<int> many{3, 1, 3, 2};
  many.erase(many.find(3));
  auto node = many.extract(1);
  node.value() = 9;
  many.insert(std::move(node));
  for (int x : many) std::cout << x << ' ';
  std::map<std::string, int> a{{"x", 1}, {"y", 2}}, b{{"y", 20}, {"z", 30}};
  a.merge(b);
  std::cout << a.size() << b.size() << a["y"] << a.contains("z") << a.try_emplace("x", 7).second << a.insert_or_assign("x", 8).first->second << std::erase_if(a, [](auto &e) { return e.second > 10; }) << '\n';
  std::deque<int> d{2, 3};
  d.push_front(1), d.push_back(4), d.insert(d.begin() + 2, 9), d.pop_front();
  for (int x : d) std::cout << x << ' ';
  std::stack<char> open;
  auto balanced = [&](std::string_view s) {
    open = {};
    for (char c : s) {
      if (c == '(' || c == '[') open.push(c == '(' ? ')' : ']');
      else if (open.empty() || open.top() != c) return false;
      else open.pop();
    }
    return open.empty();
  };
  std::cout << balanced("([()])") << balanced("(]") << balanced("((") << '\n';
  std::forward_list<int> f{4, 1, 3};
  f.push_front(2), f.sort(), f.insert_after(f.begin(), 7), f.reverse(), f.remove_if([](int x) { return x == 3; });
  for (int x : f) std::cout << x << ' ';
  struct Hash { std::size_t operator()(const std::pair<int, int> &p) const { return p.first * 31 + p.second; } };
  std::unordered_set<std::pair<int, int>, Hash> seen{{1, 2}, {2, 1}, {1, 2}};
  std::cout << seen.size() << seen.contains({2, 1}) << seen.count({9, 9}) << ' ' << (std::set{1, 2} < std::set{1, 3}) << '\n';
}
