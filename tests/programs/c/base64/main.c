// Base64 there and back, and a CRC-32 by table.
#include <stdint.h>
#include <stdio.h>
#include <string.h>

static const char DIGITS[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

static void encode(const char *in, char *out) {
  size_t n = strlen(in);
  for (size_t i = 0; i < n; i += 3) {
    uint32_t v = 0;
    for (size_t j = 0; j < 3; j++) v = v << 8 | (i + j < n ? (uint8_t)in[i + j] : 0);
    for (size_t j = 0; j < 4; j++) *out++ = i + j > n ? '=' : DIGITS[v >> (18 - 6 * j) & 63];
  }
  *out = '\0';
}

static void decode(const char *in, char *out) {
  uint32_t v = 0;
  int bits = 0;
  for (; *in && *in != '='; in++) {
    v = v << 6 | (uint32_t)(strchr(DIGITS, *in) - DIGITS);
    bits += 6;
    if (bits >= 8) *out++ = (char)(v >> (bits -= 8));
  }
  *out = '\0';
}

static uint32_t crc(const char *text) {
  static uint32_t table[256];
  if (!table[1])
    for (uint32_t i = 0; i < 256; i++) {
      table[i] = i;
      for (int j = 0; j < 8; j++) table[i] = table[i] & 1 ? table[i] >> 1 ^ 0xedb88320u : table[i] >> 1;
    }
  uint32_t c = ~0u;
  for (; *text; text++) c = table[(c ^ (uint8_t)*text) & 255] ^ c >> 8;
  return ~c;
}

int main(void) {
  const char *all[] = {"", "f", "fo", "foo", "foobar", "héllo ☃", "123456789"};
  for (int i = 0; i < 7; i++) {
    char there[64], back[64];
    encode(all[i], there);
    decode(there, back);
    printf("%-12s %s %08x\n", there, strcmp(back, all[i]) ? "differs" : back, crc(all[i]));
  }
}
