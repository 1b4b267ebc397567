// SQLite's own header; in the loadable extension, the table of functions that the program which loads it hands over.
#pragma once
#ifdef SAFON_SQLITE_EXTENSION
#include <sqlite3ext.h>
SQLITE_EXTENSION_INIT3
#else
#include <sqlite3.h>
#endif
