/* A SQL program in the sandbox: SQLite's own shell, told to run one file.
 *
 * Results are tables with headings. A `.csv` file of the room is a table, named like the
 * file, if the program speaks of it. Arguments are the parameters ?1, ?2 and so on. */
#include <ctype.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

enum { MAX_TABLES = 64, MAX_PATH = 4096 };

int shell_main(int argc, char **argv);

/* What the shell shall take for a script, whatever its name. */
const char *room_script;

static char **command;
static int length;

static void add(const char *word) {
  command = realloc(command, (length + 2) * sizeof *command);
  command[length++] = strdup(word);
  command[length] = NULL;
}

/* As `fopen`; and WASI has no files for the streams, but programs know their names. */
FILE *room_fopen(const char *path, const char *mode) {
  if (!strcmp(path, "/dev/stdin"))
    return stdin;
  if (!strcmp(path, "/dev/stdout"))
    return stdout;
  return fopen(path, mode);
}

int room_fclose(FILE *file) {
  return file == stdin || file == stdout ? 0 : fclose(file);
}

static char *read_all(const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file || fseek(file, 0, SEEK_END))
    return NULL;
  long size = ftell(file);
  char *text = malloc(size + 1);
  rewind(file);
  text[fread(text, 1, size, file)] = 0;
  fclose(file);
  return text;
}

static int is_word(char c) { return isalnum((unsigned char)c) || c == '_' || c & 0x80; }

/* Whether `text` has `word` in it, and not as a part of a longer one. */
static int mentions(const char *text, const char *word) {
  size_t size = strlen(word);
  for (const char *at = text; *at; at++)
    if (!strncasecmp(at, word, size) && !is_word(at[size]) && (at == text || !is_word(at[-1])) &&
        strncasecmp(at + size, ".csv", 4))
      return 1;
  return 0;
}

/* `text` as one word of a command of the shell, and within that as one of SQL if `in_sql`. */
static void quote(char *into, size_t room, const char *text, int in_sql) {
  size_t n = 0;
  into[n++] = '"';
  if (in_sql)
    into[n++] = '\'';
  for (; *text && n + 5 < room; text++) {
    if (*text == '"' || *text == '\\')
      into[n++] = '\\';
    if (*text == '\'' && in_sql)
      into[n++] = '\'';
    into[n++] = *text;
  }
  if (in_sql)
    into[n++] = '\'';
  into[n++] = '"';
  into[n] = 0;
}

/* Tables for the .csv files of `folder` that the script speaks of. */
static void import(const char *folder, const char *script) {
  DIR *entries = opendir(folder);
  struct dirent *entry;
  for (int count = 0; entries && count < MAX_TABLES && (entry = readdir(entries));) {
    size_t stem = strlen(entry->d_name);
    if (stem <= 4 || strcasecmp(entry->d_name + stem - 4, ".csv"))
      continue;
    char table[256], path[MAX_PATH], file[MAX_PATH], name[600], line[2 * MAX_PATH];
    snprintf(table, sizeof table, "%.*s", (int)(stem - 4), entry->d_name);
    if (!mentions(script, table))
      continue;
    snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
    quote(file, sizeof file, path, 0);
    quote(name, sizeof name, table, 0);
    snprintf(line, sizeof line, ".import --csv %s %s", file, name);
    add("-cmd");
    add(line);
    count++;
  }
  if (entries)
    closedir(entries);
}

int main(int argc, char **argv) {
  static const char room[] = "/room/";
  if (argc < 1 || chdir("/room"))
    return 2;
  room_script = strncmp(argv[0], room, sizeof room - 1) ? argv[0] : argv[0] + sizeof room - 1;
  char *script = read_all(room_script);
  if (!script) {
    fprintf(stderr, "%s cannot be read\n", room_script);
    return 1;
  }
  static const char *options[] = {"sqlite3", "-batch", "-box", "-header", "-nullvalue", "NULL", ":memory:"};
  for (size_t i = 0; i < sizeof options / sizeof *options; i++)
    add(options[i]);
  for (int i = 1; i < argc; i++) {
    char value[MAX_PATH], line[MAX_PATH + 64];
    quote(value, sizeof value, argv[i], 1);
    snprintf(line, sizeof line, ".parameter set ?%d %s", i, value);
    add("-cmd");
    add(line);
  }
  import(".", script);
  free(script);
  add(room_script);
  return shell_main(length, command);
}
