// Streams in memory: open_memstream and fmemopen; buffering set with setvbuf.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void) {
  setvbuf(stdout, NULL, _IONBF, 0);
  char *text = NULL;
  size_t length = 0;
  FILE *out = open_memstream(&text, &length);
  if (!out) return 1;
  for (int i = 0; i < 5; i++) fprintf(out, "%d squared is %d\n", i, i * i);
  fflush(out);
  printf("%d bytes so far\n", (int)length);
  fputs("the end", out);
  fclose(out);
  printf("%s\n%d bytes\n", text, (int)length);
  FILE *in = fmemopen(text, length, "r");
  int number, square, sum = 0;
  while (fscanf(in, "%d squared is %d", &number, &square) == 2) sum += square;
  char rest[16] = "";
  fgets(rest, sizeof rest, in);
  printf("sum %d, rest [%s], at the end %d\n", sum, rest, feof(in) != 0);
  fclose(in);
  free(text);
  fputs("unbuffered ", stdout);
  fputs("beside errors ", stderr);
  fwrite("as written\n", 1, 11, stdout);
}
