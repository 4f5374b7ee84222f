// What is written for contests: everything included, everything imported, macros.
#include <bits/stdc++.h>
using namespace std;

#define all(x) begin(x), end(x)
using ll = long long;
const ll MOD = 1'000'000'007;

int main() {
  ios::sync_with_stdio(false);
  cin.tie(nullptr);
  int cases;
  cin >> cases;
  while (cases--) {
    int n;
    ll k;
    cin >> n >> k;
    vector<ll> a(static_cast<size_t>(n));
    for (auto &x : a) cin >> x;
    sort(all(a));
    ll product = 1;
    for (ll x : a) product = product * (x % MOD + MOD) % MOD;
    auto at = lower_bound(all(a), k) - a.begin();
    multiset<ll> s(all(a));
    map<ll, int> count;
    for (ll x : a) count[x]++;
    cout << a[0] << ' ' << accumulate(all(a), 0LL) << ' ' << product << ' ' << at << ' ' << count.size() << ' '
         << *s.rbegin() << '\n';
  }
}
