// A trie with owning pointers; sets that are joined; Kruskal's tree.
#include <algorithm>
#include <iostream>
#include <map>
#include <memory>
#include <numeric>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

class Trie {
  struct Node {
    std::map<char, std::unique_ptr<Node>> next;
    int count = 0;
  };
  Node root;

  template <class Visit>
  static void walk(const Node &node, std::string &word, Visit &visit) {
    if (node.count) visit(word, node.count);
    for (auto &[c, child] : node.next) {
      word.push_back(c);
      walk(*child, word, visit);
      word.pop_back();
    }
  }

public:
  void add(std::string_view word) {
    Node *at = &root;
    for (char c : word) {
      auto &next = at->next[c];
      if (!next) next = std::make_unique<Node>();
      at = next.get();
    }
    at->count++;
  }

  template <class Visit>
  void complete(std::string prefix, Visit visit) const {
    const Node *at = &root;
    for (char c : prefix) {
      auto found = at->next.find(c);
      if (found == at->next.end()) return;
      at = found->second.get();
    }
    walk(*at, prefix, visit);
  }
};

class Sets {
  std::vector<int> parent;

public:
  explicit Sets(int n) : parent(n) { std::iota(parent.begin(), parent.end(), 0); }
  int find(int x) { return parent[x] == x ? x : parent[x] = find(parent[x]); }
  bool join(int a, int b) { return (a = find(a)) != (b = find(b)) && (parent[b] = a, true); }
};

int main() {
  Trie trie;
  for (auto word : {"tea", "ten", "team", "tear", "in", "inn", "tea"}) trie.add(word);
  for (std::string prefix : {"te", "i", "x"}) {
    std::cout << prefix << ':';
    trie.complete(prefix, [](const std::string &word, int n) { std::cout << ' ' << word << '/' << n; });
    std::cout << '\n';
  }
  std::vector<std::tuple<int, char, char>> edges{{7, 'A', 'B'}, {5, 'A', 'D'}, {8, 'B', 'C'}, {9, 'B', 'D'}, {7, 'B', 'E'}, {5, 'C', 'E'}, {15, 'D', 'E'}, {6, 'D', 'F'}, {8, 'E', 'F'}, {9, 'E', 'G'}};
  std::ranges::sort(edges);
  Sets sets(7);
  int total = 0;
  for (auto [w, a, b] : edges)
    if (sets.join(a - 'A', b - 'A')) {
      std::cout << a << b << w << ' ';
      total += w;
    }
  std::cout << "= " << total << '\n';
}
