// A file that others read: there whole or not at all.
#pragma once
#include <cstdio>
#include <expected>
#include <string>
#include <string_view>

namespace safon {

/// Written beside its place as `.NAME.tmp`, put on the disc, then renamed over what stood there. One that is never
/// finished leaves nothing behind but that, for the next to write over.
class WholeFile {
 public:
  /// Folders are made.
  explicit WholeFile(std::string path);
  ~WholeFile();
  WholeFile(const WholeFile&) = delete;
  WholeFile& operator=(const WholeFile&) = delete;

  /// What goes wrong is kept for finish().
  void write(std::string_view text);
  /// With the permissions of the file that stands there, if one does.
  void keep_mode();
  /// The error is in plain words and names the file.
  [[nodiscard]] std::expected<void, std::string> finish();

 private:
  std::string path_, beside_;
  std::FILE* file_ = nullptr;
  int error_ = 0;
};

/// Whether the file has the permissions of the one that it takes the place of.
enum class KeepMode : unsigned char { no, yes };
[[nodiscard]] std::expected<void, std::string> write_whole(const std::string& path, std::string_view text,
                                                           KeepMode mode = KeepMode::no);

/// Makes the names in a folder last, as far as the file system can.
void sync_folder(const std::string& folder);

}  // namespace safon
