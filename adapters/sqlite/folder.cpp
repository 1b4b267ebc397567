#include "adapters/sqlite/folder.hpp"

#include <fcntl.h>
#include <unistd.h>

#include "adapters/sqlite/sql/sql.hpp"

namespace safon {

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "." : path.substr(0, slash + 1);
}

void require_folder_of(const std::string& path) {
  const auto folder = folder_of(path);
  if (::access(folder.c_str(), F_OK) != 0)
    sql::fail(RegisterFault::not_found, "there is no folder `" + folder + "`", "make it, or check the name");
  if (::access(folder.c_str(), W_OK | X_OK) != 0)
    sql::fail(RegisterFault::read_only, "the folder `" + folder + "` cannot be written", "check who owns it");
}

void make_durable(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY);
  if (file < 0) return;
  ::fsync(file);
  ::close(file);
}

}  // namespace safon
