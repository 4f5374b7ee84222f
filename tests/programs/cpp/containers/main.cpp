// The containers, each with what it is for.
#include <array>
#include <deque>
#include <forward_list>
#include <iostream>
#include <list>
#include <map>
#include <queue>
#include <set>
#include <stack>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

template <class T>
void show(const char *name, const T &all) {
  std::cout << name << ':';
  for (const auto &x : all) std::cout << ' ' << x;
  std::cout << '\n';
}

int main() {
  std::vector<int> v{5, 3, 8};
  v.insert(v.begin() + 1, {1, 2});
  v.erase(v.end() - 1);
  v.emplace_back(9);
  show("vector", v);
  std::deque<int> d(v.begin(), v.end());
  d.push_front(0);
  d.pop_back();
  show("deque", d);
  std::list<std::string> l{"pear", "apple", "fig", "apple"};
  l.sort();
  l.unique();
  l.splice(l.begin(), std::list<std::string>{"first"});
  show("list", l);
  std::forward_list<int> f{3, 2, 1};
  f.reverse();
  f.remove_if([](int x) { return x == 2; });
  show("forward_list", f);
  std::array<char, 3> a{'x', 'y', 'z'};
  show("array", a);
  std::multiset<int, std::greater<>> m{2, 7, 2, 5};
  show("multiset", m);
  std::cout << m.count(2) << ' ' << *m.lower_bound(6) << '\n';
  std::map<std::string, int> ages{{"Ann", 31}, {"Bob", 27}};
  ages["Cid"]++;
  ages.insert_or_assign("Bob", 28);
  for (auto &[name, age] : ages) std::cout << name << '=' << age << ' ';
  auto node = ages.extract("Ann");
  node.key() = "Zoe";
  ages.insert(std::move(node));
  std::cout << ages.rbegin()->first << ' ' << ages.contains("Ann") << '\n';
  std::unordered_map<int, std::string> u{{1, "one"}, {2, "two"}};
  std::unordered_set<std::string> s{"a", "b", "a"};
  std::cout << u.at(2) << ' ' << u.try_emplace(1, "uno").second << ' ' << s.size() << '\n';
  std::priority_queue<int, std::vector<int>, std::greater<int>> q;
  for (int x : {4, 1, 3}) q.push(x);
  std::stack<int> t;
  for (; !q.empty(); q.pop()) t.push(q.top());
  for (; !t.empty(); t.pop()) std::cout << t.top() << ' ';
  std::cout << '\n';
}
