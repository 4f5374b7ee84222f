// Wide characters: conversions, classes, and functions of strings.
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>
#include <wctype.h>

int main(void) {
  if (!setlocale(LC_ALL, "C.UTF-8")) return 1;
  wchar_t wide[64];
  size_t n = mbstowcs(wide, "Žluťoučký KŮŇ 🐴", 64);
  printf("%d %d\n", (int)n, (int)wcslen(wide));
  for (wchar_t *w = wide; *w; w++) *w = (wchar_t)(iswupper((wint_t)*w) ? towlower((wint_t)*w) : towupper((wint_t)*w));
  char narrow[64];
  printf("%d ", (int)wcstombs(narrow, wide, sizeof narrow));
  printf("%s\n", narrow);
  printf("%ls|%6ls|%-6ls|%lc\n", L"wörter", L"äö", L"äö", (wint_t)L'ß');
  printf("%d %d %d\n", wcscmp(L"abc", L"abd") < 0, (int)(wcschr(wide, L'K') != NULL), (int)wcstol(L"-42x", NULL, 10));
  wchar_t list[] = L"α,β,,γ", *rest;
  for (wchar_t *w = wcstok(list, L",", &rest); w; w = wcstok(NULL, L",", &rest)) printf("[%ls]", w);
  puts("");
  mbstate_t state = {0};
  const char *text = "é€";
  for (wchar_t c; (n = mbrtowc(&c, text, 4, &state)) > 0 && n < 5; text += n) printf("%d:%04x ", (int)n, (unsigned)c);
  puts("");
  printf("%d %d %d\n", iswalpha(L'ñ') != 0, iswdigit(L'٣') != 0, iswspace(L' ') != 0);
  swprintf(wide, 64, L"%d-%ls-%.2f", 7, L"ü", 1.5);
  printf("%ls\n", wide);
}
