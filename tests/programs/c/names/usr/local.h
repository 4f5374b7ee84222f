#define LOCAL "local"
