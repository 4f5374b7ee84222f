// An interpreter of Brainfuck: hello, and what is on standard input turned around.
#include <stdio.h>
#include <string.h>

static void run(const char *code) {
  static unsigned char tape[30000];
  int jump[512], open[64], depth = 0;
  memset(tape, 0, sizeof tape);
  for (int i = 0; code[i]; i++) {
    if (code[i] == '[') open[depth++] = i;
    if (code[i] == ']') {
      jump[i] = open[--depth];
      jump[jump[i]] = i;
    }
  }
  unsigned char *p = tape;
  for (int i = 0, c; code[i]; i++) {
    switch (code[i]) {
      case '>': p++; break;
      case '<': p--; break;
      case '+': ++*p; break;
      case '-': --*p; break;
      case '.': putchar(*p); break;
      case ',': *p = (unsigned char)((c = getchar()) == EOF ? 0 : c); break;
      case '[': if (!*p) i = jump[i]; break;
      case ']': if (*p) i = jump[i]; break;
    }
  }
}

int main(void) {
  run("++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+.>++.");
  run(">,[>,]<[.<]");
  puts("");
}
