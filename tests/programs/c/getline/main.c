// getline grows its own buffer; ungetc gives a character back.
#include <stdio.h>
#include <stdlib.h>

int main(void) {
  int c = getchar();
  printf("the first character is %c\n", c);
  ungetc(c, stdin);
  char *line = NULL;
  size_t room = 0;
  ssize_t length;
  while ((length = getline(&line, &room, stdin)) != -1) {
    int sum = 0;
    for (ssize_t i = 0; i < length; i++) sum += (unsigned char)line[i];
    printf("%d bytes, sum %d, %s\n", (int)length, sum, line[length - 1] == '\n' ? "ended" : "not ended");
  }
  free(line);
}
