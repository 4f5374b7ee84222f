// The names of types for the last words of a program. The demangler of libc++abi, which knows all
// names, is a quarter of the code of a short program, and all code is translated before it starts.
#pragma once
#include <cstring>

// A class, maybe in namespaces or other classes, in words; null for what is not that simple.
static const char *plain_name(const char *at) {
  static char plain[256];
  std::size_t length = 0;
  if (!std::strcmp(at, "i"))
    return "int";
  if (!std::strcmp(at, "PKc"))
    return "char const*";
  if (!std::strcmp(at, "NSt3__212basic_stringIcNS_11char_traitsIcEENS_9allocatorIcEEEE"))
    return "std::string";
  const bool nested = *at == 'N';
  at += nested;
  if (!std::strncmp(at, "St", 2)) {
    length = 3;
    std::memcpy(plain, "std", length);
    at += 2;
  }
  while (*at >= '0' && *at <= '9') {
    std::size_t count = 0;
    while (*at >= '0' && *at <= '9')
      count = count * 10 + (*at++ - '0');
    if (count > std::strlen(at) || length + count + 32 > sizeof plain)
      return nullptr;
    // The inline namespace of the library.
    const bool skipped = count == 3 && !std::strncmp(at, "__2", 3);
    const bool unnamed = count == 12 && !std::strncmp(at, "_GLOBAL__N_1", 12);
    if (!skipped) {
      const char *name = unnamed ? "(anonymous namespace)" : at;
      const std::size_t size = unnamed ? std::strlen(name) : count;
      if (length) {
        std::memcpy(plain + length, "::", 2);
        length += 2;
      }
      std::memcpy(plain + length, name, size);
      length += size;
    }
    at += count;
  }
  plain[length] = 0;
  return length && !std::strcmp(at, nested ? "E" : "") ? plain : nullptr;
}
