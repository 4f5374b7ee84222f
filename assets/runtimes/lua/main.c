/* A Lua program in the sandbox: `lua FILE ARG…`, with the whole standard library.
 *
 * What cannot be here, because there are no processes, fails with a sentence. */
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

#include "lauxlib.h"
#include "lua.h"
#include "lualib.h"

/* In the place of Lua's own seeds, which are made of the clock and of addresses. */
unsigned int lua_entropy(void) {
  unsigned int seed = 0;
  getentropy(&seed, sizeof seed);
  return seed;
}

/* WASI has no temporary files of its own; `/tmp` is the run's. */
int lua_temporary(char *path) {
  static unsigned int count;
  snprintf(path, 32, "/tmp/lua_%08x%04x", lua_entropy(), ++count & 0xffff);
  FILE *file = fopen(path, "wx");
  return !file || fclose(file);
}

FILE *tmpfile(void) {
  char path[32];
  FILE *file = lua_temporary(path) ? NULL : fopen(path, "w+b");
  if (file)
    unlink(path);
  return file;
}

static int no_processes(lua_State *L) {
  return luaL_error(L, "%s: the sandbox has no other programs to start",
                    lua_tostring(L, lua_upvalueindex(1)));
}

/* `table.name` fails, and says why. */
static void forbid(lua_State *L, const char *table, const char *name) {
  lua_getglobal(L, table);
  lua_pushfstring(L, "%s.%s", table, name);
  lua_pushcclosure(L, no_processes, 1);
  lua_setfield(L, -2, name);
  lua_pop(L, 1);
}

/* The message of an error, with where it came from. */
static int traced(lua_State *L) {
  const char *message = lua_tostring(L, 1);
  if (!message) {
    if (luaL_callmeta(L, 1, "__tostring") && lua_type(L, -1) == LUA_TSTRING)
      return 1;
    message = lua_pushfstring(L, "(error object is a %s value)", luaL_typename(L, 1));
  }
  luaL_traceback(L, L, message, 1);
  return 1;
}

/* Modules lie beside the program, or at the top of the room. */
static void set_path(lua_State *L, const char *program) {
  const char *slash = strrchr(program, '/');
  lua_getglobal(L, "package");
  if (slash) {
    lua_pushlstring(L, program, slash - program);
    lua_pushfstring(L, "%s/?.lua;%s/?/init.lua;./?.lua;./?/init.lua", lua_tostring(L, -1),
                    lua_tostring(L, -1));
  } else {
    lua_pushliteral(L, "./?.lua;./?/init.lua");
  }
  lua_setfield(L, slash ? -3 : -2, "path");
  /* There are no libraries of machine code to look for. */
  lua_getfield(L, 1, "searchers");
  for (int i = 4; i > 2; i--) {
    lua_pushnil(L);
    lua_rawseti(L, -2, i);
  }
  lua_settop(L, 0);
}

/* The global `arg`, and the same again on the stack for the program's `...`. */
static int arguments(lua_State *L, int argc, char **argv) {
  lua_createtable(L, argc - 1, 1);
  for (int i = 0; i < argc; i++) {
    lua_pushstring(L, argv[i]);
    lua_rawseti(L, -2, i);
  }
  lua_setglobal(L, "arg");
  luaL_checkstack(L, argc, "too many arguments");
  for (int i = 1; i < argc; i++)
    lua_pushstring(L, argv[i]);
  return argc - 1;
}

static int run(lua_State *L) {
  int argc = (int)lua_tointeger(L, 1);
  char **argv = lua_touserdata(L, 2);
  lua_settop(L, 0);
  luaL_openlibs(L);
  /* As the program `lua` has it: most of what is made is soon garbage. */
  lua_gc(L, LUA_GCGEN, 0, 0);
  forbid(L, "os", "execute");
  forbid(L, "io", "popen");
  set_path(L, argv[0]);
  lua_pushcfunction(L, traced);
  if (luaL_loadfile(L, argv[0]) != LUA_OK)
    return lua_error(L);
  int count = arguments(L, argc, argv);
  if (lua_pcall(L, count, 0, 1) != LUA_OK)
    return lua_error(L);
  return 0;
}

int main(int argc, char **argv) {
  static const char room[] = "/room/";
  if (argc < 1 || chdir("/room"))
    return 2;
  /* Messages name files as people do: by their path in the room. */
  if (!strncmp(argv[0], room, sizeof room - 1))
    argv[0] += sizeof room - 1;
  lua_State *L = luaL_newstate();
  if (!L) {
    fputs("lua: not enough memory\n", stderr);
    return 1;
  }
  lua_pushcfunction(L, run);
  lua_pushinteger(L, argc);
  lua_pushlightuserdata(L, argv);
  if (lua_pcall(L, 2, 0, 0) != LUA_OK) {
    fflush(stdout);
    fprintf(stderr, "lua: %s\n", lua_tostring(L, -1));
    exit(1);
  }
  /* Closes what is to be closed, and runs finalizers, as Lua promises. */
  lua_close(L);
  return 0;
}
