// Where SQLite keeps pages of the register's file in memory.
#pragma once

namespace safon::sql {

/// From here on, in this program, in stretches of 2 MB that the processor may map as one: a page of memory that is
/// touched for the first time costs as much as reading the page of the file that goes there. Before SQLite is used.
void keep_pages_together();

}  // namespace safon::sql
