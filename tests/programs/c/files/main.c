// Files: written, read back, sought, appended to, renamed, removed.
#include <errno.h>
#include <stdio.h>
#include <string.h>

int main(void) {
  FILE *f = fopen("notes.txt", "w+");
  if (!f) return 1;
  for (int i = 1; i <= 5; i++) fprintf(f, "line %d\n", i);
  printf("%ld bytes\n", ftell(f));
  rewind(f);
  char line[32];
  while (fgets(line, sizeof line, f)) fputs(line, stdout);
  fseek(f, 7, SEEK_SET);
  fputs("LINE", f);
  fseek(f, -7, SEEK_END);
  fgets(line, sizeof line, f);
  fputs(line, stdout);
  fclose(f);
  f = fopen("notes.txt", "a");
  fputs("appended\n", f);
  fclose(f);
  printf("%d\n", rename("notes.txt", "kept.txt"));
  f = fopen("kept.txt", "rb");
  char all[128];
  size_t n = fread(all, 1, sizeof all, f);
  fclose(f);
  printf("%d bytes:\n", (int)n);
  fwrite(all, 1, n, stdout);
  printf("%d ", remove("kept.txt"));
  f = fopen("kept.txt", "r");
  printf("%s\n", f ? "still there" : errno == ENOENT ? "gone" : strerror(errno));
}
