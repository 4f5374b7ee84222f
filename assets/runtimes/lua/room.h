/* Read before each of Lua's own files: what it takes from here instead of from the system. */
#include <stdio.h>

unsigned int lua_entropy(void);
int lua_temporary(char *path);
int system(const char *command);

#define luai_makeseed(L) lua_entropy()
#define l_system(command) (-1)
#define LUA_TMPNAMBUFSIZE 32
#define lua_tmpnam(path, failed) { failed = lua_temporary(path); }
FILE *tmpfile(void);
