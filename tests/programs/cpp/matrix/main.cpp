// A matrix as a template, its products checked by the compiler, Fibonacci by powers.
#include <array>
#include <cstdint>
#include <initializer_list>
#include <iostream>

template <class T, std::size_t R, std::size_t C>
struct Matrix {
  std::array<std::array<T, C>, R> rows{};

  static constexpr Matrix identity()
    requires(R == C)
  {
    Matrix m;
    for (std::size_t i = 0; i < R; i++) m.rows[i][i] = 1;
    return m;
  }
  template <std::size_t K>
  friend constexpr Matrix<T, R, K> operator*(const Matrix &a, const Matrix<T, C, K> &b) {
    Matrix<T, R, K> out;
    for (std::size_t i = 0; i < R; i++)
      for (std::size_t j = 0; j < K; j++)
        for (std::size_t k = 0; k < C; k++) out.rows[i][j] += a.rows[i][k] * b.rows[k][j];
    return out;
  }
  constexpr Matrix<T, C, R> transposed() const {
    Matrix<T, C, R> out;
    for (std::size_t i = 0; i < R; i++)
      for (std::size_t j = 0; j < C; j++) out.rows[j][i] = rows[i][j];
    return out;
  }
  bool operator==(const Matrix &) const = default;
};

constexpr std::uint64_t fibonacci(unsigned n) {
  using M = Matrix<std::uint64_t, 2, 2>;
  M power = M::identity(), base{{{{1, 1}, {1, 0}}}};
  for (; n; n >>= 1, base = base * base)
    if (n & 1) power = power * base;
  return power.rows[0][1];
}
static_assert(fibonacci(10) == 55);

int main() {
  Matrix<int, 2, 3> a{{{{1, 2, 3}, {4, 5, 6}}}};
  auto square = a * a.transposed();
  for (const auto &row : square.rows) std::cout << row[0] << ' ' << row[1] << '\n';
  std::cout << (square == square.transposed()) << ' ' << fibonacci(93) << '\n';
}
