// A game on standard input: guesses until it is right.
#include <stdio.h>

int main(void) {
  const int secret = 37;
  int guess, tries = 0;
  for (;;) {
    printf("Your guess? ");
    fflush(stdout);
    int got = scanf("%d", &guess);
    if (got == EOF) {
      puts("\nYou gave up.");
      return 2;
    }
    if (got == 0) {
      scanf("%*s");
      puts("That is no number.");
      continue;
    }
    tries++;
    if (guess == secret) break;
    puts(guess < secret ? "More." : "Less.");
  }
  printf("Right, after %d tries.\n", tries);
}
