// UTF-8 decoded by hand: code points, their lengths, text reversed by characters.
#include <stdint.h>
#include <stdio.h>
#include <string.h>

static int decode(const unsigned char *s, uint32_t *point) {
  int n = *s < 0x80 ? 1 : *s >= 0xf0 ? 4 : *s >= 0xe0 ? 3 : *s >= 0xc0 ? 2 : 0;
  if (n == 0) return 0;
  *point = n == 1 ? *s : *s & (0xffu >> (n + 1));
  for (int i = 1; i < n; i++) {
    if ((s[i] & 0xc0) != 0x80) return 0;
    *point = *point << 6 | (s[i] & 0x3f);
  }
  return n;
}

int main(void) {
  const char *text = "aß€𝄞 žluťoučký 日本語 🐧";
  char reversed[64] = "";
  int characters = 0;
  size_t bytes = strlen(text), left = bytes;
  for (const char *s = text; *s;) {
    uint32_t point;
    int n = decode((const unsigned char *)s, &point);
    if (!n) return 1;
    if (n > 1) printf("U+%04X (%d) ", point, n);
    left -= (size_t)n;
    memcpy(reversed + left, s, (size_t)n);
    s += n;
    characters++;
  }
  printf("\n%d characters in %d bytes\n%s\n%s\n", characters, (int)bytes, text, reversed);
  printf("%s %s \u00e9\U0001F600\n", u8"naïve", "\xe2\x98\x83");
  uint32_t point;
  printf("%d %d\n", decode((const unsigned char *)"\xff", &point), decode((const unsigned char *)"\xe2(", &point));
}
