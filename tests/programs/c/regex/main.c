// POSIX regular expressions, getopt and fnmatch.
#include <fnmatch.h>
#include <regex.h>
#include <stdio.h>
#include <unistd.h>

static void match(const char *pattern, const char *text) {
  regex_t regex;
  regmatch_t at[4];
  if (regcomp(&regex, pattern, REG_EXTENDED)) {
    printf("%s: not a pattern\n", pattern);
    return;
  }
  if (regexec(&regex, text, 4, at, 0)) {
    printf("%s: no\n", pattern);
  } else {
    printf("%s:", pattern);
    for (int i = 0; i < 4 && at[i].rm_so >= 0; i++)
      printf(" [%.*s]", (int)(at[i].rm_eo - at[i].rm_so), text + at[i].rm_so);
    puts("");
  }
  regfree(&regex);
}

int main(int argc, char **argv) {
  match("([a-z]+)@([a-z]+)\\.org", "write to jane@example.org today");
  match("^[0-9]{4}-[0-9]{2}$", "2031-11");
  match("(a|b)*c", "xababc");
  match("[[:upper:]][[:alpha:]]*", "two Words Here");
  match("nothing", "something");
  match("(unclosed", "");
  printf("%d %d %d\n", fnmatch("*.c", "main.c", 0), fnmatch("[!a]?z", "xyz", 0), fnmatch("*.h", "main.c", 0) != 0);
  for (int c; (c = getopt(argc, argv, "vn:")) != -1;) {
    if (c == 'v') puts("talkative");
    else if (c == 'n') printf("n is %s\n", optarg);
    else puts("what?");
  }
  for (; optind < argc; optind++) printf("rest: %s\n", argv[optind]);
}
