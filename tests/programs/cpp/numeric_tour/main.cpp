// <numeric>, <valarray>, <complex>, <ratio>: sums, scans, gcd, midpoints, slices.
#include <complex>
#include <functional>
#include <iomanip>
#include <iostream>
#include <numbers>
#include <numeric>
#include <ratio>
#include <valarray>
#include <vector>

int main() {
  std::vector<int> v(8), out(8);
  std::iota(v.begin(), v.end(), 1);
  std::cout << std::accumulate(v.begin(), v.end(), 0) << ' ' << std::reduce(v.begin(), v.end(), 1, std::multiplies<>()) << ' ' << std::inner_product(v.begin(), v.end(), v.begin(), 0) << ' '
            << std::transform_reduce(v.begin(), v.end(), 0, std::plus<>(), [](int x) { return x % 2 * x; }) << '\n';
  auto show = [&] { for (int x : out) std::cout << x << ' '; std::cout << '\n'; };
  std::partial_sum(v.begin(), v.end(), out.begin()), show();
  std::exclusive_scan(v.begin(), v.end(), out.begin(), 100), show();
  std::inclusive_scan(v.begin(), v.end(), out.begin(), [](int a, int b) { return std::max(a, b * b % 11); }), show();
  std::adjacent_difference(v.begin(), v.end(), out.begin(), std::plus<>()), show();
  std::cout << std::gcd(1071, 462) << ' ' << std::lcm(21, 6) << ' ' << std::midpoint(2147483647, 2147483645) << ' ' << std::midpoint(1.0, 2.5) << ' ' << std::lerp(10.0, 20.0, 0.3) << '\n';
  std::valarray<double> a{1, 4, 9, 16, 25, 36}, b = std::sqrt(a) * 2.0 + 1.0;
  for (double x : b) std::cout << x << ' ';
  std::cout << b.sum() << ' ' << b.max() << ' ' << std::valarray<double>(a[a > 10.0]).size() << ' ' << std::valarray<double>(a[std::slice(0, 3, 2)]).sum() << ' ' << a.shift(2)[0] << ' ' << a.cshift(-1)[0] << '\n';
  a[std::slice(1, 2, 3)] = 0;
  const std::valarray<double> halves = a.apply([](double x) { return x / 2; });
  for (double x : halves) std::cout << x << ' ';
  std::cout << '\n';
  using namespace std::complex_literals;
  std::complex<double> z = 3.0 + 4i;
  std::cout << std::fixed << std::setprecision(4) << std::abs(z) << ' ' << std::norm(z) << ' ' << std::conj(z) << ' ' << z * z << ' ' << z / (1.0 - 1i) << ' ' << std::sqrt(-1.0 + 0i) << ' ' << std::polar(2.0, std::numbers::pi / 6) << ' ' << std::exp(1i * std::numbers::pi).real() << '\n';
  using third = std::ratio_divide<std::ratio<1>, std::ratio<3>>;
  using sum = std::ratio_add<third, std::ratio<1, 6>>;
  std::cout << sum::num << '/' << sum::den << ' ' << std::ratio_less_v<third, sum> << ' ' << std::kilo::num << ' ' << std::numbers::phi << '\n';
}
