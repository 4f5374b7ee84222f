// <bit>, <bitset>, <limits>, and vector<bool>.
#include <bit>
#include <bitset>
#include <cstdint>
#include <iostream>
#include <limits>
#include <vector>

int main() {
  std::cout << std::popcount(0xffu) << ' ' << std::countl_zero(std::uint32_t(1)) << ' ' << std::countr_zero(64u) << ' '
            << std::bit_ceil(100u) << ' ' << std::bit_width(100u) << ' ' << std::has_single_bit(64u) << '\n';
  std::cout << std::hex << std::rotl(std::uint32_t(0x12345678), 8) << ' ' << std::byteswap(std::uint32_t(0x12345678)) << ' '
            << std::bit_cast<std::uint64_t>(1.0) << std::dec << '\n';
  std::bitset<12> bits("101100");
  bits.set(11).flip(0) <<= 1;
  std::cout << bits << ' ' << bits.count() << ' ' << bits.to_ulong() << ' ' << (bits & std::bitset<12>(0xf0)) << '\n';
  std::vector<bool> flags(70);
  for (std::size_t i = 0; i < flags.size(); i += 7) flags[i].flip();
  int set = 0;
  for (bool flag : flags) set += flag;
  std::cout << set << '\n';
  using limits = std::numeric_limits<int>;
  std::cout << limits::min() << ' ' << limits::max() << ' ' << limits::digits << ' ' << std::numeric_limits<double>::digits10
            << ' ' << std::numeric_limits<float>::epsilon() << '\n';
  std::cout << (std::endian::native == std::endian::little) << '\n';
}
