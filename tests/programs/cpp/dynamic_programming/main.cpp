// Dynamic programming: knapsack, subsequences, edit distance, matrix chains, memory by hashing.
#include <algorithm>
#include <cstdint>
#include <functional>
#include <iostream>
#include <limits>
#include <map>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

static int knapsack(const std::vector<std::pair<int, int>> &items, int room) {
  std::vector<int> best(room + 1);
  for (auto [weight, value] : items)
    for (int w = room; w >= weight; w--) best[w] = std::max(best[w], best[w - weight] + value);
  return best[room];
}

static std::string common(const std::string &a, const std::string &b) {
  std::vector l(a.size() + 1, std::vector<std::string>(b.size() + 1));
  for (std::size_t i = 1; i <= a.size(); i++)
    for (std::size_t j = 1; j <= b.size(); j++) l[i][j] = a[i - 1] == b[j - 1] ? l[i - 1][j - 1] + a[i - 1] : l[i - 1][j].size() >= l[i][j - 1].size() ? l[i - 1][j] : l[i][j - 1];
  return l[a.size()][b.size()];
}

static std::size_t distance(const std::string &a, const std::string &b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), 0);
  for (std::size_t i = 1; i <= a.size(); i++) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); j++) diagonal = std::exchange(row[j], std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] != b[j - 1])}));
  }
  return row.back();
}

static std::vector<int> rising(const std::vector<int> &v) {
  std::vector<int> ends, at, before(v.size(), -1);
  for (int i = 0; i < std::ssize(v); i++) {
    auto place = std::ranges::lower_bound(ends, v[i]) - ends.begin();
    if (place == std::ssize(ends)) ends.push_back(v[i]), at.push_back(i);
    else ends[place] = v[i], at[place] = i;
    if (place) before[i] = at[place - 1];
  }
  std::vector<int> out;
  for (int i = at.back(); i >= 0; i = before[i]) out.insert(out.begin(), v[i]);
  return out;
}

int main() {
  std::cout << knapsack({{12, 4}, {2, 2}, {1, 1}, {4, 10}, {1, 2}}, 15) << ' ' << common("AGGTABQZ", "GXTXAYBQ") << ' ' << distance("kitten", "sitting") << '\n';
  for (int x : rising({10, 9, 2, 5, 3, 7, 101, 18})) std::cout << x << ' ';
  std::vector<int> sizes{40, 20, 30, 10, 30};
  std::map<std::pair<int, int>, int> known;
  std::function<int(int, int)> chain = [&](int i, int j) {
    if (j - i < 2) return 0;
    if (auto found = known.find({i, j}); found != known.end()) return found->second;
    int best = std::numeric_limits<int>::max();
    for (int k = i + 1; k < j; k++) best = std::min(best, chain(i, k) + chain(k, j) + sizes[i] * sizes[k] * sizes[j]);
    return known[{i, j}] = best;
  };
  std::vector<std::uint64_t> ways(201);
  ways[0] = 1;
  for (int coin : {1, 2, 5, 10, 20, 50, 100, 200})
    for (int a = coin; a <= 200; a++) ways[a] += ways[a - coin];
  std::cout << chain(0, 4) << ' ' << ways[200] << '\n';
}
