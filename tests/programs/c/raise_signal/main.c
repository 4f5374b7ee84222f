// Signals that the program raises itself.
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

static volatile sig_atomic_t seen;

static void note(int number) { seen = number == SIGUSR1 ? 1 : 2; }

int main(void) {
  if (signal(SIGUSR1, note) == SIG_ERR || signal(SIGTERM, note) == SIG_ERR) return 1;
  raise(SIGUSR1);
  printf("%d\n", (int)seen);
  raise(SIGTERM);
  printf("%d\n", (int)seen);
  signal(SIGINT, SIG_IGN);
  printf("%d\n", raise(SIGINT));
  printf("%d\n", signal(SIGINT, SIG_DFL) == SIG_IGN);
}
