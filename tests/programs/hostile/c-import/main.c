/* Asks for a function of the host that there is not. */
__attribute__((import_module("env"), import_name("system"))) int host(const char *command);
int main(void) { return host("id"); }
